// SPDX-License-Identifier: EUPL-1.2
#include "access/check.h"
#include "base/text.h"

namespace jalon::access {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kAccounts{"access.check_accounts", "SELECT id, login, login_key FROM app_user"};

constexpr Sql kMisplaced{
    "access.check_memberships",
    "SELECT m.id FROM membership m LEFT JOIN team t ON t.id = m.place_id LEFT JOIN organisation o ON o.id = m.place_id "
    "WHERE (m.role IN ('administrator', 'auditor', 'direction', 'manager') AND o.id IS NULL) OR (m.role IN "
    "('coordinator', 'reference_person', 'professional', 'attendance_taker') AND t.id IS NULL)"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    const auto accounts = tx.run(kAccounts);
    for (const Row& row : accounts)
        if (text::fold(row.text(1)) != row.text(2)) findings.addDerived("app_user.login_key", row.text(0));
    for (const Row& row : tx.run(kMisplaced)) findings.add("reference", "membership.place_id", row.text(0));
    findings.looked("accounts", static_cast<std::int64_t>(accounts.size()));
}

}  // namespace jalon::access
