// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "pathways/paths.h"
#include "pathways/pathways.h"

namespace jalon::pathways {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Response versioned(const json::object& thing, int status = 200) {
    return http::jsonAnswer(thing, status, thing.at("version").as_int64());
}

Result<PathwayQuery> readQuery(const Request& request) {
    PathwayQuery query;
    query.kind = request.queryOr("kind", "");
    query.state = request.queryOr("state", "");
    query.exit_class = request.queryOr("exitClass", "");
    query.cursor = request.queryOr("cursor", "");
    query.overdue = request.queryOr("overdue", "") == "true";
    TRY_ASSIGN(const auto referent, http::queryUuid(request, "referentId"));
    if (referent) query.referent = UserId::trusted(*referent);
    return query;
}

}  // namespace

void Pathways::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::pathways_see), keep = Allow::right(Right::pathways_keep);
    routes.add(Method::get, "/api/v1/pathways", "listPathways", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, readQuery(request));
                   TRY_ASSIGN(const auto found, list(actor, query));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/pathways/queue", "getPathwayQueue", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, queue(actor, request.queryOr("state", "")));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/people/{id}/pathways", "getPersonPathways", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, page(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/pathways", "createPathway", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, create(actor, body));
                   return versioned(made.thing, made.repeated ? 200 : 201);
               });

    const auto add = [&](const char* path, const char* operation, auto id_of, auto act) {
        routes.add(Method::post, path, operation, keep,
                   [this, id_of, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, id_of(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto made, (this->*act)(actor, id, body));
                       return versioned(made.thing, made.repeated ? 200 : 201);
                   });
    };
    const auto change = [&](Method method, const char* path, const char* operation, auto id_of, auto act) {
        routes.add(method, path, operation, keep,
                   [this, id_of, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, id_of(request));
                       TRY_ASSIGN(const auto version, http::ifMatch(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto changed, (this->*act)(actor, id, version, body));
                       return versioned(changed);
                   });
    };
    const auto pathway_id = [](const Request& request) { return http::pathId<PathwayId>(request); };
    const auto objective_id = [](const Request& request) { return http::pathId<ObjectiveId>(request); };
    const auto action_id = [](const Request& request) { return http::pathId<ActionId>(request); };
    const auto review_id = [](const Request& request) { return http::pathId<ReviewId>(request); };
    change(Method::patch, "/api/v1/pathways/{id}", "updatePathway", pathway_id, &Pathways::update);
    add("/api/v1/pathways/{id}/terms", "renewPathway", pathway_id, &Pathways::renew);
    add("/api/v1/pathways/{id}/findings", "createPathwayFinding", pathway_id, &Pathways::createFinding);
    add("/api/v1/pathways/{id}/objectives", "createPathwayObjective", pathway_id, &Pathways::createObjective);
    change(Method::patch, "/api/v1/pathway-objectives/{id}", "updatePathwayObjective", objective_id,
           &Pathways::updateObjective);
    add("/api/v1/pathway-objectives/{id}/actions", "createPathwayAction", objective_id, &Pathways::createAction);
    change(Method::patch, "/api/v1/pathway-actions/{id}", "updatePathwayAction", action_id, &Pathways::updateAction);
    add("/api/v1/pathways/{id}/reviews", "createPathwayReview", pathway_id, &Pathways::createReview);
    change(Method::patch, "/api/v1/pathway-reviews/{id}", "updatePathwayReview", review_id, &Pathways::updateReview);
    add("/api/v1/pathways/{id}/attempts", "createPathwayAttempt", pathway_id, &Pathways::createAttempt);
    change(Method::put, "/api/v1/pathways/{id}/queue", "setPathwayQueue", pathway_id, &Pathways::setQueue);
    change(Method::put, "/api/v1/pathways/{id}/exit", "endPathway", pathway_id, &Pathways::end);
    change(Method::put, "/api/v1/pathways/{id}/reopening", "reopenPathway", pathway_id, &Pathways::reopen);

    routes.add(Method::del, "/api/v1/pathway-attempts/{id}", "withdrawPathwayAttempt", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<AttemptId>(request));
                   TRY_ASSIGN(const auto pathway, withdrawAttempt(actor, id));
                   return versioned(pathway);
               });
    routes.add(Method::post, "/api/v1/people/{id}/pathway-declines", "declinePathway", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, decline(actor, person, body));
                   return http::jsonAnswer(made.thing, made.repeated ? 200 : 201);
               });
    routes.add(Method::del, "/api/v1/pathway-declines/{id}", "withdrawPathwayDecline", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<DeclineId>(request));
                   TRY_ASSIGN(const auto taken_back, withdrawDecline(actor, id));
                   return http::jsonAnswer(taken_back);
               });
}

}  // namespace jalon::pathways
