// SPDX-License-Identifier: EUPL-1.2
#include "receptions/places_store.h"

#include "base/json.h"

namespace jalon::receptions::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

// Statements are literals (their text is the key of the statement cache), hence macros for what they share.
#define JALON_SELECT_GROUP \
    "SELECT id, label, level, note, places, valid_from, valid_to, created_at, version FROM reception_group "
#define JALON_SELECT_EXCEPTION                                                                           \
    "SELECT id, group_id, from_half, to_half, places, reason, removed, created_at, created_by, version " \
    "FROM capacity_exception "
#define JALON_SELECT_WEEK \
    "SELECT id, monday, label, group_id, places, cancelled, created_at, version FROM reception_week "

constexpr Sql kGroups{"receptions.groups", JALON_SELECT_GROUP "ORDER BY created_at, id"};
constexpr Sql kFindGroup{"receptions.find_group", JALON_SELECT_GROUP "WHERE id = $1"};
constexpr Sql kInsertGroup{"receptions.insert_group",
                           "INSERT INTO reception_group (id, label, level, note, places, valid_from, valid_to, "
                           "created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kUpdateGroup{
    "receptions.update_group",
    "UPDATE reception_group SET label = $2, level = $3, note = $4, places = $5, valid_from = $6, "
    "valid_to = $7, version = $8 WHERE id = $1"};

constexpr Sql kExceptions{"receptions.exceptions_between", JALON_SELECT_EXCEPTION
                          "WHERE removed = FALSE AND to_half >= $1 AND from_half <= $2 ORDER BY from_half, id"};
constexpr Sql kFindException{"receptions.find_exception", JALON_SELECT_EXCEPTION "WHERE id = $1"};
constexpr Sql kInsertException{"receptions.insert_exception",
                               "INSERT INTO capacity_exception (id, group_id, from_half, to_half, places, reason, "
                               "removed, created_at, created_by, version) "
                               "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql kUpdateException{"receptions.update_exception",
                               "UPDATE capacity_exception SET removed = $2, version = $3 WHERE id = $1"};

constexpr Sql kWeeks{"receptions.weeks_between",
                     JALON_SELECT_WEEK "WHERE monday >= $1 AND monday <= $2 ORDER BY monday, id"};
constexpr Sql kFindWeek{"receptions.find_week", JALON_SELECT_WEEK "WHERE id = $1"};
constexpr Sql kInsertWeek{"receptions.insert_week",
                          "INSERT INTO reception_week (id, monday, label, group_id, places, cancelled, created_at, "
                          "version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Sql kUpdateWeek{"receptions.update_week",
                          "UPDATE reception_week SET monday = $2, label = $3, group_id = $4, places = $5, "
                          "cancelled = $6, version = $7 WHERE id = $1"};
constexpr Sql kStaysIn{"receptions.stays_in_week",
                       "SELECT COUNT(*) FROM stay_placement p JOIN stay s ON s.id = p.stay_id WHERE p.week_id = $1 "
                       "AND s.withdrawn = FALSE AND (s.stopped_after IS NULL OR s.stopped_after >= p.from_half)"};

constexpr Sql kPlacement{
    "receptions.placement",
    "SELECT group_id, from_half, to_half, week_id, skipped, overrides, placed_at, placed_by, placed_on "
    "FROM stay_placement WHERE stay_id = $1"};
constexpr Sql kPutPlacement{
    "receptions.put_placement",
    "INSERT INTO stay_placement (stay_id, group_id, from_half, to_half, week_id, skipped, overrides, placed_at, "
    "placed_by, placed_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (stay_id) DO UPDATE SET "
    "group_id = excluded.group_id, from_half = excluded.from_half, to_half = excluded.to_half, "
    "week_id = excluded.week_id, skipped = excluded.skipped, overrides = excluded.overrides, "
    "placed_at = excluded.placed_at, placed_by = excluded.placed_by, placed_on = excluded.placed_on"};
constexpr Sql kDeferredOf{"receptions.deferred_of",
                          "SELECT s.id, p.from_half, p.to_half, p.placed_at, p.placed_by, p.placed_on FROM stay s "
                          "JOIN stay_placement p ON p.stay_id = s.id WHERE s.person_id = $1 AND s.withdrawn = FALSE "
                          "AND p.from_half IS NOT NULL"};
constexpr Sql kOccupants{"receptions.occupants",
                         "SELECT h.half_day, s.id, s.person_id, s.class_name, p.group_id FROM stay_half_day h "
                         "JOIN stay s ON s.id = h.stay_id LEFT JOIN stay_placement p ON p.stay_id = s.id "
                         "WHERE h.half_day >= $1 AND h.half_day <= $2 AND h.planned = TRUE AND s.withdrawn = FALSE "
                         "AND (s.stopped_after IS NULL OR h.half_day <= s.stopped_after) ORDER BY h.half_day, s.id"};

Group groupOf(const Row& row) {
    return {GroupId::trusted(row.text(0)),
            row.text(1),
            row.text(2),
            row.text(3),
            placesFrom(json::parse(row.text(4)).as_object()),
            row.optionalDay(5),
            row.optionalDay(6),
            row.instant(7),
            row.integer(8)};
}

template <class IdType>
std::optional<IdType> optionalId(const Row& row, std::size_t column) {
    auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return IdType::trusted(std::move(*text));
}

CapacityException exceptionOf(const Row& row) {
    return {CapacityExceptionId::trusted(row.text(0)),
            GroupId::trusted(row.text(1)),
            row.halfDay(2),
            row.halfDay(3),
            static_cast<int>(row.integer(4)),
            row.text(5),
            row.boolean(6),
            row.instant(7),
            optionalId<UserId>(row, 8),
            row.integer(9)};
}

PlannedWeek weekOf(const Row& row) {
    return {PlannedWeekId::trusted(row.text(0)), row.day(1),     row.text(2),    GroupId::trusted(row.text(3)),
            static_cast<int>(row.integer(4)),    row.boolean(5), row.instant(6), row.integer(7)};
}

json::array overridesJson(const std::vector<Override>& overrides) {
    json::array out;
    for (const auto& passed : overrides) out.push_back(json::object{{"code", passed.code}, {"reason", passed.reason}});
    return out;
}

template <class Item, class Make>
std::optional<Item> firstOf(const storage::Rows& rows, Make make) {
    if (rows.empty()) return std::nullopt;
    return make(rows.front());
}

}  // namespace

std::vector<Group> groups(Transaction& tx) {
    std::vector<Group> out;
    for (const Row& row : tx.run(kGroups)) out.push_back(groupOf(row));
    return out;
}

std::optional<Group> findGroup(Transaction& tx, const GroupId& id) {
    return firstOf<Group>(tx.run(kFindGroup, id), groupOf);
}

void insert(Transaction& tx, const Group& group) {
    tx.run(kInsertGroup, group.id, group.label, group.level, group.note, json::serialize(placesJson(group.places)),
           group.from, group.to, group.created_at, group.version);
}

void update(Transaction& tx, const Group& group) {
    tx.run(kUpdateGroup, group.id, group.label, group.level, group.note, json::serialize(placesJson(group.places)),
           group.from, group.to, group.version);
}

std::vector<CapacityException> exceptionsBetween(Transaction& tx, HalfDay from, HalfDay to) {
    std::vector<CapacityException> out;
    for (const Row& row : tx.run(kExceptions, from, to)) out.push_back(exceptionOf(row));
    return out;
}

std::optional<CapacityException> findException(Transaction& tx, const CapacityExceptionId& id) {
    return firstOf<CapacityException>(tx.run(kFindException, id), exceptionOf);
}

void insert(Transaction& tx, const CapacityException& exception) {
    tx.run(kInsertException, exception.id, exception.group, exception.from, exception.to, exception.places,
           exception.reason, exception.removed, exception.created_at, exception.created_by, exception.version);
}

void update(Transaction& tx, const CapacityException& exception) {
    tx.run(kUpdateException, exception.id, exception.removed, exception.version);
}

std::vector<PlannedWeek> weeksBetween(Transaction& tx, Day from, Day to) {
    std::vector<PlannedWeek> out;
    for (const Row& row : tx.run(kWeeks, from, to)) out.push_back(weekOf(row));
    return out;
}

std::optional<PlannedWeek> findWeek(Transaction& tx, const PlannedWeekId& id) {
    return firstOf<PlannedWeek>(tx.run(kFindWeek, id), weekOf);
}

void insert(Transaction& tx, const PlannedWeek& week) {
    tx.run(kInsertWeek, week.id, week.monday, week.label, week.group, week.places, week.cancelled, week.created_at,
           week.version);
}

void update(Transaction& tx, const PlannedWeek& week) {
    tx.run(kUpdateWeek, week.id, week.monday, week.label, week.group, week.places, week.cancelled, week.version);
}

int staysIn(Transaction& tx, const PlannedWeekId& week) {
    return static_cast<int>(tx.run(kStaysIn, week).front().integer(0));
}

std::vector<Deferral> deferralsOf(Transaction& tx, const PersonId& person) {
    std::vector<Deferral> out;
    for (const Row& row : tx.run(kDeferredOf, person))
        out.push_back({StayId::trusted(row.text(0)), row.halfDay(1), row.halfDay(2), row.instant(3),
                       optionalId<UserId>(row, 4), row.optionalDay(5)});
    return out;
}

Placement placementOf(Transaction& tx, const StayId& stay) {
    const auto rows = tx.run(kPlacement, stay);
    Placement placement;
    if (rows.empty()) return placement;
    const Row& row = rows.front();
    placement.group = GroupId::trusted(row.text(0));
    placement.from = row.optionalHalfDay(1);
    placement.to = row.optionalHalfDay(2);
    placement.week = optionalId<PlannedWeekId>(row, 3);
    const json::value skipped = json::parse(row.text(4)), overrides = json::parse(row.text(5));
    for (const auto& [half, reason] : skipped.as_object())
        placement.skipped[HalfDay::parse(std::string_view(half.data(), half.size())).value()] =
            std::string(reason.as_string());
    for (const auto& passed : overrides.as_array())
        placement.overrides.push_back(
            {std::string(passed.at("code").as_string()), std::string(passed.at("reason").as_string())});
    placement.placed_at = row.instant(6);
    placement.placed_by = optionalId<UserId>(row, 7);
    placement.placed_on = row.optionalDay(8);
    return placement;
}

void put(Transaction& tx, const StayId& stay, const Placement& placement) {
    json::object skipped;
    for (const auto& [half, reason] : placement.skipped) skipped[half.text()] = reason;
    tx.run(kPutPlacement, stay, placement.group, placement.from, placement.to, placement.week, json::serialize(skipped),
           json::serialize(overridesJson(placement.overrides)), placement.placed_at, placement.placed_by,
           placement.placed_on);
}

std::vector<Occupant> occupants(Transaction& tx, HalfDay from, HalfDay to) {
    std::vector<Occupant> out;
    for (const Row& row : tx.run(kOccupants, from, to))
        out.push_back({row.halfDay(0), StayId::trusted(row.text(1)), PersonId::trusted(row.text(2)), row.text(3),
                       optionalId<GroupId>(row, 4).value_or(serviceGroup())});
    return out;
}

}  // namespace jalon::receptions::store
