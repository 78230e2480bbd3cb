// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "receptions/measures.h"

namespace jalon::receptions {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Response versioned(const json::object& value) { return http::jsonAnswer(value, 200, value.at("version").as_int64()); }

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

/// A write that needs no version: it adds something with its own id.
template <class IdType, class Act>
access::RouteHandler adding(Act act) {
    return [act](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto id, http::pathId<IdType>(request));
        TRY_ASSIGN(const auto body, http::jsonBody(request));
        TRY_ASSIGN(const auto value, act(actor, id, body));
        return versioned(value);
    };
}

}  // namespace

void Measures::addRoutes(access::RouteTable& routes) {
    const Allow see = Allow::right(Right::course_see), keep = Allow::right(Right::course_keep);

    routes.add(Method::get, "/api/v1/people/{id}/measures", "listMeasures", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto page, ofPerson(actor, id));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::put, "/api/v1/referrals/{id}/outcome", "recordOutcome", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return recordOutcome(actor, id, version, body);
               }));
    routes.add(Method::del, "/api/v1/referrals/{id}/outcome", "withdrawOutcome", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto referral, withdrawOutcome(actor, id, version));
                   return versioned(referral);
               });
    routes.add(Method::put, "/api/v1/referrals/{id}/revocation", "revokeSuspension", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return revoke(actor, id, version, body);
               }));
    routes.add(Method::post, "/api/v1/referrals/{id}/links", "linkMeasures", keep,
               adding<ReferralId>(
                   [this](const auto& actor, const auto& id, const auto& body) { return addLink(actor, id, body); }));
    routes.add(Method::del, "/api/v1/referrals/{id}/links/{linkId}", "unlinkMeasures", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
                   TRY_ASSIGN(const auto referral, removeLink(actor, id, request.path_values.at("linkId")));
                   return versioned(referral);
               });
    routes.add(Method::get, "/api/v1/referrals/{id}/hours", "getHourAccount", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
                   TRY_ASSIGN(const auto account, hours(actor, id));
                   return versioned(account);
               });
    routes.add(Method::put, "/api/v1/referrals/{id}/hours", "putHourAccount", keep,
               changing<ReferralId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return putHours(actor, id, version, body);
               }));
    routes.add(Method::post, "/api/v1/referrals/{id}/hours/sessions", "addHourSession", keep,
               adding<ReferralId>([this](const auto& actor, const auto& id, const auto& body) {
                   return addSession(actor, id, body);
               }));
    routes.add(Method::put, "/api/v1/hour-sessions/{id}", "putHourSession", keep,
               changing<HourSessionId>([this](const auto& actor, const auto& id, auto version, const auto& body) {
                   return putSession(actor, id, version, body);
               }));
    routes.add(Method::get, "/api/v1/measures/to-erase", "listMeasuresToErase", see,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto page, toErase(actor));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::put, "/api/v1/referrals/{id}/erasure", "putErasure", keep,
               adding<ReferralId>([this](const auto& actor, const auto& id, const auto& body) {
                   return putErasure(actor, id, body);
               }));
}

}  // namespace jalon::receptions
