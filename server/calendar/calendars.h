// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The calendars a service works with, stored: school years by zone, each school's own week and days, the service's
// opening and closures. Rules are in school_days.h and receivable.h; this is where their values come from.
//
// A school's zone is its own calendar's, else the structure's, else that of its académie (shipped map). Without one the
// schedule knows no school year: every day is "zone_unknown", nothing is guessed.
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "calendar/dated_settings.h"
#include "calendar/receivable.h"
#include "calendar/settings.h"
#include "calendar/shipped_calendars.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::calendar {

/// Something to tell the person (Notice of the API).
struct Notice {
    std::string code;
    std::map<std::string, std::string> params = {};
};

/// The Receivable of the API. Warnings have their details as params in camelCase (calendarDays, firstSchoolDay,
/// halfDays joined by ","); returnOn is null for an open-ended measure and when the year is missing.
json::object receivableAnswer(const Receivable& result, const SchoolSchedule& school);

/// The first day with class after a measure: the same day when it ends at noon and the school has class that afternoon.
std::optional<Day> returnDay(HalfDay last, const SchoolSchedule& school);

class Calendars {
public:
    /// Reads data_folder/calendars and data_folder/settings/france.json; throws std::runtime_error when they are
    /// missing or wrong.
    Calendars(storage::Database& database, const Clock& clock, const std::filesystem::path& data_folder);

    /// At each start: stores the shipped school years that are absent, or official where the stored one was still to be
    /// confirmed, and the first opening hours of the service. Recorded as done by "shipped data".
    Result<void> loadShipped();
    void addRoutes(access::RouteTable& routes);

    /// For an unknown structure, a schedule without zone.
    SchoolSchedule schoolSchedule(storage::Transaction& tx, const StructureId& structure) const;
    ServiceSchedule serviceSchedule(storage::Transaction& tx) const;
    /// The dated settings of the service. Valid as long as this object: a use case asks for them once, at its
    /// beginning, and may hold them to its end.
    const Settings& settings(storage::Transaction& tx) const { return settings_.current(tx); }
    DatedSettings& datedSettings() { return settings_; }
    /// Grows with each change of a calendar: what was computed from them may be out of date. Where the database is this
    /// program's alone, counted in memory from its start; else asked there: a change is seen as soon as it is stored,
    /// whichever server made it. Not inside a transaction.
    std::uint64_t changes() const;
    /// The same as stored: over restarts and servers.
    std::int64_t changes(storage::Transaction& tx) const;
    /// measure.max_days in force on the measure's first day.
    MeasureLimits limitsOn(storage::Transaction& tx, Day first_day) const;
    /// School years that are missing or to be confirmed for the schools with an agreement, and schools without zone:
    /// "year_missing" (zone, from), "year_to_confirm" (zone, year), "zone_unknown" (count, name of the first). Looks at
    /// today and two months on.
    std::vector<Notice> warnings(storage::Transaction& tx, Day today) const;

    Result<json::object> listSchoolYears(const access::Actor& actor);
    /// The Ministry's file (calendar_file.h). It replaces every stored year it holds; with `dry_run` nothing is stored.
    Result<json::object> importSchoolCalendar(const access::Actor& actor, std::string_view bytes, bool dry_run);
    Result<json::object> getServiceCalendar(const access::Actor& actor);
    Result<json::object> putServiceCalendar(const access::Actor& actor, std::int64_t version, const json::object& body);
    Result<json::object> getSchoolCalendar(const access::Actor& actor, const StructureId& structure);
    /// A zone that is the one the school has anyway is not kept as its own.
    Result<json::object> putSchoolCalendar(const access::Actor& actor, const StructureId& structure,
                                           std::int64_t version, const json::object& body);
    struct DaysQuery {
        Day from, to;
        std::string zone;  ///< used when there is no structure
        std::optional<StructureId> structure;
    };
    Result<json::object> listDays(const access::Actor& actor, const DaysQuery& query);
    /// Without `to` the measure is open-ended and looked at for two weeks.
    Result<json::object> getReceivable(const access::Actor& actor, const StructureId& structure, HalfDay from,
                                       std::optional<HalfDay> to);

private:
    const PublicHolidays& publicHolidays(const std::string& region) const;
    bool isKnownZone(storage::Transaction& tx, const std::string& zone) const;
    void noteChange(storage::Transaction& tx);

    storage::Database& database_;
    const Clock& clock_;
    ShippedCalendars shipped_;
    DatedSettings settings_;
    std::atomic<std::uint64_t> changes_ = 0;  ///< of this run of the program
};

storage::ModuleSchema schema();

}  // namespace jalon::calendar
