// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tables job, job_input and job_cancel.
#include <optional>
#include <string>
#include <vector>

#include "jobs/claim.h"
#include "jobs/job.h"
#include "storage/database.h"

namespace jalon::jobs {

/// Who runs a job, until when by the clock of the database.
struct Lease {
    std::string server;
    Instant until;
};

void insertJob(storage::Transaction& tx, const Job& job, const std::string& input);
std::optional<Job> selectJob(storage::Transaction& tx, const JobId& id);
std::string selectInput(storage::Transaction& tx, const JobId& id);
/// With who runs it.
std::optional<Found> selectFound(storage::Transaction& tx, const JobId& id);
/// Those that are not over, oldest first.
std::vector<Found> selectUnfinished(storage::Transaction& tx);
std::int64_t countUnfinished(storage::Transaction& tx);

/// False, and nothing changes, when the job is not in the epoch and state of `before` any more. A job that is over
/// loses its input. `lease` for one that runs from now on.
bool changeJob(storage::Transaction& tx, const Change& change, const std::optional<Lease>& lease = std::nullopt);
/// Of a job that runs in its epoch: progress, and until when it is held. False when another server has it.
bool renewLease(storage::Transaction& tx, const Job& job, Instant until);
/// Of a job that runs.
void requestCancel(storage::Transaction& tx, const JobId& id);

}  // namespace jalon::jobs
