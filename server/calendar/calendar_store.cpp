// SPDX-License-Identifier: EUPL-1.2
#include "calendar/calendar_store.h"

#include <utility>

namespace jalon::calendar::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kYears{"calendar.years",
                     "SELECT zone, label, first_day, summer_from, summer_back, status, source, holidays "
                     "FROM school_year ORDER BY zone, first_day"};
constexpr Sql kCountChange{"calendar.count_change", "UPDATE calendar_change SET number = number + 1"};
constexpr Sql kChangeCount{"calendar.change_count", "SELECT number FROM calendar_change"};
constexpr Sql kYearsOf{"calendar.years_of",
                       "SELECT zone, label, first_day, summer_from, summer_back, status, source, holidays "
                       "FROM school_year WHERE zone = $1 ORDER BY first_day"};
constexpr Sql kPutYear{"calendar.put_year",
                       "INSERT INTO school_year (zone, label, first_day, summer_from, summer_back, status, source, "
                       "holidays, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                       "ON CONFLICT (zone, label) DO UPDATE SET first_day = excluded.first_day, "
                       "summer_from = excluded.summer_from, summer_back = excluded.summer_back, "
                       "status = excluded.status, source = excluded.source, holidays = excluded.holidays, "
                       "updated_at = excluded.updated_at, updated_by = excluded.updated_by"};
constexpr Sql kService{"calendar.service",
                       "SELECT open_halves, region, version, updated_at, updated_by FROM service_calendar"};
constexpr Sql kRegion{"calendar.region", "SELECT region FROM service_calendar"};
constexpr Sql kClosures{"calendar.closures",
                        "SELECT id, from_half, to_half, label FROM service_closure ORDER BY from_half, id"};
constexpr Sql kInsertService{"calendar.insert_service",
                             "INSERT INTO service_calendar (id, open_halves, region, version, updated_at, updated_by) "
                             "VALUES ('service', $1, $2, 1, $3, $4) ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdateService{"calendar.update_service",
                             "UPDATE service_calendar SET open_halves = $1, region = $2, version = version + 1, "
                             "updated_at = $3, updated_by = $4 WHERE version = $5"};
constexpr Sql kDropClosures{"calendar.drop_closures", "DELETE FROM service_closure"};
constexpr Sql kInsertClosure{"calendar.insert_closure",
                             "INSERT INTO service_closure (id, from_half, to_half, label) VALUES ($1, $2, $3, $4)"};
constexpr Sql kSchool{"calendar.school",
                      "SELECT zone, no_class, version, updated_at, updated_by FROM school_calendar "
                      "WHERE structure_id = $1"};
constexpr Sql kOwnDays{"calendar.own_days",
                       "SELECT id, from_half, to_half, has_class, reason, label FROM school_own_day "
                       "WHERE structure_id = $1 ORDER BY from_half, id"};
constexpr Sql kOwnZones{"calendar.own_zones", "SELECT structure_id, zone FROM school_calendar WHERE zone <> ''"};
constexpr Sql kInsertSchool{"calendar.insert_school",
                            "INSERT INTO school_calendar (structure_id, zone, no_class, version, updated_at, "
                            "updated_by) VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT (structure_id) DO NOTHING"};
constexpr Sql kUpdateSchool{"calendar.update_school",
                            "UPDATE school_calendar SET zone = $2, no_class = $3, version = version + 1, "
                            "updated_at = $4, updated_by = $5 WHERE structure_id = $1 AND version = $6"};
constexpr Sql kDropOwnDays{"calendar.drop_own_days", "DELETE FROM school_own_day WHERE structure_id = $1"};
constexpr Sql kInsertOwnDay{"calendar.insert_own_day",
                            "INSERT INTO school_own_day (structure_id, id, from_half, to_half, has_class, reason, "
                            "label) VALUES ($1, $2, $3, $4, $5, $6, $7)"};

SchoolYear year(const Row& row) {
    SchoolYear y;
    y.zone = row.text(0);
    y.label = row.text(1);
    y.first_day = row.day(2);
    y.summer_from = row.day(3);
    y.summer_back = row.optionalDay(4);
    y.status = row.text(5) == "official" ? YearStatus::official : YearStatus::to_confirm;
    y.source = row.text(6);
    y.holidays = readHolidays(row.text(7));
    return y;
}

/// version, updated_at, updated_by from that column on.
Written written(const Row& row, std::size_t column) {
    const auto by = row.optionalText(column + 2);
    return {row.integer(column), row.instant(column + 1), by ? std::optional(UserId::trusted(*by)) : std::nullopt};
}

WeekPattern pattern(const Row& row, std::size_t column) { return WeekPattern::parse(row.text(column)).value(); }

std::vector<SchoolYear> years(const storage::Rows& rows) {
    std::vector<SchoolYear> found;
    for (const Row& row : rows) found.push_back(year(row));
    return found;
}

}  // namespace

std::vector<SchoolYear> schoolYears(Transaction& tx) { return years(tx.run(kYears)); }

std::vector<SchoolYear> schoolYearsOf(Transaction& tx, const std::string& zone) {
    return years(tx.run(kYearsOf, zone));
}

void putSchoolYear(Transaction& tx, const SchoolYear& y, Instant at, const std::optional<UserId>& by) {
    tx.run(kPutYear, y.zone, y.label, y.first_day, y.summer_from, y.summer_back,
           y.status == YearStatus::official ? "official" : "to_confirm", y.source,
           json::serialize(storedHolidays(y.holidays)), at, by);
}

std::optional<ServiceCalendar> serviceCalendar(Transaction& tx) {
    const auto rows = tx.run(kService);
    if (rows.empty()) return std::nullopt;
    ServiceCalendar calendar{pattern(rows.front(), 0), {}, rows.front().text(1), written(rows.front(), 2)};
    for (const Row& row : tx.run(kClosures))
        calendar.closures.push_back({row.text(0), {row.halfDay(1), row.halfDay(2), row.text(3)}});
    return calendar;
}

std::string serviceRegion(Transaction& tx) {
    const auto rows = tx.run(kRegion);
    return rows.empty() ? "" : rows.front().text(0);
}

bool putServiceCalendar(Transaction& tx, const ServiceCalendar& c) {
    const std::string open = c.open.text();
    const auto rows = c.written.version == 0
                          ? tx.run(kInsertService, open, c.region, c.written.at, c.written.by)
                          : tx.run(kUpdateService, open, c.region, c.written.at, c.written.by, c.written.version);
    if (rows.affected == 0) return false;
    tx.run(kDropClosures);
    for (const auto& [id, closure] : c.closures) tx.run(kInsertClosure, id, closure.from, closure.to, closure.label);
    return true;
}

std::optional<SchoolCalendar> schoolCalendar(Transaction& tx, const StructureId& structure) {
    const auto rows = tx.run(kSchool, structure);
    if (rows.empty()) return std::nullopt;
    SchoolCalendar calendar{rows.front().text(0), pattern(rows.front(), 1), {}, written(rows.front(), 2)};
    for (const Row& row : tx.run(kOwnDays, structure))
        calendar.own_days.push_back(
            {row.text(0), row.halfDay(1), row.halfDay(2), row.boolean(3), row.text(4), row.text(5)});
    return calendar;
}

bool putSchoolCalendar(Transaction& tx, const StructureId& structure, const SchoolCalendar& c) {
    const std::string no_class = c.no_class.text();
    const auto rows =
        c.written.version == 0
            ? tx.run(kInsertSchool, structure, c.zone, no_class, c.written.at, c.written.by)
            : tx.run(kUpdateSchool, structure, c.zone, no_class, c.written.at, c.written.by, c.written.version);
    if (rows.affected == 0) return false;
    tx.run(kDropOwnDays, structure);
    for (const StoredOwnDay& own : c.own_days)
        tx.run(kInsertOwnDay, structure, own.id, own.from, own.to, own.has_class, own.reason, own.label);
    return true;
}

std::map<std::string, std::string> ownZones(Transaction& tx) {
    std::map<std::string, std::string> zones;
    for (const Row& row : tx.run(kOwnZones)) zones.emplace(row.text(0), row.text(1));
    return zones;
}

void countChange(Transaction& tx) { tx.run(kCountChange); }

std::int64_t changeCount(Transaction& tx) { return tx.run(kChangeCount).front().integer(0); }

}  // namespace jalon::calendar::store
