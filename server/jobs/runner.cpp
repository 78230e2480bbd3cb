// SPDX-License-Identifier: EUPL-1.2
#include "jobs/runner.h"

#include <exception>
#include <utility>

#include "storage/trouble.h"

namespace jalon::jobs {

using storage::Transaction;

namespace {

constexpr storage::Unaudited kHousekeeping{"state of a job"};

Error takenOver() { return Error::conflict("taken_over"); }

}  // namespace

/// One run of a job by this server.
class Runner::Attempt final : public Progress {
public:
    Attempt(const Runner& runner, LiveJob& live) : runner_(runner), live_(live) {}

    void at(std::int64_t done, std::optional<std::int64_t> total) override { live_.progress(done, total); }
    bool cancelled() const override { return live_.mustStop(); }

    // A write, not a look: of this transaction and the one that takes the job over, one meets the other.
    Result<void> hold(Transaction& tx) override {
        live_.markHeld();
        if (!renewLease(tx, live_.look(), runner_.leaseEnd(tx))) return takenOver();
        return {};
    }

    Result<void> conclude(Transaction& tx, const json::object& result) override {
        const Job job = live_.look();
        if (!changeJob(tx, {job, live_.concluded(result, runner_.clock_.now())})) return takenOver();
        return {};
    }

private:
    const Runner& runner_;
    LiveJob& live_;
};

Runner::Runner(storage::Database& database, const Clock& clock, LiveJobs& live,
               const std::map<std::string, Kind>& kinds, Jobs::ReportFailure report_failure, RunnerOptions options)
    : database_(database),
      clock_(clock),
      live_(live),
      kinds_(kinds),
      report_failure_(std::move(report_failure)),
      options_(std::move(options)),
      server_(newUuid(clock.now())) {}

void Runner::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        if (current_) current_->stop(LiveJob::Stop::interrupted);
    }
    changed_.notify_all();
    if (worker_.joinable()) worker_.join();
    if (beater_.joinable()) beater_.join();
}

void Runner::start() {
    worker_ = std::thread([this] { workLoop(); });
    if (options_.shared && options_.between_beats.count() > 0) beater_ = std::thread([this] { beatLoop(); });
}

void Runner::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

bool Runner::isRunningHere(const JobId& id) {
    const std::lock_guard lock(mutex_);
    return current_ && current_->look().id == id;
}

void Runner::workLoop() {
    while (waitForWork()) {
        while (runNext()) {
        }
    }
}

bool Runner::waitForWork() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopping_ || woken_; });
    woken_ = false;
    return !stopping_;
}

void Runner::beatLoop() {
    for (std::unique_lock lock(mutex_); !stopping_;) {
        changed_.wait_for(lock, options_.between_beats, [&] { return stopping_; });
        if (stopping_) return;
        lock.unlock();
        try {
            beat();
        } catch (const storage::DbError& failure) {
            // A database that is away says so in every request; the next beat asks again.
            if (!storage::troubleCode(failure.code())) report("", failure);
        }
        lock.lock();
    }
}

void Runner::beat() {
    std::shared_ptr<LiveJob> current;
    {
        const std::lock_guard lock(mutex_);
        current = current_;
    }
    if (current) {
        renew(*current);
    } else {
        wake();
    }
    refreshWatched();
}

void Runner::renew(LiveJob& live) {
    const Job job = live.look();
    Instant fresh_until;
    const auto found = database_.read([&](Transaction& tx) {
        fresh_until = options_.database_now(tx) + 2 * options_.lease / 3;
        return selectFound(tx, job.id);
    });
    // Over too when the job has just ended here: then nobody asks any more.
    const bool is_ours = found && found->job.epoch == job.epoch && found->job.state == State::running;
    if (!is_ours) return live.stop(LiveJob::Stop::lost);
    if (found->job.cancel_requested) live.stop(LiveJob::Stop::cancelled);
    // Work that holds its job writes the lease and its progress itself. Writing beside it would make the two wait for
    // each other.
    const bool is_told = live.isHeld() || found->job.version == job.version;
    if (is_told && found->lease_until > fresh_until) return;
    bool renewed = false;
    const auto told = database_.write(kHousekeeping, [&](Transaction& tx) -> Result<void> {
        renewed = renewLease(tx, job, leaseEnd(tx));
        return {};
    });
    if (!told) throw std::logic_error("jobs: " + told.error().code);
    if (!renewed) live.stop(LiveJob::Stop::lost);
}

void Runner::refreshWatched() {
    for (const auto& live : live_.all()) {
        const Job job = live->look();
        if (isOver(job.state) || isRunningHere(job.id)) continue;
        if (const auto stored = database_.read([&](Transaction& tx) { return selectJob(tx, job.id); }))
            live->show(*stored);
    }
}

Claim Runner::choose(Transaction& tx) const {
    Asking asking{server_, {}, !options_.shared, options_.database_now(tx), clock_.now()};
    for (const auto& [kind, what] : kinds_) asking.kinds.insert(kind);
    return chooseJob(selectUnfinished(tx), asking);
}

std::optional<Job> Runner::take() {
    // Most of the time there is nothing to do, and looking is cheaper than writing.
    if (database_.read([&](Transaction& tx) { return choose(tx).changes.empty(); })) return std::nullopt;
    Claim claim;
    const auto taken = database_.write(kHousekeeping, [&](Transaction& tx) -> Result<void> {
        claim = choose(tx);
        for (const Change& change : claim.changes) {
            const bool begins = change.after.state == State::running;
            const auto lease = begins ? std::optional(Lease{server_, leaseEnd(tx)}) : std::nullopt;
            if (!changeJob(tx, change, lease)) return takenOver();
        }
        return {};
    });
    if (!taken) return std::nullopt;
    for (const Change& change : claim.changes) live_.show(change.after);
    return claim.taken;
}

bool Runner::runNext() {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return false;
    }
    std::optional<Job> job;
    try {
        job = take();
    } catch (const storage::DbError& failure) {
        if (!storage::troubleCode(failure.code())) report("", failure);
        return false;
    }
    if (!job) return false;
    const auto live = live_.of(*job);
    live->begin(*job);
    {
        const std::lock_guard lock(mutex_);
        current_ = live;
        if (stopping_) live->stop(LiveJob::Stop::interrupted);
    }
    auto outcome = work(*live);
    conclude(*live, std::move(outcome));
    const std::lock_guard lock(mutex_);
    current_.reset();
    return true;
}

Result<json::object> Runner::work(LiveJob& live) {
    const Job job = live.look();
    try {
        const Task task{job.created_by, database_.read([&](Transaction& tx) { return selectInput(tx, job.id); })};
        Attempt attempt(*this, live);
        return kinds_.at(job.kind).work(task, attempt);
    } catch (const storage::DbError& failure) {
        report(job.id.text(), failure);
        return Error{ErrorKind::unavailable, std::string(storage::troubleCode(failure.code()).value_or("internal"))};
    } catch (const std::exception& failure) {
        report(job.id.text(), failure);
        return Error{ErrorKind::unavailable, "internal"};
    }
}

void Runner::conclude(LiveJob& live, Result<json::object> outcome) {
    const Job running = live.look();
    const Job end = live.concluded(std::move(outcome), clock_.now());
    try {
        std::optional<Job> stored = end;
        const auto told = database_.write(kHousekeeping, [&](Transaction& tx) -> Result<void> {
            stored = changeJob(tx, {running, end}) ? end : selectJob(tx, end.id);
            return {};
        });
        if (!told) throw std::logic_error("jobs: " + told.error().code);
        // What the work stored itself, or what another server made of the job.
        if (stored) live.correct(*stored);
    } catch (const std::exception& failure) {
        // Stored as running until its lease is over, and taken over or failed then.
        report(end.id.text(), failure);
        live.correct(end);
    }
}

void Runner::report(const std::string& job, const std::exception& failure) const {
    if (report_failure_) report_failure_(job, failure.what());
}

}  // namespace jalon::jobs
