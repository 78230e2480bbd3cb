// SPDX-License-Identifier: EUPL-1.2
#include "calendar/public_holidays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar/shipped_calendars.h"

namespace jalon::calendar {
namespace {

using testing::ElementsAre;

const ShippedCalendars& shipped() {
    static const ShippedCalendars calendars = loadShippedCalendars(JALON_SOURCE_DIR "/data");
    return calendars;
}

std::vector<std::string> daysOf(std::string_view region, int year) {
    std::vector<std::string> out;
    for (const auto& holiday : shipped().region(region)->of(year)) out.push_back(holiday.day.iso());
    return out;
}

json::object file(std::string_view text) { return parseJsonObject(text).value(); }

TEST(Easter, FallsOnThePublishedDates) {
    for (const auto* iso :
         {"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
          "2019-04-21", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
          "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"}) {
        const Day expected = Day::parse(iso).value();
        EXPECT_EQ(easterSunday(expected.year()).iso(), iso);
    }
}

TEST(Easter, IsASundayFromThe22ndOfMarchToThe25thOfApril) {
    for (int year = 1583; year <= 4099; ++year) {
        const Day easter = easterSunday(year);
        ASSERT_EQ(easter.weekday(), Weekday::sunday) << year;
        ASSERT_EQ(easter.year(), year);
        ASSERT_GE(easter, Day::of(year, 3, 22));
        ASSERT_LE(easter, Day::of(year, 4, 25));
    }
}

TEST(PublicHolidays, FranceHasElevenADate) {
    EXPECT_THAT(daysOf("metropole", 2026),
                ElementsAre("2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
                            "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"));
}

TEST(PublicHolidays, AlsaceMoselleAddsGoodFridayAndThe26thOfDecember) {
    EXPECT_THAT(
        daysOf("alsace_moselle", 2026),
        ElementsAre("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
                    "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25", "2026-12-26"));
    const auto* good_friday = shipped().region("alsace_moselle")->on(Day::of(2026, 4, 3));
    ASSERT_NE(good_friday, nullptr);
    EXPECT_EQ(good_friday->code, "good_friday");
    EXPECT_EQ(shipped().region("metropole")->on(Day::of(2026, 4, 3)), nullptr);
}

TEST(PublicHolidays, LuxembourgHasItsOwnAndEuropeDaySince2019) {
    EXPECT_THAT(daysOf("luxembourg", 2026),
                ElementsAre("2026-01-01", "2026-04-06", "2026-05-01", "2026-05-09", "2026-05-14", "2026-05-25",
                            "2026-06-23", "2026-08-15", "2026-11-01", "2026-12-25", "2026-12-26"));
    EXPECT_EQ(shipped().region("luxembourg")->on(Day::of(2018, 5, 9)), nullptr);
    EXPECT_EQ(shipped().region("luxembourg")->on(Day::of(2019, 5, 9))->code, "europe_day");
}

TEST(PublicHolidays, TheOverseasRegionsAddTheirDay) {
    EXPECT_EQ(shipped().region("reunion")->on(Day::of(2026, 12, 20))->code, "abolition_of_slavery");
    EXPECT_EQ(shipped().region("reunion")->of(2026).size(), 12U);
}

TEST(PublicHolidays, OnAndOfAgreeEveryDayOfFiveYears) {
    for (const auto& region : shipped().regions)
        for (int year = 2024; year < 2029; ++year) {
            const auto listed = region.of(year);
            for (Day day = Day::of(year, 1, 1); day.year() == year; day = day + 1) {
                const bool in_list = std::any_of(listed.begin(), listed.end(),
                                                 [day](const auto& holiday) { return holiday.day == day; });
                ASSERT_EQ(region.on(day) != nullptr, in_list) << region.region() << " " << day.iso();
            }
        }
}

TEST(PublicHolidays, ARuleHoldsFromItsFirstDayToBeforeItsLast) {
    const PublicHolidayRule rule{
        "x", "X", PublicHolidayRule::Kind::fixed, 5, 9, 0, Day::of(2019, 5, 9), Day::of(2021, 5, 9)};
    EXPECT_FALSE(rule.in(2018));
    EXPECT_TRUE(rule.in(2019));
    EXPECT_TRUE(rule.in(2020));
    EXPECT_FALSE(rule.in(2021));
}

TEST(PublicHolidays, ADayThatDoesNotExistThatYearIsNotOne) {
    const PublicHolidayRule rule{"leap", "L", PublicHolidayRule::Kind::fixed, 2, 29, 0, {}, {}};
    EXPECT_FALSE(rule.in(2026));
    EXPECT_EQ(rule.in(2028), Day::of(2028, 2, 29));
}

TEST(PublicHolidays, NoRulesMeansNoHoliday) {
    const PublicHolidays none;
    EXPECT_EQ(none.on(Day::of(2026, 1, 1)), nullptr);
    EXPECT_TRUE(none.of(2026).empty());
}

TEST(PublicHolidaysFile, NamesEveryMistake) {
    const auto result = parsePublicHolidays(file(R"({"format":"jalon-public-holidays/1","regions":[
        {"code":"x","label":"X","source":"s","status":"official","includes":"unknown","holidays":[
            {"code":"a","label":"A","rule":"fixed","month":2,"day":30},
            {"code":"b","label":"B","rule":"moon"},
            {"code":"c","label":"C","rule":"easter","offset":1,"month":3}]}]})"));
    ASSERT_FALSE(result);
    std::vector<std::string> fields;
    for (const auto& field : result.error().fields) fields.push_back(field.field + " " + field.code);
    EXPECT_THAT(fields, testing::IsSupersetOf({std::string("regions.0.includes not_in_list"),
                                               std::string("regions.0.holidays.0.day not_a_date"),
                                               std::string("regions.0.holidays.1.rule not_in_list"),
                                               std::string("regions.0.holidays.2.month unknown_field")}));
}

TEST(PublicHolidaysFile, RefusesAnotherFormat) {
    EXPECT_FALSE(parsePublicHolidays(file(R"({"format":"jalon-public-holidays/2","regions":[]})")));
}

}  // namespace
}  // namespace jalon::calendar
