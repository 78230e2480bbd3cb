// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The SQL of what became of backups.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "storage/database.h"

namespace jalon::backup::store {

using RunId = Id<struct BackupRunTag>;

struct Run {
    RunId id;
    Instant started_at, finished_at;
    std::string name;        ///< of the backup; "" when it failed
    std::string error_code;  ///< "" when it did not
    std::optional<UserId> by;
};

void insertRun(storage::Transaction& tx, const Run& run);
/// Newest first.
std::vector<Run> lastRuns(storage::Transaction& tx, std::size_t limit);
/// The newest that did not begin after `now`, as those did that were made while the clock was ahead.
std::optional<Run> lastRunUpTo(storage::Transaction& tx, Instant now);

}  // namespace jalon::backup::store
