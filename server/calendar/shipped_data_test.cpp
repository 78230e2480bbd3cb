// SPDX-License-Identifier: EUPL-1.2
// The reference data in data/ are read by the program as shipped and say what their sources say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "calendar/settings.h"
#include "calendar/shipped_calendars.h"
#include "calendar_fixtures.h"
#include "temp_folder.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;

const std::filesystem::path kData = JALON_SOURCE_DIR "/data";

TEST(ShippedCalendars, HoldTheThreeZonesOfTwoYearsAndLuxembourg) {
    const auto shipped = loadShippedCalendars(kData);
    EXPECT_THAT(shipped.zoneCodes(), ElementsAre("A", "B", "C", "LU"));
    for (const auto* zone : {"A", "B", "C"}) {
        const auto calendar = shipped.zone(zone);
        ASSERT_TRUE(calendar);
        ASSERT_EQ(calendar->years().size(), 2U);
        EXPECT_EQ(calendar->years()[0].status, YearStatus::official);
        EXPECT_EQ(calendar->years()[1].status, YearStatus::to_confirm);
        EXPECT_EQ(calendar->holidayOn(day("2026-08-31"))->code, "summer");
        EXPECT_FALSE(calendar->holidayOn(day("2026-09-01")));
    }
    EXPECT_FALSE(shipped.zone("D"));
}

TEST(ShippedCalendars, ZonesHaveTheirOwnWinter) {
    const auto shipped = loadShippedCalendars(kData);
    const auto winter = [&](const char* zone, const char* iso) {
        const auto holiday = shipped.zone(zone)->holidayOn(day(iso));
        return holiday && holiday->code == "winter";
    };
    EXPECT_TRUE(winter("A", "2026-02-09"));
    EXPECT_FALSE(winter("B", "2026-02-09"));
    EXPECT_TRUE(winter("B", "2026-02-27"));
    EXPECT_FALSE(winter("A", "2026-02-27"));
    EXPECT_TRUE(winter("C", "2026-03-06"));
    EXPECT_TRUE(winter("C", "2027-02-08"));
    EXPECT_FALSE(winter("A", "2027-02-08"));
}

TEST(ShippedCalendars, FrenchHolidaysStartOnASaturdayAndEndOnAMonday) {
    const auto shipped = loadShippedCalendars(kData);
    for (const auto& year : shipped.years) {
        if (year.zone == "LU") continue;
        for (const auto& holiday : year.holidays) {
            EXPECT_EQ(holiday.back.weekday(), Weekday::monday) << year.zone << year.label << holiday.code;
            EXPECT_EQ(holiday.from.weekday(), holiday.kind == HolidayKind::bridge ? Weekday::friday : Weekday::saturday)
                << year.zone << year.label << holiday.code;
        }
    }
}

TEST(ShippedCalendars, TheLuxembourgYear20262027IsMissing) {
    const auto luxembourg = loadShippedCalendars(kData).zone("LU");
    ASSERT_TRUE(luxembourg);
    EXPECT_EQ(luxembourg->holidayOn(day("2025-02-20"))->code, "carnival");
    EXPECT_EQ(luxembourg->yearOf(day("2026-11-12")), nullptr);
}

TEST(ShippedCalendars, AnAcademyIsFoundHoweverItIsWritten) {
    const auto shipped = loadShippedCalendars(kData);
    EXPECT_EQ(shipped.academies.size(), 24U);
    EXPECT_EQ(shipped.zoneOfAcademy("RENNES"), "B");
    EXPECT_EQ(shipped.zoneOfAcademy("creteil"), "C");
    EXPECT_EQ(shipped.zoneOfAcademy("Clermont Ferrand"), "A");
    EXPECT_FALSE(shipped.zoneOfAcademy("Genève"));
}

TEST(ShippedCalendars, HoldTheRegions) {
    const auto shipped = loadShippedCalendars(kData);
    EXPECT_THAT(shipped.regionCodes(), IsSupersetOf({"metropole", "alsace_moselle", "luxembourg"}));
    EXPECT_EQ(shipped.region("atlantis"), nullptr);
}

TEST(ShippedCalendars, ABrokenInstallationIsNamed) {
    EXPECT_THROW(loadShippedCalendars(kData / "nowhere"), std::runtime_error);
    const test::TempFolder folder;
    std::filesystem::create_directory(folder / "calendars");
    std::ofstream(folder / "calendars" / "public-holidays.json") << R"({"format":"other","regions":[]})";
    try {
        loadShippedCalendars(folder.path());
        ADD_FAILURE() << "read a wrong format";
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("public-holidays.json: invalid, format not_in_list"));
    }
}

TEST(Settings, HoldTheLegalNumbers) {
    const Settings settings = loadSettings(kData, "france");
    const Day on = day("2026-11-12");
    EXPECT_EQ(settings.integer("measure.max_days", on), 8);
    EXPECT_EQ(settings.integer("age.min", on), 9);
    EXPECT_EQ(settings.integer("age.max_college", on), 18);
    EXPECT_EQ(settings.integer("age.lycee_route", on), 16);
    EXPECT_EQ(settings.integer("responsabilisation.max_hours", on), 20);
    EXPECT_EQ(settings.integer("answer.due_hours", on), 4);
    EXPECT_EQ(settings.integer("school_work.reminder_days", on), 2);
    EXPECT_EQ(settings.integer("questionnaire.link_days", on), 30);
    EXPECT_EQ(settings.integer("service.max_places", on), 6);
    for (const auto& entry : settings.entries()) EXPECT_FALSE(entry.source.empty()) << entry.key;
}

TEST(Settings, AChangeOfTheTextHoldsFromItsDay) {
    const Settings settings = loadSettings(kData, "france");
    EXPECT_EQ(settings.integer("conservatoire.min_delay", day("2019-08-31")), 3);
    EXPECT_EQ(settings.integer("conservatoire.min_delay", day("2019-09-01")), 2);
    EXPECT_EQ(settings.find("conservatoire.min_delay", day("2026-11-12"))->unit, "working_days");
    EXPECT_EQ(settings.find("measure.max_days", day("2026-11-12"))->status, SettingStatus::verified);
}

TEST(Settings, AnUnknownKeyOrDayIsABug) {
    const Settings settings = loadSettings(kData, "france");
    EXPECT_THROW(settings.integer("measure.min_days", day("2026-11-12")), std::out_of_range);
    EXPECT_THROW(settings.integer("measure.max_days", day("1990-01-01")), std::out_of_range);
    EXPECT_EQ(settings.find("measure.min_days", day("2026-11-12")), nullptr);
    EXPECT_THROW(loadSettings(kData, "atlantis"), std::runtime_error);
}

TEST(Settings, TwoEntriesForOneDayAreRefused) {
    const auto parse = [](const std::string& second_from) {
        return parseSettings(parseJsonObject(R"({"format":"jalon-settings/1","settings":[
            {"key":"k","value":1,"unit":"days","from":"2000-01-01","before":"2010-01-01","source":"s","status":"verified"},
            {"key":"k","value":2,"unit":"days","from":")" +
                                             second_from + R"(","source":"s","status":"practice"}]})")
                                 .value());
    };
    EXPECT_TRUE(parse("2010-01-01"));
    ASSERT_FALSE(parse("2009-12-31"));
    EXPECT_EQ(parse("2009-12-31").error().fields.front().code, "overlap");
}

}  // namespace
}  // namespace jalon::calendar
