// SPDX-License-Identifier: EUPL-1.2
#include "calendar/calendar_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar/calendar_record.h"
#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;
using testing::ElementsAre;
using testing::IsEmpty;

const TimeZone& paris() {
    static const TimeZone zone("Europe/Paris");
    return zone;
}

std::vector<std::string> refusalsOf(const CalendarFile& file) {
    std::vector<std::string> out;
    for (const auto& refusal : file.refusals)
        out.push_back(std::to_string(refusal.line) + " " + refusal.code + " " + refusal.detail);
    return out;
}

std::string record(std::string_view description, std::string_view start, std::string_view end,
                   std::string_view year = "2026-2027", std::string_view zone = "Zone B",
                   std::string_view population = "-") {
    json::object object{{"description", description}, {"population", population},
                        {"start_date", start},        {"end_date", end},
                        {"location", "Rennes"},       {"zones", zone},
                        {"annee_scolaire", year}};
    return json::serialize(object);
}

std::string list(std::initializer_list<std::string> records) {
    std::string out = "[";
    for (const auto& item : records) out += (out.size() > 1 ? "," : "") + item;
    return out + "]";
}

/// A small but whole year, in the order of no calendar.
std::string aWholeYear() {
    return list({record("Début des Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-07-02T22:00:00+00:00"),
                 record("Vacances de Noël", "2026-12-18T23:00:00+00:00", "2027-01-03T23:00:00+00:00"),
                 record("Vacances de la Toussaint", "2026-10-16T22:00:00+00:00", "2026-11-01T23:00:00+00:00"),
                 record("Pont de l'Ascension", "2027-05-06T22:00:00+00:00", "2027-05-06T22:00:00+00:00"),
                 record("Vacances d'Été", "2026-07-03T22:00:00+00:00", "2026-08-31T22:00:00+00:00", "2025-2026",
                        "Zone B", "Élèves")});
}

constexpr std::string_view kCsv =
    "Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\n"
    "Rentrée scolaire des élèves;Élèves;2026-08-31T22:00:00+00:00;2026-08-31T22:00:00+00:00;Rennes;Zone B;2026-2027\n"
    "Prérentrée des enseignants;Enseignants;2026-08-30T22:00:00+00:00;2026-08-30T22:00:00+00:00;Rennes;Zone "
    "B;2026-2027\n"
    "Vacances de la Toussaint;-;2026-10-16T22:00:00+00:00;2026-11-01T23:00:00+00:00;Rennes;Zone B;2026-2027\n"
    "Vacances de la Toussaint;-;2026-10-16T22:00:00+00:00;2026-11-01T23:00:00+00:00;Lille;Zone B;2026-2027\n"
    "Vacances d'Été;Enseignants;2027-07-02T22:00:00+00:00;2027-08-30T22:00:00+00:00;Rennes;Zone B;2026-2027\n"
    "Vacances d'Été;Élèves;2027-07-02T22:00:00+00:00;2027-09-01T22:00:00+00:00;Rennes;Zone B;2026-2027\n";

void expectTheCsvYear(const CalendarFile& file) {
    EXPECT_THAT(refusalsOf(file), IsEmpty());
    EXPECT_EQ(file.records, 6U);
    EXPECT_EQ(file.teachers_skipped, 2U);
    ASSERT_EQ(file.years.size(), 1U);
    const SchoolYear& year = file.years.front();
    EXPECT_EQ(year.zone, "B");
    EXPECT_EQ(year.label, "2026-2027");
    EXPECT_EQ(year.first_day, day("2026-09-01"));
    EXPECT_EQ(year.summer_from, day("2027-07-03"));
    EXPECT_EQ(year.summer_back, day("2027-09-02"));
    EXPECT_EQ(year.status, YearStatus::official);
    ASSERT_EQ(year.holidays.size(), 1U);
    EXPECT_EQ(year.holidays[0].code, "all_saints");
    EXPECT_EQ(year.holidays[0].label, "Vacances de la Toussaint");
    EXPECT_EQ(year.holidays[0].from, day("2026-10-17"));
    EXPECT_EQ(year.holidays[0].back, day("2026-11-02"));
}

TEST(CalendarFile, ReadsTheCsvExport) { expectTheCsvYear(parseCalendarFile(kCsv, paris()).value()); }

TEST(CalendarFile, ReadsACsvWithAByteOrderMarkAndWindowsLineEnds) {
    std::string text = "\xEF\xBB\xBF";
    for (const char c : kCsv) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    expectTheCsvYear(parseCalendarFile(text, paris()).value());
}

TEST(CalendarFile, ReadsACsvWithTheNamesOfTheApiInAnotherOrder) {
    const auto file = parseCalendarFile(
                          "annee_scolaire,zones,end_date,start_date,description\n"
                          "2026-2027,Zone A,2026-09-01,2026-09-01,Rentrée scolaire des élèves\n"
                          "2026-2027,Zone A,02/09/2027,03/07/2027,Vacances d'Été\n",
                          paris())
                          .value();
    ASSERT_EQ(file.years.size(), 1U);
    EXPECT_EQ(file.years[0].zone, "A");
    EXPECT_EQ(file.years[0].summer_back, day("2027-09-02"));
}

TEST(CalendarFile, ReadsJsonAndStartsAYearWhereTheSummerBeforeEnded) {
    const auto file = parseCalendarFile(aWholeYear(), paris()).value();
    ASSERT_EQ(file.years.size(), 1U);
    const SchoolYear& year = file.years.front();
    EXPECT_EQ(year.first_day, day("2026-09-01"));
    EXPECT_EQ(year.summer_from, day("2027-07-03"));
    EXPECT_FALSE(year.summer_back) << "the start of the summer alone is published";
    ASSERT_EQ(year.holidays.size(), 3U);
    EXPECT_EQ(year.holidays[0].code, "all_saints");
    EXPECT_EQ(year.holidays[1].code, "christmas");
    EXPECT_EQ(year.holidays[2].code, "ascension_bridge");
    EXPECT_EQ(year.holidays[2].kind, HolidayKind::bridge);
    EXPECT_EQ(year.holidays[2].from, day("2027-05-07"));
    EXPECT_EQ(year.holidays[2].back, day("2027-05-08"));
    EXPECT_THAT(refusalsOf(file), ElementsAre("0 first_day_missing B 2025-2026"));
}

TEST(CalendarFile, EveryJsonShapeGivesTheSameYears) {
    const auto flat = parseCalendarFile(aWholeYear(), paris()).value();
    const auto results = parseCalendarFile(R"({"total_count":5,"results":)" + aWholeYear() + "}", paris()).value();
    json::array wrapped;
    const json::value plain = json::parse(aWholeYear());
    for (const auto& item : plain.as_array())
        wrapped.push_back({{"datasetid", "fr-en-calendrier-scolaire"}, {"fields", item}});
    const std::string nested = json::serialize(wrapped);
    const auto fields = parseCalendarFile(nested, paris()).value();
    const auto records = parseCalendarFile(R"({"nhits":5,"records":)" + nested + "}", paris()).value();
    for (const auto* other : {&results, &fields, &records}) {
        ASSERT_EQ(other->years.size(), flat.years.size());
        EXPECT_EQ(other->years[0].first_day, flat.years[0].first_day);
        EXPECT_EQ(other->years[0].holidays.size(), flat.years[0].holidays.size());
        EXPECT_EQ(refusalsOf(*other), refusalsOf(flat));
    }
}

TEST(CalendarFile, ABridgeOfSeveralDaysKeepsItsDates) {
    const auto file =
        parseCalendarFile(
            list({record("Rentrée scolaire des élèves", "2025-09-01", "2025-09-01", "2025-2026"),
                  record("Pont de l'Ascension", "2026-05-13T22:00:00+00:00", "2026-05-17T22:00:00+00:00", "2025-2026"),
                  record("Vacances d'Été", "2026-07-04", "2026-09-01", "2025-2026")}),
            paris())
            .value();
    EXPECT_EQ(file.years.at(0).holidays.at(0).from, day("2026-05-14"));
    EXPECT_EQ(file.years.at(0).holidays.at(0).back, day("2026-05-18"));
}

TEST(CalendarFile, RefusesLineByLineAndTakesTheRest) {
    const std::string text =
        std::string(kCsv) +
        "Vacances de Noël;-;19 décembre;2027-01-03T23:00:00+00:00;Rennes;Zone B;2026-2027\n"
        "Vacances de Noël;-;2026-12-18T23:00:00+00:00;2027-13-03;Rennes;Zone B;2026-2027\n"
        "Vacances de Noël;-;2026-12-18T23:00:00+00:00;2027-01-03T23:00:00+00:00;Rennes;Zone D;2026-2027\n"
        "Vacances de Noël;-;2026-12-18T23:00:00+00:00;2027-01-03T23:00:00+00:00;Rennes;Zone B;26-27\n"
        "Vacances de Noël;-;2027-01-03T23:00:00+00:00;2026-12-18T23:00:00+00:00;Rennes;Zone B;2026-2027\n"
        "Vacances de Noël;-;2026-12-18T23:00:00+00:00;2026-12-18T23:00:00+00:00;Rennes;Zone B;2026-2027\n"
        "Vacances de la Toussaint;-;2026-10-17T22:00:00+00:00;2026-11-01T23:00:00+00:00;Nice;Zone B;2026-2027\n"
        ";-;2026-12-18T23:00:00+00:00;2027-01-03T23:00:00+00:00;Rennes;Zone B;2026-2027\n"
        "Vacances de Noël;-\n";
    const auto file = parseCalendarFile(text, paris()).value();
    EXPECT_THAT(refusalsOf(file),
                ElementsAre("8 bad_date 19 décembre", "9 bad_date 2027-13-03", "10 unknown_zone Zone D",
                            "11 bad_year 26-27", "12 end_before_start 2026-12-18T23:00:00+00:00",
                            "13 empty_period Vacances de Noël", "14 conflicting_dates Vacances de la Toussaint",
                            "15 missing_field description", "16 missing_field start_date"));
    ASSERT_EQ(file.years.size(), 1U);
    EXPECT_EQ(file.years[0].holidays[0].from, day("2026-10-17")) << "of two dates the first holds";
}

TEST(CalendarFile, NumbersJsonRecordsAndRefusesWhatIsNotOne) {
    const auto file = parseCalendarFile(R"([1,{"description":["x"],"start_date":null},)" +
                                            record("Vacances de Noël", "hier", "2027-01-03") + "]",
                                        paris())
                          .value();
    EXPECT_THAT(refusalsOf(file), ElementsAre("1 not_a_record ", "2 not_a_record ", "3 bad_date hier"));
}

TEST(CalendarFile, AYearWithoutSummerOrWithImpossibleDatesIsRefusedWhole) {
    const auto file =
        parseCalendarFile(
            list({record("Rentrée scolaire des élèves", "2026-09-01", "2026-09-01"),
                  record("Rentrée scolaire des élèves", "2026-09-01", "2026-09-01", "2026-2027", "Zone C"),
                  record("Vacances d'Été", "2027-07-03", "2027-09-02", "2026-2027", "Zone C"),
                  record("Vacances d'Hiver", "2027-06-30", "2027-07-10", "2026-2027", "Zone C")}),
            paris())
            .value();
    EXPECT_THAT(file.years, IsEmpty());
    EXPECT_THAT(refusalsOf(file), ElementsAre("0 summer_missing B 2026-2027", "0 holiday_outside_year C 2026-2027"));
}

TEST(CalendarFile, TheYearOfTheSouthernZonesEndsWithTheirWinter) {
    const auto file =
        parseCalendarFile(
            list({record("Rentrée scolaire des élèves", "2026-08-18", "2026-08-18", "2026-2027", "Réunion"),
                  record("Vacances après 1ère période", "2026-10-09T22:00:00+00:00", "2026-10-25T23:00:00+00:00",
                         "2026-2027", "Réunion"),
                  record("Vacances d'Été austral", "2026-12-19", "2027-01-25", "2026-2027", "Réunion"),
                  record("Vacances d'Hiver austral", "2027-07-03", "2027-08-17", "2026-2027", "Réunion")}),
            paris())
            .value();
    ASSERT_EQ(file.years.size(), 1U);
    EXPECT_EQ(file.years[0].zone, "reunion");
    EXPECT_EQ(file.years[0].summer_from, day("2027-07-03"));
    ASSERT_EQ(file.years[0].holidays.size(), 2U);
    EXPECT_EQ(file.years[0].holidays[0].code, "vacances_apres_1ere_periode");
    EXPECT_EQ(file.years[0].holidays[0].from, day("2026-10-10"));
    EXPECT_EQ(file.years[0].holidays[1].code, "vacances_d_ete_austral");
}

TEST(CalendarFile, RefusesAFileThatIsNoCalendar) {
    EXPECT_EQ(parseCalendarFile("nom;prénom\nDUPONT;Léa\n", paris()).error().code, "calendar_columns");
    EXPECT_EQ(parseCalendarFile("", paris()).error().code, "calendar_columns");
    EXPECT_EQ(parseCalendarFile("[{", paris()).error().code, "calendar_json");
    EXPECT_EQ(parseCalendarFile(R"({"a":1})", paris()).error().code, "calendar_json");
    EXPECT_EQ(parseCalendarFile("Description;x\n\"oups\n", paris()).error().code, "csv_quote");
}

TEST(CalendarFile, KnowsItsZones) {
    EXPECT_EQ(zoneCode("Zone A"), "A");
    EXPECT_EQ(zoneCode("zone c"), "C");
    EXPECT_EQ(zoneCode("Corse"), "corse");
    EXPECT_EQ(zoneCode("Réunion"), "reunion");
    EXPECT_EQ(zoneCode("Nouvelle-Calédonie"), "nouvelle_caledonie");
    EXPECT_EQ(zoneCode("Saint Pierre et Miquelon"), "saint_pierre_et_miquelon");
    EXPECT_FALSE(zoneCode("Zone D"));
    EXPECT_FALSE(zoneCode(""));
}

TEST(CalendarDay, IsTheDayThatBeginsAtThatMidnightInParis) {
    for (const auto* text :
         {"2026-10-16T22:00:00+00:00", "2026-10-16T22:00:00Z", "2026-10-17T00:00:00+02:00", "2026-10-17T00:00:00+0200",
          "2026-10-17T00:00:00", "2026-10-17 00:00:00", "2026-10-17", "17/10/2026", "2026-10-17T00:00:00+00:00"})
        EXPECT_EQ(readCalendarDay(text, paris()), day("2026-10-17")) << text;
    EXPECT_EQ(readCalendarDay("2026-11-01T23:00:00+00:00", paris()), day("2026-11-02"));
}

TEST(CalendarDay, RefusesWhatItCannotRead) {
    for (const auto* text : {"", "hier", "2026-10-32", "32/10/2026", "2026-10-16T22:00", "2026-10-16T25:00:00Z",
                             "2026-10-16T22:00:00+99:00", "2026-10-16T22:00:00CEST", "46000"})
        EXPECT_FALSE(readCalendarDay(text, paris())) << text;
}

}  // namespace
}  // namespace jalon::calendar
