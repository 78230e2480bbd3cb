// SPDX-License-Identifier: EUPL-1.2
// Who may open a file: routes of guests and of emergencies.
#include "people/access_routes.h"
#include "access/emergency.h"
#include "access/readers.h"
#include "http/exchange.h"
#include "people/emergencies.h"
#include "people/guests.h"

namespace jalon::people {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

namespace {

Result<Response> made(Result<Written> written) {
    if (!written) return written.error();
    return http::jsonAnswer(written.value().json, written.value().created ? 201 : 200);
}

Result<std::string> idIn(const Request& request) {
    const std::string& id = request.path_values.at("id");
    if (!isUuid(id)) return Error::notFound();
    return id;
}

}  // namespace

void addAccessRoutes(access::RouteTable& routes, storage::Database& database, const Clock& clock) {
    routes.leadsToFile("guests", access::personOfGuest());
    // Whose they are is asked by the use case: the auditor, who has no files, may not note them; others only their own.
    routes.leadsToNoFile({"emergencies"});
    const Allow see = Allow::right(Right::files_see), keep = Allow::right(Right::files_keep);
    const auto desk = [&database, &clock](const Actor& actor) { return Desk{database, clock, actor}; };

    routes.add(Method::get, "/api/v1/files/{id}/readers", "getFileReaders", see,
               [desk](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, readersOf(desk(actor), id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/users/guests", "listGuestAccounts", keep,
               [desk](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, listGuestAccounts(desk(actor)));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/people/{id}/guests", "confideFile", keep,
               [desk](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   return made(confide(desk(actor), id, body));
               });
    routes.add(Method::patch, "/api/v1/guests/{id}", "changeGuest", keep,
               [desk](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, idIn(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto found, changeGuest(desk(actor), id, version, body));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/emergencies", "listEmergencies", Allow::anyRole(),
               [desk](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, listEmergencies(desk(actor)));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/emergencies", "openEmergency", Allow::right(Right::particulars_see),
               [desk](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   return made(openEmergency(desk(actor), body));
               });
    routes.add(Method::put, "/api/v1/emergencies/{id}/ended", "endEmergency", see,
               [desk](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, idIn(request));
                   TRY_ASSIGN(const auto found, endEmergency(desk(actor), id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::put, "/api/v1/emergencies/{id}/noted", "noteEmergency", keep,
               [desk](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, idIn(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto found, noteEmergency(desk(actor), id, body));
                   return http::jsonAnswer(found);
               });
}

}  // namespace jalon::people
