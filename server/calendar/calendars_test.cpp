// SPDX-License-Identifier: EUPL-1.2
#include "calendar/calendars.h"

#include <gmock/gmock.h>

#include "access/access.h"
#include "audit/audit.h"
#include "calendar/calendar_store.h"
#include "calendar/stored_calendar.h"
#include "partners/partners.h"
#include "repeating_database.h"
#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::calendar {
namespace {

using access::Actor;
using access::Role;
using access::RoleSet;
using storage::Transaction;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr std::string_view kClosureId = "018f0000-0000-7000-8000-000000000001";
constexpr std::string_view kOwnDayId = "018f0000-0000-7000-8000-000000000002";

HalfDay half(std::string_view text) { return HalfDay::parse(text).value(); }
std::string field(const json::object& object, std::string_view name) {
    return std::string(object.at(name).as_string());
}
json::array halves(std::initializer_list<std::string_view> texts) {
    json::array out;
    for (const auto text : texts) out.emplace_back(json::string(text));
    return out;
}

/// The whole of 2026-2027 in zone B, as the Ministry writes it.
constexpr std::string_view kOfficialYear =
    R"(Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire
Rentrée scolaire des élèves;Élèves;2026-09-01;2026-09-01;Rennes;Zone B;2026-2027
Vacances de la Toussaint;-;2026-10-17;2026-11-02;Rennes;Zone B;2026-2027
Vacances de Noël;-;2026-12-19;2027-01-04;Rennes;Zone B;2026-2027
Vacances d'Hiver;-;2027-02-20;2027-03-08;Rennes;Zone B;2026-2027
Vacances de Printemps;-;2027-04-17;2027-05-03;Rennes;Zone B;2026-2027
Vacances d'Été;-;2027-07-03;2027-09-01;Rennes;Zone B;2026-2027
)";

class CalendarsTest : public ::testing::Test {
protected:
    CalendarsTest() { EXPECT_TRUE(calendars_.loadShipped()); }

    StructureId school(const std::string& name, json::object more) {
        const auto id = StructureId::make(data_.clock().now());
        more["id"] = id.text();
        more["name"] = name;
        more["kind"] = "college";
        EXPECT_TRUE(partners_.createStructure(coordinator_, more));
        return id;
    }
    json::object body(json::array no_class, json::array own_days = {}, std::string zone = "") {
        return {{"zone", zone}, {"noClass", std::move(no_class)}, {"ownDays", std::move(own_days)}};
    }
    json::object put(const StructureId& id, const json::object& body) {
        const auto version = calendars_.getSchoolCalendar(coordinator_, id).value().at("version").as_int64();
        return calendars_.putSchoolCalendar(coordinator_, id, version, body).value();
    }
    json::object service(json::array closures) {
        const json::object stored = calendars_.getServiceCalendar(coordinator_).value();
        return {{"open", stored.at("open")}, {"closures", std::move(closures)}, {"region", stored.at("region")}};
    }
    json::object receivable(const StructureId& id, std::string_view from, std::string_view to) {
        return calendars_.getReceivable(coordinator_, id, half(from), half(to)).value();
    }
    /// "2026-11-12/am reason" for each half-day that is dropped.
    std::vector<std::string> dropped(const json::object& result) {
        std::vector<std::string> out;
        for (const auto& item : result.at("halfDays").as_array())
            if (!item.at("reason").is_null())
                out.push_back(field(item.as_object(), "halfDay") + " " + field(item.as_object(), "reason"));
        return out;
    }
    std::vector<std::string> warningCodes(const json::object& result) {
        std::vector<std::string> out;
        for (const auto& item : result.at("warnings").as_array()) out.push_back(field(item.as_object(), "code"));
        return out;
    }
    std::pair<std::string, std::string> zone(const StructureId& id) {
        const json::object calendar = calendars_.getSchoolCalendar(coordinator_, id).value();
        return {field(calendar, "zone"), field(calendar, "zoneSource")};
    }
    SchoolYear storedYear(const std::string& zone, const std::string& label) {
        const auto years = data_.database().read([&](Transaction& tx) { return store::schoolYearsOf(tx, zone); });
        const auto found = std::ranges::find(years, label, &SchoolYear::label);
        if (found == years.end()) throw std::runtime_error("no year " + zone + " " + label);
        return *found;
    }
    void storeYear(const SchoolYear& year) {
        ASSERT_TRUE(data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
            store::putSchoolYear(tx, year, Instant(0), std::nullopt);
            return {};
        }));
    }
    std::vector<Notice> warnings(Day today) {
        return data_.database().read([&](Transaction& tx) { return calendars_.warnings(tx, today); });
    }
    MeasureLimits limitsOn(Day day) {
        return data_.database().read([&](Transaction& tx) { return calendars_.limitsOn(tx, day); });
    }
    std::size_t auditLines() {
        return data_.database().read([](Transaction& tx) {
            audit::Filter all;
            all.limit = 200;
            return audit::find(tx, all).size();
        });
    }
    std::vector<std::string> errors(const Error& error) {
        std::vector<std::string> out;
        for (const auto& item : error.fields) out.push_back(item.field + " " + item.code);
        return out;
    }

    test::TestDatabase data_{
        {audit::schema(), access::schema(), jobs::schema(), partners::schema(), calendar::schema()}};
    jobs::Jobs jobs_{data_.database(), data_.clock()};
    partners::Partners partners_{data_.database(), data_.clock(), jobs_};
    Calendars calendars_{data_.database(), data_.clock(), JALON_SOURCE_DIR "/data"};
    Actor coordinator_{{std::nullopt, "web"}, "c", "C", RoleSet{Role::coordinator}, ""};
    Actor nobody_{{std::nullopt, "web"}, "n", "N", RoleSet{}, ""};
};

TEST_F(CalendarsTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(data_.database(), data_.schemas()), IsEmpty());
}

TEST_F(CalendarsTest, ShippedYearsAreStoredOnce) {
    const json::object listed = calendars_.listSchoolYears(coordinator_).value();
    const auto shipped = loadShippedCalendars(JALON_SOURCE_DIR "/data").years.size();
    EXPECT_EQ(listed.at("items").as_array().size(), shipped);
    EXPECT_EQ(auditLines(), shipped + 1) << "one a year, one for the opening hours";
    ASSERT_TRUE(calendars_.loadShipped());
    EXPECT_EQ(auditLines(), shipped + 1);
}

TEST_F(CalendarsTest, AYearIsReadAsItWasStored) {
    const auto shipped = loadShippedCalendars(JALON_SOURCE_DIR "/data").years;
    for (const SchoolYear& year : shipped) EXPECT_EQ(wholeYear(storedYear(year.zone, year.label)), wholeYear(year));
}

TEST_F(CalendarsTest, AShippedOfficialYearReplacesOneToConfirmOnly) {
    SchoolYear guessed = storedYear("A", "2025-2026");
    guessed.status = YearStatus::to_confirm;
    guessed.first_day = Day::of(2025, 9, 2);
    storeYear(guessed);
    SchoolYear confirmed = storedYear("B", "2026-2027");
    confirmed.status = YearStatus::official;
    confirmed.source = "Arrêté lu par le service";
    storeYear(confirmed);

    ASSERT_TRUE(calendars_.loadShipped());
    EXPECT_EQ(storedYear("A", "2025-2026").first_day, Day::of(2025, 9, 1));
    EXPECT_EQ(storedYear("B", "2026-2027").source, "Arrêté lu par le service");
}

TEST_F(CalendarsTest, TheZoneComesFromTheNearestWhoKnows) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    EXPECT_EQ(zone(id), std::pair(std::string("B"), std::string("academy")));
    ASSERT_TRUE(partners_.updateStructure(coordinator_, id, 1, {{"zone", "Zone C"}}));
    EXPECT_EQ(zone(id), std::pair(std::string("C"), std::string("own")));
    put(id, body({}, {}, "A"));
    EXPECT_EQ(zone(id), std::pair(std::string("A"), std::string("own")));
    put(id, body({}, {}, "C"));
    ASSERT_TRUE(partners_.updateStructure(coordinator_, id, 2, {{"zone", ""}}));
    EXPECT_EQ(zone(id), std::pair(std::string("B"), std::string("academy"))) << "C was the structure's, not its own";

    EXPECT_EQ(zone(school("Collège Y", {{"academy", "Corse"}})),
              std::pair(std::string("corse"), std::string("academy")));
    EXPECT_EQ(zone(school("Collège Z", {{"academy", "Ailleurs"}})), std::pair(std::string(), std::string("none")));
    EXPECT_EQ(zone(school("École W", {})), std::pair(std::string(), std::string("none")));
}

TEST_F(CalendarsTest, AZoneThatIsTheStructuresOnlyUntilTheSecondRunIsKept) {
    const auto id = school("Collège X", {{"zone", "Zone C"}});
    test::RepeatingDatabase repeating(
        data_.database(), [&] { ASSERT_TRUE(partners_.updateStructure(coordinator_, id, 1, {{"zone", "Zone A"}})); });
    Calendars meeting_another(repeating, data_.clock(), JALON_SOURCE_DIR "/data");
    ASSERT_TRUE(meeting_another.putSchoolCalendar(coordinator_, id, 0, body({}, {}, "C")));
    EXPECT_EQ(zone(id), std::pair(std::string("C"), std::string("own")));
}

TEST_F(CalendarsTest, WithoutAZoneNothingIsGuessed) {
    const auto id = school("Collège Z", {{"academy", "Ailleurs"}});
    const auto result = receivable(id, "2026-11-12/am", "2026-11-12/pm");
    EXPECT_EQ(result.at("receivable"), 0);
    EXPECT_THAT(dropped(result), ElementsAre("2026-11-12/am zone_unknown", "2026-11-12/pm zone_unknown"));
    EXPECT_THAT(warningCodes(result), ::testing::Contains("zone_unknown"));
    EXPECT_EQ(result.at("returnOn"), nullptr);
}

TEST_F(CalendarsTest, AMeasureOverAWeekendIsExplained) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    const auto result = receivable(id, "2026-11-12/am", "2026-11-18/pm");
    EXPECT_EQ(result.at("calendarDays"), 7);
    EXPECT_EQ(result.at("schoolDays"), 5);
    EXPECT_EQ(result.at("receivable"), 9);
    EXPECT_EQ(result.at("blocks"), 1);
    EXPECT_THAT(dropped(result), ElementsAre("2026-11-14/am weekend", "2026-11-14/pm weekend", "2026-11-15/am weekend",
                                             "2026-11-15/pm weekend", "2026-11-18/pm no_class"));
    EXPECT_EQ(result.at("returnOn"), "2026-11-19");
    EXPECT_THAT(warningCodes(result), ElementsAre("year_to_confirm"));
}

TEST_F(CalendarsTest, TheSchoolsOwnDaysChangeWhatIsReceivable) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    EXPECT_EQ(receivable(id, "2026-11-12/am", "2026-11-13/pm").at("receivable"), 4);
    const auto stored = put(id, body(halves({"wed/am", "wed/pm"}), {json::object{{"id", kOwnDayId},
                                                                                 {"from", "2026-11-13/am"},
                                                                                 {"to", "2026-11-13/pm"},
                                                                                 {"hasClass", false},
                                                                                 {"reason", "pedagogical_day"},
                                                                                 {"label", "Journée pédagogique"}}}));
    EXPECT_EQ(stored.at("version"), 1);
    EXPECT_EQ(calendars_.getSchoolCalendar(coordinator_, id).value(), stored);
    const auto after = receivable(id, "2026-11-12/am", "2026-11-13/pm");
    EXPECT_THAT(dropped(after), ElementsAre("2026-11-13/am own_day", "2026-11-13/pm own_day"));
    EXPECT_EQ(after.at("halfDays").as_array()[2].at("label"), "Journée pédagogique");
    EXPECT_EQ(after.at("returnOn"), "2026-11-16");

    put(id, body(halves({"wed/am", "wed/pm"})));
    EXPECT_EQ(receivable(id, "2026-11-12/am", "2026-11-13/pm").at("receivable"), 4) << "own days are replaced";
}

TEST_F(CalendarsTest, ASaturdayMakingUpForABridgeHasClass) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    put(id, body(halves({"wed/pm"}), {json::object{{"id", kOwnDayId},
                                                   {"from", "2026-11-14/am"},
                                                   {"to", "2026-11-14/am"},
                                                   {"hasClass", true},
                                                   {"reason", "catch_up"},
                                                   {"label", ""}}}));
    const json::object days =
        calendars_.listDays(coordinator_, {Day::of(2026, 11, 14), Day::of(2026, 11, 14), "", id}).value();
    const auto& halves_of_day = days.at("items").as_array()[0].at("halves").as_array();
    EXPECT_EQ(halves_of_day[0].at("school"), true);
    EXPECT_EQ(halves_of_day[0].at("serviceReason"), "service_closed");
    EXPECT_EQ(halves_of_day[1].at("schoolReason"), "weekend");
}

TEST_F(CalendarsTest, ClosuresOfTheServiceAreDroppedAndTold) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    const auto first = calendars_.getServiceCalendar(coordinator_).value();
    EXPECT_EQ(first.at("version"), 1);
    EXPECT_EQ(first.at("open"),
              halves({"mon/am", "mon/pm", "tue/am", "tue/pm", "wed/am", "thu/am", "thu/pm", "fri/am", "fri/pm"}));
    const auto wanted = service(
        {json::object{{"id", kClosureId}, {"from", "2026-11-12/pm"}, {"to", "2026-11-13/am"}, {"label", "Formation"}}});
    const auto stored = calendars_.putServiceCalendar(coordinator_, 1, wanted).value();
    EXPECT_EQ(stored.at("version"), 2);
    EXPECT_EQ(stored.at("closures"), wanted.at("closures"));
    const auto result = receivable(id, "2026-11-12/am", "2026-11-13/pm");
    EXPECT_THAT(dropped(result), ElementsAre("2026-11-12/pm service_closure", "2026-11-13/am service_closure"));
    EXPECT_THAT(warningCodes(result), ::testing::Contains("service_closed_family_told"));
    for (const auto& warning : result.at("warnings").as_array()) {
        if (warning.at("code") == "service_closed_family_told") {
            EXPECT_EQ(warning.at("params").at("halfDays"), "2026-11-12/pm,2026-11-13/am");
        }
    }
}

TEST_F(CalendarsTest, StaleWritesAnswerWhatIsStored) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    const auto stored = put(id, body(halves({"wed/pm"})));
    const auto stale = calendars_.putSchoolCalendar(coordinator_, id, 0, body({}));
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(stale.error().current), json::value(stored));

    const auto service_stale = calendars_.putServiceCalendar(coordinator_, 7, service({}));
    ASSERT_FALSE(service_stale);
    EXPECT_EQ(service_stale.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(service_stale.error().current),
              json::value(calendars_.getServiceCalendar(coordinator_).value()));
}

TEST_F(CalendarsTest, AWrongCalendarNamesEveryField) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    const auto own = [](std::string_view from, std::string_view to, bool has_class, std::string_view reason) {
        return json::object{{"id", kOwnDayId}, {"from", from}, {"to", to}, {"hasClass", has_class}, {"reason", reason}};
    };
    const auto refused = calendars_.putSchoolCalendar(
        coordinator_, id, 0,
        body(halves({"sat/am", "mardi"}), {own("2026-11-13/pm", "2026-11-13/am", false, "bridge"),
                                           own("2026-11-14/am", "2026-11-14/am", false, "catch_up")}));
    ASSERT_FALSE(refused);
    EXPECT_THAT(errors(refused.error()),
                ElementsAre("noClass not_a_working_day", "noClass not_a_week_half", "ownDays.0.to end_before_start",
                            "ownDays.1.id repeated", "ownDays.1.reason catch_up_has_class"));
    EXPECT_THAT(errors(calendars_.putSchoolCalendar(coordinator_, id, 0, {}).error()),
                ElementsAre("zone required", "noClass required", "ownDays required"));
    EXPECT_THAT(errors(calendars_.putSchoolCalendar(coordinator_, id, 0, body({}, {}, "Q")).error()),
                ElementsAre("zone unknown_zone"));
    auto abroad = service({});
    abroad["region"] = "atlantis";
    EXPECT_THAT(errors(calendars_.putServiceCalendar(coordinator_, 1, abroad).error()),
                ElementsAre("region unknown_region"));
}

TEST_F(CalendarsTest, TheOfficialFileReplacesAYearToConfirm) {
    EXPECT_EQ(storedYear("B", "2026-2027").status, YearStatus::to_confirm);
    const auto preview = calendars_.importSchoolCalendar(coordinator_, kOfficialYear, true).value();
    EXPECT_EQ(preview.at("dryRun"), true);
    EXPECT_EQ(preview.at("changed"), 1);
    EXPECT_EQ(preview.at("years").as_array().size(), 1U);
    EXPECT_EQ(storedYear("B", "2026-2027").status, YearStatus::to_confirm) << "a preview stores nothing";

    const auto report = calendars_.importSchoolCalendar(coordinator_, kOfficialYear, false).value();
    EXPECT_EQ(report.at("added"), 0);
    EXPECT_EQ(report.at("changed"), 1);
    EXPECT_THAT(report.at("refused").as_array(), IsEmpty());
    const SchoolYear official = storedYear("B", "2026-2027");
    EXPECT_EQ(official.status, YearStatus::official);
    EXPECT_EQ(official.summer_back, Day::of(2027, 9, 1));
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    EXPECT_THAT(warningCodes(receivable(id, "2026-11-12/am", "2026-11-13/pm")), IsEmpty());

    const auto again = calendars_.importSchoolCalendar(coordinator_, kOfficialYear, false).value();
    EXPECT_EQ(again.at("changed"), 0);
    EXPECT_EQ(again.at("unchanged"), 1);
    ASSERT_TRUE(calendars_.loadShipped());
    EXPECT_EQ(storedYear("B", "2026-2027").status, YearStatus::official) << "a restart does not bring the old one back";
}

TEST_F(CalendarsTest, AnImportTellsWhatItLeftOut) {
    const auto report =
        calendars_
            .importSchoolCalendar(coordinator_,
                                  "Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\n"
                                  "Vacances de Noël;-;2027-12-18;2028-01-03;Lille;Zone Q;2027-2028\n",
                                  false)
            .value();
    const auto& refused = report.at("refused").as_array();
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0], (json::value{{"line", 2}, {"code", "unknown_zone"}, {"params", {{"detail", "Zone Q"}}}}));
    EXPECT_EQ(calendars_.importSchoolCalendar(coordinator_, "{]", false).error().kind, ErrorKind::malformed);
}

TEST_F(CalendarsTest, WarningsAreAboutTheSchoolsWithAnAgreement) {
    EXPECT_THAT(warnings(Day::of(2026, 11, 12)), IsEmpty());
    school("Collège X", {{"academy", "Rennes"}, {"agreementFrom", "2026-09-01"}});
    school("Collège sans convention", {{"academy", "Lyon"}});
    EXPECT_THAT(warnings(Day::of(2026, 11, 12)),
                ElementsAre(AllOf(Field(&Notice::code, "year_to_confirm"),
                                  Field(&Notice::params, ElementsAre(Pair("year", "2026-2027"), Pair("zone", "B"))))));
    EXPECT_THAT(warnings(Day::of(2027, 10, 12)),
                ElementsAre(AllOf(Field(&Notice::code, "year_missing"),
                                  Field(&Notice::params, ElementsAre(Pair("from", "2027-10-12"), Pair("zone", "B"))))));

    school("Collège Z", {{"academy", "Ailleurs"}, {"agreementFrom", "2026-09-01"}});
    EXPECT_THAT(warnings(Day::of(2026, 11, 12)),
                ElementsAre(Field(&Notice::code, "year_to_confirm"),
                            AllOf(Field(&Notice::code, "zone_unknown"),
                                  Field(&Notice::params, ElementsAre(Pair("count", "1"), Pair("name", "Collège Z"))))));
}

TEST_F(CalendarsTest, DaysSayWhatSchoolAndServiceDo) {
    const json::object days =
        calendars_.listDays(coordinator_, {Day::of(2026, 11, 9), Day::of(2026, 11, 15), "Zone B", std::nullopt})
            .value();
    const auto& items = days.at("items").as_array();
    ASSERT_EQ(items.size(), 7U);
    const auto& monday = items[0].at("halves").as_array()[0].as_object();
    EXPECT_EQ(monday.at("school"), true);
    EXPECT_EQ(monday.at("schoolReason"), "");
    const auto& armistice = items[2].at("halves").as_array()[0].as_object();
    EXPECT_EQ(armistice.at("school"), false);
    EXPECT_EQ(armistice.at("schoolReason"), "public_holiday");
    EXPECT_NE(field(armistice, "schoolLabel"), "");
    EXPECT_EQ(items[5].at("halves").as_array()[1].at("schoolReason"), "weekend");

    const json::object nowhere =
        calendars_.listDays(coordinator_, {Day::of(2026, 11, 9), Day::of(2026, 11, 9), "", std::nullopt}).value();
    EXPECT_EQ(nowhere.at("items").as_array()[0].at("halves").as_array()[0].at("schoolReason"), "zone_unknown");
    const auto too_long = calendars_.listDays(coordinator_, {Day::of(2026, 1, 1), Day::of(2027, 2, 5), "B", {}});
    EXPECT_THAT(errors(too_long.error()), ElementsAre("to period_too_long"));
    EXPECT_TRUE(calendars_.listDays(coordinator_, {Day::of(2026, 1, 1), Day::of(2027, 2, 4), "B", {}}));
    EXPECT_THAT(errors(calendars_.listDays(coordinator_, {Day::of(2026, 1, 2), Day::of(2026, 1, 1), "B", {}}).error()),
                ElementsAre("to end_before_start"));
}

TEST_F(CalendarsTest, TheRegionDecidesThePublicHolidays) {
    auto east = service({});
    east["region"] = "alsace_moselle";
    const auto id = school("Collège X", {{"academy", "Strasbourg"}});
    EXPECT_EQ(receivable(id, "2026-04-03/am", "2026-04-03/pm").at("receivable"), 2);
    ASSERT_TRUE(calendars_.putServiceCalendar(coordinator_, 1, east));
    EXPECT_THAT(dropped(receivable(id, "2026-04-03/am", "2026-04-03/pm")),
                ElementsAre("2026-04-03/am public_holiday", "2026-04-03/pm public_holiday"));
}

TEST_F(CalendarsTest, AMeasureThatEndsAtNoonGivesBackTheAfternoon) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    EXPECT_EQ(receivable(id, "2026-11-12/am", "2026-11-13/am").at("returnOn"), "2026-11-13");
    EXPECT_EQ(receivable(id, "2026-11-12/am", "2026-11-13/pm").at("returnOn"), "2026-11-16");
    EXPECT_EQ(receivable(id, "2026-10-15/am", "2026-10-16/pm").at("returnOn"), "2026-11-02");
    EXPECT_EQ(receivable(id, "2026-11-17/am", "2026-11-18/am").at("returnOn"), "2026-11-19");
}

TEST_F(CalendarsTest, AnOpenEndedMeasureIsLookedAtForTwoWeeks) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    const auto result = calendars_.getReceivable(coordinator_, id, half("2026-11-12/am"), std::nullopt).value();
    EXPECT_EQ(result.at("openEnded"), true);
    EXPECT_EQ(result.at("to"), "2026-11-25/pm");
    EXPECT_EQ(result.at("returnOn"), nullptr);
}

TEST_F(CalendarsTest, AMeasureOverTheLegalMaximumIsToldInTheAnswer) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    EXPECT_EQ(limitsOn(Day::of(2026, 11, 12)).max_days, 8);
    const auto result = receivable(id, "2026-11-12/am", "2026-11-20/pm");
    const auto codes = warningCodes(result);
    const auto over = std::ranges::find(codes, "over_max_days");
    ASSERT_NE(over, codes.end());
    const auto& params =
        result.at("warnings").as_array()[static_cast<std::size_t>(over - codes.begin())].at("params").as_object();
    EXPECT_EQ(params.at("max"), "8");
    EXPECT_EQ(params.at("calendarDays"), "9");
}

TEST_F(CalendarsTest, OnlyThoseWithARoleAndAStructureAreAnswered) {
    const auto id = school("Collège X", {{"academy", "Rennes"}});
    EXPECT_EQ(calendars_.listSchoolYears(nobody_).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(calendars_.importSchoolCalendar(nobody_, kOfficialYear, false).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(calendars_.putServiceCalendar(nobody_, 1, service({})).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(calendars_.putSchoolCalendar(nobody_, id, 0, body({})).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(calendars_.getSchoolCalendar(nobody_, id).error().kind, ErrorKind::forbidden);

    const auto unknown = StructureId::make(data_.clock().now());
    EXPECT_EQ(calendars_.getSchoolCalendar(coordinator_, unknown).error().kind, ErrorKind::not_found);
    EXPECT_EQ(calendars_.putSchoolCalendar(coordinator_, unknown, 0, body({})).error().kind, ErrorKind::not_found);
    EXPECT_EQ(calendars_.getReceivable(coordinator_, unknown, half("2026-11-12/am"), std::nullopt).error().kind,
              ErrorKind::not_found);
}

}  // namespace
}  // namespace jalon::calendar
