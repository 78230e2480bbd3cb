// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "record/record.h"

namespace jalon::record {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Result<RecordQuery> queryOf(const Request& request) {
    RecordQuery query;
    TRY_ASSIGN(const auto person, http::queryUuid(request, "personId"));
    TRY_ASSIGN(const auto user, http::queryUuid(request, "userId"));
    TRY_ASSIGN(query.from, http::queryDay(request, "from"));
    TRY_ASSIGN(query.to, http::queryDay(request, "to"));
    if (person) query.person = PersonId::trusted(*person);
    if (user) query.user = UserId::trusted(*user);
    const auto kind = parseKind(request.queryOr("kind", "any"));
    if (!kind) return Error::invalid("kind", "not_in_list");
    query.kind = *kind;
    query.cursor = request.queryOr("cursor", "");
    return query;
}

}  // namespace

void Record::addRoutes(access::RouteTable& routes) {
    // Whose it is, is asked by the use case.
    routes.leadsToNoFile({"mass-readings"});
    const Allow see = Allow::right(Right::record_see);

    routes.add(Method::get, "/api/v1/audit", "listAudit", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, queryOf(request));
                   TRY_ASSIGN(const auto page, lines(actor, query));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::get, "/api/v1/people/{id}/looks", "listFileLooks", Allow::right(Right::privacy_see),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, looksAt(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/mass-readings", "listMassReadings", see,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, massReadings(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::put, "/api/v1/mass-readings/{id}/noted", "noteMassReading", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   const std::string& id = request.path_values.at("id");
                   if (!isUuid(id)) return Error::notFound();
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto found, noteMassReading(actor, id, body));
                   return http::jsonAnswer(found);
               });
}

}  // namespace jalon::record
