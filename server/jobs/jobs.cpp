// SPDX-License-Identifier: EUPL-1.2
#include "jobs/jobs.h"

#include "jobs/job_queue.h"
#include "jobs/jobs_routes.h"

namespace jalon::jobs {

namespace {

RunnerOptions optionsFor(const storage::Database& database) {
    RunnerOptions options;
    options.shared = storage::isShared(database);
    return options;
}

}  // namespace

struct Jobs::Impl {
    Impl(storage::Database& database, const Clock& clock, ReportFailure report_failure)
        : queue(database, clock, std::move(report_failure), optionsFor(database)) {}
    JobQueue queue;
};

Jobs::Jobs(storage::Database& database, const Clock& clock, ReportFailure report_failure)
    : impl_(std::make_unique<Impl>(database, clock, std::move(report_failure))) {}

Jobs::~Jobs() = default;

void Jobs::define(const std::string& kind, Kind what) { impl_->queue.define(kind, std::move(what)); }

void Jobs::startRunning() { impl_->queue.runner().start(); }

void Jobs::stop() { impl_->queue.runner().stop(); }

Result<json::object> Jobs::start(const access::Actor& actor, const std::string& kind, std::string input) {
    TRY_ASSIGN(const Job job, impl_->queue.start(actor, kind, std::move(input)));
    return toJson(job);
}

void Jobs::addRoutes(access::RouteTable& routes) {
    routes.leadsToNoFile({"jobs"});
    addJobRoutes(routes, impl_->queue);
}

}  // namespace jalon::jobs
