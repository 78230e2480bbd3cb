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
    "v.minutes_late = a.minutes_late AND v.left_at = a.left_at AND v.note = a.note)"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kDiffering)) findings.add("version", "attendance", row.text(0) + " " + row.text(1));
    findings.looked("presences", tx.run(kCount).front().integer(0));
}

}  // namespace jalon::programme
