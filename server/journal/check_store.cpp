// SPDX-License-Identifier: EUPL-1.2
#include "journal/check.h"

namespace jalon::journal {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kCount{"journal.check_count", "SELECT count(*) FROM entry"};
constexpr Sql kDiffering{
    "journal.check_versions",
    "SELECT e.id FROM entry e WHERE NOT EXISTS (SELECT 1 FROM entry_version v WHERE v.entry_id = e.id AND "
    "v.version = e.version AND v.kind = e.kind AND v.occurred_on = e.occurred_on AND v.text = e.text) "
    "OR (SELECT count(*) FROM entry_version c WHERE c.entry_id = e.id) <> e.version"};
constexpr Sql kActivity{
    "journal.check_activity",
    "SELECT e.person_id, MAX(CASE WHEN e.version = 1 THEN e.occurred_on ELSE (SELECT v.occurred_on "
    "FROM entry_version v WHERE v.entry_id = e.id AND v.version = 1) END) FROM entry e GROUP BY e.person_id"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kDiffering)) findings.add("version", "entry", row.text(0));
    findings.looked("entries", tx.run(kCount).front().integer(0));
}

void tellActivity(storage::Transaction& tx, people::ActivityDays& days) { days.counted(tx.run(kActivity)); }

}  // namespace jalon::journal
