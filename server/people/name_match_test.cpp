// SPDX-License-Identifier: EUPL-1.2
#include "people/name_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::people {
namespace {

using ::testing::Contains;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const Day kBorn = Day::of(2012, 3, 4);
const Day kSwapped = Day::of(2012, 4, 3);
const Day kNear = Day::of(2012, 3, 14);
const Day kOther = Day::of(2010, 11, 27);

Description who(const std::string& last, const std::string& first, std::optional<Day> birth = kBorn) {
    return describe(last, first, "", birth);
}

std::vector<std::string> codes(const Match& match) {
    std::vector<std::string> out;
    for (const Evidence& evidence : match.evidence) out.push_back(evidence.code);
    return out;
}

MatchLevel level(const Description& asked, const Description& known, bool same_phone = false) {
    return match(asked, known, same_phone).level;
}

TEST(NameMatch, CaseAndAccentsAreOneName) {
    const Match found = match(who("DUPONT", "Léa"), who("Dupont", "lea"), false);
    EXPECT_EQ(found.level, MatchLevel::same);
    EXPECT_THAT(codes(found), UnorderedElementsAre("same_name", "same_birth_date"));
}

TEST(NameMatch, AnotherFinalLetterIsCloseAndSaysWhich) {
    const Match found = match(who("Dupond", "Lea"), who("DUPONT", "Léa"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    ASSERT_THAT(codes(found), UnorderedElementsAre("close_name", "same_birth_date"));
    EXPECT_EQ(found.evidence.front().params.at("a"), "Dupond");
    EXPECT_EQ(found.evidence.front().params.at("b"), "DUPONT");
}

TEST(NameMatch, ASecretaryWithoutABirthDateIsStillHeard) {
    Description mail = who("DUPONT", "Léa");
    Description phone = who("Dupond", "Lea", std::nullopt);
    EXPECT_EQ(level(phone, mail), MatchLevel::possible);
    mail.structure = phone.structure = "01930000-0000-7000-8000-000000000001";
    const Match found = match(phone, mail, false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("close_name", "same_school"));
}

TEST(NameMatch, HyphensApostrophesAndSpacesDoNotSeparate) {
    EXPECT_EQ(level(who("Martin", "Jean-Pierre"), who("Martin", "Jean Pierre")), MatchLevel::same);
    EXPECT_EQ(level(who("O'Brien", "Sean"), who("O’Brien", "Sean")), MatchLevel::same);
    EXPECT_EQ(level(who("O'Brien", "Sean"), who("OBrien", "Sean")), MatchLevel::same);
    EXPECT_EQ(level(who("Le Goff", "Yann"), who("LeGoff", "Yann")), MatchLevel::same);
}

TEST(NameMatch, LigaturesAndSharpSAreSpeltOut) {
    EXPECT_EQ(level(who("Lœuil", "Chloé"), who("LOEUIL", "Chloe")), MatchLevel::same);
    EXPECT_EQ(level(who("Weiß", "Jürgen"), who("Weiss", "Jurgen")), MatchLevel::same);
}

TEST(NameMatch, SpellingsFromArabicMeet) {
    const Match found = match(who("El Amrani", "Mohamed"), who("Elamrani", "Mohammed"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("close_name", "same_birth_date"));
    EXPECT_EQ(level(who("Amrani", "Muhammad"), who("El Amrani", "Mohamed")), MatchLevel::likely);
    EXPECT_EQ(level(who("Benali", "Youssef"), who("Ben Ali", "Yusuf")), MatchLevel::likely);
}

TEST(NameMatch, MamadouIsNotMohamed) {
    EXPECT_EQ(match(who("Diallo", "Mamadou"), who("Diallo", "Mohamed"), false).level, MatchLevel::possible);
    EXPECT_THAT(codes(match(who("Diallo", "Mamadou"), who("Diallo", "Mohamed"), false)), Contains("same_family"));
}

TEST(NameMatch, DayAndMonthMayBeSwapped) {
    const Match found = match(who("Martin", "Lucas", kSwapped), who("Martin", "Lucas"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("same_name", "swapped_day_month"));
}

TEST(NameMatch, OneWrongDigitIsNear) {
    const Match found = match(who("Martin", "Lucas", kNear), who("Martin", "Lucas"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("same_name", "near_birth_date"));
}

TEST(NameMatch, AnotherBirthDateLowersButDoesNotHide) {
    const Match found = match(who("Martin", "Lucas", kOther), who("Martin", "Lucas"), false);
    EXPECT_EQ(found.level, MatchLevel::possible);
    EXPECT_THAT(codes(found), UnorderedElementsAre("same_name", "different_birth_date"));
}

TEST(NameMatch, AnUncertainBirthDateDoesNotCountAgainst) {
    Description uncertain = who("Martin", "Lucas", kOther);
    uncertain.birth_date_uncertain = true;
    EXPECT_EQ(level(uncertain, who("Martin", "Lucas")), MatchLevel::likely);
}

TEST(NameMatch, FirstOfJanuaryIsOnlyAYear) {
    const Match found = match(who("Diallo", "Aïssata", Day::of(2012, 1, 1)), who("Diallo", "Aissata"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("same_name"));
}

TEST(NameMatch, NamesMayBeInTheWrongBoxes) {
    const Match found = match(who("Lucas", "Martin"), who("Martin", "Lucas"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("swapped_names", "same_birth_date"));
}

TEST(NameMatch, DoubleSurnamesInAnyOrderAreClose) {
    EXPECT_EQ(level(who("Garcia Lopez", "Ana"), who("Lopez Garcia", "Ana")), MatchLevel::likely);
    EXPECT_EQ(level(who("Garcia", "Ana"), who("Garcia Lopez", "Ana")), MatchLevel::likely);
}

TEST(NameMatch, TheUsualNameCountsAsAFirstName) {
    EXPECT_EQ(level(who("Nguyen", "Kévin"), describe("Nguyen", "Van Khoa", "Kevin", kBorn)), MatchLevel::same);
}

TEST(NameMatch, ASurnameAloneIsOnlyPossible) {
    EXPECT_EQ(level(who("Traoré", "", std::nullopt), who("Traore", "Moussa")), MatchLevel::possible);
    EXPECT_EQ(level(who("Traoré", ""), who("Traore", "Moussa")), MatchLevel::likely);
}

TEST(NameMatch, ASingleNameTypedAsSurnameFindsTheFirstName) {
    const Match found = match(who("Aminata", ""), who("Diallo", "Aminata"), false);
    EXPECT_EQ(found.level, MatchLevel::likely);
    EXPECT_THAT(codes(found), UnorderedElementsAre("same_first_name", "same_birth_date"));
}

TEST(NameMatch, TwinsAreAFamilyAndAtMostPossible) {
    Description lea = who("Dupont", "Léa");
    Description leo = who("Dupont", "Léo");
    lea.structure = leo.structure = "01930000-0000-7000-8000-000000000001";
    const Match found = match(lea, leo, true);
    EXPECT_EQ(found.level, MatchLevel::possible);
    EXPECT_THAT(codes(found), Contains("same_family"));
    EXPECT_EQ(level(who("Dupont", "Lina"), who("Dupont", "Luna"), true), MatchLevel::possible);
    EXPECT_EQ(level(who("Dupont", "Karim"), who("Dupont", "Karima"), true), MatchLevel::possible);
}

TEST(NameMatch, ABoyAndAGirlWithAlikeNamesAreTwins) {
    Description michel = who("Dupont", "Michel");
    Description michele = who("Dupont", "Michèle");
    EXPECT_EQ(level(michel, michele), MatchLevel::likely);
    michel.sex = "male";
    michele.sex = "female";
    EXPECT_EQ(level(michel, michele, true), MatchLevel::possible);
    EXPECT_THAT(codes(match(michel, michele, true)), Contains("same_family"));
}

TEST(NameMatch, SiblingsOfOtherAgesAreNotShown) {
    EXPECT_EQ(level(who("Dupont", "Zoé", kOther), who("Dupont", "Léa"), true), MatchLevel::none);
}

TEST(NameMatch, StrangersAreNotShown) {
    EXPECT_EQ(level(who("Durand", "Paul"), who("Lefèvre", "Inès")), MatchLevel::none);
    EXPECT_EQ(level(who("Petit", "Paul", kOther), who("Martin", "Paul")), MatchLevel::none);
}

TEST(NameMatch, APhoneWeighsInAndAloneIsPossible) {
    const int without = match(who("Martin", "Lucas", std::nullopt), who("Martin", "Lucas"), false).score;
    const Match with = match(who("Martin", "Lucas", std::nullopt), who("Martin", "Lucas"), true);
    EXPECT_GT(with.score, without);
    EXPECT_THAT(codes(with), Contains("same_phone"));
    EXPECT_EQ(level(who("", "", std::nullopt), who("Martin", "Lucas"), true), MatchLevel::possible);
    EXPECT_EQ(level(who("", "", std::nullopt), who("Martin", "Lucas"), false), MatchLevel::none);
}

TEST(NameMatch, SameIsNeverSaidOfCloseNames) {
    EXPECT_THAT(codes(match(who("Dupond", "Lea"), who("Dupont", "Lea"), true)), Not(Contains("same_name")));
    EXPECT_EQ(level(who("Dupond", "Lea"), who("Dupont", "Lea"), true), MatchLevel::likely);
}

}  // namespace
}  // namespace jalon::people
