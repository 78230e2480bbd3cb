// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Slow work (imports, later reports and planning) outside request threads, with progress, cancel and result. One thread
// runs jobs in order; states live in the database, so a result outlives the request that asked for it.
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
    /// Cheap: stored a few times a second at most.
    virtual void at(std::int64_t done, std::optional<std::int64_t> total) = 0;
    virtual bool cancelled() const = 0;
};

/// Returns the job's result (JSON object) or the error it failed with.
using Work = std::function<Result<json::object>(Progress&)>;

class Jobs {
public:
    Jobs(storage::Database& database, const Clock& clock);
    ~Jobs();  ///< asks the running job to stop and waits for it
    /// Queues the work and returns the Job of the API as JSON. Jobs left "running" by a dead server are marked failed
    /// ("interrupted") when the object is made.
    Result<json::object> start(const access::Actor& actor, const std::string& kind, Work work);
    /// GET/DELETE /jobs/{id} and its event stream; a job is visible to who started it.
    void addRoutes(access::RouteTable& routes);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

storage::ModuleSchema schema();

}  // namespace jalon::jobs
