// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "receptions/paths.h"
#include "receptions/receptions.h"

namespace jalon::receptions {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Response versioned(const json::object& value, int status = 200) {
    return http::jsonAnswer(value, status, value.at("version").as_int64());
}

Result<Receptions::ReferralQuery> referralQuery(const Request& request) {
    Receptions::ReferralQuery query;
    if (const std::string state = request.queryOr("state", ""); !state.empty()) {
        query.state = parseReferralState(state);
        if (!query.state) return Error::invalid("state", "not_in_list");
    }
    const std::string owed = request.queryOr("owed", "false");
    if (owed != "true" && owed != "false") return Error::invalid("owed", "not_in_list");
    query.owed = owed == "true";
    TRY_ASSIGN(const auto structure, http::queryUuid(request, "structureId"));
    if (structure) query.structure = StructureId::trusted(*structure);
    query.cursor = request.queryOr("cursor", "");
    return query;
}

Result<Day> requiredDay(const Request& request, std::string_view name) {
    TRY_ASSIGN(const auto day, http::queryDay(request, name));
    if (!day) return Error::invalid(std::string(name), "required");
    return *day;
}

/// A write on one referral or stay: {id}, If-Match and a JSON body.
template <class IdType, class Act>
access::RouteHandler changing(Act act) {
    return [act](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto id, http::pathId<IdType>(request));
        TRY_ASSIGN(const auto version, http::ifMatch(request));
        TRY_ASSIGN(const auto body, http::jsonBody(request));
        TRY_ASSIGN(const auto value, act(actor, id, version, body));
        return versioned(value);
    };
}

}  // namespace

void Receptions::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::course_see), keep = Allow::right(Right::course_keep);
    places_.addRoutes(routes);

    routes.add(Method::get, "/api/v1/referrals", "listReferrals", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, referralQuery(request));
                   TRY_ASSIGN(const auto page, listReferrals(actor, query));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::post, "/api/v1/referrals", "createReferral", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto created, createReferral(actor, body));
                   return versioned(created.referral, created.repeated ? 200 : 201);
               });
    routes.add(Method::post, "/api/v1/referrals/check", "checkReferral", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto checked, checkReferral(actor, body));
                   return http::jsonAnswer(checked);
               });
    routes.add(Method::get, "/api/v1/referrals/{id}", "getReferral", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
                   TRY_ASSIGN(const auto referral, getReferral(actor, id));
                   return versioned(referral);
               });
    routes.add(Method::patch, "/api/v1/referrals/{id}", "updateReferral", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return updateReferral(actor, id, version, body);
               }));
    routes.add(Method::put, "/api/v1/referrals/{id}/decision", "decideReferral", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return decide(actor, id, version, body);
               }));
    routes.add(Method::put, "/api/v1/referrals/{id}/answer", "recordAnswer", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return recordAnswer(actor, id, version, body);
               }));
    routes.add(Method::del, "/api/v1/referrals/{id}/answer", "withdrawAnswer", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto referral, withdrawAnswer(actor, id, version));
                   return versioned(referral);
               });

    routes.add(Method::get, "/api/v1/stays", "listStays", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto from, requiredDay(request, "from"));
                   TRY_ASSIGN(const auto to, requiredDay(request, "to"));
                   TRY_ASSIGN(const auto page, listStays(actor, from, to));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::get, "/api/v1/stays/{id}", "getStay", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StayId>(request));
                   TRY_ASSIGN(const auto stay, getStay(actor, id));
                   return versioned(stay);
               });
    routes.add(Method::post, "/api/v1/stays/{id}/transitions", "moveStay", keep,
               changing<StayId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return moveStay(actor, id, version, body);
               }));
    routes.add(Method::post, "/api/v1/stays/{id}/undo", "undoTransition", keep,
               changing<StayId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return undoTransition(actor, id, version, body);
               }));
    routes.add(Method::put, "/api/v1/stays/{id}/forms/{kind}", "putStayForm", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StayId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto form, putForm(actor, id, request.path_values.at("kind"), version, body));
                   return versioned(form);
               });
}

}  // namespace jalon::receptions
