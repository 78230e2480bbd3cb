// SPDX-License-Identifier: EUPL-1.2
#include "jobs/jobs_routes.h"

#include "http/exchange.h"

namespace jalon::jobs {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

namespace {

Result<Response> getJob(JobQueue& queue, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<JobId>(request));
    TRY_ASSIGN(const Job job, queue.find(actor, id));
    return http::jsonAnswer(toJson(job));
}

Result<Response> cancelJob(JobQueue& queue, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<JobId>(request));
    TRY_ASSIGN(const Job job, queue.cancel(actor, id));
    return http::jsonAnswer(toJson(job));
}

Result<Response> streamJob(JobQueue& queue, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<JobId>(request));
    Response response;
    TRY_ASSIGN(response.events, queue.events(actor, id, std::string(request.header("last-event-id"))));
    return response;
}

}  // namespace

void addJobRoutes(access::RouteTable& routes, JobQueue& queue) {
    const Allow everybody = Allow::anyRole();
    routes.add(Method::get, "/api/v1/jobs/{id}", "getJob", everybody,
               [&queue](const Request& request, const Actor& actor) { return getJob(queue, request, actor); });
    routes.add(Method::del, "/api/v1/jobs/{id}", "cancelJob", everybody,
               [&queue](const Request& request, const Actor& actor) { return cancelJob(queue, request, actor); });
    routes.add(Method::get, "/api/v1/jobs/{id}/events", "streamJob", everybody,
               [&queue](const Request& request, const Actor& actor) { return streamJob(queue, request, actor); });
}

}  // namespace jalon::jobs
