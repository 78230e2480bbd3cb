// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Slow work (imports, later reports and planning) outside request threads, with progress, cancel and result. One thread
// runs jobs in order; states live in the database, so a result outlives the request that asked for it.
//
//     jobs.start(actor, "structures.import", [&, bytes](Progress& progress) -> Result<json::object> { … });
//
// Work runs on the jobs' thread, outside any transaction, and authors its own audit lines ("job"). It should look at
// Progress::cancelled() now and then and return an Error when it gives up.
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::jobs {

using JobId = Id<struct JobTag>;

/// What running work sees of its job.
class Progress {
public:
    virtual ~Progress() = default;
    /// Cheap, and allowed inside a transaction: kept in memory, from where GET and the event stream read it.
    virtual void at(std::int64_t done, std::optional<std::int64_t> total) = 0;
    /// Somebody cancelled the job, or the server stops.
    virtual bool cancelled() const = 0;
};

/// Returns the job's result (JSON object) or the error it failed with: its code and the params of its fields become the
/// job's notice (a generic "invalid" gives way to the code of its first field). An exception is the notice "internal".
/// An error after cancelled() makes the job cancelled.
using Work = std::function<Result<json::object>(Progress&)>;

class Jobs {
public:
    using ReportFailure = std::function<void(const std::string& job_id, const std::string& what)>;
    /// Jobs left "queued" or "running" by a dead server are marked failed ("interrupted"). `report_failure` is told of
    /// every exception, on the jobs' thread.
    Jobs(storage::Database& database, const Clock& clock, ReportFailure report_failure = {});
    /// Asks the running job to stop and waits for it; what gives up then, or still waits, has failed ("interrupted").
    ~Jobs();
    /// Queues the work and returns the Job of the API as JSON. Errors: too_many "too_many_jobs". Not inside a
    /// transaction.
    Result<json::object> start(const access::Actor& actor, const std::string& kind, Work work);
    /// GET/DELETE /jobs/{id} and its event stream; a job is visible to who started it.
    void addRoutes(access::RouteTable& routes);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

storage::ModuleSchema schema();

}  // namespace jalon::jobs
