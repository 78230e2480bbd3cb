// SPDX-License-Identifier: EUPL-1.2
// Grids and their versions; evaluations and links are in evaluation_store.cpp.
#include "grids/grids_store.h"

#include "base/json.h"
#include "storage/columns.h"

namespace jalon::grids::store {
namespace {

using storage::optionalId;
using storage::readTextsByKey;
using storage::writeTexts;

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFindGrid{
    "grids.find_grid",
    "SELECT id, person_id, stay_id, moment, observer, observer_key, observer_user, professional_id, observer_name, "
    "on_day, answers, remarks, remark, edition_id, cancelled, cancelled_reason, created_at, created_by, updated_at, "
    "updated_by, version FROM grid WHERE id = $1"};
constexpr Sql kGridsOfPerson{
    "grids.of_person",
    "SELECT id, person_id, stay_id, moment, observer, observer_key, observer_user, professional_id, observer_name, "
    "on_day, answers, remarks, remark, edition_id, cancelled, cancelled_reason, created_at, created_by, updated_at, "
    "updated_by, version FROM grid WHERE person_id = $1 ORDER BY on_day, id"};
constexpr Sql kGridsOfStay{
    "grids.of_stay",
    "SELECT id, person_id, stay_id, moment, observer, observer_key, observer_user, professional_id, observer_name, "
    "on_day, answers, remarks, remark, edition_id, cancelled, cancelled_reason, created_at, created_by, updated_at, "
    "updated_by, version FROM grid WHERE stay_id = $1 ORDER BY on_day, id"};
constexpr Sql kInsertGrid{
    "grids.insert_grid",
    "INSERT INTO grid (id, person_id, stay_id, moment, observer, observer_key, observer_user, professional_id, "
    "observer_name, on_day, answers, remarks, remark, edition_id, cancelled, cancelled_reason, created_at, created_by, "
    "updated_at, updated_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, FALSE, '', "
    "$15, $16, $17, $18, $19)"};
constexpr Sql kUpdateGrid{
    "grids.update_grid",
    "UPDATE grid SET moment = $2, on_day = $3, answers = $4, remarks = $5, remark = $6, edition_id = $7, "
    "cancelled = $8, cancelled_reason = $9, updated_at = $10, updated_by = $11, version = $12 WHERE id = $1"};
constexpr Sql kInsertVersion{
    "grids.insert_version",
    "INSERT INTO grid_version (grid_id, version, moment, on_day, answers, remarks, remark, edition_id, at, by_user) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql kVersionsOf{"grids.versions_of",
                          "SELECT version, moment, on_day, answers, remarks, remark, edition_id, at, by_user "
                          "FROM grid_version WHERE grid_id = $1 ORDER BY version DESC"};

Grid gridOf(const Row& row) {
    Grid out{GridId::trusted(row.text(0)), PersonId::trusted(row.text(1)), StayId::trusted(row.text(2))};
    out.moment = parseMoment(row.text(3)).value();
    out.self = row.text(4) == "self";
    out.observer_key = row.text(5);
    out.observer_user = optionalId<UserId>(row, 6);
    out.professional_id = row.textOr(7, "");
    out.observer_name = row.text(8);
    out.on = row.day(9);
    out.answers = readTextsByKey(row.text(10));
    out.remarks = readTextsByKey(row.text(11));
    out.remark = row.text(12);
    out.edition = row.text(13);
    out.cancelled = row.boolean(14);
    out.cancelled_reason = row.text(15);
    out.created_at = row.instant(16);
    out.created_by = optionalId<UserId>(row, 17);
    out.updated_at = row.instant(18);
    out.updated_by = optionalId<UserId>(row, 19);
    out.version = row.integer(20);
    return out;
}

std::vector<Grid> gridsIn(const storage::Rows& rows) {
    std::vector<Grid> out;
    for (const Row& row : rows) out.push_back(gridOf(row));
    return out;
}

}  // namespace

std::optional<Grid> findGrid(Transaction& tx, const GridId& id) {
    const auto rows = tx.run(kFindGrid, id);
    if (rows.empty()) return std::nullopt;
    return gridOf(rows.front());
}

std::vector<Grid> gridsOf(Transaction& tx, const PersonId& person) { return gridsIn(tx.run(kGridsOfPerson, person)); }

std::vector<Grid> gridsOf(Transaction& tx, const StayId& stay) { return gridsIn(tx.run(kGridsOfStay, stay)); }

void insert(Transaction& tx, const Grid& one) {
    tx.run(kInsertGrid, one.id, one.person, one.stay, momentCode(one.moment), one.self ? "self" : "professional",
           one.observer_key, one.observer_user, storage::orNull(one.professional_id), one.observer_name, one.on,
           writeTexts(one.answers), writeTexts(one.remarks), one.remark, one.edition, one.created_at, one.created_by,
           one.updated_at, one.updated_by, one.version);
}

void update(Transaction& tx, const Grid& one) {
    tx.run(kUpdateGrid, one.id, momentCode(one.moment), one.on, writeTexts(one.answers), writeTexts(one.remarks),
           one.remark, one.edition, one.cancelled, one.cancelled_reason, one.updated_at, one.updated_by, one.version);
}

void keepVersion(Transaction& tx, const Grid& before) {
    tx.run(kInsertVersion, before.id, before.version, momentCode(before.moment), before.on, writeTexts(before.answers),
           writeTexts(before.remarks), before.remark, before.edition, before.updated_at, before.updated_by);
}

std::vector<GridVersion> versionsOf(Transaction& tx, const GridId& id) {
    std::vector<GridVersion> out;
    for (const Row& row : tx.run(kVersionsOf, id))
        out.push_back({row.integer(0), parseMoment(row.text(1)).value(), row.day(2), readTextsByKey(row.text(3)),
                       readTextsByKey(row.text(4)), row.text(5), row.text(6), row.instant(7),
                       optionalId<UserId>(row, 8)});
    return out;
}

}  // namespace jalon::grids::store
