// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a server does with the jobs that wait: it takes the next one when no server works, runs it, and says every
// second that it still does. Where others share the database, a server that says nothing for the time of the lease has
// lost its job (docs/decisions/0015).
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "jobs/claim.h"
#include "jobs/jobs.h"
#include "jobs/jobs_store.h"
#include "jobs/live_job.h"
#include "storage/database_clock.h"

namespace jalon::jobs {

struct RunnerOptions {
    std::function<Instant(storage::Transaction&)> database_now = storage::databaseNow;
    std::chrono::seconds lease{15};
    /// Between two beats; zero: only when somebody calls beat().
    std::chrono::milliseconds between_beats{1000};
    /// Other servers may have the database open.
    bool shared = false;
};

class Runner {
public:
    Runner(storage::Database& database, const Clock& clock, LiveJobs& live, const std::map<std::string, Kind>& kinds,
           Jobs::ReportFailure report_failure, RunnerOptions options);
    ~Runner() { stop(); }
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    void start();
    /// Asks the running job to stop and waits for it. Nothing runs afterwards.
    void stop();
    /// Something waits. Nothing happens before start().
    void wake();
    /// Renews the lease, tells and hears what other servers have to know, looks for jobs to take, brings what is
    /// watched here up to date.
    void beat();
    bool isRunningHere(const JobId& id);

private:
    class Attempt;

    void workLoop();
    void beatLoop();
    bool waitForWork();
    /// Takes and runs one job; false when there is none to take.
    bool runNext();
    std::optional<Job> take();
    Claim choose(storage::Transaction& tx) const;
    Result<json::object> work(LiveJob& live);
    void conclude(LiveJob& live, Result<json::object> outcome);
    void renew(LiveJob& live);
    void refreshWatched();
    Instant leaseEnd(storage::Transaction& tx) const { return options_.database_now(tx) + options_.lease; }
    void report(const std::string& job, const std::exception& failure) const;

    storage::Database& database_;
    const Clock& clock_;
    LiveJobs& live_;
    const std::map<std::string, Kind>& kinds_;
    const Jobs::ReportFailure report_failure_;
    const RunnerOptions options_;
    const std::string server_;  ///< this run of the program
    std::mutex mutex_;
    std::condition_variable changed_;
    std::shared_ptr<LiveJob> current_;  ///< guarded by mutex_: what runs here
    bool woken_ = true;                 ///< guarded by mutex_: at first for what others left
    bool stopping_ = false;             ///< guarded by mutex_
    std::thread worker_, beater_;       ///< last: they use all the others
};

}  // namespace jalon::jobs
