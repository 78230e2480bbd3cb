// SPDX-License-Identifier: EUPL-1.2
#include "calendar/deadline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "calendar/deadline_command.h"
#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Deadline deadline(std::string_view from, std::string_view add, Roll roll = Roll::none) {
    return computeDeadline(day(from), parseDateSpan(add).value(), roll, aSchool(weekWithout("wed/pm")));
}
std::string due(std::string_view from, std::string_view add, Roll roll = Roll::none) {
    const auto found = deadline(from, add, roll).due;
    return found ? found->iso() : "none";
}
std::vector<std::string> steps(const Deadline& computed) {
    std::vector<std::string> out;
    for (const DeadlineStep& step : computed.steps) {
        const bool explained = step.kind == DeadlineStep::Kind::skipped || step.kind == DeadlineStep::Kind::rolled;
        out.push_back(std::string(deadlineStepCode(step.kind)) + " " + step.from.iso() + " " + step.to.iso() +
                      (explained ? " " + std::string(closedReasonCode(step.because.reason)) : ""));
    }
    return out;
}

TEST(Deadline, CalendarDaysAndWeeksCountEveryDay) {
    EXPECT_EQ(due("2026-11-27", "15d"), "2026-12-12");
    EXPECT_EQ(due("2026-11-27", "-7d"), "2026-11-20");
    EXPECT_EQ(due("2026-11-27", "2w"), "2026-12-11");
    EXPECT_EQ(due("2026-11-27", "0d"), "2026-11-27");
}

TEST(Deadline, MonthsEndWithAShorterMonth) {
    EXPECT_EQ(due("2026-11-27", "3m"), "2027-02-27");
    const auto clamped = deadline("2026-11-30", "3m");
    EXPECT_EQ(clamped.due, day("2027-02-28"));
    EXPECT_THAT(steps(clamped), ElementsAre("added 2026-11-30 2027-02-28", "clamped 2026-11-30 2027-02-28"));
    EXPECT_EQ(due("2024-02-29", "1y"), "2025-02-28");
    EXPECT_EQ(due("2026-12-31", "-1m"), "2026-11-30");
}

TEST(Deadline, JoursOuvrablesAreMondayToSaturdayWithoutPublicHolidays) {
    // Code de l'éducation, art. R421-10-1: told on Monday 9 November, two jours ouvrables, the 11th is a public
    // holiday.
    const auto told = deadline("2026-11-09", "2wd");
    EXPECT_EQ(told.due, day("2026-11-12"));
    EXPECT_THAT(steps(told),
                ElementsAre("added 2026-11-09 2026-11-12", "skipped 2026-11-11 2026-11-11 public_holiday"));
    EXPECT_EQ(due("2026-11-13", "1wd"), "2026-11-14");
    EXPECT_EQ(due("2026-11-13", "2wd"), "2026-11-16");
}

TEST(Deadline, SchoolDaysSkipHolidaysWeekendsAndPublicHolidays) {
    // From the last Friday before Christmas: the fifteenth day with class.
    const auto first = deadline("2026-12-18", "1sd");
    EXPECT_EQ(first.due, day("2027-01-04"));
    EXPECT_THAT(steps(first),
                ElementsAre("added 2026-12-18 2027-01-04", "skipped 2026-12-19 2026-12-20 weekend",
                            "skipped 2026-12-21 2026-12-25 school_holiday", "skipped 2026-12-26 2026-12-27 weekend",
                            "skipped 2026-12-28 2027-01-01 school_holiday", "skipped 2027-01-02 2027-01-03 weekend"));
    EXPECT_EQ(due("2026-11-27", "15sd"), "2026-12-18");
    EXPECT_EQ(due("2026-11-12", "-1sd"), "2026-11-10");
}

TEST(Deadline, AWednesdayMorningIsASchoolDay) { EXPECT_EQ(due("2026-11-17", "1sd"), "2026-11-18"); }

TEST(Deadline, WeeksOfSchoolTimeCountDaysOutsideVacations) {
    EXPECT_EQ(due("2026-11-06", "4sw"), "2026-12-04");
    const auto around_christmas = deadline("2026-12-02", "4sw");
    EXPECT_EQ(around_christmas.due, day("2027-01-15"));
    EXPECT_THAT(steps(around_christmas),
                ElementsAre("added 2026-12-02 2027-01-15", "skipped 2026-12-19 2027-01-03 school_holiday"));
}

TEST(Deadline, RollsForwardToADayOnWhichSomebodyCanAct) {
    EXPECT_EQ(due("2026-11-21", "3m", Roll::none), "2027-02-21");
    const auto to_class = deadline("2026-11-21", "3m", Roll::next_school_day);
    EXPECT_EQ(to_class.due, day("2027-03-08"));
    EXPECT_EQ(to_class.steps.back().kind, DeadlineStep::Kind::rolled);
    EXPECT_EQ(due("2026-11-21", "3m", Roll::next_working_day), "2027-02-22");
    // Code de procédure civile, art. 642: a term that ends on a Saturday goes on to Monday.
    EXPECT_EQ(due("2026-11-07", "7d", Roll::next_working_day), "2026-11-16");
    EXPECT_EQ(due("2026-11-04", "7d", Roll::next_working_day), "2026-11-12");
    EXPECT_THAT(steps(deadline("2026-11-07", "7d", Roll::next_working_day)),
                ElementsAre("added 2026-11-07 2026-11-14", "rolled 2026-11-14 2026-11-16 weekend"));
}

TEST(Deadline, WithoutARollItSaysWhereTheDayLies) {
    EXPECT_EQ(deadline("2026-11-07", "7d").lies_on->reason, ClosedReason::weekend);
    EXPECT_EQ(deadline("2026-11-04", "7d").lies_on->reason, ClosedReason::public_holiday);
    EXPECT_EQ(deadline("2026-11-23", "3m").lies_on->reason, ClosedReason::school_holiday);
    EXPECT_FALSE(deadline("2026-11-09", "7d").lies_on);
}

TEST(Deadline, StopsWhereNoSchoolYearIsKnown) {
    const auto lost = deadline("2027-06-25", "30sd");
    EXPECT_FALSE(lost.due);
    EXPECT_EQ(lost.missing_from, day("2027-07-31"));
    // Calendar units need no school year.
    EXPECT_EQ(due("2027-06-25", "3m"), "2027-09-25");
    EXPECT_EQ(due("2027-06-25", "3m", Roll::next_school_day), "none");
}

TEST(Deadline, ManyUnitsAreAMistakeOfTheProgram) {
    EXPECT_THROW(computeDeadline(day("2026-11-27"), {1001, DateUnit::days}, Roll::none, aSchool()),
                 std::invalid_argument);
}

TEST(DeadlineProperty, SchoolDaysForwardAndBackwardMeet) {
    std::mt19937 random(20261127);
    std::uniform_int_distribution<int> offset(0, 250);
    std::uniform_int_distribution<int> count(1, 40);
    const auto school = aSchool(weekWithout("wed/pm"));
    const auto has_class = [&](Day at) { return school.hasClass({at, Half::am}) || school.hasClass({at, Half::pm}); };
    for (int i = 0; i < 300; ++i) {
        const Day from = day("2026-09-02") + offset(random);
        const int days = count(random);
        const auto ahead = computeDeadline(from, {days, DateUnit::school_days}, Roll::none, school);
        if (!ahead.due) continue;
        EXPECT_TRUE(has_class(*ahead.due));
        int counted = 0;
        for (Day at = from + 1; at <= *ahead.due; at = at + 1) counted += has_class(at) ? 1 : 0;
        EXPECT_EQ(counted, days) << from.iso();
        if (has_class(from)) {
            EXPECT_EQ(computeDeadline(*ahead.due, {-days, DateUnit::school_days}, Roll::none, school).due, from);
        }
    }
}

struct Ran {
    int code = 0;
    std::string out, err;
};
Ran run(DeadlineArguments arguments) {
    std::ostringstream out, err;
    const int code = runDeadline(arguments, JALON_SOURCE_DIR "/data", out, err);
    return {code, out.str(), err.str()};
}
std::string dateOf(const DeadlineArguments& arguments) {
    const auto answer = parseJsonObject(run(arguments).out).value();
    return std::string(answer.at("date").as_string());
}

TEST(DeadlineCommand, LuxembourgsWeeksOfSchoolTimeStopDuringVacations) {
    const auto luxembourg = [](std::string from, std::string add) {
        return dateOf({.zone = "LU", .from = std::move(from), .add = std::move(add), .json = true});
    };
    EXPECT_EQ(luxembourg("2024-09-16", "4sw"), "2024-10-14");
    EXPECT_EQ(luxembourg("2024-12-02", "4sw"), "2025-01-15");
    EXPECT_EQ(luxembourg("2024-11-30", "3m"), "2025-02-28");
    EXPECT_EQ(luxembourg("2024-12-15", "3m"), "2025-03-15");
}

TEST(DeadlineCommand, AResultInTheSummerIsFlagged) {
    const Ran ran = run({.zone = "LU", .from = "2025-05-31", .add = "3m", .json = true});
    const auto answer = parseJsonObject(ran.out).value();
    EXPECT_EQ(answer.at("date"), "2025-08-31");
    EXPECT_FALSE(answer.at("liesOn").is_null());
}

TEST(DeadlineCommand, SaysItsStepsInFrench) {
    const Ran ran = run({.zone = "B", .from = "2026-12-18", .add = "1sd"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, HasSubstr("ne compte pas : Vacances de Noël"));
}

TEST(DeadlineCommand, NamesTheWrongOption) {
    EXPECT_THAT(run({.zone = "Z", .from = "2026-11-27", .add = "3m"}).err, HasSubstr("--zone"));
    EXPECT_THAT(run({.zone = "B", .from = "27/11/2026", .add = "3m"}).err, HasSubstr("--from"));
    EXPECT_THAT(run({.zone = "B", .from = "2026-11-27", .add = "3 mois"}).err, HasSubstr("--add"));
    const Ran rolled = run({.zone = "B", .from = "2026-11-27", .add = "3m", .roll = "tomorrow"});
    EXPECT_EQ(rolled.code, 2);
    EXPECT_THAT(rolled.out, IsEmpty());
}

TEST(DeadlineCommand, AnUnknownSchoolYearIsNoGuess) {
    const Ran ran = run({.zone = "B", .from = "2031-11-27", .add = "15sd", .json = true});
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(parseJsonObject(ran.out).value().at("date").is_null());
    EXPECT_THAT(ran.err, HasSubstr("2031-11-28"));
}

}  // namespace
}  // namespace jalon::calendar
