// SPDX-License-Identifier: EUPL-1.2
#include "people/contact_rule.h"

#include <algorithm>
#include <cctype>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people_fixtures.h"

namespace jalon::people {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Day kDay = Day::of(2026, 11, 19);

GuardianId idOf(int number) {
    return GuardianId::trusted("01900000-0000-7000-8000-00000000000" + std::to_string(number));
}

Guardian aParent(int number, const std::string& relation, const std::string& authority = "yes") {
    Guardian guardian{idOf(number), PersonId::trusted("01900000-0000-7000-8000-0000000000ff"), {}, 1, std::nullopt};
    guardian.fields.relation = relation;
    guardian.fields.authority = authority;
    guardian.fields.may_collect = true;
    guardian.fields.receives_documents = true;
    return guardian;
}

Restriction aRestriction(const std::string& kind, std::optional<GuardianId> guardian) {
    Restriction restriction{RestrictionId::trusted("01900000-0000-7000-8000-000000000099"),
                            PersonId::trusted("01900000-0000-7000-8000-0000000000ff"),
                            {},
                            1,
                            std::nullopt};
    restriction.fields.kind = kind;
    restriction.fields.guardian = std::move(guardian);
    return restriction;
}

std::string allowed(const ContactRule& rule) {
    std::string out;
    for (const auto purpose : {ContactPurpose::call, ContactPurpose::write, ContactPurpose::tell,
                               ContactPurpose::whereabouts, ContactPurpose::collect})
        if (rule.allows(purpose)) out += std::string(contactPurposeCode(purpose)) + " ";
    return out;
}

const Guardian kMother = aParent(1, "mother");
const Guardian kFather = aParent(2, "father");

TEST(ContactRuleOf, AParentWithAuthorityAndNoRestrictionMayDoEverything) {
    const auto rule = contactRule(kFather, {}, kDay);
    EXPECT_EQ(allowed(rule), "call write tell whereabouts collect ");
    EXPECT_THAT(rule.reasons, IsEmpty());
    EXPECT_FALSE(rule.restricted);
}

TEST(ContactRuleOf, AContactBanLeavesOnlyLettersToWhoKeepsAuthority) {
    const std::vector<Restriction> ban{aRestriction("no_contact_with_child", kFather.id)};
    const auto rule = contactRule(kFather, ban, kDay);
    EXPECT_EQ(allowed(rule), "write ");
    EXPECT_THAT(rule.reasons, ElementsAre("no_contact_with_child"));
    EXPECT_TRUE(rule.restricted);
    EXPECT_EQ(allowed(contactRule(aParent(2, "father", "no"), ban, kDay)), "");
    EXPECT_EQ(allowed(contactRule(aParent(2, "father", "unknown"), ban, kDay)), "");
    EXPECT_EQ(allowed(contactRule(kMother, ban, kDay)), "call write tell whereabouts collect ");
}

TEST(ContactRuleOf, AJudgeWhoLimitsInformationStopsLettersToo) {
    const std::vector<Restriction> both{aRestriction("no_contact_with_child", kFather.id),
                                        aRestriction("no_information", kFather.id)};
    const auto rule = contactRule(kFather, both, kDay);
    EXPECT_EQ(allowed(rule), "");
    EXPECT_THAT(rule.reasons, ElementsAre("no_information", "no_contact_with_child"));
}

TEST(ContactRuleOf, SupervisedContactHidesWhereTheChildIs) {
    const auto rule = contactRule(kFather, {aRestriction("supervised_contact", kFather.id)}, kDay);
    EXPECT_EQ(allowed(rule), "call write tell ");
}

TEST(ContactRuleOf, ARestrictionThatNamesNobodyConcernsEverybody) {
    EXPECT_EQ(allowed(contactRule(kMother, {aRestriction("no_collection", std::nullopt)}, kDay)),
              "call write tell whereabouts ");
}

TEST(ContactRuleOf, ARestrictionOutOfForceForbidsNothing) {
    auto old = aRestriction("no_information", kFather.id);
    old.fields.valid_to = kDay - 1;
    EXPECT_FALSE(contactRule(kFather, {old}, kDay).restricted);
    old.fields.valid_to = kDay;
    EXPECT_TRUE(contactRule(kFather, {old}, kDay).restricted);
}

TEST(ContactRuleOf, AnotherKindOfRestrictionIsToBeLookedAtAndForbidsNothingByItself) {
    const auto rule = contactRule(kFather, {aRestriction("other", kFather.id)}, kDay);
    EXPECT_EQ(allowed(rule), "call write tell whereabouts collect ");
    EXPECT_THAT(rule.reasons, ElementsAre("other_restriction"));
    EXPECT_TRUE(rule.restricted);
}

TEST(ContactRuleOf, AFilesNoteNotToCallLeavesTheAnswerToWhoHoldsAuthority) {
    Guardian father = kFather;
    father.fields.may_contact = false;
    EXPECT_EQ(allowed(contactRule(father, {}, kDay)), "write tell whereabouts collect ");
    EXPECT_FALSE(contactRule(father, {}, kDay).restricted);
    father.fields.receives_documents = false;
    EXPECT_EQ(allowed(contactRule(father, {}, kDay)), "tell whereabouts collect ");
    father.fields.authority = "unknown";
    EXPECT_EQ(allowed(contactRule(father, {}, kDay)), "collect ");
}

TEST(ContactRuleOf, WithoutAuthorityOnlyWhatTheFileProvidesFor) {
    Guardian partner = aParent(3, "step_parent", "no");
    EXPECT_EQ(allowed(contactRule(partner, {}, kDay)), "call write tell whereabouts collect ");
    partner.fields.may_collect = partner.fields.receives_documents = false;
    const auto rule = contactRule(partner, {}, kDay);
    EXPECT_EQ(allowed(rule), "call ");
    EXPECT_THAT(rule.reasons, ElementsAre("no_authority"));
}

TEST(ContactRuleOf, ARelationThatEndedAndAStrangerGetNothing) {
    Guardian former = aParent(4, "foster_family");
    former.fields.valid_to = kDay - 1;
    EXPECT_EQ(allowed(contactRule(former, {}, kDay)), "");
    EXPECT_EQ(allowed(strangerRule()), "");
    EXPECT_THAT(strangerRule().reasons, ElementsAre("unknown_caller"));
}

TEST(KeptApart, ParentsKeptApartMeetInNoOrder) {
    const std::vector<Restriction> apart{aRestriction("no_contact_between_parents", kFather.id)};
    EXPECT_TRUE(keptApart(kMother.id, kFather.id, apart, kDay));
    EXPECT_TRUE(keptApart(kFather.id, kMother.id, apart, kDay));
    EXPECT_FALSE(keptApart(kMother.id, idOf(3), apart, kDay));
    EXPECT_FALSE(keptApart(kFather.id, kFather.id, apart, kDay));
    EXPECT_FALSE(keptApart(kFather.id, std::nullopt, apart, kDay));
    EXPECT_TRUE(keptApart(kMother.id, idOf(3), {aRestriction("no_contact_between_parents", std::nullopt)}, kDay));
}

TEST(KeptApart, AContactBanKeepsAParentFromTheYoungPersonOnly) {
    const std::vector<Restriction> ban{aRestriction("no_contact_with_child", kFather.id)};
    EXPECT_TRUE(keptApart(kFather.id, std::nullopt, ban, kDay));
    EXPECT_TRUE(keptApart(std::nullopt, kFather.id, ban, kDay));
    EXPECT_FALSE(keptApart(kMother.id, std::nullopt, ban, kDay));
    EXPECT_FALSE(keptApart(kMother.id, kFather.id, ban, kDay));
}

TEST(ContactRuleOf, NumbersToCallFollowTheRule) {
    jalon::test::PeopleWorld w;
    const auto lea = w.person("Dupont", "Léa");
    const json::object reachable{{"phone", "09 99 00 31 01"}, {"authority", "yes"}, {"relation", "mother"}};
    for (const char* name : {"Dupont", "Lescure", "Martin"}) w.guardian(lea, name, reachable);
    auto off = reachable;
    off["mayContact"] = false;
    w.guardian(lea, "Petit", off);
    const auto agrees = [&] {
        w.read([&](storage::Transaction& tx) {
            const Circle circle = circleOf(tx, lea);
            std::map<std::string, bool> by_rule, by_phones;
            for (const auto& guardian : circle.guardians)
                by_rule[guardian.fields.last_name] = contactRule(guardian, circle.restrictions, kDay).call;
            for (const auto& phone : phonesOf(tx, lea, kDay)) {
                std::string name = phone.name;
                std::ranges::transform(name.begin() + 1, name.end(), name.begin() + 1,
                                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
                by_phones[name] = phone.may_contact;
            }
            EXPECT_EQ(by_phones, by_rule);
            return 0;
        });
    };
    agrees();
    const auto circle = w.read([&](storage::Transaction& tx) { return circleOf(tx, lea); });
    w.restriction(lea, "no_contact_with_child", {{"guardianId", circle.guardians.at(0).id.text()}});
    w.restriction(lea, "no_collection", {{"guardianId", circle.guardians.at(1).id.text()}});
    agrees();
    w.restriction(lea, "no_information");
    agrees();
}

TEST(ContactRuleOf, ATimetableIsToldToNobodyWhoMayNotKnowWhere) {
    jalon::test::PeopleWorld w;
    const auto lea = w.person("Dupont", "Léa");
    const auto father = w.guardian(lea, "Dupont", {{"phone", "09 99 00 31 02"}, {"authority", "yes"}});
    w.guardian(lea, "Roy", {{"phone", "09 99 00 31 01"}, {"authority", "yes"}});
    w.restriction(lea, "supervised_contact", {{"guardianId", father}});
    const auto told = [&](ContactPurpose purpose) {
        return w.read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            const auto phones = phonesToTell(tx, {lea}, kDay, purpose);
            for (const auto& phone : phones.at(lea.text()))
                if (phone.may_contact) out.push_back(phone.phone);
            return out;
        });
    };
    EXPECT_THAT(told(ContactPurpose::tell), ElementsAre("09 99 00 31 02", "09 99 00 31 01"));
    EXPECT_THAT(told(ContactPurpose::whereabouts), ElementsAre("09 99 00 31 01"));
}

}  // namespace
}  // namespace jalon::people
