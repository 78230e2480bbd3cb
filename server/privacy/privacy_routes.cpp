// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "privacy/paths.h"
#include "privacy/privacy.h"

namespace jalon::privacy {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Response;

Response created(const Created& made) { return http::jsonAnswer(made.thing, made.repeated ? 200 : 201); }

}  // namespace

void Privacy::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::privacy_see), keep = Allow::right(Right::privacy_keep);
    const Allow administrator = Allow::right(Right::settings_keep);
    // The texts say nothing of anybody: whoever works here may read them.
    const Allow everybody = Allow::right(Right::colleagues_see);

    routes.add(Method::get, "/api/v1/notices", "listNotices", everybody,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, notices(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/notices/{id}", "getNotice", everybody,
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
    routes.add(Method::get, "/api/v1/organisations/{id}/notices/{scheme}", "getCurrentNotice", everybody,
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

    routes.add(Method::get, "/api/v1/notices-due", "listNoticesDue", see,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, noticesDue(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/people/{id}/notices", "getFileNotices", see,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, fileNotices(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/people/{id}/notice-handovers", "createNoticeHandover", keep,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, handOver(actor, person, body));
                   return created(made);
               });
    routes.add(Method::get, "/api/v1/notice-handovers/{id}", "getNoticeHandover", see,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<HandoverId>(request));
                   TRY_ASSIGN(const auto found, handover(actor, id));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::del, "/api/v1/notice-handovers/{id}", "withdrawNoticeHandover", keep,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<HandoverId>(request));
                   TRY_ASSIGN(const auto found, withdrawHandover(actor, id));
                   return http::jsonAnswer(found);
               });

    routes.add(Method::get, "/api/v1/rights-requests", "listOpenRightsRequests", see,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, openRequests(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/people/{id}/rights-requests", "listRightsRequests", see,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, requestsOf(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/people/{id}/rights-requests", "createRightsRequest", keep,
               [this](const http::Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, createRequest(actor, person, body));
                   return created(made);
               });
    using Change = Result<json::object> (Privacy::*)(const Actor&, const RequestId&, std::int64_t, const json::object&);
    const auto change = [&](Method method, const char* path, const char* operation, Change use_case) {
        routes.add(method, path, operation, keep,
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
