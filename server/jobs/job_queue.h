// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The use cases of those who start jobs and ask after them, on whichever server. A job is visible to who started it; to
// others it does not exist.
#include <map>
#include <memory>
#include <string>

#include "http/message.h"
#include "jobs/jobs.h"
#include "jobs/live_job.h"
#include "jobs/runner.h"

namespace jalon::jobs {

/// Safe to use from any thread once the kinds are defined.
class JobQueue {
public:
    JobQueue(storage::Database& database, const Clock& clock, Jobs::ReportFailure report_failure, RunnerOptions options)
        : database_(database),
          clock_(clock),
          runner_(database, clock, live_, kinds_, std::move(report_failure), std::move(options)) {}

    void define(const std::string& kind, Kind what) { kinds_.insert_or_assign(kind, std::move(what)); }
    Runner& runner() { return runner_; }

    Result<Job> start(const access::Actor& actor, const std::string& kind, std::string input);
    Result<Job> find(const access::Actor& actor, const JobId& id);
    /// A waiting job is cancelled at once, a running one asked to stop. One that is over stays as it is.
    Result<Job> cancel(const access::Actor& actor, const JobId& id);
    /// `seen`: the id of the last event the client had; "" for none.
    Result<std::shared_ptr<http::EventSource>> events(const access::Actor& actor, const JobId& id, std::string seen);

private:
    Result<Job> stored(const access::Actor& actor, const JobId& id);

    storage::Database& database_;
    const Clock& clock_;
    std::map<std::string, Kind> kinds_;
    LiveJobs live_;
    Runner runner_;  ///< last: its threads use all the others
};

}  // namespace jalon::jobs
