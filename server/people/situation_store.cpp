// SPDX-License-Identifier: EUPL-1.2
#include "people/situation_store.h"

#include "people/people_store.h"

namespace jalon::people {
namespace store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;
using storage::Value;

#define JALON_SELECT_SITUATION                                                                                \
    "SELECT id, person_id, from_day, qpv, district, source, checked_on, withdrawn, version, created_by FROM " \
    "situation "
#define JALON_IN_BLOCK "IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"

constexpr Sql kFind{"people.find_situation", JALON_SELECT_SITUATION "WHERE id = $1"};
constexpr Sql kOf{"people.situations_of", JALON_SELECT_SITUATION "WHERE person_id = $1 ORDER BY created_at, id"};
constexpr Sql kInsert{"people.insert_situation",
                      "INSERT INTO situation (id, person_id, from_day, qpv, district, source, checked_on, withdrawn, "
                      "version, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Sql kWithdraw{"people.withdraw_situation", "UPDATE situation SET withdrawn = $2, version = $3 WHERE id = $1"};
constexpr Sql kFigured{"people.figured", "SELECT id, sex, birth_date FROM person WHERE id " JALON_IN_BLOCK};
constexpr Sql kSituationsOfMany{"people.situations_of_many",
                                JALON_SELECT_SITUATION "WHERE person_id " JALON_IN_BLOCK " ORDER BY created_at, id"};

Situation situationOf(const Row& row) {
    Situation out{SituationId::trusted(row.text(0)),
                  PersonId::trusted(row.text(1)),
                  row.day(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.day(6),
                  row.boolean(7),
                  row.integer(8)};
    if (auto by = row.optionalText(9)) out.created_by = UserId::trusted(std::move(*by));
    return out;
}

}  // namespace

std::optional<Situation> findSituation(Transaction& tx, const SituationId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return situationOf(rows.front());
}

std::vector<Situation> situationsOf(Transaction& tx, const PersonId& person) {
    std::vector<Situation> out;
    for (const Row& row : tx.run(kOf, person)) out.push_back(situationOf(row));
    return out;
}

void insert(Transaction& tx, const Situation& s, Instant at) {
    tx.run(kInsert, s.id, s.person, s.from, s.qpv, s.district, s.source, s.checked_on, s.withdrawn, s.version, at,
           s.created_by);
}

void updateWithdrawn(Transaction& tx, const Situation& s) { tx.run(kWithdraw, s.id, s.withdrawn, s.version); }

std::map<std::string, Figured> figured(Transaction& tx, const std::vector<PersonId>& ids) {
    std::map<std::string, Figured> out;
    forBlocks(ids, [&](std::vector<Value>& block) {
        for (const Row& row : tx.runWith(kFigured, block))
            out.emplace(row.text(0), Figured{row.text(1), row.optionalDay(2), {}});
        for (const Row& row : tx.runWith(kSituationsOfMany, block))
            out.at(row.text(1)).situations.push_back(situationOf(row));
    });
    return out;
}

}  // namespace store

std::map<std::string, Figured> figuredPeople(storage::Transaction& tx, const std::vector<PersonId>& ids) {
    return store::figured(tx, ids);
}

}  // namespace jalon::people
