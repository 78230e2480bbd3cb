// SPDX-License-Identifier: EUPL-1.2
#include "access/link_token.h"
#include "grids/grids.h"
#include "grids/paths.h"
#include "http/exchange.h"

namespace jalon::grids {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

constexpr TextRule kToken{.max = 100};

Response versioned(const json::object& thing, int status = 200) {
    return http::jsonAnswer(thing, status, thing.at("version").as_int64());
}

/// The token, taken out of the body: the rest is the use case's.
std::string takeToken(json::object& body) {
    JsonReader in(body);
    std::string token = in.optionalText("token", kToken);
    body.erase("token");
    return token;
}

Result<Response> week(Grids& grids, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto from, http::queryDay(request, "from"));
    TRY_ASSIGN(const auto to, http::queryDay(request, "to"));
    if (!from) return Error::invalid("from", "required");
    if (!to) return Error::invalid("to", "required");
    TRY_ASSIGN(const auto found, grids.evaluationsBetween(actor, *from, *to));
    return http::jsonAnswer(found);
}

void addLinkRoutes(access::RouteTable& routes, Grids& grids, storage::Database& database, const Clock& clock) {
    access::LinkRoutes links(routes, database, clock);
    links.add(Method::post, "/api/v1/my-day", "openMyDay",
              [&grids](const Request& request, const Actor&) -> Result<Response> {
                  TRY_ASSIGN(json::object body, http::jsonBody(request));
                  TRY_ASSIGN(const auto found, grids.openLink(takeToken(body)));
                  return http::jsonAnswer(found);
              });
    links.add(Method::post, "/api/v1/my-day/answer", "answerMyDay",
              [&grids](const Request& request, const Actor& holder) -> Result<Response> {
                  TRY_ASSIGN(json::object body, http::jsonBody(request));
                  const std::string token = takeToken(body);
                  TRY(grids.answerLink(holder, token, body));
                  return Response::noContent();
              });
}

}  // namespace

void Grids::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::writings_see), keep = Allow::right(Right::writings_keep);
    routes.add(Method::get, "/api/v1/people/{id}/grids", "getGrids", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, page(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/stays/{id}/grids", "getStayGrids", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
                   TRY_ASSIGN(const auto found, stateOfStay(actor, stay));
                   return http::jsonAnswer(found);
               });
    const auto create = [&](const char* path, const char* operation, auto act, auto answer) {
        routes.add(Method::post, path, operation, keep,
                   [this, act, answer](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto made, (this->*act)(actor, stay, body));
                       return answer(made.thing, made.repeated ? 200 : 201);
                   });
    };
    const auto plain = [](const json::object& thing, int status) { return http::jsonAnswer(thing, status); };
    create("/api/v1/stays/{id}/grids", "createGrid", &Grids::createGrid, versioned);
    create("/api/v1/stays/{id}/self-evaluations", "recordSelfEvaluation", &Grids::recordEvaluation, plain);
    create("/api/v1/stays/{id}/self-evaluation-links", "createSelfEvaluationLink", &Grids::createLink, plain);
    const auto change = [&](Method method, const char* path, const char* operation, auto act) {
        routes.add(method, path, operation, keep,
                   [this, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, http::pathId<GridId>(request));
                       TRY_ASSIGN(const auto version, http::ifMatch(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto changed, (this->*act)(actor, id, version, body));
                       return versioned(changed);
                   });
    };
    change(Method::put, "/api/v1/grids/{id}", "correctGrid", &Grids::correctGrid);
    change(Method::put, "/api/v1/grids/{id}/cancelled", "cancelGrid", &Grids::cancelGrid);
    routes.add(Method::get, "/api/v1/grids/{id}/versions", "listGridVersions", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<GridId>(request));
                   TRY_ASSIGN(const auto found, versions(actor, id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/self-evaluations", "listSelfEvaluations", Allow::right(Right::course_see),
               [this](const Request& request, const Actor& actor) { return week(*this, request, actor); });
    routes.add(Method::del, "/api/v1/self-evaluation-links/{id}", "revokeSelfEvaluationLink", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<LinkId>(request));
                   TRY(revokeLink(actor, id));
                   return Response::noContent();
               });
    addLinkRoutes(routes, *this, database_, clock_);
}

}  // namespace jalon::grids
