// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What receptions keep beside what was said and done still follows from it, whatever a test did.
#include <string>
#include <vector>

#include "people/check.h"
#include "receptions/check.h"
#include "receptions_world.h"

namespace jalon::receptions::test {

/// "subject: ids" of each summary that is not what is computed again; none when all is well.
inline std::vector<std::string> wrongSummaries(ReceptionsWorld& world) {
    Findings findings;
    world.people().read([&](storage::Transaction& tx) {
        check(tx, findings);
        people::ActivityDays days;
        people::tellActivity(tx, days);
        receptions::tellActivity(tx, days);
        people::checkLastActivity(tx, days, findings);
        return true;
    });
    std::vector<std::string> wrong;
    for (const auto& [key, kind] : findings.kinds()) {
        std::string line = key.second + ":";
        for (const auto& example : kind.examples) line += " " + example;
        wrong.push_back(line);
    }
    return wrong;
}

}  // namespace jalon::receptions::test
