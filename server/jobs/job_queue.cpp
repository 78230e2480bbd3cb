// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_queue.h"

#include <exception>
#include <utility>

#include "audit/audit.h"
#include "jobs/jobs_store.h"
#include "storage/trouble.h"

namespace jalon::jobs {

using storage::Transaction;

namespace {

/// Waiting work holds what it will read, an uploaded file for instance.
constexpr std::size_t kMaxLive = 20;
constexpr int kRetrySeconds = 30;
constexpr storage::Unaudited kHousekeeping{"state of a job"};

}  // namespace

JobQueue::JobQueue(storage::Database& database, const Clock& clock, Jobs::ReportFailure report_failure)
    : database_(database), clock_(clock), report_failure_(std::move(report_failure)) {
    const auto marked = database_.write(kHousekeeping, [&](Transaction& tx) -> Result<void> {
        failUnfinished(tx, Notice{"interrupted"}, clock_.now());
        return {};
    });
    if (!marked) throw std::logic_error("jobs: " + marked.error().code);
    thread_ = std::thread([this] { workLoop(); });
}

JobQueue::~JobQueue() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        for (const auto& [id, job] : live_) job->interrupt();
    }
    changed_.notify_one();
    thread_.join();
}

Result<Job> JobQueue::start(const access::Actor& actor, const std::string& kind, Work work) {
    const Instant now = clock_.now();
    const Job job{JobId::make(now), kind, actor.author.user, now};
    const auto live = std::make_shared<LiveJob>(job);
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return Error{ErrorKind::unavailable, "stopping"};
        if (live_.size() >= kMaxLive) return Error{ErrorKind::too_many, "too_many_jobs", {}, {}, kRetrySeconds};
    }
    TRY(database_.write([&](Transaction& tx) -> Result<void> {
        insertJob(tx, job);
        audit::Line line{"start", "job", job.id.text()};
        line.details["kind"] = kind;
        audit::record(tx, clock_, actor.author, line);
        return {};
    }));
    {
        const std::lock_guard lock(mutex_);
        live_.emplace(job.id.text(), live);
        waiting_.push_back({live, std::move(work)});
    }
    changed_.notify_one();
    return job;
}

Result<std::shared_ptr<LiveJob>> JobQueue::visible(const access::Actor& actor, const JobId& id) {
    std::shared_ptr<LiveJob> job;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = live_.find(id.text()); found != live_.end()) job = found->second;
    }
    if (!job) {
        auto stored = database_.read([&](Transaction& tx) { return selectJob(tx, id); });
        if (!stored) return Error::notFound();
        job = std::make_shared<LiveJob>(std::move(*stored));
    }
    if (job->look().job.created_by != actor.author.user) return Error::notFound();
    return job;
}

Result<Job> JobQueue::find(const access::Actor& actor, const JobId& id) {
    TRY_ASSIGN(const auto job, visible(actor, id));
    return job->look().job;
}

Result<std::shared_ptr<http::EventSource>> JobQueue::events(const access::Actor& actor, const JobId& id) {
    TRY_ASSIGN(const auto job, visible(actor, id));
    return std::shared_ptr<http::EventSource>(std::make_shared<JobEvents>(job));
}

Result<Job> JobQueue::cancel(const access::Actor& actor, const JobId& id) {
    TRY_ASSIGN(const auto live, visible(actor, id));
    if (isOver(live->look().job.state)) return live->look().job;
    const bool is_over = live->cancel(clock_.now());
    const Job job = live->look().job;
    TRY(database_.write([&](Transaction& tx) -> Result<void> {
        if (is_over) updateJob(tx, job);
        audit::record(tx, clock_, actor.author, {"cancel", "job", id.text()});
        return {};
    }));
    return job;
}

void JobQueue::workLoop() {
    while (auto entry = nextEntry()) run(*entry);
    std::deque<Entry> abandoned;
    {
        const std::lock_guard lock(mutex_);
        abandoned.swap(waiting_);
    }
    for (const Entry& entry : abandoned) {
        if (entry.job->begin(clock_.now())) conclude(*entry.job, Error{ErrorKind::unavailable, "interrupted"});
    }
}

std::optional<JobQueue::Entry> JobQueue::nextEntry() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return std::nullopt;
    Entry entry = std::move(waiting_.front());
    waiting_.pop_front();
    return entry;
}

void JobQueue::run(Entry& entry) {
    LiveJob& job = *entry.job;
    if (job.begin(clock_.now())) {
        conclude(job, attempt(entry));
    } else {
        const std::lock_guard lock(mutex_);
        live_.erase(job.look().job.id.text());
    }
}

Result<json::object> JobQueue::attempt(Entry& entry) {
    try {
        store(entry.job->look().job);
        return entry.work(*entry.job);
    } catch (const storage::DbError& failure) {
        report(entry.job->look().job, failure);
        return Error{ErrorKind::unavailable, std::string(storage::troubleCode(failure.code()).value_or("internal"))};
    } catch (const std::exception& failure) {
        report(entry.job->look().job, failure);
        return Error{ErrorKind::unavailable, "internal"};
    }
}

void JobQueue::conclude(LiveJob& job, Result<json::object> outcome) {
    Job end = job.concluded(std::move(outcome), clock_.now());
    const std::string id = end.id.text();
    try {
        store(end);
    } catch (const std::exception& failure) {
        // Stored as running until the next start says "interrupted"; in memory it stays and tells how it ended.
        report(end, failure);
        job.replace(std::move(end));
        return;
    }
    job.replace(std::move(end));
    const std::lock_guard lock(mutex_);
    live_.erase(id);
}

void JobQueue::store(const Job& job) {
    const auto stored = database_.write(kHousekeeping, [&](Transaction& tx) -> Result<void> {
        updateJob(tx, job);
        return {};
    });
    if (!stored) throw std::logic_error("jobs: " + stored.error().code);
}

void JobQueue::report(const Job& job, const std::exception& failure) {
    if (report_failure_) report_failure_(job.id.text(), failure.what());
}

}  // namespace jalon::jobs
