// SPDX-License-Identifier: EUPL-1.2
#include "people/incompatibility_store.h"

#include <map>

#include "people/people_store.h"

namespace jalon::people::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;
using storage::Value;

constexpr Sql kFind{"people.find_incompatibility",
                    "SELECT id, first_id, second_id, reason, source, said_on, note, valid_from, valid_to, ended_on, "
                    "end_reason, version, created_by FROM incompatibility WHERE id = $1"};
constexpr Sql kOfFirst{"people.incompatibilities_of_first",
                       "SELECT id, first_id, second_id, reason, source, said_on, note, valid_from, valid_to, ended_on, "
                       "end_reason, version, created_by FROM incompatibility WHERE first_id IN ($1, $2, $3, $4, $5, "
                       "$6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) AND valid_to >= $21"};
constexpr Sql kOfSecond{"people.incompatibilities_of_second",
                        "SELECT id, first_id, second_id, reason, source, said_on, note, valid_from, valid_to, "
                        "ended_on, end_reason, version, created_by FROM incompatibility WHERE second_id IN ($1, $2, "
                        "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) "
                        "AND valid_to >= $21"};
constexpr Sql kInsert{"people.insert_incompatibility",
                      "INSERT INTO incompatibility (id, first_id, second_id, reason, source, said_on, note, "
                      "valid_from, valid_to, ended_on, end_reason, version, created_at, created_by, updated_at, "
                      "updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, $14)"};
constexpr Sql kUpdate{"people.update_incompatibility",
                      "UPDATE incompatibility SET reason = $2, source = $3, said_on = $4, note = $5, valid_from = $6, "
                      "valid_to = $7, ended_on = $8, end_reason = $9, version = $10, updated_at = $11, "
                      "updated_by = $12 WHERE id = $1"};

Incompatibility pairOf(const Row& row) {
    Incompatibility out{
        IncompatibilityId::trusted(row.text(0)), PersonId::trusted(row.text(1)), PersonId::trusted(row.text(2)), {}};
    out.fields.reason = row.text(3);
    out.fields.source = row.text(4);
    out.fields.said_on = row.day(5);
    out.fields.note = row.text(6);
    out.fields.valid_from = row.day(7);
    out.fields.valid_to = row.day(8);
    out.ended_on = row.optionalDay(9);
    out.end_reason = row.text(10);
    out.version = row.integer(11);
    if (const auto by = row.optionalText(12)) out.created_by = UserId::trusted(*by);
    return out;
}

}  // namespace

std::optional<Incompatibility> findIncompatibility(Transaction& tx, const IncompatibilityId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return pairOf(rows.front());
}

std::vector<Incompatibility> incompatibilitiesOf(Transaction& tx, const std::vector<PersonId>& people, Day from) {
    std::map<std::string, Incompatibility> found;
    forBlocks(people, [&](std::vector<Value>& block) {
        block.push_back(storage::toValue(from));
        for (const Sql& side : {kOfFirst, kOfSecond})
            for (const Row& row : tx.runWith(side, block)) found.emplace(row.text(0), pairOf(row));
    });
    std::vector<Incompatibility> out;
    for (auto& [id, pair] : found) out.push_back(std::move(pair));
    return out;
}

void insertIncompatibility(Transaction& tx, const Incompatibility& pair, Instant now, const std::optional<UserId>& by) {
    const IncompatibilityFields& f = pair.fields;
    tx.run(kInsert, pair.id, pair.first, pair.second, f.reason, f.source, f.said_on, f.note, f.valid_from, f.valid_to,
           pair.ended_on, pair.end_reason, pair.version, now, by);
}

void updateIncompatibility(Transaction& tx, const Incompatibility& pair, Instant now, const std::optional<UserId>& by) {
    const IncompatibilityFields& f = pair.fields;
    tx.run(kUpdate, pair.id, f.reason, f.source, f.said_on, f.note, f.valid_from, f.valid_to, pair.ended_on,
           pair.end_reason, pair.version, now, by);
}

}  // namespace jalon::people::store
