// SPDX-License-Identifier: EUPL-1.2
#include "jobs/claim.h"

#include <algorithm>

namespace jalon::jobs {
namespace {

bool isGivenUp(const Found& found, const Asking& asking) {
    if (asking.alone || found.server == asking.server) return true;
    return !found.lease_until || *found.lease_until <= asking.database_now;
}

Job givenUp(Job job, Instant now) {
    ++job.epoch;
    ++job.version;
    if (!job.cancel_requested && job.repeatable && job.tries < kMostTries) {
        job.state = State::queued;
        job.started_at.reset();
        job.done = 0;
        job.total.reset();
        return job;
    }
    job.finished_at = now;
    job.state = job.cancel_requested ? State::cancelled : State::failed;
    if (job.state == State::failed) job.error = Notice{"interrupted"};
    return job;
}

Job begun(Job job, Instant now) {
    ++job.epoch;
    ++job.version;
    ++job.tries;
    job.state = State::running;
    job.started_at = now;
    return job;
}

}  // namespace

Claim chooseJob(const std::vector<Found>& found, const Asking& asking) {
    Claim claim;
    std::vector<Job> waiting;
    bool somebody_works = false;
    for (const Found& each : found) {
        Job job = each.job;
        if (job.state == State::running) {
            if (!isGivenUp(each, asking)) {
                somebody_works = true;
                continue;
            }
            job = givenUp(job, asking.now);
            claim.changes.push_back({each.job, job});
        }
        if (job.state == State::queued && asking.kinds.contains(job.kind)) waiting.push_back(std::move(job));
    }
    if (somebody_works || waiting.empty()) return claim;
    claim.taken = begun(waiting.front(), asking.now);
    claim.changes.push_back({waiting.front(), *claim.taken});
    return claim;
}

}  // namespace jalon::jobs
