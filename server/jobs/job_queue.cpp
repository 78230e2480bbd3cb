// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_queue.h"

#include <stdexcept>
#include <utility>

#include "audit/audit.h"
#include "jobs/jobs_store.h"

namespace jalon::jobs {

using storage::Transaction;

namespace {

/// Waiting jobs keep what they will read, an uploaded file for instance.
constexpr std::int64_t kMostUnfinished = 20;
constexpr int kRetrySeconds = 30;

bool isOf(const access::Actor& actor, const std::optional<Job>& job) {
    return job && job->created_by == actor.author.user;
}

}  // namespace

Result<Job> JobQueue::start(const access::Actor& actor, const std::string& kind, std::string input) {
    const auto known = kinds_.find(kind);
    if (known == kinds_.end()) throw std::logic_error("jobs: unknown kind " + kind);
    const Instant now = clock_.now();
    Job job{JobId::make(now), kind, actor.author.user, now};
    job.repeatable = known->second.repeatable;
    TRY(database_.write([&](Transaction& tx) -> Result<void> {
        if (countUnfinished(tx) >= kMostUnfinished)
            return Error{ErrorKind::too_many, "too_many_jobs", {}, {}, kRetrySeconds};
        insertJob(tx, job, input);
        audit::Line line{"start", "job", job.id.text()};
        line.details["kind"] = kind;
        audit::record(tx, clock_, actor.author, line);
        return {};
    }));
    runner_.wake();
    return job;
}

Result<Job> JobQueue::stored(const access::Actor& actor, const JobId& id) {
    const auto job = database_.read([&](Transaction& tx) { return selectJob(tx, id); });
    if (!isOf(actor, job)) return Error::notFound();
    return *job;
}

Result<Job> JobQueue::find(const access::Actor& actor, const JobId& id) {
    TRY_ASSIGN(Job job, stored(actor, id));
    // What runs here knows better how far it is.
    if (const auto live = live_.find(id)) {
        const Job shown = live->look();
        if (isLater(shown, job)) return shown;
    }
    return job;
}

Result<Job> JobQueue::cancel(const access::Actor& actor, const JobId& id) {
    TRY_ASSIGN(Job job, database_.write([&](Transaction& tx) -> Result<Job> {
        const auto before = selectJob(tx, id);
        if (!isOf(actor, before)) return Error::notFound();
        if (isOver(before->state)) return *before;
        Job after = *before;
        if (before->state == State::queued) {
            after.state = State::cancelled;
            after.finished_at = clock_.now();
            ++after.version;
            if (!changeJob(tx, {*before, after})) throw std::logic_error("jobs: changed while it was read");
        } else {
            requestCancel(tx, id);
        }
        audit::record(tx, clock_, actor.author, {"cancel", "job", id.text()});
        return after;
    }));
    const auto live = live_.find(id);
    if (!live) return job;
    live->show(job);
    if (runner_.isRunningHere(id)) live->stop(LiveJob::Stop::cancelled);
    return live->look();
}

Result<std::shared_ptr<http::EventSource>> JobQueue::events(const access::Actor& actor, const JobId& id,
                                                            std::string seen) {
    TRY_ASSIGN(const Job before, stored(actor, id));
    const auto live = live_.of(before);
    // From here on whoever changes the job shows it; what happened between the first look and now is looked up.
    TRY_ASSIGN(const Job now, stored(actor, id));
    live->show(now);
    return std::shared_ptr<http::EventSource>(std::make_shared<JobEvents>(live, std::move(seen)));
}

}  // namespace jalon::jobs
