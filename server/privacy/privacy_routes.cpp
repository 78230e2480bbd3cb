// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "privacy/paths.h"
#include "privacy/privacy.h"

namespace jalon::privacy {
namespace {

using access::Actor;
using access::Allow;
using access::Role;
using http::Method;
using http::Response;

Response created(const Created& made) { return http::jsonAnswer(made.thing, made.repeated ? 200 : 201); }

}  // namespace

void Privacy::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const auto coordinator = Allow::roles({Role::coordinator});
    const auto administrator = Allow::roles({Role::administrator});
    const auto both = Allow::roles({Role::coordinator, Role::administrator});

    routes.add(Method::get, "/api/v1/notices", "listNotices", both,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, notices(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/notices/{id}", "getNotice", both,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<NoticeId>(request));
                   TRY_ASSIGN(const auto found, notice(actor, id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::del, "/api/v1/notices/{id}", "withdrawNotice", administrator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<NoticeId>(request));
                   TRY_ASSIGN(const auto found, withdrawNotice(actor, id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/organisations/{id}/notices/{scheme}", "getCurrentNotice", both,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<OrganisationId>(request));
                   TRY_ASSIGN(const auto found, currentNotice(actor, id, request.path_values.at("scheme")));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/organisations/{id}/notices", "createNotice", administrator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<OrganisationId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, writeNotice(actor, id, body));
                   return created(made);
               });
    routes.add(Method::post, "/api/v1/organisations/{id}/notice-controller", "setNoticeController", administrator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<OrganisationId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, setController(actor, id, body));
                   return created(made);
               });

    routes.add(Method::get, "/api/v1/notices-due", "listNoticesDue", coordinator,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, noticesDue(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/people/{id}/notices", "getFileNotices", coordinator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, fileNotices(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/people/{id}/notice-handovers", "createNoticeHandover", coordinator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, handOver(actor, person, body));
                   return created(made);
               });
    routes.add(Method::get, "/api/v1/notice-handovers/{id}", "getNoticeHandover", coordinator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<HandoverId>(request));
                   TRY_ASSIGN(const auto found, handover(actor, id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::del, "/api/v1/notice-handovers/{id}", "withdrawNoticeHandover", coordinator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<HandoverId>(request));
                   TRY_ASSIGN(const auto found, withdrawHandover(actor, id));
                   return http::jsonAnswer(found);
               });

    routes.add(Method::get, "/api/v1/rights-requests", "listOpenRightsRequests", coordinator,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, openRequests(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/people/{id}/rights-requests", "listRightsRequests", coordinator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, requestsOf(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/people/{id}/rights-requests", "createRightsRequest", coordinator,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, createRequest(actor, person, body));
                   return created(made);
               });
    using Change = Result<json::object> (Privacy::*)(const Actor&, const RequestId&, std::int64_t, const json::object&);
    const auto change = [&](Method method, const char* path, const char* operation, Change use_case) {
        routes.add(method, path, operation, coordinator,
                   [this, use_case](const http::Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, http::pathId<RequestId>(request));
                       TRY_ASSIGN(const auto version, http::ifMatch(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto changed, (this->*use_case)(actor, id, version, body));
                       return http::jsonAnswer(changed, 200, changed.at("version").as_int64());
                   });
    };
    change(Method::patch, "/api/v1/rights-requests/{id}", "updateRightsRequest", &Privacy::updateRequest);
    change(Method::put, "/api/v1/rights-requests/{id}/extension", "extendRightsRequest", &Privacy::extendRequest);
    change(Method::put, "/api/v1/rights-requests/{id}/answer", "answerRightsRequest", &Privacy::answerRequest);
}

}  // namespace jalon::privacy
