// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_tasks.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::day;
using test::half;
using State = StayState;

StayDates someDates() {
    StayDates dates{half("2026-11-12/am"), half("2026-11-17/pm"), std::nullopt};
    dates.deadlines = {
        {"presentation", day("2026-11-12")}, {"review", day("2026-11-17")}, {"return_meeting", day("2026-11-18")}};
    return dates;
}

std::string due(State state, StayDates dates, bool presented = false) {
    std::vector<Transition> history;
    if (presented)
        history.push_back({TransitionId::trusted("1"), State::accepted, State::presented, day("2026-11-12")});
    std::string all;
    for (const auto& task : dueTasks(state, history, dates)) all += task.kind + " " + task.due_on.iso() + " ";
    return all;
}

TEST(StayTasks, PresentationIsDueOnTheFirstHalfDayUntilHeld) {
    EXPECT_EQ(due(State::accepted, someDates()), "presentation 2026-11-12 ");
    EXPECT_EQ(due(State::running, someDates()), "presentation 2026-11-12 ");  // started before it was held
    EXPECT_EQ(due(State::presented, someDates(), true), "");
    EXPECT_EQ(due(State::running, someDates(), true), "");
}

TEST(StayTasks, ATaskFollowsTheDayOfItsRuleAndKeepsTheHalfOfThatDay) {
    StayDates dates = someDates();
    EXPECT_EQ(dueTasks(State::accepted, {}, dates),
              (std::vector<DueTask>{{"presentation", day("2026-11-12"), Half::am}}));
    dates.deadlines["presentation"] = day("2026-11-10");
    EXPECT_EQ(dueTasks(State::accepted, {}, dates), (std::vector<DueTask>{{"presentation", day("2026-11-10")}}));
    dates.deadlines.erase("presentation");  // out of use
    EXPECT_EQ(due(State::accepted, dates), "");
}

TEST(StayTasks, RemindOfACouncilTheDayBefore) {
    StayDates dates = someDates();
    dates.council_on = day("2026-11-24");
    dates.deadlines.emplace("council", day("2026-11-23"));
    EXPECT_EQ(due(State::presented, dates, true), "council_date 2026-11-23 ");
    EXPECT_EQ(due(State::ended, dates, true), "review 2026-11-17 return_meeting 2026-11-18 ");
}

TEST(StayTasks, AnEndAsksForTheReviewAndTheReturn) {
    EXPECT_EQ(due(State::ended, someDates(), true), "review 2026-11-17 return_meeting 2026-11-18 ");
    EXPECT_EQ(due(State::reviewed, someDates(), true), "return_meeting 2026-11-18 ");
    EXPECT_EQ(due(State::interrupted, someDates(), true), "return_meeting 2026-11-18 ");
}

TEST(StayTasks, AReturnAsksForTheFollowUpUntilClosed) {
    StayDates dates = someDates();
    dates.deadlines = {{"follow_up_first", day("2026-12-03")},
                       {"follow_up_second", day("2026-12-18")},
                       {"follow_up_third", day("2027-02-18")},
                       {"questionnaire", day("2027-01-04")}};
    const std::string all =
        "follow_up_first 2026-12-03 follow_up_second 2026-12-18 follow_up 2027-02-18 questionnaire 2027-01-04 ";
    EXPECT_EQ(due(State::returned, dates, true), all);
    EXPECT_EQ(due(State::follow_up, dates, true), all);
    dates.answered = {"follow_up_first"};
    EXPECT_EQ(due(State::returned, dates, true),
              "follow_up_second 2026-12-18 follow_up 2027-02-18 questionnaire 2027-01-04 ");
    for (const State state :
         {State::closed, State::long_follow_up, State::family_refused, State::no_show, State::cancelled_by_school})
        EXPECT_EQ(due(state, dates, true), "") << stayStateCode(state);
}

TEST(StayTasks, TheSchoolsWorkIsAskedForWhileTheReceptionIsToComeOrGoesOn) {
    StayDates dates = someDates();
    dates.work_asked_on = day("2026-11-10");
    EXPECT_EQ(due(State::presented, dates, true), "work_request 2026-11-10 ");
    EXPECT_EQ(due(State::reviewed, dates, true), "return_meeting 2026-11-18 ");
}

TEST(StayTasks, APupilWhoDidNotComeBackIsLookedFor) {
    StayDates dates = someDates();
    dates.missing_on = day("2026-11-19");
    EXPECT_EQ(due(State::reviewed, dates, true), "return_missing 2026-11-19 ");
    EXPECT_EQ(due(State::closed, dates, true), "");
}

TEST(StayTasks, SomeMovesAreTheTask) {
    EXPECT_EQ(taskDoneBy(State::accepted, State::presented), "presentation");
    EXPECT_EQ(taskDoneBy(State::ended, State::reviewed), "review");
    EXPECT_EQ(taskDoneBy(State::ended, State::returned), "return_meeting");
    EXPECT_EQ(taskDoneBy(State::follow_up, State::closed), "follow_up");
    EXPECT_EQ(taskDoneBy(State::returned, State::closed), "");
    EXPECT_EQ(taskDoneBy(State::running, State::ended), "");
}

}  // namespace
}  // namespace jalon::receptions
