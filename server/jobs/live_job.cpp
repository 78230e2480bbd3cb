// SPDX-License-Identifier: EUPL-1.2
#include "jobs/live_job.h"

#include <utility>

namespace jalon::jobs {

void LiveJob::at(std::int64_t done, std::optional<std::int64_t> total) {
    const std::lock_guard lock(mutex_);
    if (job_.done == done && job_.total == total) return;
    job_.done = done;
    job_.total = total;
    ++change_;
}

bool LiveJob::cancelled() const {
    const std::lock_guard lock(mutex_);
    return stop_ != Stop::none;
}

LiveJob::Look LiveJob::look() const {
    const std::lock_guard lock(mutex_);
    return {job_, change_};
}

bool LiveJob::begin(Instant now) {
    const std::lock_guard lock(mutex_);
    if (job_.state != State::queued) return false;
    job_.state = State::running;
    job_.started_at = now;
    ++change_;
    return true;
}

bool LiveJob::cancel(Instant now) {
    const std::lock_guard lock(mutex_);
    if (stop_ == Stop::none) stop_ = Stop::cancelled;
    if (job_.state != State::queued) return false;
    job_.state = State::cancelled;
    job_.finished_at = now;
    ++change_;
    return true;
}

void LiveJob::interrupt() {
    const std::lock_guard lock(mutex_);
    if (stop_ == Stop::none) stop_ = Stop::interrupted;
}

Job LiveJob::concluded(Result<json::object> outcome, Instant now) const {
    const std::lock_guard lock(mutex_);
    Job job = job_;
    job.finished_at = now;
    if (outcome) {
        job.state = State::done;
        job.result = std::move(outcome).value();
    } else if (stop_ == Stop::cancelled) {
        job.state = State::cancelled;
    } else {
        job.state = State::failed;
        job.error = stop_ == Stop::interrupted ? Notice{"interrupted"} : noticeOf(outcome.error());
    }
    return job;
}

void LiveJob::replace(Job job) {
    const std::lock_guard lock(mutex_);
    job_ = std::move(job);
    ++change_;
}

std::optional<http::EventSource::Event> JobEvents::next() {
    if (finished_) return std::nullopt;
    const auto [job, change] = job_->look();
    if (change == seen_) return std::nullopt;
    seen_ = change;
    finished_ = isOver(job.state);
    return Event{finished_ ? "done" : "progress", json::serialize(toJson(job))};
}

}  // namespace jalon::jobs
