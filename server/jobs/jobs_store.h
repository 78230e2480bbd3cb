// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The table job.
#include <optional>

#include "jobs/job.h"
#include "storage/database.h"

namespace jalon::jobs {

void insertJob(storage::Transaction& tx, const Job& job);
/// State, progress, instants and outcome.
void updateJob(storage::Transaction& tx, const Job& job);
std::optional<Job> selectJob(storage::Transaction& tx, const JobId& id);
/// Every job that is not over has failed with this notice, which has no params.
void failUnfinished(storage::Transaction& tx, const Notice& notice, Instant now);

}  // namespace jalon::jobs
