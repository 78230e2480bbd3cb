// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "programme/paths.h"
#include "programme/planning.h"

namespace jalon::programme {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Result<Day> pathDay(const Request& request) {
    const auto day = Day::parse(request.path_values.at("day"));
    if (!day) return Error::notFound();
    return *day;
}

Response versioned(const json::object& answer, bool made = false) {
    return http::jsonAnswer(answer, made ? 201 : 200, answer.at("version").as_int64());
}

}  // namespace

void Planning::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::programme_see), keep = Allow::right(Right::programme_keep);
    const auto add = [&](Method method, const char* path, const char* operation, access::RouteHandler handler) {
        routes.add(method, path, operation, method == Method::get ? see : keep, std::move(handler));
    };
    addWeekRoutes(add);
    addTemplateRoutes(add);
    addVersionRoutes(add);
}

void Planning::addWeekRoutes(const AddRoute& add) {
    constexpr const char* kSession = "/api/v1/programme/sessions/{id}";
    add(Method::get, "/api/v1/programme/weeks/{day}", "getProgrammeWeek",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto day, pathDay(request));
            TRY_ASSIGN(const auto found, week(actor, day));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/programme/check", "checkProgrammeSessions",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto found, check(actor, body));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/programme/sessions", "createProgrammeSession",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            bool made = false;
            TRY_ASSIGN(const auto session, createSession(actor, body, &made));
            return versioned(session, made);
        });
    add(Method::put, kSession, "updateProgrammeSession",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<SessionId>(request));
            TRY_ASSIGN(const auto version, http::ifMatch(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto session, updateSession(actor, id, version, body));
            return versioned(session);
        });
    add(Method::del, kSession, "deleteProgrammeSession",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<SessionId>(request));
            TRY_ASSIGN(const auto version, http::ifMatch(request));
            TRY(deleteSession(actor, id, version));
            return Response::noContent();
        });
    add(Method::put, "/api/v1/programme/sessions/{id}/state", "setProgrammeSessionState",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<SessionId>(request));
            TRY_ASSIGN(const auto version, http::ifMatch(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto session, setSessionState(actor, id, version, body));
            return versioned(session);
        });
    add(Method::get, "/api/v1/people/{id}/timetable", "getTimetable",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
            TRY_ASSIGN(const auto found, timetable(actor, id));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/people/{id}/unavailabilities", "createUnavailability",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            bool made = false;
            TRY_ASSIGN(const auto one, createUnavailability(actor, id, body, &made));
            return http::jsonAnswer(one, made ? 201 : 200);
        });
    add(Method::del, "/api/v1/unavailabilities/{id}", "deleteUnavailability",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<UnavailabilityId>(request));
            TRY(deleteUnavailability(actor, id));
            return Response::noContent();
        });
}

void Planning::addTemplateRoutes(const AddRoute& add) {
    constexpr const char* kTemplates = "/api/v1/programme/templates";
    add(Method::get, kTemplates, "listWeekTemplates",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto found, listTemplates(actor, request.queryOr("retired", "false") != "true"));
            return http::jsonAnswer(found);
        });
    add(Method::post, kTemplates, "createWeekTemplate",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            bool made = false;
            TRY_ASSIGN(const auto plan, createTemplate(actor, body, &made));
            return versioned(plan, made);
        });
    add(Method::put, "/api/v1/programme/templates/{id}", "updateWeekTemplate",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<TemplateId>(request));
            TRY_ASSIGN(const auto version, http::ifMatch(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto plan, updateTemplate(actor, id, version, body));
            return versioned(plan);
        });
    add(Method::post, "/api/v1/programme/templates/{id}/preview", "previewWeekTemplate",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<TemplateId>(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto found, previewTemplate(actor, id, body));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/programme/templates/{id}/apply", "applyWeekTemplate",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<TemplateId>(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto found, applyTemplate(actor, id, body));
            return http::jsonAnswer(found);
        });
}

void Planning::addVersionRoutes(const AddRoute& add) {
    constexpr const char* kTold = "/api/v1/programme/versions/{id}/told";
    add(Method::get, "/api/v1/programme/weeks/{day}/news", "getProgrammeNews",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto day, pathDay(request));
            TRY_ASSIGN(const auto found, news(actor, day));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/programme/weeks/{day}/versions", "publishProgramme",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto day, pathDay(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto found, publish(actor, day, body));
            return http::jsonAnswer(found);
        });
    add(Method::put, kTold, "markProgrammeTold",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<VersionId>(request));
            TRY_ASSIGN(const auto version, http::ifMatch(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto told, markTold(actor, id, version, body));
            return versioned(told);
        });
    add(Method::del, kTold, "unmarkProgrammeTold",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<VersionId>(request));
            TRY_ASSIGN(const auto version, http::ifMatch(request));
            TRY_ASSIGN(const auto told, unmarkTold(actor, id, version));
            return versioned(told);
        });
}

}  // namespace jalon::programme
