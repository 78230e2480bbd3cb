// SPDX-License-Identifier: EUPL-1.2
#include "calendar/school_calendar.h"

#include <gtest/gtest.h>

#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;

std::string codeOn(const ZoneCalendar& zone, std::string_view iso) {
    const auto holiday = zone.holidayOn(day(iso));
    return holiday ? holiday->code : "";
}

TEST(ZoneCalendar, HolidaysStartOnTheFirstDayWithoutClassAndEndTheMorningOfTheReturn) {
    const ZoneCalendar zone = aZone();
    EXPECT_EQ(codeOn(zone, "2026-10-16"), "");
    EXPECT_EQ(codeOn(zone, "2026-10-17"), "all_saints");
    EXPECT_EQ(codeOn(zone, "2026-11-01"), "all_saints");
    EXPECT_EQ(codeOn(zone, "2026-11-02"), "");
}

TEST(ZoneCalendar, TheSummerLastsUntilTheNextYearStarts) {
    const ZoneCalendar zone = aZone();
    EXPECT_EQ(codeOn(zone, "2026-07-03"), "");
    EXPECT_EQ(codeOn(zone, "2026-07-04"), "summer");
    EXPECT_EQ(codeOn(zone, "2026-08-31"), "summer");
    EXPECT_EQ(codeOn(zone, "2026-09-01"), "");
    EXPECT_EQ(zone.yearOf(day("2026-08-31"))->label, "2025-2026");
    EXPECT_EQ(zone.yearOf(day("2026-09-01"))->label, "2026-2027");
    EXPECT_EQ(zone.holidayOn(day("2026-08-15"))->back, day("2026-09-01"));
}

TEST(ZoneCalendar, ADayOutsideEveryKnownYearIsMissing) {
    const ZoneCalendar zone = aZone();
    EXPECT_EQ(zone.yearOf(day("2025-08-31")), nullptr);
    EXPECT_NE(zone.yearOf(day("2025-09-01")), nullptr);
    EXPECT_NE(zone.yearOf(day("2027-07-30")), nullptr) << "no summer is shorter than four weeks";
    EXPECT_EQ(zone.yearOf(day("2027-07-31")), nullptr);
    EXPECT_FALSE(zone.holidayOn(day("2027-09-06")));
}

TEST(ZoneCalendar, TheReturnNamedByTheSourceEndsTheSummer) {
    SchoolYear year = aYear();
    year.summer_back = day("2027-09-02");
    const ZoneCalendar zone("B", {year});
    EXPECT_EQ(codeOn(zone, "2027-09-01"), "summer");
    EXPECT_EQ(zone.yearOf(day("2027-09-02")), nullptr);
}

TEST(ZoneCalendar, AYearMissingInBetweenStaysMissing) {
    SchoolYear later = aYear();
    later.label = "2028-2029";
    later.first_day = day("2028-09-01");
    later.summer_from = day("2029-07-07");
    later.holidays.clear();
    const ZoneCalendar zone("B", {later, aYear()});
    EXPECT_EQ(zone.yearOf(day("2027-11-12")), nullptr);
    EXPECT_EQ(zone.yearOf(day("2028-11-12"))->label, "2028-2029");
}

TEST(ZoneCalendar, KeepsItsOwnZoneAndTheLaterOfTwoVersionsOfAYear) {
    SchoolYear other = aYear();
    other.zone = "A";
    SchoolYear corrected = aYear();
    corrected.summer_from = day("2027-07-10");
    const ZoneCalendar zone("B", {aYear(), other, corrected});
    ASSERT_EQ(zone.years().size(), 1U);
    EXPECT_EQ(zone.years().front().summer_from, day("2027-07-10"));
    EXPECT_TRUE(ZoneCalendar("C", {aYear()}).years().empty());
}

TEST(SchoolYear, ChecksItsDates) {
    const auto codeOf = [](const SchoolYear& year) {
        const auto result = checkSchoolYear(year);
        return result ? std::string("fine") : result.error().fields.front().code;
    };
    EXPECT_EQ(codeOf(aYear()), "fine");
    SchoolYear year = aYear();
    year.summer_from = year.first_day;
    EXPECT_EQ(codeOf(year), "start_after_end");
    year = aYear();
    year.summer_back = year.summer_from;
    EXPECT_EQ(codeOf(year), "start_after_end");
    year = aYear();
    year.holidays[0].back = year.holidays[0].from;
    EXPECT_EQ(codeOf(year), "empty_holiday");
    year = aYear();
    year.holidays[4].back = day("2027-07-04");
    EXPECT_EQ(codeOf(year), "holiday_outside_year");
    year = aYear();
    year.holidays[0].from = day("2026-08-30");
    EXPECT_EQ(codeOf(year), "holiday_outside_year");
    year = aYear();
    year.holidays[0].back = day("2026-12-20");
    EXPECT_EQ(codeOf(year), "holidays_overlap");
}

TEST(SchoolYearsFile, ReadsYearsAndAcademies) {
    const auto file = parseSchoolYears(parseJsonObject(R"({"format":"jalon-school-years/1","licence":"l","years":[
        {"zone":"B","label":"2026-2027","firstDay":"2026-09-01","summerFrom":"2027-07-03","status":"to_confirm",
         "source":"s","holidays":[{"code":"winter","label":"Hiver","kind":"vacation","from":"2027-02-20","back":"2027-03-08"},
            {"code":"ascension_bridge","label":"Pont","kind":"bridge","from":"2027-05-07","back":"2027-05-10"}]}],
        "academies":[{"name":"Rennes","zone":"B"}]})")
                                           .value())
                          .value();
    ASSERT_EQ(file.years.size(), 1U);
    EXPECT_EQ(file.years[0].status, YearStatus::to_confirm);
    EXPECT_EQ(file.years[0].holidays[1].kind, HolidayKind::bridge);
    EXPECT_FALSE(file.years[0].summer_back);
    EXPECT_EQ(file.academies.at(0).first, "Rennes");
}

TEST(SchoolYearsFile, RefusesDatesThatCannotBe) {
    const auto result = parseSchoolYears(parseJsonObject(R"({"format":"jalon-school-years/1","licence":"l","years":[
        {"zone":"B","label":"2026-2027","firstDay":"2027-09-01","summerFrom":"2027-07-03","status":"official",
         "source":"s"}]})")
                                             .value());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fields.front().code, "start_after_end");
}

}  // namespace
}  // namespace jalon::calendar
