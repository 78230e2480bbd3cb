// SPDX-License-Identifier: EUPL-1.2
#include "calendar/school_days.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;

/// "reason detail", or "open".
template <class Schedule>
std::string at(const Schedule& schedule, std::string_view text) {
    const auto closed = schedule.closedAt(half(text));
    if (!closed) return "open";
    return std::string(closedReasonCode(closed->reason)) + (closed->detail.empty() ? "" : " " + closed->detail);
}

OwnDay dayOff(std::string_view from, std::string_view to, OwnDayReason reason = OwnDayReason::pedagogical_day) {
    return {half(from), half(to), reason, "", false};
}

TEST(SchoolSchedule, SaysWhyThereIsNoClass) {
    const auto school = aSchool(weekWithout("wed/pm"));
    EXPECT_EQ(at(school, "2026-11-12/am"), "open");
    EXPECT_EQ(at(school, "2026-11-14/am"), "weekend");
    EXPECT_EQ(at(school, "2026-11-11/am"), "public_holiday armistice_1918");
    EXPECT_EQ(at(school, "2026-10-20/pm"), "school_holiday all_saints");
    EXPECT_EQ(at(school, "2026-08-20/pm"), "school_holiday summer");
    EXPECT_EQ(at(school, "2026-11-18/am"), "open");
    EXPECT_EQ(at(school, "2026-11-18/pm"), "no_class");
    EXPECT_EQ(at(school, "2028-11-16/am"), "year_missing B");
}

TEST(SchoolSchedule, TheLastDayBeforeHolidaysIsWorkedToItsEndAndTheReturnIsInTheMorning) {
    const auto school = aSchool();
    EXPECT_EQ(at(school, "2026-10-16/pm"), "open");
    EXPECT_EQ(at(school, "2026-10-19/am"), "school_holiday all_saints");
    EXPECT_EQ(at(school, "2026-11-02/am"), "open");
}

TEST(SchoolSchedule, GivesTheReasonThatEverybodyKnowsFirst) {
    const auto all_off = dayOff("2026-08-01/am", "2028-12-31/pm", OwnDayReason::strike);
    const auto school = aSchool(week(""), {all_off});
    EXPECT_EQ(at(school, "2028-11-18/am"), "year_missing B") << "a Saturday of a missing year";
    EXPECT_EQ(at(school, "2026-10-24/am"), "weekend") << "a Saturday of the holidays";
    EXPECT_EQ(at(school, "2027-07-14/am"), "public_holiday national_day") << "in the summer";
    EXPECT_EQ(at(school, "2026-10-20/am"), "school_holiday all_saints") << "within the school's own days";
    EXPECT_EQ(at(school, "2026-11-12/am"), "own_day strike") << "not in the week either";
    EXPECT_EQ(at(aSchool(week("")), "2026-11-12/am"), "no_class");
}

TEST(SchoolSchedule, ASchoolWithClassOnSaturdayMorningHasNoWeekendThatDay) {
    const auto school = aSchool(week("mon,tue,thu,fri,sat/am"));
    EXPECT_EQ(at(school, "2026-11-14/am"), "open");
    EXPECT_EQ(at(school, "2026-11-14/pm"), "no_class");
    EXPECT_EQ(at(school, "2026-11-15/am"), "weekend");
}

TEST(SchoolSchedule, OwnDaysCarryTheirReason) {
    const auto school = aSchool(
        WeekPattern::workWeek(),
        {dayOff("2026-11-12/pm", "2026-11-13/am"), dayOff("2027-01-11/am", "2027-01-11/pm", OwnDayReason::bridge)});
    EXPECT_EQ(at(school, "2026-11-12/am"), "open");
    EXPECT_EQ(at(school, "2026-11-12/pm"), "own_day pedagogical_day");
    EXPECT_EQ(at(school, "2026-11-13/am"), "own_day pedagogical_day");
    EXPECT_EQ(at(school, "2026-11-13/pm"), "open");
    EXPECT_EQ(at(school, "2027-01-11/am"), "own_day bridge");
}

TEST(SchoolSchedule, AWorkedSaturdayOpensAWeekendButNeverAHoliday) {
    OwnDay worked{half("2026-11-07/am"), half("2026-11-11/pm"), OwnDayReason::catch_up, "", true};
    OwnDay in_holidays{half("2026-10-20/am"), half("2026-10-20/pm"), OwnDayReason::other, "", true};
    const auto school = aSchool(weekWithout("wed/pm"), {worked, in_holidays});
    EXPECT_EQ(at(school, "2026-11-07/am"), "open");
    EXPECT_EQ(at(school, "2026-11-11/am"), "public_holiday armistice_1918");
    EXPECT_EQ(at(school, "2026-10-20/am"), "school_holiday all_saints");
}

TEST(SchoolSchedule, ADayOffWinsOverAWorkedDay) {
    OwnDay worked{half("2026-11-18/pm"), half("2026-11-18/pm"), OwnDayReason::other, "", true};
    EXPECT_EQ(at(aSchool(weekWithout("wed/pm"), {worked}), "2026-11-18/pm"), "open");
    EXPECT_EQ(at(aSchool(weekWithout("wed/pm"), {worked, dayOff("2026-11-18/am", "2026-11-18/pm")}), "2026-11-18/pm"),
              "own_day pedagogical_day");
}

TEST(ServiceSchedule, IsClosedByItsWeekOrForATime) {
    const auto service = aService({{half("2026-12-21/am"), half("2026-12-24/am"), "inventaire"}});
    EXPECT_EQ(at(service, "2026-11-18/am"), "open");
    EXPECT_EQ(at(service, "2026-11-18/pm"), "service_closed");
    EXPECT_EQ(at(service, "2026-12-24/am"), "service_closure");
    EXPECT_EQ(at(service, "2026-12-24/pm"), "open");
    EXPECT_EQ(at(service, "2026-12-23/pm"), "service_closure") << "the closure comes before the week";
    EXPECT_EQ(service.closedAt(half("2026-12-22/am"))->label, "inventaire");
}

TEST(ServiceSchedule, IsClosedOnPublicHolidays) {
    const ServiceSchedule service(weekWithout("wed/pm"), {{half("2026-11-09/am"), half("2026-11-13/pm"), "travaux"}},
                                  someHolidays());
    EXPECT_EQ(at(service, "2026-11-11/am"), "public_holiday armistice_1918") << "what everybody knows comes first";
    EXPECT_EQ(at(service, "2026-11-11/pm"), "public_holiday armistice_1918");
    EXPECT_EQ(at(service, "2026-11-12/am"), "service_closure");
    EXPECT_EQ(service.closedAt(half("2026-11-11/am"))->label, "Armistice de 1918");
}

TEST(OwnDayReason, ReadsBack) {
    for (const auto reason : {OwnDayReason::pedagogical_day, OwnDayReason::bridge, OwnDayReason::exam,
                              OwnDayReason::strike, OwnDayReason::catch_up, OwnDayReason::other})
        EXPECT_EQ(parseOwnDayReason(ownDayReasonCode(reason)), reason);
    EXPECT_FALSE(parseOwnDayReason("holiday"));
}

TEST(HalfDayOfHour, AnExclusionEndingAtElevenIsRoundedToTheMorning) {
    EXPECT_EQ(halfDayOfHour(day("2026-11-12"), 11).text(), "2026-11-12/am");
    EXPECT_EQ(halfDayOfHour(day("2026-11-12"), 12).text(), "2026-11-12/am");
    EXPECT_EQ(halfDayOfHour(day("2026-11-12"), 13).text(), "2026-11-12/pm");
    EXPECT_EQ(halfDayOfHour(day("2026-11-12"), 0).text(), "2026-11-12/am");
    EXPECT_EQ(halfDayOfHour(day("2026-11-12"), 23).text(), "2026-11-12/pm");
    EXPECT_THROW(halfDayOfHour(day("2026-11-12"), 24), std::invalid_argument);
    EXPECT_THROW(halfDayOfHour(day("2026-11-12"), -1), std::invalid_argument);
}

}  // namespace
}  // namespace jalon::calendar
