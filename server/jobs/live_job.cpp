// SPDX-License-Identifier: EUPL-1.2
#include "jobs/live_job.h"

#include <utility>

namespace jalon::jobs {

Job LiveJob::look() const {
    const std::lock_guard lock(mutex_);
    return job_;
}

void LiveJob::progress(std::int64_t done, std::optional<std::int64_t> total) {
    const std::lock_guard lock(mutex_);
    if (job_.done == done && job_.total == total) return;
    job_.done = done;
    job_.total = total;
    ++job_.version;
}

void LiveJob::begin(const Job& job) {
    const std::lock_guard lock(mutex_);
    job_ = job;
    stop_ = Stop::none;
    held_ = false;
}

void LiveJob::stop(Stop why) {
    const std::lock_guard lock(mutex_);
    if (stop_ == Stop::none || why == Stop::lost) stop_ = why;
}

bool LiveJob::mustStop() const {
    const std::lock_guard lock(mutex_);
    return stop_ != Stop::none;
}

void LiveJob::markHeld() {
    const std::lock_guard lock(mutex_);
    held_ = true;
}

bool LiveJob::isHeld() const {
    const std::lock_guard lock(mutex_);
    return held_;
}

Job LiveJob::concluded(Result<json::object> outcome, Instant now) const {
    const std::lock_guard lock(mutex_);
    Job job = job_;
    ++job.version;
    if (!outcome && stop_ == Stop::interrupted && job.repeatable) {
        job.state = State::queued;
        job.started_at.reset();
        job.done = 0;
        job.total.reset();
        --job.tries;  // the job did nothing wrong
        return job;
    }
    job.finished_at = now;
    if (outcome) {
        job.state = State::done;
        job.result = std::move(outcome).value();
    } else if (stop_ == Stop::cancelled) {
        job.state = State::cancelled;
    } else {
        job.state = State::failed;
        job.error = stop_ == Stop::none ? noticeOf(outcome.error()) : Notice{"interrupted"};
    }
    return job;
}

void LiveJob::show(const Job& job) {
    const std::lock_guard lock(mutex_);
    if (isLater(job, job_)) job_ = job;
}

void LiveJob::correct(Job job) {
    const std::lock_guard lock(mutex_);
    job_ = std::move(job);
}

std::shared_ptr<LiveJob> LiveJobs::of(const Job& job) {
    const std::lock_guard lock(mutex_);
    std::erase_if(jobs_, [](const auto& entry) { return entry.second.expired(); });
    auto& known = jobs_[job.id.text()];
    if (auto live = known.lock()) return live;
    const auto live = std::make_shared<LiveJob>(job);
    known = live;
    return live;
}

std::shared_ptr<LiveJob> LiveJobs::find(const JobId& id) {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id.text());
    return found == jobs_.end() ? nullptr : found->second.lock();
}

std::vector<std::shared_ptr<LiveJob>> LiveJobs::all() {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<LiveJob>> out;
    for (const auto& [id, known] : jobs_)
        if (auto live = known.lock()) out.push_back(std::move(live));
    return out;
}

void LiveJobs::show(const Job& job) {
    if (const auto live = find(job.id)) live->show(job);
}

std::optional<http::EventSource::Event> JobEvents::next() {
    if (finished_) return std::nullopt;
    const Job job = job_->look();
    const std::string id = std::to_string(job.epoch) + "-" + std::to_string(job.version);
    finished_ = isOver(job.state);
    // The end is told also to whoever may know it: there is nothing else to wait for.
    if (id == seen_ && !finished_) return std::nullopt;
    seen_ = id;
    return Event{finished_ ? "done" : "progress", json::serialize(toJson(job)), id};
}

}  // namespace jalon::jobs
