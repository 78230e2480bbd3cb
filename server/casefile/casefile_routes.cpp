// SPDX-License-Identifier: EUPL-1.2
#include "casefile/casefile.h"
#include "http/exchange.h"

namespace jalon::casefile {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

void CaseFiles::addRoutes(access::RouteTable& routes) {
    const Allow see = Allow::right(Right::files_see);

    routes.add(Method::get, "/api/v1/files/{id}", "getFile", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, open(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/files/{id}/timeline", "getTimeline", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto page, timeline(actor, person, request.queryOr("cursor", "")));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::get, "/api/v1/today", "getToday", Allow::right(Right::tasks),
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto page, today(actor));
                   return http::jsonAnswer(page);
               });
}

}  // namespace jalon::casefile
