// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "check_findings.h"
#include "receptions_summaries.h"
#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using World = test::ReceptionsWorld;

class StayCourse : public ::testing::Test {
protected:
    StayCourse() { stay_ = w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm")))); }

    void TearDown() override { EXPECT_THAT(test::wrongSummaries(w_), testing::IsEmpty()); }
    std::string id() const { return World::textOf(stay_, "id"); }
    void move(const char* to, const char* on = "2026-11-12", json::object more = {}) {
        auto moved = w_.move(stay_, to, on, std::move(more));
        ASSERT_TRUE(moved) << to << " " << moved.error().code;
        stay_ = *moved;
    }
    void undo() {
        auto undone = w_.undo(stay_);
        ASSERT_TRUE(undone) << undone.error().code;
        stay_ = *undone;
    }
    std::string state() const { return World::textOf(stay_, "state"); }
    std::vector<std::string> expectedOn(const char* half_day) {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& line : staysOn(tx, test::half(half_day))) out.push_back(line.id.text());
            return out;
        });
    }
    bool isPlannedOn(const char* half_day) {
        return w_.people().read(
            [&](storage::Transaction& tx) { return isPlanned(tx, StayId::trusted(id()), test::half(half_day)); });
    }
    void noteCame(const char* on) {
        const auto noted = w_.people().data().database().write([&](storage::Transaction& tx) -> Result<void> {
            noteAttendance(tx, w_.clock(), w_.coordinator(), StayId::trusted(id()), test::day(on));
            return {};
        });
        ASSERT_TRUE(noted);
        stay_ = w_.stay(id());
    }
    Result<json::object> putForm(const char* kind, int version, json::object answers) {
        return w_.receptions().putForm(w_.coordinator(), StayId::trusted(id()), kind, version,
                                       {{"answers", std::move(answers)}});
    }

    World w_;
    json::object stay_;
};

TEST_F(StayCourse, LeadsFromThePresentationBackToSchool) {
    move("presented");
    EXPECT_THAT(w_.openTasks(), Not(Contains("presentation 2026-11-12")));
    move("running");
    EXPECT_EQ(w_.fileState(), "in_progress");
    move("ended", "2026-11-17");
    EXPECT_EQ(w_.fileState(), "ended");
    EXPECT_THAT(w_.openTasks(),
                ElementsAre("answer_school 2026-11-12", "return_meeting 2026-11-18", "review 2026-11-17"));
    move("reviewed", "2026-11-17");
    move("returned", "2026-11-18");
    EXPECT_EQ(stay_.at("followUpDueOn"), "2027-02-18");
    EXPECT_THAT(w_.openTasks(),
                ElementsAre("answer_school 2026-11-12", "follow_up 2027-02-18", "follow_up_first 2026-12-03",
                            "follow_up_second 2026-12-18", "questionnaire 2026-12-18"));
    move("follow_up", "2026-11-18");
    EXPECT_EQ(w_.fileState(), "follow_up");
    move("closed", "2027-02-18");
    EXPECT_EQ(w_.fileState(), "closed");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    EXPECT_EQ(stay_.at("transitions").as_array().size(), 7u);
    EXPECT_THAT(stay_.at("allowed").as_array(), IsEmpty());
}

TEST_F(StayCourse, UndoRestoresStateAndTasksAndKeepsBothInTheHistory) {
    move("presented");
    move("running");
    move("ended", "2026-11-12");
    const auto tasks_when_ended = w_.openTasks();
    move("reviewed", "2026-11-12");
    undo();
    EXPECT_EQ(state(), "ended");
    EXPECT_EQ(w_.openTasks(), tasks_when_ended);
    undo();
    EXPECT_EQ(state(), "running");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12", "work_request 2026-11-10"));
    EXPECT_TRUE(stay_.at("canUndo").as_bool());
    undo();
    undo();
    EXPECT_EQ(state(), "accepted");
    EXPECT_THAT(w_.openTasks(),
                ElementsAre("answer_school 2026-11-12", "presentation 2026-11-12", "work_request 2026-11-10"));
    EXPECT_FALSE(stay_.at("canUndo").as_bool());
    EXPECT_EQ(stay_.at("transitions").as_array().size(), 8u);
    EXPECT_EQ(w_.undo(stay_).error().code, "nothing_to_undo");
}

TEST_F(StayCourse, RefusesWhatTheBlueprintDoesNotAllow) {
    EXPECT_EQ(w_.move(stay_, "closed").error().code, "transition_not_allowed");
    EXPECT_EQ(w_.move(stay_, "dancing").error().fields.at(0).code, "not_in_list");
    EXPECT_EQ(w_.move(stay_, "no_show").error().fields.at(0).field, "reasonCode");
    EXPECT_EQ(w_.move(stay_, "presented", "2062-11-12").error().fields.at(0).code, "not_plausible");
    const auto old = stay_;
    move("presented");
    EXPECT_EQ(w_.move(old, "running").error().kind, ErrorKind::stale);
}

TEST_F(StayCourse, WarnsOfOddDatesWithoutBlocking) {
    move("presented", "2026-11-10");
    EXPECT_THAT(World::codes(stay_.at("warnings")), IsEmpty());
    move("running", "2026-11-10");
    EXPECT_THAT(World::codes(stay_.at("warnings")), Contains("move_before_start"));
    move("ended", "2026-11-20");
    EXPECT_THAT(World::codes(stay_.at("warnings")), Contains("move_in_future"));
}

TEST_F(StayCourse, StartsWhenAttendanceIsTaken) {
    noteCame("2026-11-12");
    EXPECT_EQ(state(), "running");
    EXPECT_EQ(stay_.at("transitions").at(0).at("on"), "2026-11-12");
    EXPECT_EQ(w_.fileState(), "in_progress");
    EXPECT_THAT(w_.openTasks(), Contains("presentation 2026-11-12"));  // still to be held
    EXPECT_THAT(w_.actions(), Contains("move stay"));
}

TEST_F(StayCourse, ExpectsThePupilOnPlannedHalfDaysUntilInterrupted) {
    EXPECT_THAT(expectedOn("2026-11-13/am"), ElementsAre(id()));
    EXPECT_THAT(expectedOn("2026-11-14/am"), IsEmpty());
    noteCame("2026-11-12");
    move("interrupted", "2026-11-12", {{"reasonCode", "incident"}});
    EXPECT_TRUE(isPlannedOn("2026-11-12/pm"));
    EXPECT_FALSE(isPlannedOn("2026-11-13/am"));
    EXPECT_THAT(expectedOn("2026-11-13/am"), IsEmpty());
    EXPECT_EQ(World::planned(stay_).size(), 2u);
    undo();
    EXPECT_EQ(World::planned(stay_).size(), 8u);
}

TEST_F(StayCourse, FamilyRefusalLeavesNothingToAttend) {
    move("family_refused", "2026-11-12", {{"reasonCode", "own_solution"}});
    EXPECT_THAT(World::planned(stay_), IsEmpty());
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    move("closed");
    EXPECT_EQ(w_.fileState(), "closed");
}

TEST_F(StayCourse, CorrectedDatesKeepTheHalfDaysAttended) {
    w_.attendance().take(id(), "2026-11-12/am");
    const auto updated =
        w_.receptions().updateReferral(w_.coordinator(), ReferralId::trusted(World::textOf(stay_, "referralId")), 2,
                                       {{"measure", w_.measure("2026-11-13/am", "2026-11-13/pm")}});
    ASSERT_TRUE(updated) << updated.error().code;
    stay_ = w_.stay(id());
    EXPECT_THAT(World::planned(stay_), ElementsAre("2026-11-12/am", "2026-11-13/am", "2026-11-13/pm"));
    EXPECT_EQ(stay_.at("halfDays").at(0).at("reason"), "attended_before_correction");
    EXPECT_EQ(stay_.at("halfDays").at(0).at("attendance").at("status"), "present");
    EXPECT_EQ(stay_.at("returnDueOn"), "2026-11-16");
    EXPECT_THAT(w_.openTasks(), Contains("presentation 2026-11-12"));
}

// Example 11, through the store.
TEST_F(StayCourse, SumsUpAttendance) {
    for (const auto& half_day : World::planned(stay_)) w_.attendance().take(id(), half_day.c_str());
    w_.attendance().take(id(), "2026-11-16/am", "absent_justified");
    w_.attendance().take(id(), "2026-11-16/pm", "absent_unjustified");
    stay_ = w_.stay(id());
    EXPECT_EQ(stay_.at("summary").at("attended"), 6);
    EXPECT_EQ(stay_.at("summary").at("rate"), 0.75);
    const auto file = w_.people().read(
        [&](storage::Transaction& tx) { return w_.receptions().staysOf(tx, PersonId::trusted(w_.lea())); });
    ASSERT_EQ(file.size(), 1u);
    EXPECT_EQ(file.at(0).at("summary").at("attended"), 6);
    EXPECT_EQ(file.at(0).at("measureKind"), "exclusion_temporaire");
}

TEST_F(StayCourse, ReportsPastHalfDaysWithoutAttendance) {
    w_.clock().setToday(test::day("2026-11-13"));
    stay_ = w_.stay(id());
    ASSERT_THAT(World::codes(stay_.at("warnings")), ElementsAre("attendance_missing"));
    EXPECT_EQ(stay_.at("warnings").at(0).at("params").at("count"), "2");
    w_.attendance().take(id(), "2026-11-12/am", "absent_unknown");
    w_.attendance().take(id(), "2026-11-12/pm");
    EXPECT_THAT(w_.stay(id()).at("warnings").as_array(), IsEmpty());
}

TEST_F(StayCourse, FormsAreSavedWholeWithEveryVersionKept) {
    const auto first = putForm("presentation", 0, {{"heldOn", "2026-11-12"}, {"attendees", {"young", "mother"}}});
    ASSERT_TRUE(first);
    EXPECT_EQ(first->at("version"), 1);
    const auto stale = putForm("presentation", 0, {{"goals", "Revenir à l'heure"}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(stale.error().current), json::value(*first));
    EXPECT_EQ(putForm("presentation", 1, {{"goals", "Revenir à l'heure"}})->at("version"), 2);
    stay_ = w_.stay(id());
    ASSERT_EQ(stay_.at("forms").as_array().size(), 1u);
    EXPECT_EQ(stay_.at("forms").at(0).at("answers").as_object().size(), 1u);
    EXPECT_THAT(World::codes(stay_.at("warnings")), ElementsAre("form_incomplete"));
    EXPECT_EQ(stay_.at("warnings").at(0).at("params").at("missing"), "heldOn,attendees,youngAccount,contract");
    EXPECT_EQ(World::versionOf(stay_), 1);
}

TEST_F(StayCourse, FormsRefuseWhatTheBlueprintDoesNotAsk) {
    EXPECT_EQ(putForm("presentation", 0, {{"religion", "x"}}).error().fields.at(0).field, "answers.religion");
    EXPECT_EQ(putForm("poem", 0, {}).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(putForm("review", 0, {}));
}

TEST_F(StayCourse, IsListedByTheDaysItTouches) {
    const auto between = [&](const char* from, const char* to) {
        return w_.receptions().listStays(w_.coordinator(), test::day(from), test::day(to));
    };
    const auto found = between("2026-11-16", "2026-11-16").value();
    ASSERT_EQ(found.at("items").as_array().size(), 1u);
    const auto row = found.at("items").at(0).as_object();
    EXPECT_EQ(row.at("firstHalfDay"), "2026-11-12/am");
    EXPECT_EQ(row.at("planned"), 8);
    EXPECT_EQ(row.at("halfDays").as_array().size(), 8u);
    EXPECT_THAT(between("2026-11-14", "2026-11-15")->at("items").as_array(), IsEmpty());
    EXPECT_EQ(between("2026-11-16", "2026-11-15").error().fields.at(0).code, "end_before_start");
    EXPECT_EQ(between("2026-01-01", "2026-12-31").error().fields.at(0).code, "period_too_long");
    w_.people().read([&](storage::Transaction& tx) {
        EXPECT_EQ(
            upcomingStays(tx, access::FileScope::everything(), test::day("2026-11-10"), test::day("2026-11-16")).size(),
            1u);
        EXPECT_EQ(
            upcomingStays(tx, access::FileScope::everything(), test::day("2026-11-13"), test::day("2026-11-16")).size(),
            0u);
        EXPECT_EQ(plannedHalfDays(tx, StayId::trusted(id())).size(), 8u);
        EXPECT_EQ(stayPerson(tx, StayId::trusted(id()))->text(), w_.lea());
        return true;
    });
}

TEST_F(StayCourse, OpeningLeavesALine) {
    w_.stay(id());
    EXPECT_EQ(w_.actions().front(), "open stay");
}

TEST_F(StayCourse, WhatDoesNotFollowFromTheRestIsFound) {
    const auto found = [&](const char* damage) {
        return jalon::test::foundAfter(w_.people().data().database(), damage, {{check}, {tellActivity}});
    };
    EXPECT_THAT(found("UPDATE stay SET return_due_on = '2026-11-30'"), ElementsAre("derived stay.return_due_on"));
    EXPECT_THAT(found("UPDATE stay SET follow_up_due_on = '2026-11-30'"), ElementsAre("derived stay.follow_up_due_on"));
    EXPECT_THAT(found("UPDATE referral SET reason_code = 'full'"), ElementsAre("derived referral.state"));
    EXPECT_THAT(found("UPDATE referral SET state = 'received'"), Contains("derived referral.state"));
    EXPECT_THAT(found("DELETE FROM referral_decision"), Contains("derived referral.state"));
    EXPECT_THAT(found("UPDATE person SET last_activity_on = '2026-11-09'"),
                ElementsAre("derived person.last_activity_on"));
    EXPECT_THAT(found("UPDATE person SET last_activity_on = '2026-11-20'"),
                ElementsAre("derived person.last_activity_on"));
    ASSERT_TRUE(putForm("presentation", 0, {{"heldOn", "2026-11-12"}}));
    EXPECT_THAT(found("UPDATE stay_form SET version = 2"), ElementsAre("version stay_form"));
    EXPECT_THAT(found("UPDATE stay_form SET edition = NULL"), ElementsAre("version stay_form"));
}

}  // namespace
}  // namespace jalon::receptions
