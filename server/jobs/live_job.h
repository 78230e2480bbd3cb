// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A job that waits or runs, shared by the thread that works, the requests that ask and the streams that tell.
#include <cstdint>
#include <memory>
#include <mutex>

#include "http/message.h"
#include "jobs/job.h"

namespace jalon::jobs {

/// Safe to use from any thread.
class LiveJob final : public Progress {
public:
    explicit LiveJob(Job job) : job_(std::move(job)) {}

    void at(std::int64_t done, std::optional<std::int64_t> total) override;
    bool cancelled() const override;

    struct Look {
        Job job;
        std::uint64_t change;  ///< grows whenever the job changes
    };
    Look look() const;

    /// queued → running; false when it was cancelled while it waited.
    bool begin(Instant now);
    /// A waiting job is cancelled at once (true); a running one is asked to stop.
    bool cancel(Instant now);
    /// The server stops: asks the running job to stop.
    void interrupt();
    /// How the job ends with this outcome: done, cancelled, or failed with a notice. Changes nothing yet.
    Job concluded(Result<json::object> outcome, Instant now) const;
    void replace(Job job);

private:
    enum class Stop { none, cancelled, interrupted };

    mutable std::mutex mutex_;
    Job job_;                   ///< guarded by mutex_
    Stop stop_ = Stop::none;    ///< guarded by mutex_
    std::uint64_t change_ = 1;  ///< guarded by mutex_
};

/// "progress" for each change seen, from the present state on, then one "done".
class JobEvents final : public http::EventSource {
public:
    explicit JobEvents(std::shared_ptr<const LiveJob> job) : job_(std::move(job)) {}
    std::optional<Event> next() override;
    bool finished() const override { return finished_; }

private:
    std::shared_ptr<const LiveJob> job_;
    std::uint64_t seen_ = 0;
    bool finished_ = false;
};

}  // namespace jalon::jobs
