// SPDX-License-Identifier: EUPL-1.2
#include "calendar/receivable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

Receivable compute(std::string_view from, std::string_view to, const SchoolSchedule& school = aSchool(),
                   const ServiceSchedule& service = aService(), MeasureLimits limits = {8}) {
    return computeReceivable(half(from), half(to), school, service, limits).value();
}

std::string reasonAt(const Receivable& result, std::string_view text) {
    for (const auto& outcome : result.half_days)
        if (outcome.at == half(text))
            return outcome.dropped ? std::string(closedReasonCode(outcome.dropped->reason)) : "receivable";
    return "not in the measure";
}

std::vector<std::string> warningsOf(const Receivable& result) {
    std::vector<std::string> out;
    for (const auto& warning : result.warnings) out.emplace_back(warningCode(warning.code));
    return out;
}

const Warning& warningOf(const Receivable& result, WarningCode code) {
    for (const auto& warning : result.warnings)
        if (warning.code == code) return warning;
    throw std::runtime_error("no such warning");
}

/// As in the worked examples: no class on Wednesday afternoon.
SchoolSchedule aCollege() { return aSchool(weekWithout("wed/pm")); }

// Worked example 1: Thursday 12 to Tuesday 17 November 2026.
TEST(Receivable, AWeekendInsideAMeasureIsDroppedAndSaid) {
    const auto result = compute("2026-11-12/am", "2026-11-17/pm", aCollege());
    EXPECT_EQ(result.calendar_days, 6);
    EXPECT_EQ(result.school_days, 4);
    EXPECT_EQ(result.receivable, 8);
    EXPECT_EQ(result.working_days, 5);
    EXPECT_EQ(reasonAt(result, "2026-11-14/am"), "weekend");
    EXPECT_EQ(reasonAt(result, "2026-11-15/pm"), "weekend");
    EXPECT_EQ(reasonAt(result, "2026-11-16/am"), "receivable");
    ASSERT_EQ(result.blocks.size(), 1U);
    EXPECT_EQ(result.blocks[0].first, half("2026-11-12/am"));
    EXPECT_EQ(result.blocks[0].last, half("2026-11-17/pm"));
    EXPECT_EQ(result.blocks[0].half_days, 8);
    EXPECT_THAT(result.warnings, IsEmpty());
}

// Worked example 2: Monday 9 to Friday 13 November 2026.
TEST(Receivable, APublicHolidayIsNeitherASchoolDayNorAWorkingDay) {
    const auto result = compute("2026-11-09/am", "2026-11-13/pm", aCollege());
    EXPECT_EQ(result.calendar_days, 5);
    EXPECT_EQ(result.school_days, 4);
    EXPECT_EQ(result.working_days, 4);
    EXPECT_EQ(result.receivable, 8);
    EXPECT_EQ(result.blocks.size(), 1U);
    EXPECT_EQ(reasonAt(result, "2026-11-11/am"), "public_holiday");
    EXPECT_EQ(result.half_days.at(5).at, half("2026-11-11/pm"));
    EXPECT_EQ(result.half_days.at(5).dropped->detail, "armistice_1918");
}

// Worked example 4: class on Wednesday morning, the service open then.
TEST(Receivable, AWednesdayMorningWithClassIsReceivedWhenTheServiceIsOpen) {
    const auto result = compute("2026-11-16/am", "2026-11-20/pm", aCollege());
    EXPECT_EQ(result.receivable, 9);
    EXPECT_EQ(result.school_days, 5) << "a day with class in the morning alone counts";
    EXPECT_EQ(reasonAt(result, "2026-11-18/pm"), "no_class");
    EXPECT_THAT(result.warnings, IsEmpty());
}

// Worked example 4, second half.
TEST(Receivable, TheFamilyIsToldWhenTheServiceIsClosedWhileThereIsClass) {
    const auto result = compute("2026-11-16/am", "2026-11-20/pm", aCollege(), ServiceSchedule(week("mon,tue,thu,fri")));
    EXPECT_EQ(result.receivable, 8);
    EXPECT_EQ(result.school_days, 5);
    EXPECT_EQ(reasonAt(result, "2026-11-18/am"), "service_closed");
    EXPECT_EQ(reasonAt(result, "2026-11-18/pm"), "no_class") << "the family expects nobody when there is no class";
    EXPECT_THAT(warningOf(result, WarningCode::service_closed_family_told).half_days,
                ElementsAre(half("2026-11-18/am")));
}

// Worked example 5: the hour is kept by the record, the plan uses the half-day.
TEST(Receivable, AnExclusionEndingAtElevenTakesTheWholeMorning) {
    const auto result =
        computeReceivable(half("2026-11-12/am"), halfDayOfHour(day("2026-11-13"), 11), aCollege(), aService()).value();
    EXPECT_EQ(result.to, half("2026-11-13/am"));
    EXPECT_EQ(result.receivable, 3);
}

// Worked example 18, first half: 28 August to 3 September of a year when class starts on the 4th.
TEST(Receivable, ThereIsNoReceptionBeforeTheFirstSchoolDay) {
    SchoolYear before = thePreviousYear();
    SchoolYear after = aYear();
    after.first_day = day("2026-09-04");
    const SchoolSchedule school(ZoneCalendar("B", {before, after}), someHolidays());
    const auto result = compute("2026-08-28/am", "2026-09-03/pm", school);
    EXPECT_EQ(result.receivable, 0);
    EXPECT_EQ(result.school_days, 0);
    EXPECT_THAT(warningsOf(result), ElementsAre("wholly_in_holidays", "none_receivable"));
}

TEST(Receivable, AMeasureFromTheSummerIntoTheNewYearCountsFromTheFirstSchoolDay) {
    const auto result = compute("2026-08-28/am", "2026-09-03/pm");
    EXPECT_EQ(result.receivable, 5) << "1 September to 3 September, the service being closed on Wednesday afternoon";
    EXPECT_EQ(reasonAt(result, "2026-08-31/pm"), "school_holiday");
    EXPECT_EQ(warningOf(result, WarningCode::starts_before_first_school_day).details.at("first_school_day"),
              "2026-09-01");
}

// Worked example 18, second half.
TEST(Receivable, AMeasureIntoTheSummerIsReceivedUntilTheLastSchoolDay) {
    const auto result = compute("2026-06-30/am", "2026-07-05/pm");
    EXPECT_EQ(result.blocks.at(0).last, half("2026-07-03/pm"));
    EXPECT_EQ(result.receivable, 7);
    EXPECT_EQ(warningOf(result, WarningCode::ends_after_last_school_day).details.at("last_school_day"), "2026-07-03");
    EXPECT_THAT(warningsOf(result), Not(Contains("year_missing")));
}

TEST(Receivable, TheLastSchoolDayIsTheLastOneWithClass) {
    const OwnDay exam{half("2026-07-02/am"), half("2026-07-03/pm"), OwnDayReason::exam, "", false};
    const auto result = compute("2026-06-30/am", "2026-07-10/pm", aSchool(WeekPattern::workWeek(), {exam}));
    EXPECT_EQ(warningOf(result, WarningCode::ends_after_last_school_day).details.at("last_school_day"), "2026-07-01");
}

TEST(Receivable, HolidaysSplitAReceptionIntoTwoBlocks) {
    const auto result = compute("2026-10-15/am", "2026-11-03/pm", aCollege());
    ASSERT_EQ(result.blocks.size(), 2U);
    EXPECT_EQ(result.blocks[0].first, half("2026-10-15/am"));
    EXPECT_EQ(result.blocks[0].last, half("2026-10-16/pm"));
    EXPECT_EQ(result.blocks[0].half_days, 4);
    EXPECT_EQ(result.blocks[1].first, half("2026-11-02/am"));
    EXPECT_EQ(result.blocks[1].half_days, 4);
    EXPECT_EQ(result.receivable, 8);
    EXPECT_EQ(warningOf(result, WarningCode::over_max_days).details.at("calendar_days"), "20");
}

TEST(Receivable, ABridgeDoesNotSplitAReception) {
    const auto result = compute("2026-05-12/am", "2026-05-19/pm", aCollege());
    EXPECT_EQ(reasonAt(result, "2026-05-14/am"), "public_holiday");
    EXPECT_EQ(reasonAt(result, "2026-05-15/am"), "school_holiday");
    EXPECT_EQ(result.blocks.size(), 1U);
}

TEST(Receivable, AClosureOfTheServiceDoesNotSplitAReception) {
    const auto result = compute("2026-11-12/am", "2026-11-20/pm", aCollege(),
                                aService({{half("2026-11-16/am"), half("2026-11-18/pm"), "formation"}}));
    EXPECT_EQ(result.blocks.size(), 1U);
    EXPECT_EQ(reasonAt(result, "2026-11-16/am"), "service_closure");
    EXPECT_EQ(warningOf(result, WarningCode::service_closed_family_told).half_days.size(), 5U);
}

TEST(Receivable, AMeasureWhollyInHolidaysIsSaidToBe) {
    const auto result = compute("2026-10-19/am", "2026-10-25/pm");
    EXPECT_EQ(result.receivable, 0);
    EXPECT_THAT(result.blocks, IsEmpty());
    EXPECT_THAT(warningsOf(result), ElementsAre("wholly_in_holidays", "none_receivable"));
}

TEST(Receivable, AWeekendAloneIsNotCalledHolidays) {
    EXPECT_THAT(warningsOf(compute("2026-11-14/am", "2026-11-15/pm")), ElementsAre("none_receivable"));
    EXPECT_THAT(warningsOf(compute("2026-10-24/am", "2026-10-25/pm")), ElementsAre("none_receivable"))
        << "the weekend is the reason given, also during holidays";
}

TEST(Receivable, MayStartOnAFridayAfternoonAndEndAtNoon) {
    const auto result = compute("2026-11-13/pm", "2026-11-17/am");
    EXPECT_EQ(result.calendar_days, 5);
    EXPECT_EQ(result.school_days, 3);
    EXPECT_EQ(result.receivable, 4);
    EXPECT_EQ(result.half_days.front().at, half("2026-11-13/pm"));
    EXPECT_EQ(result.half_days.back().at, half("2026-11-17/am"));
}

TEST(Receivable, FridayToTuesdayIsThreeDays) {
    EXPECT_EQ(compute("2026-11-13/am", "2026-11-17/pm").receivable, 6);
    EXPECT_EQ(compute("2026-11-13/pm", "2026-11-17/pm").receivable, 5);
}

TEST(Receivable, OneHalfDayIsAMeasure) {
    const auto result = compute("2026-11-13/pm", "2026-11-13/pm");
    EXPECT_EQ(result.calendar_days, 1);
    EXPECT_EQ(result.school_days, 1);
    EXPECT_EQ(result.receivable, 1);
}

TEST(Receivable, PedagogicalDaysAndBridgesOfTheSchoolAreDropped) {
    const OwnDay pedagogical{half("2026-11-13/am"), half("2026-11-13/pm"), OwnDayReason::pedagogical_day, "", false};
    const OwnDay bridge{half("2026-11-10/pm"), half("2026-11-10/pm"), OwnDayReason::bridge, "", false};
    const auto result =
        compute("2026-11-09/am", "2026-11-13/pm", aSchool(WeekPattern::workWeek(), {pedagogical, bridge}));
    EXPECT_EQ(reasonAt(result, "2026-11-13/am"), "own_day");
    EXPECT_EQ(reasonAt(result, "2026-11-10/pm"), "own_day");
    EXPECT_EQ(result.receivable, 5);
    EXPECT_EQ(result.school_days, 3);
    EXPECT_THAT(warningsOf(result), Not(Contains("service_closed_family_told")));
}

TEST(Receivable, WarnsOverTheLongestMeasureButDoesNotBlock) {
    EXPECT_THAT(warningsOf(compute("2026-11-16/am", "2026-11-23/pm", aCollege())), IsEmpty()) << "8 days";
    const auto result = compute("2026-11-16/am", "2026-11-24/am", aCollege());
    const Warning& warning = warningOf(result, WarningCode::over_max_days);
    EXPECT_EQ(warning.details.at("max"), "8");
    EXPECT_EQ(warning.details.at("calendar_days"), "9");
    EXPECT_EQ(warning.details.at("school_days"), "7");
    EXPECT_GT(result.receivable, 0);
    EXPECT_THAT(warningsOf(compute("2026-11-16/am", "2026-11-24/am", aCollege(), aService(), {})), IsEmpty())
        << "without a limit there is none to pass";
}

TEST(Receivable, AMissingYearIsSaidAndNeverGuessed) {
    const auto result = compute("2027-11-18/am", "2027-11-22/pm", aCollege());
    EXPECT_EQ(result.receivable, 0);
    EXPECT_EQ(result.school_days, 0);
    for (const auto& outcome : result.half_days) EXPECT_EQ(outcome.dropped->reason, ClosedReason::year_missing);
    const Warning& warning = warningOf(result, WarningCode::year_missing);
    EXPECT_EQ(warning.details.at("zone"), "B");
    EXPECT_EQ(warning.details.at("from"), "2027-11-18");
    EXPECT_EQ(warning.details.at("to"), "2027-11-22");
    EXPECT_EQ(result.working_days, 4) << "working days need no school year";
}

TEST(Receivable, OnlyTheDaysOfTheMissingYearAreNamed) {
    const auto result = compute("2027-07-01/am", "2027-08-02/pm", aCollege());
    const Warning& warning = warningOf(result, WarningCode::year_missing);
    EXPECT_EQ(warning.details.at("from"), "2027-07-31");
    EXPECT_EQ(warning.details.at("to"), "2027-08-02");
    EXPECT_EQ(result.receivable, 4);
}

TEST(Receivable, DatesToConfirmAreSaidToBe) {
    SchoolYear year = aYear();
    year.status = YearStatus::to_confirm;
    const SchoolSchedule school(ZoneCalendar("B", {year}), someHolidays());
    const auto result = compute("2026-11-12/am", "2026-11-17/pm", school);
    EXPECT_EQ(warningOf(result, WarningCode::year_to_confirm).details.at("year"), "2026-2027");
    EXPECT_EQ(result.receivable, 8);
}

TEST(Receivable, AMeasureWithoutEndIsLookedAtUpToTheHorizon) {
    const auto result = computeOpenEnded(half("2026-11-12/pm"), half("2026-11-27/pm"), aCollege(), aService()).value();
    EXPECT_TRUE(result.open_ended);
    EXPECT_EQ(result.to, half("2026-11-27/pm"));
    EXPECT_EQ(result.receivable, 3 + 9 + 9);
    EXPECT_THAT(result.warnings, IsEmpty()) << "a mesure conservatoire has no longest length";
    EXPECT_FALSE(compute("2026-11-12/pm", "2026-11-27/pm").open_ended);
}

TEST(Receivable, RefusesAnEndBeforeTheStartAndASlipOfTheYear) {
    const auto backwards = computeReceivable(half("2026-11-12/pm"), half("2026-11-12/am"), aSchool(), aService());
    ASSERT_FALSE(backwards);
    EXPECT_EQ(backwards.error().fields.front().code, "end_before_start");
    const auto endless = computeReceivable(half("2026-11-12/am"), half("2062-11-17/am"), aSchool(), aService());
    ASSERT_FALSE(endless);
    EXPECT_EQ(endless.error().fields.front().code, "period_too_long");
}

}  // namespace
}  // namespace jalon::calendar
