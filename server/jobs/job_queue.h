// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The jobs that wait, the thread that runs them one after another, and the use cases of those who started them. A job
// is visible to who started it; to others it does not exist.
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "http/message.h"
#include "jobs/jobs.h"
#include "jobs/live_job.h"

namespace jalon::jobs {

/// Safe to use from any thread.
class JobQueue {
public:
    JobQueue(storage::Database& database, const Clock& clock, Jobs::ReportFailure report_failure);
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    Result<Job> start(const access::Actor& actor, const std::string& kind, Work work);
    Result<Job> find(const access::Actor& actor, const JobId& id);
    /// A job that is over stays as it is.
    Result<Job> cancel(const access::Actor& actor, const JobId& id);
    Result<std::shared_ptr<http::EventSource>> events(const access::Actor& actor, const JobId& id);

private:
    struct Entry {
        std::shared_ptr<LiveJob> job;
        Work work;
    };

    /// The job in memory, or a still picture of the stored one.
    Result<std::shared_ptr<LiveJob>> visible(const access::Actor& actor, const JobId& id);
    void workLoop();
    std::optional<Entry> nextEntry();
    void run(Entry& entry);
    Result<json::object> attempt(Entry& entry);
    void conclude(LiveJob& job, Result<json::object> outcome);
    void store(const Job& job);
    void report(const Job& job, const std::exception& failure);

    storage::Database& database_;
    const Clock& clock_;
    const Jobs::ReportFailure report_failure_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Entry> waiting_;                             ///< guarded by mutex_
    std::map<std::string, std::shared_ptr<LiveJob>> live_;  ///< guarded by mutex_: those not over, by id
    bool stopping_ = false;                                 ///< guarded by mutex_
    std::thread thread_;                                    ///< last: it uses all the others
};

}  // namespace jalon::jobs
