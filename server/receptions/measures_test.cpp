// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measures.h"

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

class MeasuresTest : public ::testing::Test {
protected:
    void TearDown() override { EXPECT_THAT(test::wrongSummaries(w_), testing::IsEmpty()); }
    static ReferralId idOf(const json::object& referral) { return ReferralId::trusted(World::textOf(referral, "id")); }
    json::array passed(std::initializer_list<const char*> codes) {
        json::array out;
        for (const char* code : codes) out.push_back(json::object{{"code", code}, {"reason", "vu avec le collège"}});
        return out;
    }
    json::object referral(json::object measure, std::initializer_list<const char*> codes = {}, json::object more = {}) {
        more["overrides"] = passed(codes);
        return w_.create(w_.aReferral(std::move(measure), std::move(more)));
    }
    json::object conservatoire() {
        auto measure = w_.measure("2026-11-12/am", "", "conservatoire_conseil");
        measure["councilOn"] = "2026-11-26";
        return w_.accepted(referral(std::move(measure)));
    }
    json::object reread(const json::object& referral) {
        return w_.receptions().getReferral(w_.coordinator(), idOf(referral)).value();
    }
    Result<json::object> outcome(const json::object& referral, json::object body) {
        if (!body.contains("pronouncedOn")) body["pronouncedOn"] = "2026-11-26";
        if (!body.contains("reception")) body["reception"] = "end";
        return w_.measures().recordOutcome(w_.coordinator(), idOf(referral), World::versionOf(referral), body);
    }
    Result<json::object> takeBack(const json::object& referral) {
        return w_.measures().withdrawOutcome(w_.coordinator(), idOf(referral), World::versionOf(referral));
    }
    json::object sanction(const char* start, const char* end, const char* kind = "exclusion_temporaire") {
        next_ = w_.newId();
        return {{"outcome", "temporary"}, {"nextId", next_}, {"measure", w_.measure(start, end, kind)}};
    }
    json::object next() { return reread({{"id", next_}}); }

    World w_;
    std::string next_;
};

TEST_F(MeasuresTest, TheOutcomeOfAMesureConservatoireMakesALinkedMeasureAndKeepsTheFirst) {
    auto first = conservatoire();
    auto stay = w_.move(w_.stay(World::textOf(first, "stayId")), "running").value();
    w_.clock().setToday(test::day("2026-11-26"));
    first = outcome(first, sanction("2026-11-27/am", "2026-12-02/pm")).value();

    EXPECT_EQ(first.at("measure").at("kind"), "conservatoire_conseil");
    EXPECT_EQ(first.at("measure").at("start"), "2026-11-12/am");
    EXPECT_EQ(first.at("measure").at("end"), "2026-11-26/pm");
    EXPECT_EQ(first.at("outcome").at("outcome"), "temporary");
    ASSERT_EQ(first.at("links").as_array().size(), 1u);
    EXPECT_EQ(first.at("links").at(0).at("direction"), "later");
    EXPECT_EQ(first.at("links").at(0).at("kind"), "converts");

    const auto sanction = next();
    EXPECT_EQ(sanction.at("state"), "received");
    EXPECT_EQ(sanction.at("structureId"), first.at("structureId"));
    EXPECT_EQ(sanction.at("motive"), first.at("motive"));
    EXPECT_EQ(sanction.at("measure").at("decidedOn"), "2026-11-26");
    // Fifteen days already out of school: shown beside the sanction, its own days stay as pronounced.
    EXPECT_EQ(sanction.at("suffered").at("calendarDays"), 15);
    EXPECT_EQ(sanction.at("suffered").at("schoolDays"), 11);
    EXPECT_EQ(sanction.at("receivable").at("calendarDays"), 6);

    stay = w_.stay(World::textOf(first, "stayId"));
    EXPECT_EQ(stay.at("state"), "ended");
    EXPECT_THAT(w_.openTasks(), Not(Contains("council_date 2026-11-25")));
}

TEST_F(MeasuresTest, TheSameOutcomeAgainChangesNothingAnotherIsRefused) {
    const auto first = conservatoire();
    w_.clock().setToday(test::day("2026-11-26"));
    const auto body = sanction("2026-11-27/am", "2026-12-02/pm");
    const auto once = outcome(first, body).value();
    EXPECT_EQ(outcome(first, body).value().at("version"), once.at("version"));
    EXPECT_EQ(outcome(once, {{"outcome", "nothing"}}).error().code, "outcome_known");
}

TEST_F(MeasuresTest, TheReceptionCanGoOnUnderTheSanction) {
    auto first = conservatoire();
    const auto stay_id = World::textOf(first, "stayId");
    ASSERT_TRUE(w_.move(w_.stay(stay_id), "running"));
    w_.clock().setToday(test::day("2026-11-26"));
    auto body = sanction("2026-11-27/am", "2026-12-01/pm");
    body["reception"] = "continue";
    first = outcome(first, body).value();
    EXPECT_EQ(next().at("state"), "accepted");
    EXPECT_EQ(next().at("stayId"), json::value(stay_id));
    const auto stay = w_.stay(stay_id);
    EXPECT_EQ(stay.at("state"), "running");
    EXPECT_THAT(World::planned(stay), Contains("2026-12-01/pm"));
    EXPECT_THAT(World::planned(stay), Not(Contains("2026-12-02/am")));
    EXPECT_EQ(stay.at("sharedMeasures").at(0).at("referralId"), json::value(next_));
    EXPECT_EQ(stay.at("returnDueOn"), "2026-12-02");
}

TEST_F(MeasuresTest, AnExclusionDefinitiveWaitsForASchoolAndEndsTheEveningBeforeIt) {
    const auto first = conservatoire();
    w_.clock().setToday(test::day("2026-11-26"));
    auto body = sanction("2026-11-27/am", "", "exclusion_definitive");
    body["outcome"] = "definitive";
    ASSERT_TRUE(outcome(first, body));
    auto definitive = w_.accepted(next());
    EXPECT_TRUE(definitive.at("measure").at("end").is_null());
    EXPECT_TRUE(w_.stay(World::textOf(definitive, "stayId")).at("returnDueOn").is_null());

    auto measure = definitive.at("measure").as_object();
    measure["nextFrom"] = "2026-12-03";
    definitive =
        w_.receptions()
            .updateReferral(w_.coordinator(), idOf(definitive), World::versionOf(definitive), {{"measure", measure}})
            .value();
    const auto stay = w_.stay(World::textOf(definitive, "stayId"));
    EXPECT_EQ(World::planned(stay).back(), "2026-12-02/am");
    EXPECT_EQ(stay.at("returnDueOn"), "2026-12-03");
    EXPECT_TRUE(definitive.at("effacement").at("dueOn").is_null());
}

TEST_F(MeasuresTest, NothingPronouncedClosesTheMeasureOnTheDayOfTheCouncil) {
    auto first = conservatoire();
    w_.clock().setToday(test::day("2026-11-26"));
    first = outcome(first, {{"outcome", "nothing"}}).value();
    EXPECT_EQ(first.at("measure").at("end"), "2026-11-26/pm");
    EXPECT_EQ(w_.stay(World::textOf(first, "stayId")).at("state"), "cancelled_by_school") << "it never began";
    EXPECT_EQ(first.at("effacement").at("dueOn"), "2027-08-31");
    EXPECT_THAT(first.at("links").as_array(), IsEmpty());
}

TEST_F(MeasuresTest, OnlyAMesureConservatoireHasAnOutcome) {
    const auto sanctioned = referral(w_.measure("2026-12-07/am", "2026-12-08/pm"));
    EXPECT_EQ(outcome(sanctioned, {{"outcome", "nothing"}, {"pronouncedOn", "2026-11-12"}}).error().code,
              "no_outcome_expected");
    EXPECT_EQ(outcome(conservatoire(), {{"outcome", "nothing"}}).error().fields.at(0).code, "in_future");
}

TEST_F(MeasuresTest, AnOutcomeIsTakenBackWhileNothingFollowedIt) {
    auto first = conservatoire();
    ASSERT_TRUE(w_.move(w_.stay(World::textOf(first, "stayId")), "running"));
    w_.clock().setToday(test::day("2026-11-26"));
    first = outcome(first, sanction("2026-11-27/am", "2026-12-02/pm")).value();
    first = takeBack(first).value();
    EXPECT_TRUE(first.at("measure").at("end").is_null());
    EXPECT_TRUE(first.at("outcome").is_null());
    EXPECT_EQ(w_.stay(World::textOf(first, "stayId")).at("state"), "running");
    EXPECT_EQ(next().at("state"), "withdrawn");
    EXPECT_EQ(takeBack(first).error().code, "no_outcome");

    first = outcome(first, sanction("2026-11-27/am", "2026-12-02/pm")).value();
    w_.accepted(next());
    EXPECT_EQ(takeBack(reread(first)).error().code, "outcome_followed");
    EXPECT_FALSE(reread(first).at("outcome").is_null());
}

TEST_F(MeasuresTest, TheEffacementOfAMesureConservatoireFollowsItsSanction) {
    auto first = conservatoire();
    EXPECT_EQ(first.at("effacement").at("dueOn"), "2027-08-31");
    w_.clock().setToday(test::day("2026-11-26"));
    first = outcome(first, sanction("2026-11-27/am", "2026-12-02/pm")).value();
    EXPECT_EQ(first.at("effacement").at("dueOn"), "2029-08-31");
    EXPECT_EQ(first.at("effacement").at("follows"), json::value(next_));
}

// Code de l'éducation, art. R511-13-1: a revoked sursis makes the sanction executable.
TEST_F(MeasuresTest, ARevokedSursisOpensARefusedReferralAgainWithItsDates) {
    auto measure = w_.measure("2026-11-10/am", "2026-11-12/pm");
    measure["suspended"] = true;
    measure["revocableUntil"] = "2027-05-10";
    auto suspended = referral(measure, {"suspended_not_revoked"});
    suspended = w_.decide(suspended, "refuse", {{"reasonCode", "suspended"}}).value();
    const auto later = referral(w_.measure("2026-12-01/am", "2026-12-02/pm"));
    const json::object body{{"revokedOn", "2026-11-12"},
                            {"revokedBy", "Nouvelle sanction"},
                            {"start", "2026-12-03/am"},
                            {"end", "2026-12-04/pm"},
                            {"byReferralId", later.at("id")}};
    const auto revoked =
        w_.measures().revoke(w_.coordinator(), idOf(suspended), World::versionOf(suspended), body).value();
    EXPECT_EQ(revoked.at("state"), "received");
    EXPECT_EQ(revoked.at("measure").at("start"), "2026-12-03/am");
    EXPECT_EQ(revoked.at("links").at(0).at("kind"), "revokes");
    EXPECT_EQ(revoked.at("links").at(0).at("direction"), "later");
    EXPECT_TRUE(w_.decide(revoked, "accept", {{"stayId", w_.newId()}}));
    EXPECT_EQ(
        w_.measures().revoke(w_.coordinator(), idOf(suspended), World::versionOf(reread(suspended)), body).error().code,
        "not_suspended");
}

TEST_F(MeasuresTest, ARevocationAfterItsTimeIsAWarningThatAReasonPasses) {
    auto measure = w_.measure("2026-11-10/am", "2026-11-12/pm");
    measure["suspended"] = true;
    measure["revocableUntil"] = "2026-11-11";
    const auto suspended = referral(measure, {"suspended_not_revoked"});
    json::object body{{"revokedOn", "2026-11-12"}, {"start", "2026-12-03/am"}, {"end", "2026-12-04/pm"}};
    const auto revoke = [&] { return w_.measures().revoke(w_.coordinator(), idOf(suspended), 1, body); };
    EXPECT_EQ(revoke().error().code, "warnings_unanswered");
    body["overrides"] = passed({"revoked_too_late"});
    EXPECT_TRUE(revoke());
}

// A measure on the days of another: one reception for both, and the days of both counted against the maximum.
TEST_F(MeasuresTest, TwoMeasuresOnTheSameDaysAreReceivedInOneStay) {
    const auto first = w_.accepted(referral(w_.measure("2026-11-12/am", "2026-11-17/pm")));
    auto body = w_.aReferral(w_.measure("2026-11-16/am", "2026-11-20/pm"), {{"motive", "insolence"}});
    auto refused = w_.receptions().createReferral(w_.coordinator(), body);
    ASSERT_EQ(refused.error().code, "duplicate_suspected");
    body["duplicateDecision"] = json::object{{"kind", "new"}, {"referralId", first.at("id")}};
    refused = w_.receptions().createReferral(w_.coordinator(), body);
    ASSERT_EQ(refused.error().code, "warnings_unanswered");
    const auto check = json::parse(refused.error().current);
    bool sourced = false;
    for (const auto& finding : check.at("findings").as_array())
        if (finding.at("code") == "over_max_days_linked") {
            EXPECT_EQ(finding.at("params").at("days"), "11");
            EXPECT_EQ(finding.at("setting").at("key"), "measure.max_days");
            sourced = World::textOf(finding.at("setting").as_object(), "source").find("R511-13-1") != std::string::npos;
        }
    EXPECT_TRUE(sourced);
    body["overrides"] = passed({"overlap", "over_max_days_linked"});
    auto second = w_.create(body);
    ASSERT_EQ(second.at("joinable").as_array().size(), 1u);
    EXPECT_EQ(second.at("joinable").at(0).at("stayId"), first.at("stayId"));

    second = w_.decide(second, "accept", {{"stayId", first.at("stayId")}}).value();
    EXPECT_EQ(second.at("stayId"), first.at("stayId"));
    EXPECT_EQ(second.at("shared").at(0).at("referralId"), first.at("id"));
    const auto stay = w_.stay(World::textOf(first, "stayId"));
    EXPECT_EQ(World::planned(stay).front(), "2026-11-12/am");
    EXPECT_EQ(World::planned(stay).back(), "2026-11-20/pm");
    EXPECT_EQ(World::planned(stay).size(), 13u) << "no half-day twice";
    EXPECT_EQ(stay.at("returnDueOn"), "2026-11-23");
    EXPECT_EQ(w_.decide(reread(first), "reopen").error().code, "stay_shared");

    second = w_.decide(second, "reopen").value();
    EXPECT_TRUE(second.at("stayId").is_null());
    EXPECT_EQ(World::planned(w_.stay(World::textOf(first, "stayId"))).size(), 8u);
}

// Worked example 7: the second announcement becomes a correction; the stay already laid follows the corrected end.
TEST_F(MeasuresTest, ACorrectionByASecondAnnouncementLaysTheStayAgain) {
    const auto first = w_.accepted(referral(w_.measure("2026-11-12/am", "2026-11-12/pm")));
    const auto stay_id = World::textOf(first, "stayId");
    EXPECT_EQ(World::planned(w_.stay(stay_id)).size(), 2u);
    auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    body["duplicateDecision"] = json::object{{"kind", "correction"}, {"referralId", first.at("id")}};
    EXPECT_EQ(w_.create(body).at("state"), "duplicate");
    const auto stay = w_.stay(stay_id);
    EXPECT_EQ(World::planned(stay).size(), 4u);
    EXPECT_EQ(stay.at("returnDueOn"), "2026-11-16");
    EXPECT_EQ(reread(first).at("measure").at("end"), "2026-11-13/pm");
}

// Worked example 18, on the shipped calendar: no class from 28 to 31 August, the year 2026-2027 ends on 2 July.
TEST_F(MeasuresTest, NoReceptionExistsBeforeTheFirstOrAfterTheLastSchoolDay) {
    w_.clock().setToday(test::day("2026-08-27"));
    const auto summer = referral(w_.measure("2026-08-28/am", "2026-08-31/pm"), {"none_receivable", "no_agreement"},
                                 {{"receivedOn", "2026-08-27"}});
    EXPECT_EQ(w_.decide(summer, "accept", {{"stayId", w_.newId()}}).error().code, "none_receivable");
    w_.clock().setToday(test::day("2027-06-25"));
    const auto june =
        w_.accepted(referral(w_.measure("2027-06-30/am", "2027-07-05/pm"), {}, {{"receivedOn", "2027-06-25"}}));
    EXPECT_EQ(World::planned(w_.stay(World::textOf(june, "stayId"))).back(), "2027-07-02/pm");
}

// Two schools for one pupil (a transfer): both are kept, and somebody asks.
TEST_F(MeasuresTest, AnotherSchoolAnnouncingTheSameDaysIsAQuestionNotARefusal) {
    const auto first = referral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    const auto other =
        w_.people()
            .school("Collège Simone Veil",
                    {{"academy", "Rennes"}, {"agreementFrom", "2026-09-01"}, {"agreementTo", "2027-08-31"}})
            .text();
    auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"), {{"structureId", other}});
    body["duplicateDecision"] = json::object{{"kind", "new"}, {"referralId", first.at("id")}};
    const auto refused = w_.receptions().createReferral(w_.coordinator(), body);
    ASSERT_EQ(refused.error().code, "warnings_unanswered");
    EXPECT_THAT(World::codes(json::parse(refused.error().current).at("findings")), Contains("two_schools"));
    body["overrides"] = passed({"two_schools", "overlap"});
    EXPECT_EQ(w_.create(body).at("state"), "received");
    EXPECT_EQ(reread(first).at("state"), "received");
}

TEST_F(MeasuresTest, LinksAreAddedAndTakenBackByHand) {
    const auto first = referral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    const auto second = referral(w_.measure("2026-12-07/am", "2026-12-08/pm"));
    const json::object body{{"id", w_.newId()}, {"kind", "replaces"}, {"earlierId", first.at("id")}};
    auto linked = w_.measures().addLink(w_.coordinator(), idOf(second), body).value();
    EXPECT_EQ(linked.at("links").at(0).at("direction"), "earlier");
    EXPECT_EQ(w_.measures().addLink(w_.coordinator(), idOf(second), body).value().at("links").as_array().size(), 1u);
    linked = w_.measures()
                 .removeLink(w_.coordinator(), idOf(second), World::textOf(linked.at("links").at(0).as_object(), "id"))
                 .value();
    EXPECT_THAT(linked.at("links").as_array(), IsEmpty());
    EXPECT_THAT(w_.actions(), Contains("unlink referral"));
}

TEST_F(MeasuresTest, TheHoursOfAMesureDeResponsabilisationAreCountedInAnAccount) {
    auto measure = w_.measure("2026-11-10/am", "2026-12-18/pm", "responsabilisation");
    measure["orderedMinutes"] = 22 * 60;
    const auto ordered = referral(measure, {"hours_over_max"});
    const auto id = idOf(ordered);
    const json::object session{{"id", w_.newId()}, {"on", "2026-11-11"}, {"from", "14:00"},
                               {"to", "16:00"},    {"state", "done"},    {"supervisor", "M. Diallo"}};
    auto account = w_.measures().addSession(w_.coordinator(), id, session).value();
    EXPECT_EQ(account.at("doneMinutes"), 120);
    EXPECT_EQ(account.at("remainingMinutes"), 20 * 60);
    EXPECT_THAT(World::codes(account.at("warnings")), ElementsAre("hours_over_max", "agreement_missing"));
    EXPECT_EQ(w_.measures().addSession(w_.coordinator(), id, session).value().at("doneMinutes"), 120) << "repeated";

    json::object other = session;
    other["id"] = w_.newId();
    EXPECT_EQ(w_.measures().addSession(w_.coordinator(), id, other).error().code, "sessions_overlap");
    other["on"] = "2026-11-13";
    EXPECT_EQ(w_.measures().addSession(w_.coordinator(), id, other).error().fields.at(0).code, "in_future");

    json::object back = session;
    back.erase("id");
    back["withdrawn"] = true;
    const auto session_id = HourSessionId::trusted(World::textOf(session, "id"));
    account = w_.measures().putSession(w_.coordinator(), session_id, 1, back).value();
    EXPECT_EQ(account.at("doneMinutes"), 0);
    EXPECT_EQ(w_.measures().putSession(w_.coordinator(), session_id, 1, back).error().code, "stale");
    back["withdrawn"] = false;
    EXPECT_EQ(w_.measures().putSession(w_.coordinator(), session_id, 2, back).value().at("doneMinutes"), 120);

    account = w_.measures()
                  .putHours(w_.coordinator(), id, 0,
                            {{"refusedOn", "2026-11-12"}, {"refusedBy", "family"}, {"attestedOn", nullptr}})
                  .value();
    EXPECT_EQ(account.at("refusedBy"), "family");
    EXPECT_EQ(reread(ordered).at("hours").at("doneMinutes"), 120);
    const auto exclusion = referral(w_.measure("2026-12-07/am", "2026-12-08/pm"));
    EXPECT_EQ(w_.measures().hours(w_.coordinator(), idOf(exclusion)).error().code, "no_hours");
}

TEST_F(MeasuresTest, AMesureDeResponsabilisationIsNotReceivedOnHalfDaysOfClass) {
    auto measure = w_.measure("2026-11-12/am", "2026-11-17/pm", "responsabilisation");
    measure["orderedMinutes"] = 10 * 60;
    const auto stay = w_.stay(World::textOf(w_.accepted(referral(measure)), "stayId"));
    EXPECT_THAT(stay.at("halfDays").as_array(), IsEmpty());
    EXPECT_THAT(World::codes(stay.at("warnings")), IsEmpty());
}

TEST_F(MeasuresTest, MeasuresToForgetAreListedUntilSomebodyDealtWithThem) {
    const auto exclusion = referral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    const auto due = [&] { return w_.measures().toErase(w_.coordinator()).value().at("items").as_array().size(); };
    w_.clock().setToday(test::day("2029-08-30"));
    EXPECT_EQ(due(), 0u);
    w_.clock().setToday(test::day("2029-08-31"));
    EXPECT_EQ(due(), 0u) << "the school year has not ended";
    w_.clock().setToday(test::day("2029-09-01"));
    EXPECT_EQ(due(), 1u);
    ASSERT_TRUE(w_.measures().putErasure(w_.coordinator(), idOf(exclusion), {{"doneOn", "2029-09-01"}}));
    EXPECT_EQ(due(), 0u);
    ASSERT_TRUE(w_.measures().putErasure(w_.coordinator(), idOf(exclusion), {{"doneOn", nullptr}}));
    EXPECT_EQ(due(), 1u);
}

TEST_F(MeasuresTest, TheTimeToAnswerIsProposedAndATooShortOneWarnedOf) {
    auto measure = w_.measure("2026-11-12/pm", "2026-11-13/pm", "conservatoire_delai");
    measure["decidedOn"] = "2026-11-12";
    auto draft = w_.aReferral(measure);
    draft.erase("id");
    const auto check = w_.receptions().checkReferral(w_.coordinator(), draft).value();
    EXPECT_EQ(check.at("proposedEnd").at("end"), "2026-11-14/pm");
    EXPECT_EQ(check.at("proposedEnd").at("counted").as_array().size(), 2u);
    EXPECT_THAT(World::codes(check.at("findings")), Contains("delay_too_short"));
}

}  // namespace
}  // namespace jalon::receptions
