// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral.h"

#include <gtest/gtest.h>

namespace jalon::receptions {
namespace {

using State = ReferralState;

constexpr std::array kStates{State::received, State::incomplete, State::waiting,  State::refused,
                             State::accepted, State::withdrawn,  State::duplicate};
constexpr std::array kDecisions{Decision::accept,     Decision::refuse,   Decision::wait,
                                Decision::incomplete, Decision::withdraw, Decision::reopen};

std::string errorsOf(const std::string& text) {
    const auto object = json::parse(text).as_object();
    JsonReader in(object);
    readAnnouncement(in);
    const auto result = in.finish();
    std::string all;
    if (!result)
        for (const auto& field : result.error().fields) all += field.field + ":" + field.code + " ";
    return all;
}

TEST(Referral, IsDecidedOnlyWhilePending) {
    for (const State state : kStates)
        for (const Decision decision : kDecisions) {
            if (decision == Decision::reopen) continue;
            EXPECT_EQ(after(state, decision).has_value(), isPending(state))
                << referralStateCode(state) << " " << decisionCode(decision);
        }
    EXPECT_EQ(after(State::waiting, Decision::accept), State::accepted);
    EXPECT_EQ(after(State::received, Decision::refuse), State::refused);
    EXPECT_EQ(after(State::incomplete, Decision::withdraw), State::withdrawn);
}

TEST(Referral, IsReopenedFromEverywhereButReceived) {
    for (const State state : kStates)
        EXPECT_EQ(after(state, Decision::reopen),
                  state == State::received ? std::nullopt : std::optional(State::received));
}

TEST(Referral, OwesAnAnswerWhenAcceptedOrRefusedAndNotToldYet) {
    for (const State state : kStates)
        for (const bool answered : {false, true}) {
            Referral referral{ReferralId::trusted("r"), PersonId::trusted("p"), {}};
            referral.state = state;
            referral.answered = answered;
            EXPECT_EQ(referral.owesAnswer(), !answered && (state == State::accepted || state == State::refused));
        }
}

TEST(Referral, StatesAndDecisionsHaveACodeEach) {
    for (const State state : kStates) EXPECT_EQ(parseReferralState(referralStateCode(state)), state);
    for (const Decision decision : kDecisions) EXPECT_EQ(parseDecision(decisionCode(decision)), decision);
    EXPECT_EQ(parseReferralState("lost"), std::nullopt);
}

TEST(Referral, TheLaterReasonOfAnOverrideHolds) {
    const auto all = merged({{"no_agreement", "signée demain"}}, {{"overlap", "x"}, {"no_agreement", "signée"}});
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].reason, "signée");
    EXPECT_EQ(all[1].code, "overlap");
}

TEST(Announcement, IsReadAsItIsWritten) {
    const auto text = R"({"structureId":"0190a0b0-0000-7000-8000-000000000001","className":"4eB",
        "caller":{"name":"Mme Roy","function":"cpe","channel":"email","contactId":null},
        "receivedOn":"2026-11-10","receivedTime":"16:05",
        "measure":{"kind":"exclusion_temporaire","decidedOn":"2026-11-09","start":"2026-11-12/am","startTime":"",
            "end":"2026-11-13/am","endTime":"11:00","suspended":false,"revokedOn":null,"councilOn":null,
            "revocableUntil":"2027-05-09","revokedBy":"","orderedMinutes":720,"hostStructureId":null,"hostName":"Médiathèque",
            "hostTasks":"Couvrir des livres","agreementOn":"2026-11-09","agreementBy":["pupil","guardian"],
            "alternative":true,"nextStructureId":"0190a0b0-0000-7000-8000-000000000002","nextFrom":"2026-11-16"},
        "motive":"bagarre","otherMotives":["insolence"],"facts":"Dans la cour.\nDeux élèves.",
        "parentsAgreement":"agreed","parentsAgreementOn":"2026-11-10","schoolWork":"announced",
        "notToMeet":"","note":""})";
    const auto object = json::parse(text).as_object();
    JsonReader in(object);
    const Announcement said = readAnnouncement(in);
    ASSERT_TRUE(in.finish());
    EXPECT_EQ(toJson(said), json::value(object));
}

TEST(Announcement, WithoutAnythingIsADraft) {
    EXPECT_EQ(errorsOf("{}"), "");
    const json::object nothing;
    JsonReader in(nothing);
    EXPECT_EQ(readAnnouncement(in).parents_agreement, "unknown");
}

// Example 5: an exclusion that ends at 11:00 takes the whole morning; the hour is kept for the record.
TEST(Announcement, AMeasureEndingWithinAHalfDayKeepsItsHour) {
    const auto object = json::parse(R"({"start":"2026-11-12/am","end":"2026-11-13/am","endTime":"11:00"})").as_object();
    JsonReader in(object);
    const Measure measure = readMeasure(in);
    ASSERT_TRUE(in.finish());
    EXPECT_EQ(measure.end->text(), "2026-11-13/am");
    EXPECT_EQ(measure.end_time, "11:00");
    EXPECT_EQ(toJson(measure).at("endTime"), "11:00");
}

TEST(Announcement, NamesWhatIsWrongInside) {
    EXPECT_EQ(errorsOf(R"({"measure":{"start":"2026-11-12","endTime":"25:00"}})"),
              "measure.start:not_a_half_day measure.endTime:not_a_time ");
    EXPECT_EQ(errorsOf(R"({"caller":{"name":"x","function":"","channel":"pigeon","contactId":null}})"),
              "caller.channel:not_in_list ");
    EXPECT_EQ(errorsOf(R"({"receivedTime":"9h30"})"), "receivedTime:not_a_time ");
    EXPECT_EQ(errorsOf(R"({"receivedTime":"09:60"})"), "receivedTime:not_a_time ");
    EXPECT_EQ(errorsOf(R"({"parentsAgreement":"maybe"})"), "parentsAgreement:not_in_list ");
}

}  // namespace
}  // namespace jalon::receptions
