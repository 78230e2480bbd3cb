// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "receptions/places.h"

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

/// A period {from, to} of the query, both required.
template <class Act>
access::RouteHandler ofPeriod(Act act) {
    return [act](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto from, http::queryDay(request, "from"));
        TRY_ASSIGN(const auto to, http::queryDay(request, "to"));
        if (!from) return Error::invalid("from", "required");
        if (!to) return Error::invalid("to", "required");
        TRY_ASSIGN(const auto value, act(actor, *from, *to));
        return http::jsonAnswer(value);
    };
}

template <class Act>
access::RouteHandler creating(Act act) {
    return [act](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto body, http::jsonBody(request));
        TRY_ASSIGN(const Places::Created created, act(actor, body));
        return versioned(created.value, created.repeated ? 200 : 201);
    };
}

/// {id}, If-Match and a JSON body.
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

/// {id} and a JSON body; what comes back has no version.
template <class Act>
access::RouteHandler ofReferral(Act act) {
    return [act](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
        TRY_ASSIGN(const auto body, http::jsonBody(request));
        TRY_ASSIGN(const auto value, act(actor, id, body));
        return http::jsonAnswer(value);
    };
}

}  // namespace

void Places::addRoutes(access::RouteTable& routes) {
    const Allow see = Allow::right(Right::course_see), keep = Allow::right(Right::course_keep);
    const Allow see_places = Allow::right(Right::places_see), keep_places = Allow::right(Right::places_keep);

    routes.add(Method::get, "/api/v1/places", "getPlaces", see_places,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto places, getPlaces(actor));
                   return http::jsonAnswer(places);
               });
    routes.add(Method::post, "/api/v1/groups", "createGroup", keep_places,
               creating([this](const auto& actor, const auto& body) { return createGroup(actor, body); }));
    routes.add(Method::patch, "/api/v1/groups/{id}", "updateGroup", keep_places,
               changing<GroupId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return updateGroup(actor, id, version, body);
               }));
    routes.add(Method::post, "/api/v1/capacity-exceptions", "createCapacityException", keep_places,
               creating([this](const auto& actor, const auto& body) { return createException(actor, body); }));
    routes.add(Method::del, "/api/v1/capacity-exceptions/{id}", "removeCapacityException", keep_places,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<CapacityExceptionId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto value, removeException(actor, id, version));
                   return versioned(value);
               });
    routes.add(Method::post, "/api/v1/reception-weeks", "createReceptionWeek", keep_places,
               creating([this](const auto& actor, const auto& body) { return createWeek(actor, body); }));
    routes.add(Method::patch, "/api/v1/reception-weeks/{id}", "updateReceptionWeek", keep_places,
               changing<PlannedWeekId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return updateWeek(actor, id, version, body);
               }));
    routes.add(Method::get, "/api/v1/occupancy", "getOccupancy", see,
               ofPeriod([this](const auto& actor, Day from, Day to) { return getOccupancy(actor, from, to); }));
    routes.add(Method::get, "/api/v1/lost-half-days", "getLostHalfDays", see,
               ofPeriod([this](const auto& actor, Day from, Day to) { return getLostHalfDays(actor, from, to); }));

    routes.add(Method::get, "/api/v1/waiting-list", "getWaitingList", see,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto list, getWaitingList(actor));
                   return http::jsonAnswer(list);
               });
    routes.add(Method::put, "/api/v1/referrals/{id}/waiting", "putWaitingFacts", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return putWaitingFacts(actor, id, version, body);
               }));
    routes.add(Method::post, "/api/v1/referrals/{id}/rank", "moveInWaitingList", keep,
               ofReferral([this](const auto& actor, const auto& id, const auto& body) {
                   return moveInWaitingList(actor, id, body);
               }));
    routes.add(Method::del, "/api/v1/referrals/{id}/rank", "undoWaitingMove", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
                   TRY_ASSIGN(const auto list, undoWaitingMove(actor, id));
                   return http::jsonAnswer(list);
               });
    routes.add(Method::post, "/api/v1/referrals/{id}/placement-check", "checkPlacement", keep,
               ofReferral([this](const auto& actor, const auto& id, const auto& body) {
                   return checkPlacement(actor, id, body);
               }));
    routes.add(Method::put, "/api/v1/stays/{id}/placement", "placeStay", keep,
               changing<StayId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return placeStay(actor, id, version, body);
               }));
}

}  // namespace jalon::receptions
