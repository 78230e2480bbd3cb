// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who came: attendance by half-day for the whole group, with the history of corrections. An absence asks for two calls
// (parents, school); a correction takes undone ones back.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "calendar/calendars.h"
#include "calendar/settings.h"
#include "programme/attendance.h"
#include "receptions/attendance_summary.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::programme {

/// The door through which receptions/ reads attendance for its summaries.
class StoredAttendance final : public receptions::AttendanceReader {
public:
    std::map<HalfDay, receptions::AttendanceView> of(storage::Transaction& tx, const StayId& stay) const override;
};

/// By stay id: what is recorded on a half-day.
std::map<std::string, Attendance> attendanceOn(storage::Transaction& tx, HalfDay half_day);

/// For figures: in no given order; half-days that have since left their measure are there too.
std::vector<Taken> takenBetween(storage::Transaction& tx, HalfDay from, HalfDay to);

/// The absences of one file, newest half-day first, for its timeline.
std::vector<Attendance> absencesOf(storage::Transaction& tx, const PersonId& person);

class Programme {
public:
    Programme(storage::Database& database, const Clock& clock, const calendar::Calendars& calendars)
        : database_(database), clock_(clock), calendars_(calendars) {}
    void addRoutes(access::RouteTable& routes);

    /// AttendanceSheet of the API: everybody expected on a half-day.
    Result<json::object> sheet(const access::Actor& actor, HalfDay half_day);
    /// From an API body (AttendanceInput); version 0: not yet taken. Errors: conflict "not_planned"; stale with the
    /// value stored now.
    Result<json::object> record(const access::Actor& actor, const StayId& stay, HalfDay half_day, std::int64_t version,
                                const json::object& body);
    Result<json::object> history(const access::Actor& actor, const StayId& stay, HalfDay half_day);

private:
    storage::Database& database_;
    const Clock& clock_;
    const calendar::Calendars& calendars_;
};

storage::ModuleSchema schema();

}  // namespace jalon::programme
