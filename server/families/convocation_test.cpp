// SPDX-License-Identifier: EUPL-1.2
#include "families/convocation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::families {
namespace {

using people::Guardian;
using people::Restriction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Day kDay = Day::of(2026, 11, 19);
const PersonId kLea = PersonId::trusted("01900000-0000-7000-8000-0000000000ff");

GuardianId idOf(int number) {
    return GuardianId::trusted("01900000-0000-7000-8000-00000000000" + std::to_string(number));
}
const GuardianId kMother = idOf(1), kFather = idOf(2);

Guardian aGuardian(const GuardianId& id, const std::string& relation) {
    Guardian guardian{id, kLea, {}, 1, std::nullopt};
    guardian.fields.relation = relation;
    guardian.fields.authority = "yes";
    guardian.fields.receives_documents = true;
    return guardian;
}

people::Circle aCircle(std::vector<std::string> kinds = {}) {
    people::Circle circle{{aGuardian(kMother, "mother"), aGuardian(kFather, "father")}, {}};
    for (const auto& kind : kinds) {
        Restriction restriction{people::RestrictionId::trusted(idOf(9).text()), kLea, {}, 1, std::nullopt};
        restriction.fields.kind = kind;
        restriction.fields.guardian = kFather;
        circle.restrictions.push_back(restriction);
    }
    return circle;
}

ConvocationFields convoking(std::vector<GuardianId> guardians, const char* time = "09:00", bool young = true) {
    ConvocationFields fields;
    fields.purpose = "presentation";
    fields.on = kDay;
    fields.time = time;
    fields.guardians = std::move(guardians);
    fields.young = young;
    return fields;
}

Convocation existing(ConvocationFields fields, ConvocationState state = ConvocationState::sent) {
    return {ConvocationId::trusted(idOf(8).text()), kLea, std::nullopt, std::move(fields), state};
}

std::vector<std::string> codes(const ConvocationFields& fields, const people::Circle& circle,
                               const std::vector<Convocation>& others = {}, bool open = true) {
    std::vector<std::string> out;
    for (const auto& warning : warningsOf(fields, {circle, others, open, 60})) out.push_back(warning.code);
    return out;
}

std::vector<Attempt> attempts(std::vector<std::pair<const char*, const char*>> said) {
    std::vector<Attempt> out;
    for (const auto& [channel, result] : said)
        out.push_back({AttemptId::trusted(idOf(7).text()), ConvocationId::trusted(idOf(8).text()), kMother, kDay, "",
                       channel, result, ""});
    return out;
}

TEST(ConvocationState, FollowsFromTheAttempts) {
    EXPECT_EQ(stateAfter({}), ConvocationState::to_do);
    EXPECT_EQ(stateAfter(attempts({{"phone", "no_answer"}, {"phone", "wrong_number"}})), ConvocationState::to_do);
    EXPECT_EQ(stateAfter(attempts({{"phone", "no_answer"}, {"sms", "sent"}})), ConvocationState::sent);
    EXPECT_EQ(stateAfter(attempts({{"phone", "message_left"}})), ConvocationState::sent);
    EXPECT_EQ(stateAfter(attempts({{"phone", "confirmed"}, {"sms", "sent"}})), ConvocationState::confirmed);
    EXPECT_EQ(stateAfter(attempts({{"phone", "confirmed"}, {"phone", "refused"}})), ConvocationState::sent);
}

TEST(ConvocationState, CodesGoRound) {
    for (const auto state : {ConvocationState::to_do, ConvocationState::held, ConvocationState::cancelled})
        EXPECT_EQ(parseState(stateCode(state)), state);
    EXPECT_EQ(parseState("lost"), std::nullopt);
    EXPECT_TRUE(isOpen(ConvocationState::confirmed));
    EXPECT_FALSE(isOpen(ConvocationState::no_show));
}

TEST(Reach, ThreeAttemptsByTwoMeansMakeSomebodyUnreachable) {
    const auto unreachable = [](auto said) { return reachOf(attempts(said), 3, 2).unreachable; };
    using Said = std::vector<std::pair<const char*, const char*>>;
    EXPECT_TRUE(unreachable(Said{{"phone", "no_answer"}, {"phone", "message_left"}, {"letter", "sent"}}));
    EXPECT_FALSE(unreachable(Said{{"phone", "no_answer"}, {"phone", "no_answer"}, {"phone", "no_answer"}}));
    EXPECT_FALSE(unreachable(Said{{"phone", "no_answer"}, {"letter", "sent"}}));
}

TEST(Reach, AWordExchangedStartsTheCountAgain) {
    const auto reach = reachOf(
        attempts({{"phone", "no_answer"}, {"sms", "sent"}, {"letter", "sent"}, {"phone", "reached"}, {"sms", "sent"}}),
        3, 2);
    EXPECT_EQ(reach.attempts, 1);
    EXPECT_EQ(reach.means, 1);
    EXPECT_FALSE(reach.unreachable);
}

TEST(ConvocationWarnings, ParentsWithoutRestrictionAreConvokedTogether) {
    EXPECT_THAT(codes(convoking({kMother, kFather}), aCircle()), IsEmpty());
}

TEST(ConvocationWarnings, ParentsKeptApartNeedTwoConvocations) {
    const auto circle = aCircle({"no_contact_between_parents"});
    EXPECT_THAT(codes(convoking({kMother, kFather}), circle), ElementsAre("kept_apart"));
    EXPECT_THAT(codes(convoking({kMother}), circle), IsEmpty());
}

TEST(ConvocationWarnings, TwoConvocationsOfParentsKeptApartAvoidTheSameSlot) {
    const auto circle = aCircle({"no_contact_between_parents"});
    const std::vector<Convocation> mothers{existing(convoking({kMother}, "09:00"))};
    const auto fathers = [&](const char* time) { return convoking({kFather}, time, false); };
    EXPECT_THAT(codes(fathers("09:00"), circle, mothers), ElementsAre("same_slot"));
    EXPECT_THAT(codes(fathers("09:59"), circle, mothers), ElementsAre("same_slot"));
    EXPECT_THAT(codes(fathers("10:00"), circle, mothers), IsEmpty());
    const std::vector<Convocation> given_up{existing(convoking({kMother}), ConvocationState::cancelled)};
    EXPECT_THAT(codes(fathers("09:00"), circle, given_up), IsEmpty());
    EXPECT_THAT(codes(fathers("09:00"), aCircle(), mothers), IsEmpty());
}

TEST(ConvocationWarnings, AParentWithAContactBanMeetsTheYoungPersonInNoSlot) {
    const auto circle = aCircle({"no_contact_with_child"});
    EXPECT_THAT(codes(convoking({kFather}), circle), ElementsAre("kept_apart"));
    EXPECT_THAT(codes(convoking({kFather}, "09:00", false), circle), IsEmpty());
    EXPECT_THAT(codes(convoking({kFather}, "09:30", false), circle, {existing(convoking({kMother}))}),
                ElementsAre("same_slot"));
}

TEST(ConvocationWarnings, NothingIsSentToWhomAJudgeKeepsUninformed) {
    const auto circle = aCircle({"no_information"});
    const auto warnings = warningsOf(convoking({kFather}, "09:00", false), {circle, {}, true, 60});
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].code, "may_not_write");
    EXPECT_EQ(warnings[0].params.at("reason"), "no_information");
}

TEST(ConvocationWarnings, AnInterpreterIsNotForgotten) {
    auto circle = aCircle();
    circle.guardians[0].fields.interpreter = true;
    auto fields = convoking({kMother});
    EXPECT_THAT(codes(fields, circle), ElementsAre("interpreter_missing"));
    fields.interpreter = "needed";
    EXPECT_THAT(codes(fields, circle), IsEmpty());
}

TEST(ConvocationWarnings, AClosedServiceReceivesNobody) {
    EXPECT_THAT(codes(convoking({kMother}), aCircle(), {}, false), ElementsAre("service_closed"));
}

TEST(ConvocationTime, IsHoursAndMinutes) {
    EXPECT_EQ(minutesOf("09:05"), 545);
    for (const char* wrong : {"", "9:05", "24:00", "09:60", "09h05", "ab:cd"})
        EXPECT_EQ(minutesOf(wrong), std::nullopt);
}

}  // namespace
}  // namespace jalon::families
