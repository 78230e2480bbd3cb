// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "receptions_summaries.h"
#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using World = test::ReceptionsWorld;

class ReferralDecisions : public ::testing::Test {
protected:
    void TearDown() override { EXPECT_THAT(test::wrongSummaries(w_), testing::IsEmpty()); }
    json::object received() { return w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm"))); }
    Result<json::object> answer(const json::object& referral, json::object more = {}) {
        json::object body{{"sentOn", "2026-11-12"}, {"channel", "phone"}, {"to", "Mme Roy"}};
        for (auto& [key, value] : more) body[key] = value;
        return w_.receptions().recordAnswer(w_.coordinator(), idOf(referral), World::versionOf(referral), body);
    }
    Result<json::object> withdrawAnswer(const json::object& referral) {
        return w_.receptions().withdrawAnswer(w_.coordinator(), idOf(referral), World::versionOf(referral));
    }
    static ReferralId idOf(const json::object& referral) { return ReferralId::trusted(World::textOf(referral, "id")); }
    std::vector<std::string> owed() {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& row : owedReferrals(tx, access::FileScope::everything()))
                out.push_back(World::textOf(row.as_object(), "state"));
            return out;
        });
    }

    World w_;
};

TEST_F(ReferralDecisions, AcceptingCreatesTheStayWithItsHalfDaysAndTasks) {
    const auto accepted = w_.accepted(received());
    EXPECT_EQ(accepted.at("state"), "accepted");
    EXPECT_FALSE(accepted.at("decidedAt").is_null());
    const auto stay = w_.stay(World::textOf(accepted, "stayId"));
    EXPECT_EQ(stay.at("state"), "accepted");
    EXPECT_EQ(World::planned(stay).size(), 8u);
    EXPECT_EQ(stay.at("halfDays").as_array().size(), 12u);  // the weekend is there, with its reason
    EXPECT_EQ(stay.at("halfDays").at(4).at("reason"), "weekend");
    EXPECT_EQ(stay.at("returnDueOn"), "2026-11-18");
    EXPECT_EQ(stay.size(), 24u);
    EXPECT_EQ(w_.fileState(), "upcoming");
    EXPECT_THAT(w_.openTasks(),
                ElementsAre("answer_school 2026-11-12", "presentation 2026-11-12", "work_request 2026-11-10"));
}

TEST_F(ReferralDecisions, AcceptingAgainWithTheSameStayChangesNothing) {
    const auto referral = received();
    const std::string stay = w_.newId();
    const auto once = w_.decide(referral, "accept", {{"stayId", stay}}).value();
    const auto twice = w_.decide(referral, "accept", {{"stayId", stay}});  // the old version, as a client resends it
    ASSERT_TRUE(twice);
    EXPECT_EQ(*twice, once);
    EXPECT_EQ(w_.decide(once, "accept", {{"stayId", w_.newId()}}).error().code, "transition_not_allowed");
    const auto other = w_.create(w_.aReferral(w_.measure("2026-12-10/am", "2026-12-11/pm")));
    EXPECT_EQ(w_.decide(other, "accept", {{"stayId", stay}}).error().code, "id_taken");
    EXPECT_EQ(w_.decide(other, "accept").error().fields.at(0).field, "stayId");
}

TEST_F(ReferralDecisions, ASuspendedMeasureIsNotReceivedUntilRevoked) {
    auto measure = w_.measure("2026-11-12/am", "2026-11-13/pm");
    measure["suspended"] = true;
    const json::array passed{json::object{{"code", "suspended_not_revoked"}, {"reason", "révocation attendue"}}};
    auto referral = w_.create(w_.aReferral(measure, {{"overrides", passed}}));
    EXPECT_EQ(w_.decide(referral, "accept", {{"stayId", w_.newId()}}).error().code, "suspended");
    measure["revokedOn"] = "2026-11-11";
    referral = w_.receptions().updateReferral(w_.coordinator(), idOf(referral), 1, {{"measure", measure}}).value();
    EXPECT_TRUE(w_.decide(referral, "accept", {{"stayId", w_.newId()}}));
}

// Example 18: a reception 28 Aug–3 Sept cannot exist before class resumes; one wholly in holidays cannot exist at all.
TEST_F(ReferralDecisions, AMeasureWithoutAnyReceivableHalfDayCannotBeAccepted) {
    const json::array passed{json::object{{"code", "none_receivable"}, {"reason", "à répondre"}}};
    const auto referral =
        w_.create(w_.aReferral(w_.measure("2026-12-21/am", "2026-12-23/pm"), {{"overrides", passed}}));
    EXPECT_EQ(w_.decide(referral, "accept", {{"stayId", w_.newId()}}).error().code, "none_receivable");
    EXPECT_TRUE(w_.decide(referral, "refuse", {{"reasonCode", "none_receivable"}}));
}

TEST_F(ReferralDecisions, ARefusalHasACodedReasonAndAlwaysOwesAnAnswer) {
    const auto referral = received();
    EXPECT_EQ(w_.decide(referral, "refuse").error().fields.at(0).code, "required");
    EXPECT_EQ(w_.decide(referral, "refuse", {{"reasonCode", "mood"}}).error().fields.at(0).code, "not_in_list");
    const auto refused =
        w_.decide(referral, "refuse", {{"reasonCode", "no_place"}, {"reasonNote", "Complet."}}).value();
    EXPECT_EQ(refused.at("reasonCode"), "no_place");
    EXPECT_EQ(w_.fileState(), "closed");
    EXPECT_THAT(owed(), ElementsAre("refused"));
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    ASSERT_TRUE(answer(refused));
    EXPECT_THAT(owed(), IsEmpty());
    EXPECT_THAT(w_.openTasks(), IsEmpty());
}

TEST_F(ReferralDecisions, AnAnswerIsOwedAgainAfterAnotherDecision) {
    auto referral = answer(received()).value();  // "we have received it"
    EXPECT_THAT(w_.openTasks(), IsEmpty());
    referral = w_.decide(referral, "refuse", {{"reasonCode", "no_place"}}).value();
    EXPECT_TRUE(referral.at("answer").is_null());
    EXPECT_THAT(owed(), ElementsAre("refused"));
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    referral = answer(referral).value();
    referral = w_.decide(referral, "reopen").value();
    EXPECT_EQ(referral.at("state"), "received");
    EXPECT_EQ(referral.at("reasonCode"), "");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
}

TEST_F(ReferralDecisions, AnAnswerTakenBackIsOwedAgain) {
    const auto accepted = w_.accepted(received());
    const auto answered = answer(accepted, {{"text", "Léa est attendue jeudi à 9 h."}}).value();
    EXPECT_EQ(answered.at("answer").at("text"), "Léa est attendue jeudi à 9 h.");
    EXPECT_THAT(owed(), IsEmpty());
    const auto taken_back = withdrawAnswer(answered).value();
    EXPECT_TRUE(taken_back.at("answer").is_null());
    EXPECT_THAT(owed(), ElementsAre("accepted"));
    EXPECT_THAT(w_.openTasks(), Contains("answer_school 2026-11-12"));
    EXPECT_EQ(withdrawAnswer(taken_back).error().code, "no_answer");
    EXPECT_THAT(w_.actions(), Contains("withdraw_answer referral"));
}

TEST_F(ReferralDecisions, AnAnswerIsNotSentInTheFuture) {
    EXPECT_EQ(answer(received(), {{"sentOn", "2026-11-13"}}).error().fields.at(0).code, "in_future");
}

TEST_F(ReferralDecisions, AnIncompleteReferralAsksToBeCompleted) {
    auto referral = w_.decide(received(), "incomplete", {{"reasonCode", "dates_missing"}}).value();
    EXPECT_EQ(referral.at("state"), "incomplete");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12", "complete_referral 2026-11-12"));
    referral = w_.decide(referral, "wait", {{"reasonCode", "no_place"}}).value();
    EXPECT_EQ(referral.at("state"), "waiting");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    EXPECT_EQ(w_.fileState(), "referral");
}

TEST_F(ReferralDecisions, AWithdrawnReferralOwesNothing) {
    const auto referral = w_.decide(received(), "withdraw").value();
    EXPECT_EQ(referral.at("state"), "withdrawn");
    EXPECT_THAT(w_.openTasks(), IsEmpty());
    EXPECT_THAT(owed(), IsEmpty());
    EXPECT_EQ(w_.decide(referral, "refuse", {{"reasonCode", "no_place"}}).error().code, "transition_not_allowed");
}

TEST_F(ReferralDecisions, ReopeningTakesTheStayBackWhileNothingHasHappened) {
    const auto accepted = w_.accepted(received());
    const std::string stay = World::textOf(accepted, "stayId");
    const auto reopened = w_.decide(accepted, "reopen").value();
    EXPECT_TRUE(reopened.at("stayId").is_null());
    EXPECT_EQ(w_.receptions().getStay(w_.coordinator(), StayId::trusted(stay)).error().kind, ErrorKind::not_found);
    EXPECT_EQ(w_.fileState(), "referral");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    w_.people().read([&](storage::Transaction& tx) {
        EXPECT_THAT(staysOn(tx, test::half("2026-11-12/am")), IsEmpty());
        return true;
    });
    const auto again = w_.decide(reopened, "accept", {{"stayId", stay}}).value();  // the same stay comes back
    EXPECT_EQ(World::textOf(again, "stayId"), stay);
    EXPECT_EQ(World::planned(w_.stay(stay)).size(), 8u);
    EXPECT_THAT(w_.openTasks(),
                ElementsAre("answer_school 2026-11-12", "presentation 2026-11-12", "work_request 2026-11-10"));
}

TEST_F(ReferralDecisions, AStayThatHasBegunKeepsItsReferralAccepted) {
    auto accepted = w_.accepted(received());
    const std::string stay = World::textOf(accepted, "stayId");
    w_.attendance().take(stay, "2026-11-12/am");
    EXPECT_EQ(w_.decide(accepted, "reopen").error().code, "stay_begun");

    World other;
    accepted = other.accepted(other.create(other.aReferral(other.measure("2026-11-12/am", "2026-11-13/pm"))));
    ASSERT_TRUE(other.move(other.stay(World::textOf(accepted, "stayId")), "presented"));
    EXPECT_EQ(other.decide(accepted, "reopen").error().code, "stay_begun");
}

TEST_F(ReferralDecisions, AMeasureUntilACouncilIsRemindedOfTheDayBefore) {
    auto measure = w_.measure("2026-11-12/am", "", "conservatoire_conseil");
    measure["councilOn"] = "2026-11-19";
    const auto stay = w_.stayOf(w_.create(w_.aReferral(measure)));
    EXPECT_EQ(World::planned(stay).back(), "2026-11-19/pm");
    EXPECT_TRUE(stay.at("returnDueOn").is_null());
    EXPECT_THAT(w_.openTasks(), Contains("council_date 2026-11-18"));
}

TEST_F(ReferralDecisions, AStaleDecisionIsRefused) {
    const auto referral = received();
    ASSERT_TRUE(w_.decide(referral, "wait"));
    EXPECT_EQ(w_.decide(referral, "refuse", {{"reasonCode", "no_place"}}).error().kind, ErrorKind::stale);
}

TEST_F(ReferralDecisions, AMistakenDuplicateCanBeReopened) {
    const auto first = received();
    auto second = w_.aReferral(w_.measure("2026-11-13/am", "2026-11-18/pm"));
    second["duplicateDecision"] = json::object{{"kind", "same"}, {"referralId", first.at("id")}};
    const auto duplicate = w_.create(second);
    const auto reopened = w_.decide(duplicate, "reopen").value();
    EXPECT_EQ(reopened.at("state"), "received");
    EXPECT_TRUE(reopened.at("duplicateOf").is_null());
}

TEST_F(ReferralDecisions, TellTheTimelineEverythingThatHappened) {
    auto referral = w_.accepted(received());
    referral = answer(referral).value();
    ASSERT_TRUE(w_.move(w_.stay(World::textOf(referral, "stayId")), "presented"));
    const auto codes = w_.people().read([&](storage::Transaction& tx) {
        std::vector<std::string> out;
        for (const auto& event : events(tx, PersonId::trusted(w_.lea()))) out.push_back(event.code);
        return out;
    });
    EXPECT_THAT(codes, ElementsAre("stay_moved", "answer_sent", "referral_accept", "referral_received"));
}

}  // namespace
}  // namespace jalon::receptions
