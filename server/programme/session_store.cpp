// SPDX-License-Identifier: EUPL-1.2
#include "programme/session_store.h"

#include <map>
#include <stdexcept>

namespace jalon::programme::store {
namespace {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;

// Statements are literals (their text is the key of the statement cache), hence macros for what they share.
#define JALON_SESSION                                                                               \
    "SELECT s.id, s.activity_id, s.day, s.from_minute, s.to_minute, s.room_id, s.state, s.locked, " \
    "s.theme, s.note, s.reason_code, s.version FROM programme_session s "
#define JALON_YOUNG                                                    \
    "SELECT y.session_id, y.stay_id, y.person_id, y.credited_minutes " \
    "FROM programme_session_young y "
#define JALON_STAFF                                                       \
    "SELECT p.session_id, p.professional_id, p.role, p.credited_minutes " \
    "FROM programme_session_professional p "
#define JALON_OVERRIDE "SELECT o.session_id, o.conflict_key, o.reason, o.at, o.by_user FROM programme_override o "
#define JALON_BETWEEN(alias) \
    "JOIN programme_session s ON s.id = " alias ".session_id WHERE s.day >= $1 AND s.day <= $2 "

constexpr Sql kFind{"programme.find_session", JALON_SESSION "WHERE s.id = $1"};
constexpr Sql kFindYoung{"programme.young_of_session", JALON_YOUNG "WHERE y.session_id = $1 ORDER BY y.stay_id"};
constexpr Sql kFindStaff{"programme.staff_of_session", JALON_STAFF "WHERE p.session_id = $1 ORDER BY p.position"};
constexpr Sql kFindOverrides{"programme.overrides_of_session",
                             JALON_OVERRIDE "WHERE o.session_id = $1 ORDER BY o.conflict_key"};

constexpr Sql kBetween{"programme.sessions_between",
                       JALON_SESSION "WHERE s.day >= $1 AND s.day <= $2 ORDER BY s.day, s.from_minute, s.id"};
constexpr Sql kYoungBetween{"programme.young_between", JALON_YOUNG JALON_BETWEEN("y") "ORDER BY y.stay_id"};
constexpr Sql kStaffBetween{"programme.staff_between", JALON_STAFF JALON_BETWEEN("p") "ORDER BY p.position"};
constexpr Sql kOverridesBetween{"programme.overrides_between",
                                JALON_OVERRIDE JALON_BETWEEN("o") "ORDER BY o.conflict_key"};

constexpr Sql kInsert{"programme.insert_session",
                      "INSERT INTO programme_session (id, activity_id, day, from_minute, to_minute, room_id, state, "
                      "locked, theme, note, reason_code, version, created_at, created_by, updated_at, updated_by) "
                      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, $14)"};
constexpr Sql kUpdate{
    "programme.update_session",
    "UPDATE programme_session SET activity_id = $2, day = $3, from_minute = $4, to_minute = $5, "
    "room_id = $6, state = $7, locked = $8, theme = $9, note = $10, reason_code = $11, version = $12, "
    "updated_at = $13, updated_by = $14 WHERE id = $1"};
constexpr Sql kErase{"programme.erase_session", "DELETE FROM programme_session WHERE id = $1"};
constexpr Sql kClearYoung{"programme.clear_young", "DELETE FROM programme_session_young WHERE session_id = $1"};
constexpr Sql kClearStaff{"programme.clear_staff", "DELETE FROM programme_session_professional WHERE session_id = $1"};
constexpr Sql kClearOverrides{"programme.clear_overrides", "DELETE FROM programme_override WHERE session_id = $1"};
constexpr Sql kAddYoung{"programme.add_young",
                        "INSERT INTO programme_session_young (session_id, stay_id, person_id, credited_minutes) "
                        "VALUES ($1, $2, $3, $4)"};
constexpr Sql kAddStaff{"programme.add_staff",
                        "INSERT INTO programme_session_professional (session_id, position, professional_id, role, "
                        "credited_minutes) VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql kAddOverride{"programme.add_override",
                           "INSERT INTO programme_override (session_id, conflict_key, reason, at, by_user) "
                           "VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql kDoneBefore{"programme.activities_before",
                          "SELECT DISTINCT s.activity_id FROM programme_session_young y "
                          "JOIN programme_session s ON s.id = y.session_id "
                          "WHERE y.stay_id = $1 AND s.day < $2 AND s.state <> 'cancelled'"};

#define JALON_UNAVAILABILITY "SELECT id, person_id, day, from_minute, to_minute, kind, note FROM young_unavailability "
constexpr Sql kUnavailabilities{"programme.unavailabilities_between",
                                JALON_UNAVAILABILITY "WHERE day >= $1 AND day <= $2 ORDER BY day, from_minute, id"};
constexpr Sql kFindUnavailability{"programme.find_unavailability", JALON_UNAVAILABILITY "WHERE id = $1"};
constexpr Sql kInsertUnavailability{
    "programme.insert_unavailability",
    "INSERT INTO young_unavailability (id, person_id, day, from_minute, to_minute, kind, note, created_at, "
    "created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kEraseUnavailability{"programme.erase_unavailability", "DELETE FROM young_unavailability WHERE id = $1"};

std::optional<int> minutes(const Row& row, std::size_t column) {
    const auto value = row.optionalInteger(column);
    return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

TimeSpan spanOf(const Row& row, std::size_t column) {
    return {static_cast<int>(row.integer(column)), static_cast<int>(row.integer(column + 1))};
}

Session sessionOf(const Row& row) {
    Session session{SessionId::trusted(row.text(0)), catalogue::ActivityId::trusted(row.text(1)), row.day(2),
                    spanOf(row, 3)};
    if (const auto room = row.optionalText(5)) session.room = catalogue::RoomId::trusted(*room);
    session.state = parseSessionState(row.text(6)).value();
    session.locked = row.boolean(7);
    session.theme = row.text(8);
    session.note = row.text(9);
    session.reason_code = row.text(10);
    session.version = row.integer(11);
    return session;
}

/// The sessions of a query with their people, from one query a table.
std::vector<Session> assembled(const Rows& sessions, const Rows& young, const Rows& staff, const Rows& overrides) {
    std::vector<Session> out;
    std::map<std::string, std::size_t> at;
    for (const Row& row : sessions) {
        at.emplace(row.text(0), out.size());
        out.push_back(sessionOf(row));
    }
    for (const Row& row : young)
        out.at(at.at(row.text(0)))
            .young.push_back({StayId::trusted(row.text(1)), PersonId::trusted(row.text(2)), minutes(row, 3)});
    for (const Row& row : staff)
        out.at(at.at(row.text(0)))
            .professionals.push_back({catalogue::ProfessionalId::trusted(row.text(1)), row.text(2), minutes(row, 3)});
    for (const Row& row : overrides) {
        Override one{row.text(1), row.text(2), row.instant(3)};
        if (const auto by = row.optionalText(4)) one.by = UserId::trusted(*by);
        out.at(at.at(row.text(0))).overrides.push_back(std::move(one));
    }
    return out;
}

void insertPeople(Transaction& tx, const Session& session) {
    for (const SessionYoung& one : session.young) tx.run(kAddYoung, session.id, one.stay, one.person, one.credited);
    for (std::size_t i = 0; i < session.professionals.size(); ++i) {
        const SessionProfessional& one = session.professionals[i];
        tx.run(kAddStaff, session.id, static_cast<std::int64_t>(i), one.id, one.role, one.credited);
    }
    for (const Override& one : session.overrides) tx.run(kAddOverride, session.id, one.key, one.reason, one.at, one.by);
}

void clearPeople(Transaction& tx, const SessionId& id) {
    for (const Sql* clear : {&kClearYoung, &kClearStaff, &kClearOverrides}) tx.run(*clear, id);
}

Unavailability unavailabilityOf(const Row& row) {
    return {UnavailabilityId::trusted(row.text(0)),
            PersonId::trusted(row.text(1)),
            {row.day(2), spanOf(row, 3), row.text(5)},
            row.text(6)};
}

}  // namespace

std::optional<Session> findSession(Transaction& tx, const SessionId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return assembled(rows, tx.run(kFindYoung, id), tx.run(kFindStaff, id), tx.run(kFindOverrides, id)).front();
}

std::vector<Session> sessionsBetween(Transaction& tx, Day from, Day to) {
    return assembled(tx.run(kBetween, from, to), tx.run(kYoungBetween, from, to), tx.run(kStaffBetween, from, to),
                     tx.run(kOverridesBetween, from, to));
}

void insert(Transaction& tx, const Session& s, Instant at, const std::optional<UserId>& by) {
    tx.run(kInsert, s.id, s.activity, s.day, s.time.from, s.time.to, s.room, sessionStateCode(s.state), s.locked,
           s.theme, s.note, s.reason_code, s.version, at, by);
    insertPeople(tx, s);
}

void update(Transaction& tx, const Session& s, Instant at, const std::optional<UserId>& by) {
    tx.run(kUpdate, s.id, s.activity, s.day, s.time.from, s.time.to, s.room, sessionStateCode(s.state), s.locked,
           s.theme, s.note, s.reason_code, s.version, at, by);
    clearPeople(tx, s.id);
    insertPeople(tx, s);
}

void erase(Transaction& tx, const SessionId& id) {
    clearPeople(tx, id);
    tx.run(kErase, id);
}

std::set<std::string> doneBefore(Transaction& tx, const StayId& stay, Day day) {
    std::set<std::string> out;
    for (const Row& row : tx.run(kDoneBefore, stay, day)) out.insert(row.text(0));
    return out;
}

std::vector<Unavailability> unavailabilitiesBetween(Transaction& tx, Day from, Day to) {
    std::vector<Unavailability> out;
    for (const Row& row : tx.run(kUnavailabilities, from, to)) out.push_back(unavailabilityOf(row));
    return out;
}

std::optional<Unavailability> findUnavailability(Transaction& tx, const UnavailabilityId& id) {
    const auto rows = tx.run(kFindUnavailability, id);
    if (rows.empty()) return std::nullopt;
    return unavailabilityOf(rows.front());
}

void insert(Transaction& tx, const Unavailability& one, Instant at, const std::optional<UserId>& by) {
    tx.run(kInsertUnavailability, one.id, one.person, one.when.day, one.when.time.from, one.when.time.to, one.when.kind,
           one.note, at, by);
}

void erase(Transaction& tx, const UnavailabilityId& id) { tx.run(kEraseUnavailability, id); }

}  // namespace jalon::programme::store
