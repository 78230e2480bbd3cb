// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the checks of modules say of a base as a test left it, or with one thing in it damaged.
#include <string>
#include <vector>

#include "base/findings.h"
#include "people/check.h"
#include "test_database.h"

namespace jalon::test {

struct Checks {
    std::vector<void (*)(storage::Transaction&, Findings&)> checks;
    /// All modules the test lets something happen in; without any, last activities are not looked at.
    std::vector<void (*)(storage::Transaction&, people::ActivityDays&)> tell = {};
};

/// "code subject" of each kind of finding after `damage`, a statement whose effect is not kept; "" damages nothing.
inline std::vector<std::string> foundAfter(storage::Database& database, const char* damage, const Checks& checks) {
    Findings findings;
    const auto undone = database.write(kArrange, [&](storage::Transaction& tx) -> Result<void> {
        findings = {};
        if (*damage != '\0') tx.run(storage::Sql{"test.damage", damage});
        for (const auto check : checks.checks) check(tx, findings);
        if (!checks.tell.empty()) {
            people::ActivityDays days;
            people::tellActivity(tx, days);
            for (const auto tell : checks.tell) tell(tx, days);
            people::checkLastActivity(tx, days, findings);
        }
        return Error::conflict("looked at, and taken back");
    });
    if (undone.error().code != "looked at, and taken back") throw std::runtime_error(undone.error().code);
    std::vector<std::string> found;
    for (const auto& [key, kind] : findings.kinds()) found.push_back(key.first + " " + key.second);
    return found;
}

}  // namespace jalon::test
