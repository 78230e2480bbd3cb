// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Slow work (imports, later reports and planning) outside request threads, with progress, cancel and result. Jobs wait
// in the database; of all servers on it one runs one of them at a time, in order (docs/decisions/0015). What a kind of
// job does is declared once; what one job works on is stored with it, so that any server can run it:
//
//     jobs.define("structures_import", {[this](const Task& task, Progress& progress) { … }, true});
//     jobs.start(actor, "structures_import", file);
//
// Work runs on the jobs' thread, outside any transaction, and authors its own audit lines ("job"). It should look at
// Progress::cancelled() now and then and return an Error when it gives up.
#include <functional>
#include <memory>
#include <optional>
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
    /// Cheap, and allowed inside a transaction: kept in memory; other servers see it a moment later.
    virtual void at(std::int64_t done, std::optional<std::int64_t> total) = 0;
    /// Somebody cancelled the job, the server stops, or another server has taken the job over.
    virtual bool cancelled() const = 0;
    /// Before the first thing a transaction of the work writes: it commits only while the job is still this server's.
    /// Counts as a change, so the transaction leaves an audit line. Conflict "taken_over".
    virtual Result<void> hold(storage::Transaction& tx) = 0;
    /// Ends the job as done in the transaction of the last thing it writes: both are stored, or neither. The work
    /// returns the same result afterwards. Conflict "taken_over".
    virtual Result<void> conclude(storage::Transaction& tx, const json::object& result) = 0;
};

struct Task {
    std::optional<UserId> created_by;
    std::string input;
};

/// Returns the job's result (JSON object) or the error it failed with: its code and the params of its fields become the
/// job's notice (a generic "invalid" gives way to the code of its first field). An exception is the notice "internal".
/// An error after cancelled() makes the job cancelled.
using Work = std::function<Result<json::object>(const Task&, Progress&)>;

struct Kind {
    Work work;
    /// May begin again from the start when the server that ran it died or stopped: what the first run wrote is found
    /// and left as it is. Otherwise such a job has failed ("interrupted").
    bool repeatable = false;
};

class Jobs {
public:
    using ReportFailure = std::function<void(const std::string& job_id, const std::string& what)>;
    /// `report_failure` is told of every exception, on the jobs' thread.
    Jobs(storage::Database& database, const Clock& clock, ReportFailure report_failure = {});
    ~Jobs();
    /// Before startRunning() and the first request.
    void define(const std::string& kind, Kind what);
    /// This program is a server: it runs jobs from now on, also those a dead server left.
    void startRunning();
    /// Asks the running job to stop and waits for it; what waits goes on waiting for the next server. To be called
    /// before what the kinds of work refer to is gone.
    void stop();
    /// Queues work of a defined kind and returns the Job of the API as JSON. Errors: too_many "too_many_jobs". Not
    /// inside a transaction.
    Result<json::object> start(const access::Actor& actor, const std::string& kind, std::string input);
    /// GET/DELETE /jobs/{id} and its event stream; a job is visible to who started it.
    void addRoutes(access::RouteTable& routes);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

storage::ModuleSchema schema();

}  // namespace jalon::jobs
