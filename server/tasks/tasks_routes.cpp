// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "tasks/commands.h"
#include "tasks/paths.h"
#include "tasks/task.h"
#include "tasks/tasks.h"

namespace jalon::tasks {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Response versioned(const json::object& task, int status = 200) {
    return http::jsonAnswer(task, status, task.at("version").as_int64());
}

Result<TaskQuery> taskQuery(const Request& request) {
    TaskQuery query;
    const auto state = parseState(request.queryOr("state", "open"));
    if (!state || *state == State::cancelled) return Error::invalid("state", "not_in_list");
    query.state = *state;
    TRY_ASSIGN(query.until, http::queryDay(request, "until"));
    query.cursor = request.queryOr("cursor", "");
    return query;
}

}  // namespace

void Tasks::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow team = Allow::right(Right::tasks);

    routes.add(Method::get, "/api/v1/tasks", "listTasks", team,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, taskQuery(request));
                   TRY_ASSIGN(const auto page, listTasks({database_, clock_, actor}, query));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::post, "/api/v1/tasks", "createTask", team,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto written, createTask({database_, clock_, actor}, body));
                   return versioned(written.json, written.created ? 201 : 200);
               });
    routes.add(Method::patch, "/api/v1/tasks/{id}", "updateTask", team,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<TaskId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto task, updateTask({database_, clock_, actor}, id, version, body));
                   return versioned(task);
               });
}

}  // namespace jalon::tasks
