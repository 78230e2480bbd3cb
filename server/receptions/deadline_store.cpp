// SPDX-License-Identifier: EUPL-1.2
#include "receptions/deadline_store.h"

namespace jalon::receptions::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kOf{"receptions.stay_deadlines",
                  "SELECT id, code, base, base_on, rule, structure_id, due_on, estimated, explanation, computed_at, "
                  "superseded_at FROM stay_deadline WHERE stay_id = $1 ORDER BY code, id"};
constexpr Sql kAdd{"receptions.add_stay_deadline",
                   "INSERT INTO stay_deadline (id, stay_id, code, base, base_on, rule, structure_id, due_on, "
                   "estimated, explanation, computed_at, superseded_at) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL)"};
constexpr Sql kSupersede{"receptions.supersede_stay_deadline",
                         "UPDATE stay_deadline SET superseded_at = $2 WHERE id = $1"};
constexpr Sql kExplain{"receptions.explain_stay_deadline", "UPDATE stay_deadline SET explanation = $2 WHERE id = $1"};
constexpr Sql kUnderWay{"receptions.stays_under_way",
                        "SELECT id FROM stay WHERE withdrawn = FALSE AND state IN ('accepted', 'presented', 'running') "
                        "ORDER BY id"};
constexpr Sql kDaysToCome{"receptions.stays_with_days_to_come",
                          "SELECT s.id FROM stay s WHERE s.withdrawn = FALSE AND s.state IN ('ended', 'reviewed', "
                          "'interrupted', 'returned', 'follow_up') AND EXISTS "
                          "(SELECT 1 FROM stay_deadline d WHERE d.stay_id = s.id AND d.superseded_at IS NULL "
                          "AND d.due_on >= $1) ORDER BY s.id"};

std::vector<StayId> ids(const storage::Rows& rows) {
    std::vector<StayId> out;
    for (const Row& row : rows) out.push_back(StayId::trusted(row.text(0)));
    return out;
}

}  // namespace

std::vector<StayDeadline> deadlinesOf(Transaction& tx, const StayId& stay) {
    std::vector<StayDeadline> out;
    for (const Row& row : tx.run(kOf, stay)) {
        StayDeadline deadline{row.text(1), row.text(2), row.day(3), row.text(4), StructureId::trusted(row.text(5)),
                              row.day(6)};
        deadline.estimated = row.boolean(7);
        const json::value explanation = json::parse(row.text(8));
        deadline.explanation = explanation.as_object();
        deadline.id = row.text(0);
        deadline.computed_at = row.instant(9);
        deadline.superseded_at = row.optionalInstant(10);
        out.push_back(std::move(deadline));
    }
    return out;
}

void add(Transaction& tx, const StayId& stay, const StayDeadline& deadline) {
    tx.run(kAdd, deadline.id, stay, deadline.code, deadline.base, deadline.base_on, deadline.rule, deadline.structure,
           deadline.due_on, deadline.estimated, json::serialize(deadline.explanation), deadline.computed_at);
}

void supersede(Transaction& tx, const StayDeadline& deadline, Instant at) { tx.run(kSupersede, deadline.id, at); }

void explain(Transaction& tx, const StayDeadline& deadline) {
    tx.run(kExplain, deadline.id, json::serialize(deadline.explanation));
}

std::vector<StayId> staysUnderWay(Transaction& tx) { return ids(tx.run(kUnderWay)); }

std::vector<StayId> staysWithDaysToCome(Transaction& tx, Day from) { return ids(tx.run(kDaysToCome, from)); }

}  // namespace jalon::receptions::store
