// SPDX-License-Identifier: EUPL-1.2
#include "programme/programme_store.h"

#include <stdexcept>

namespace jalon::programme::store {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kFind{"programme.find_attendance",
                    "SELECT stay_id, half_day, status, minutes_late, left_at, note, version, recorded_at, recorded_by "
                    "FROM attendance WHERE stay_id = $1 AND half_day = $2"};
constexpr Sql kPut{
    "programme.put_attendance",
    "INSERT INTO attendance (stay_id, half_day, status, minutes_late, left_at, note, version, recorded_at, "
    "recorded_by, "
    "person_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
    "ON CONFLICT (stay_id, half_day) DO UPDATE SET status = excluded.status, minutes_late = excluded.minutes_late, "
    "left_at = excluded.left_at, note = excluded.note, version = excluded.version, "
    "recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by"};
constexpr Sql kAddVersion{
    "programme.add_attendance_version",
    "INSERT INTO attendance_version (stay_id, half_day, status, minutes_late, left_at, note, version, "
    "recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kHistory{
    "programme.attendance_history",
    "SELECT stay_id, half_day, status, minutes_late, left_at, note, version, recorded_at, recorded_by "
    "FROM attendance_version WHERE stay_id = $1 AND half_day = $2 ORDER BY version DESC"};
constexpr Sql kOfStay{
    "programme.attendance_of_stay",
    "SELECT stay_id, half_day, status, minutes_late, left_at, note, version, recorded_at, recorded_by "
    "FROM attendance WHERE stay_id = $1 ORDER BY half_day"};
constexpr Sql kAbsences{
    "programme.absences_of_person",
    "SELECT stay_id, half_day, status, minutes_late, left_at, note, version, recorded_at, recorded_by "
    "FROM attendance WHERE person_id = $1 AND status IN ('absent_justified', 'absent_unjustified', "
    "'absent_unknown') ORDER BY half_day DESC"};
constexpr Sql kOn{"programme.attendance_on",
                  "SELECT stay_id, half_day, status, minutes_late, left_at, note, version, recorded_at, recorded_by "
                  "FROM attendance WHERE half_day = $1"};

constexpr Sql kBetween{"programme.attendance_between",
                       "SELECT stay_id, half_day, status FROM attendance WHERE half_day >= $1 AND half_day <= $2"};

Attendance attendanceOf(const Row& row) {
    const auto status = parseStatus(row.text(2));
    if (!status) throw std::logic_error("attendance with an unknown status");
    Attendance attendance{StayId::trusted(row.text(0)),
                          row.halfDay(1),
                          *status,
                          static_cast<int>(row.integer(3)),
                          row.text(4),
                          row.text(5),
                          row.integer(6),
                          row.instant(7),
                          std::nullopt};
    if (const auto by = row.optionalText(8)) attendance.recorded_by = UserId::trusted(*by);
    return attendance;
}

std::vector<Attendance> all(const storage::Rows& rows) {
    std::vector<Attendance> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(attendanceOf(row));
    return out;
}

}  // namespace

std::optional<Attendance> find(storage::Transaction& tx, const StayId& stay, HalfDay half_day) {
    const auto rows = tx.run(kFind, stay, half_day);
    if (rows.empty()) return std::nullopt;
    return attendanceOf(rows.front());
}

void put(storage::Transaction& tx, const PersonId& person, const Attendance& a) {
    const auto status = statusCode(a.status);
    tx.run(kPut, a.stay, a.half_day, status, a.minutes_late, a.left_at, a.note, a.version, a.recorded_at, a.recorded_by,
           person);
    tx.run(kAddVersion, a.stay, a.half_day, status, a.minutes_late, a.left_at, a.note, a.version, a.recorded_at,
           a.recorded_by);
}

std::vector<Attendance> absencesOf(storage::Transaction& tx, const PersonId& person) {
    return all(tx.run(kAbsences, person));
}

std::vector<Attendance> history(storage::Transaction& tx, const StayId& stay, HalfDay half_day) {
    return all(tx.run(kHistory, stay, half_day));
}

std::vector<Attendance> ofStay(storage::Transaction& tx, const StayId& stay) { return all(tx.run(kOfStay, stay)); }

std::vector<Taken> between(storage::Transaction& tx, HalfDay from, HalfDay to) {
    std::vector<Taken> out;
    for (const Row& row : tx.run(kBetween, from, to)) {
        const auto status = parseStatus(row.text(2));
        if (!status) throw std::logic_error("attendance with an unknown status");
        out.push_back({StayId::trusted(row.text(0)), row.halfDay(1), *status});
    }
    return out;
}

std::map<std::string, Attendance> on(storage::Transaction& tx, HalfDay half_day) {
    std::map<std::string, Attendance> out;
    for (const Row& row : tx.run(kOn, half_day)) {
        Attendance attendance = attendanceOf(row);
        std::string stay = attendance.stay.text();
        out.emplace(std::move(stay), std::move(attendance));
    }
    return out;
}

}  // namespace jalon::programme::store
