// SPDX-License-Identifier: EUPL-1.2
#include "families/authorisation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::families {
namespace {

using people::Guardian;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Day kDay = Day::of(2026, 11, 19);
const Needs kOne{};
const Needs kBoth{.both = true};

GuardianId idOf(int number) {
    return GuardianId::trusted("01900000-0000-7000-8000-00000000000" + std::to_string(number));
}

Guardian aGuardian(int number, const std::string& relation, const std::string& authority = "yes") {
    Guardian guardian{idOf(number), PersonId::trusted("01900000-0000-7000-8000-0000000000ff"), {}, 1, std::nullopt};
    guardian.fields.relation = relation;
    guardian.fields.authority = authority;
    return guardian;
}

const Guardian kMother = aGuardian(1, "mother");
const Guardian kFather = aGuardian(2, "father");
const std::vector<Guardian> kParents{kMother, kFather};

Authorisation said(const std::string& kind, std::optional<GuardianId> who, Consent answer, Needs needs = kOne,
                   std::vector<std::string> scopes = {}, Day on = kDay) {
    Authorisation out{SigningId::trusted("01900000-0000-7000-8000-0000000000aa"), kind, std::move(who), answer, on};
    out.scopes = std::move(scopes);
    out.needs = needs;
    return out;
}

Standing outing(const std::vector<Authorisation>& answers, const std::vector<Guardian>& guardians = kParents,
                Day on = kDay) {
    return standingOf("outing", "", answers, guardians, on).standing;
}

// Example 19: the mother authorises images "collège + city website", the father does not answer.
TEST(AuthorisationRule, WithoutTheFathersAnswerNoFaceIsShownButPseudonymousWorkMayBe) {
    const std::vector<Authorisation> answers{
        said("image", kMother.id, Consent::given, kBoth, {"college", "city_website"}),
        said("image", kFather.id, Consent::asked, kBoth),
        said("participation", kMother.id, Consent::given),
        said("author_rights", kMother.id, Consent::given),
    };
    const auto participation = standingOf("participation", "", answers, kParents, kDay);
    const auto rights = standingOf("author_rights", "", answers, kParents, kDay);
    for (const char* scope : {"college", "city_website"}) {
        const auto image = standingOf("image", scope, answers, kParents, kDay);
        EXPECT_EQ(image.standing, Standing::incomplete) << scope;
        EXPECT_THAT(image.missing, ElementsAre(kFather.id));
        const auto showing = showingOf(image, participation, rights);
        EXPECT_FALSE(showing.face) << scope;
        EXPECT_TRUE(showing.pseudonymous_work) << scope;
    }
    EXPECT_EQ(standingOf("image", "press", answers, kParents, kDay).standing, Standing::refused);
    auto without_rights = answers;
    without_rights.pop_back();
    EXPECT_FALSE(showingOf(standingOf("image", "college", without_rights, kParents, kDay), participation,
                           standingOf("author_rights", "", without_rights, kParents, kDay))
                     .pseudonymous_work);
    auto agreed = answers;
    agreed.push_back(said("image", kFather.id, Consent::given, kBoth, {"college"}));
    EXPECT_TRUE(standingOf("image", "college", agreed, kParents, kDay).given());
    EXPECT_EQ(standingOf("image", "city_website", agreed, kParents, kDay).standing, Standing::refused);
}

TEST(AuthorisationRule, OneHolderSufficesForAUsualAct) {
    EXPECT_EQ(outing({said("outing", kMother.id, Consent::given)}), Standing::given);
    EXPECT_EQ(outing({said("outing", kMother.id, Consent::given), said("outing", kFather.id, Consent::asked)}),
              Standing::given);
}

TEST(AuthorisationRule, AKnownRefusalOfTheOtherHolderEndsThePresumption) {
    EXPECT_EQ(outing({said("outing", kMother.id, Consent::given), said("outing", kFather.id, Consent::refused)}),
              Standing::refused);
}

TEST(AuthorisationRule, NobodyAskedIsNotTheSameAsNobodyAnswered) {
    EXPECT_EQ(outing({}), Standing::not_asked);
    const auto verdict = standingOf("outing", "", {said("outing", kMother.id, Consent::asked)}, kParents, kDay);
    EXPECT_EQ(verdict.standing, Standing::not_answered);
    EXPECT_THAT(verdict.missing, ElementsAre(kMother.id, kFather.id));
}

TEST(AuthorisationRule, AParentWithoutAuthorityCannotGive) {
    const std::vector<Guardian> guardians{kMother, aGuardian(2, "father", "no")};
    EXPECT_EQ(outing({said("outing", kFather.id, Consent::given)}, guardians), Standing::not_asked);
    EXPECT_TRUE(
        standingOf("image", "press", {said("image", kMother.id, Consent::given, kBoth, {"press"})}, guardians, kDay)
            .given());
}

TEST(AuthorisationRule, UnknownAuthorityIsToBeChecked) {
    const std::vector<Guardian> guardians{aGuardian(1, "mother", "unknown")};
    EXPECT_EQ(outing({said("outing", kMother.id, Consent::given)}, guardians), Standing::to_check);
}

TEST(AuthorisationRule, WhoTheChildIsEntrustedToDoesUsualActsOnly) {
    const std::vector<Guardian> guardians{kMother, aGuardian(3, "foster_family", "no")};
    EXPECT_EQ(outing({said("outing", idOf(3), Consent::given)}, guardians), Standing::given);
    EXPECT_EQ(standingOf("image", "press", {said("image", idOf(3), Consent::given, kBoth, {"press"})}, guardians, kDay)
                  .standing,
              Standing::not_asked);
}

TEST(AuthorisationRule, AnAnswerEndsOnItsLastDay) {
    auto insured = said("insurance", kMother.id, Consent::given, kOne, {}, Day::of(2026, 9, 1));
    insured.valid_until = kDay;
    EXPECT_TRUE(standingOf("insurance", "", {insured}, kParents, kDay).given());
    EXPECT_EQ(standingOf("insurance", "", {insured}, kParents, kDay).valid_until, kDay);
    EXPECT_EQ(standingOf("insurance", "", {insured}, kParents, kDay + 1).standing, Standing::expired);
}

TEST(AuthorisationRule, WhatIsWithdrawnStaysGivenForTheDaysBefore) {
    const std::vector<Authorisation> answers{
        said("outing", kMother.id, Consent::given, kOne, {}, Day::of(2026, 9, 7)),
        said("outing", kMother.id, Consent::withdrawn, kOne, {}, kDay),
    };
    EXPECT_EQ(outing(answers, kParents, kDay - 1), Standing::given);
    EXPECT_EQ(outing(answers), Standing::withdrawn);
    auto again = answers;
    again.push_back(said("outing", kMother.id, Consent::given));
    EXPECT_EQ(outing(again), Standing::given);
}

TEST(AuthorisationRule, AnAnswerRecordedLateDoesNotReplaceANewerOne) {
    const std::vector<Authorisation> answers{
        said("outing", kMother.id, Consent::refused, kOne, {}, kDay),
        said("outing", kMother.id, Consent::given, kOne, {}, kDay - 5),
    };
    EXPECT_EQ(outing(answers), Standing::refused);
}

TEST(AuthorisationRule, AContractNeedsTheYoungPersonsSignatureToo) {
    const Needs with_young{.young = true};
    const auto parent = said("contract", kMother.id, Consent::given, with_young);
    const auto alone = standingOf("contract", "", {parent}, kParents, kDay);
    EXPECT_EQ(alone.standing, Standing::incomplete);
    EXPECT_TRUE(alone.young_missing);
    EXPECT_THAT(alone.missing, IsEmpty());
    const auto own = said("contract", std::nullopt, Consent::given, with_young);
    EXPECT_TRUE(standingOf("contract", "", {parent, own}, kParents, kDay).given());
    const auto only_own = standingOf("contract", "", {own}, kParents, kDay);
    EXPECT_EQ(only_own.standing, Standing::incomplete);
    EXPECT_THAT(only_own.missing, ElementsAre(kMother.id, kFather.id));
    const auto refused = said("contract", std::nullopt, Consent::refused, with_young);
    EXPECT_EQ(standingOf("contract", "", {parent, refused}, kParents, kDay).standing, Standing::refused);
}

TEST(AuthorisationRule, AGuardianNoLongerInForceIsNotAwaited) {
    Guardian former = aGuardian(3, "tutor");
    former.fields.valid_to = kDay - 1;
    EXPECT_TRUE(standingOf("image", "press", {said("image", kMother.id, Consent::given, kBoth, {"press"})},
                           {kMother, former}, kDay)
                    .given());
}

TEST(AuthorisationRule, AnswersHaveCodesThatGoRound) {
    for (const auto answer : {Consent::asked, Consent::given, Consent::refused, Consent::withdrawn})
        EXPECT_EQ(parseConsent(consentCode(answer)), answer);
    EXPECT_EQ(parseConsent("maybe"), std::nullopt);
}

}  // namespace
}  // namespace jalon::families
