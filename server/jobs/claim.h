// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which job a server takes next, and what becomes of those whose server is gone. Pure; the store sees to it that each
// change is made only to a job that is still as it was seen.
#include <set>
#include <string>
#include <vector>

#include "jobs/job.h"

namespace jalon::jobs {

/// A job as found in the database.
struct Found {
    Job job;
    std::string server;                                 ///< "" while it waits
    std::optional<Instant> lease_until = std::nullopt;  ///< by the clock of the database
};

/// A job as it was and as it becomes.
struct Change {
    Job before, after;
};

/// The server that asks. It asks when it runs nothing.
struct Asking {
    std::string server;
    std::set<std::string> kinds;  ///< those it can run
    bool alone = false;           ///< no other server can have the database open
    Instant database_now, now;
};

/// A job that killed so many servers is not tried on another.
constexpr std::int64_t kMostTries = 3;

struct Claim {
    std::vector<Change> changes;  ///< in order; the last one begins `taken`
    std::optional<Job> taken = std::nullopt;
};

/// `found`: the jobs that are not over, oldest first. A running job is given up when its lease is over, or when its
/// server is the one that asks or can only be an earlier one. Given up, it is cancelled where somebody had asked for
/// that, waits again where it is repeatable, and has failed otherwise ("interrupted"). While another server runs a job
/// nothing is taken.
Claim chooseJob(const std::vector<Found>& found, const Asking& asking);

}  // namespace jalon::jobs
