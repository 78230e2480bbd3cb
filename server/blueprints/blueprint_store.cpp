// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/blueprint_store.h"

namespace jalon::blueprints::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kInForce{"blueprints.in_force",
                       "SELECT id, number FROM blueprint_version WHERE code = $1 AND valid_from <= $2 AND "
                       "withdrawn_at IS NULL ORDER BY valid_from DESC, number DESC LIMIT 1"};
constexpr Sql kSaved{"blueprints.saved", "SELECT content, known FROM blueprint_version WHERE id = $1"};
constexpr Sql kLatest{"blueprints.latest", "SELECT COALESCE(MAX(number), 0) FROM blueprint_version WHERE code = $1"};
constexpr Sql kVersions{"blueprints.versions",
                        "SELECT id, number, based_on, valid_from, change_count, comment, created_at, created_by, "
                        "withdrawn_at FROM blueprint_version WHERE code = $1 ORDER BY number DESC"};
constexpr Sql kFind{"blueprints.find",
                    "SELECT id, number, based_on, valid_from, change_count, comment, created_at, created_by, "
                    "withdrawn_at FROM blueprint_version WHERE code = $1 AND number = $2"};
constexpr Sql kFindById{"blueprints.find_by_id",
                        "SELECT id, number, based_on, valid_from, change_count, comment, created_at, created_by, "
                        "withdrawn_at FROM blueprint_version WHERE id = $1"};
constexpr Sql kInsert{"blueprints.insert",
                      "INSERT INTO blueprint_version (id, code, number, based_on, valid_from, content, known, "
                      "change_count, comment, created_at, created_by) VALUES "
                      "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Sql kWithdraw{"blueprints.withdraw",
                        "UPDATE blueprint_version SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1"};
constexpr Sql kKeepEdition{
    "blueprints.keep_edition",
    "INSERT INTO form_edition (id, kind, definition) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};
constexpr Sql kEdition{"blueprints.edition", "SELECT definition FROM form_edition WHERE id = $1"};

VersionLine lineOf(const Row& row) {
    VersionLine line;
    line.id = row.text(0);
    line.number = row.integer(1);
    line.based_on = row.integer(2);
    line.valid_from = row.day(3);
    line.change_count = row.integer(4);
    line.comment = row.text(5);
    line.created_at = row.instant(6);
    if (const auto by = row.optionalText(7)) line.created_by = UserId::trusted(*by);
    line.withdrawn_at = row.optionalInstant(8);
    return line;
}

std::optional<VersionLine> first(const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return lineOf(rows.front());
}

}  // namespace

std::optional<InForce> inForce(Transaction& tx, const std::string& code, Day day) {
    const auto rows = tx.run(kInForce, code, day);
    if (rows.empty()) return std::nullopt;
    return InForce{rows.front().text(0), rows.front().integer(1)};
}

Saved saved(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kSaved, id);
    Saved out{json::parse(rows.front().text(0)).as_object(), {}};
    const json::value names = json::parse(rows.front().text(1));
    for (const auto& name : names.as_array()) out.known.insert(std::string(name.as_string()));
    return out;
}

std::vector<VersionLine> versions(Transaction& tx, const std::string& code) {
    std::vector<VersionLine> out;
    for (const Row& row : tx.run(kVersions, code)) out.push_back(lineOf(row));
    return out;
}

std::optional<VersionLine> find(Transaction& tx, const std::string& code, std::int64_t number) {
    return first(tx.run(kFind, code, number));
}
std::optional<VersionLine> findById(Transaction& tx, const std::string& id) { return first(tx.run(kFindById, id)); }

std::int64_t latestNumber(Transaction& tx, const std::string& code) { return tx.run(kLatest, code).front().integer(0); }

void insert(Transaction& tx, const std::string& code, const VersionLine& line, const Saved& saved) {
    json::array known;
    for (const auto& name : saved.known) known.emplace_back(name);
    tx.run(kInsert, line.id, code, line.number, line.based_on, line.valid_from, json::serialize(saved.content),
           json::serialize(known), line.change_count, line.comment, line.created_at, line.created_by);
}

void withdraw(Transaction& tx, const std::string& id, Instant at, const std::optional<UserId>& by) {
    tx.run(kWithdraw, id, at, by);
}

void keepEdition(Transaction& tx, const std::string& id, const std::string& kind, const std::string& definition) {
    tx.run(kKeepEdition, id, kind, definition);
}

std::optional<std::string> edition(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kEdition, id);
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

}  // namespace jalon::blueprints::store
