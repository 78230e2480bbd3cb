// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "grids/check.h"

namespace jalon::grids {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr std::int64_t kPage = 2000;
// What a correction replaced is kept, each time.
constexpr Sql kVersions{"grids.check_versions",
                        "SELECT g.id FROM grid g WHERE g.version <> 1 + (SELECT count(*) FROM grid_version v WHERE "
                        "v.grid_id = g.id AND v.version >= 1 AND v.version < g.version) OR EXISTS (SELECT 1 FROM "
                        "grid_version l WHERE l.grid_id = g.id AND l.version >= g.version)"};
constexpr Sql kObservers{"grids.check_observers",
                         "SELECT id, observer_key, observer, observer_user, professional_id, observer_name FROM grid "
                         "WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr Sql kStanding{
    "grids.check_standing",
    "SELECT e.id FROM self_evaluation e WHERE (SELECT count(*) FROM self_evaluation s WHERE s.stay_id = e.stay_id AND "
    "s.on_day = e.on_day AND s.replaced_by IS NULL) <> 1 OR (e.replaced_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "self_evaluation r WHERE r.id = e.replaced_by AND r.stay_id = e.stay_id AND r.on_day = e.on_day))"};
constexpr Sql kLinks{
    "grids.check_links",
    "SELECT l.id FROM self_evaluation_link l WHERE l.evaluation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "self_evaluation e WHERE e.id = l.evaluation_id AND e.stay_id = l.stay_id AND e.on_day = l.on_day)"};
constexpr Sql kEvaluations{"grids.check_evaluations", "SELECT count(*) FROM self_evaluation"};
constexpr Sql kObserved{"grids.check_observed",
                        "SELECT g.person_id, MAX(COALESCE((SELECT v.on_day FROM grid_version v WHERE "
                        "v.grid_id = g.id AND v.version = 1), g.on_day)) FROM grid g GROUP BY g.person_id"};
constexpr Sql kEvaluated{"grids.check_evaluated",
                         "SELECT person_id, MAX(on_day) FROM self_evaluation GROUP BY person_id"};

/// Of somebody signed in without an account, only that much is known.
constexpr std::string_view kSomebody = "user:";

bool isKeyOf(const std::string& key, const Row& row) {
    if (row.text(2) == "self") return key == "self";
    const auto user = row.optionalText(3), professional = row.optionalText(4);
    if (user) return key == "user:" + *user;
    if (professional) return key == "professional:" + *professional;
    if (!row.text(5).empty()) return key == "name:" + text::fold(row.text(5));
    return key.starts_with(kSomebody);
}

void checkObservers(Transaction& tx, Findings& findings) {
    std::string last;
    while (true) {
        const auto grids = tx.run(kObservers, last, kPage);
        for (const Row& grid : grids) {
            last = grid.text(0);
            if (!isKeyOf(grid.text(1), grid)) findings.addDerived("grid.observer_key", last);
        }
        findings.looked("grids", static_cast<std::int64_t>(grids.size()));
        if (grids.size() < static_cast<std::size_t>(kPage)) return;
    }
}

}  // namespace

void check(Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kVersions)) findings.add("version", "grid", row.text(0));
    checkObservers(tx, findings);
    for (const Row& row : tx.run(kStanding)) findings.addDerived("self_evaluation.replaced_by", row.text(0));
    for (const Row& row : tx.run(kLinks)) findings.addDerived("self_evaluation_link.evaluation_id", row.text(0));
    findings.looked("evaluations", tx.run(kEvaluations).front().integer(0));
}

void tellActivity(Transaction& tx, people::ActivityDays& days) {
    for (const Sql& sql : {kObserved, kEvaluated}) days.counted(tx.run(sql));
}

}  // namespace jalon::grids
