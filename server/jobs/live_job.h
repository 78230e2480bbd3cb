// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A job that somebody in this program runs or watches, shared by the thread that works, the requests that ask and the
// streams that tell.
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/message.h"
#include "jobs/job.h"

namespace jalon::jobs {

/// Safe to use from any thread.
class LiveJob {
public:
    explicit LiveJob(Job job) : job_(std::move(job)) {}

    Job look() const;
    void progress(std::int64_t done, std::optional<std::int64_t> total);

    /// It runs here from now on; whatever ended an earlier run is forgotten.
    void begin(const Job& job);
    enum class Stop { none, cancelled, interrupted, lost };
    /// Asks the running work to stop. The first reason holds, but for `lost`: another server has the job.
    void stop(Stop why);
    bool mustStop() const;
    /// The work writes for its job itself (Progress::hold).
    void markHeld();
    bool isHeld() const;
    /// How the job ends with this outcome: done, cancelled, failed with a notice, or, where only the server stops and
    /// the job is repeatable, waiting again. Changes nothing yet.
    Job concluded(Result<json::object> outcome, Instant now) const;

    /// A picture from the database; an earlier one than what is shown is let go.
    void show(const Job& job);
    /// What is stored, whatever was shown: the job was taken from this server.
    void correct(Job job);

private:
    mutable std::mutex mutex_;
    Job job_;                 ///< guarded by mutex_
    Stop stop_ = Stop::none;  ///< guarded by mutex_
    bool held_ = false;       ///< guarded by mutex_
};

/// The live jobs of this program by id, as long as somebody holds them. Safe to use from any thread.
class LiveJobs {
public:
    /// The one there is, else a new one that shows this.
    std::shared_ptr<LiveJob> of(const Job& job);
    /// Nothing when nobody holds it.
    std::shared_ptr<LiveJob> find(const JobId& id);
    std::vector<std::shared_ptr<LiveJob>> all();
    /// To those who watch it.
    void show(const Job& job);

private:
    std::mutex mutex_;
    std::map<std::string, std::weak_ptr<LiveJob>> jobs_;  ///< guarded by mutex_
};

/// "progress" for each change seen, from the present state on, then one "done". Each event is the whole job, so that
/// the present one is all that whoever was away has missed.
class JobEvents final : public http::EventSource {
public:
    /// `seen`: the id of the last event a client had, of whichever server; "" for none.
    JobEvents(std::shared_ptr<const LiveJob> job, std::string seen) : job_(std::move(job)), seen_(std::move(seen)) {}
    std::optional<Event> next() override;
    bool finished() const override { return finished_; }

private:
    std::shared_ptr<const LiveJob> job_;
    std::string seen_;
    bool finished_ = false;
};

}  // namespace jalon::jobs
