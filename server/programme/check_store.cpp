// SPDX-License-Identifier: EUPL-1.2
#include "programme/check.h"

namespace jalon::programme {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kCount{"programme.check_count", "SELECT count(*) FROM attendance"};
constexpr Sql kDiffering{
    "programme.check_versions",
    "SELECT a.stay_id, a.half_day FROM attendance a WHERE NOT EXISTS (SELECT 1 FROM attendance_version v WHERE "
    "v.stay_id = a.stay_id AND v.half_day = a.half_day AND v.version = a.version AND v.status = a.status AND "
    "v.minutes_late = a.minutes_late AND v.left_at = a.left_at AND v.note = a.note) "
    "OR (SELECT count(*) FROM attendance_version c WHERE c.stay_id = a.stay_id AND c.half_day = a.half_day) "
    "<> a.version"};
// One published version after another, of each week of somebody.
constexpr Sql kNumbers{
    "programme.check_numbers",
    "SELECT MIN(id) FROM programme_version GROUP BY person_id, professional_id, week HAVING MAX(number) <> count(*)"};
constexpr Sql kActivity{"programme.check_activity",
                        "SELECT person_id, substr(MAX(half_day), 1, 10) FROM attendance GROUP BY person_id"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kDiffering)) findings.add("version", "attendance", row.text(0) + " " + row.text(1));
    for (const Row& row : tx.run(kNumbers)) findings.add("gap", "programme_version.number", row.text(0));
    findings.looked("presences", tx.run(kCount).front().integer(0));
}

void tellActivity(storage::Transaction& tx, people::ActivityDays& days) { days.counted(tx.run(kActivity)); }

}  // namespace jalon::programme
