// SPDX-License-Identifier: EUPL-1.2
#include "jobs/jobs.h"

#include "jobs/job_queue.h"
#include "jobs/jobs_routes.h"

namespace jalon::jobs {

struct Jobs::Impl {
    Impl(storage::Database& database, const Clock& clock, ReportFailure report_failure)
        : queue(database, clock, std::move(report_failure)) {}
    JobQueue queue;
};

Jobs::Jobs(storage::Database& database, const Clock& clock, ReportFailure report_failure)
    : impl_(std::make_unique<Impl>(database, clock, std::move(report_failure))) {}

Jobs::~Jobs() = default;

Result<json::object> Jobs::start(const access::Actor& actor, const std::string& kind, Work work) {
    TRY_ASSIGN(const Job job, impl_->queue.start(actor, kind, std::move(work)));
    return toJson(job);
}

void Jobs::addRoutes(access::RouteTable& routes) { addJobRoutes(routes, impl_->queue); }

}  // namespace jalon::jobs
