// SPDX-License-Identifier: EUPL-1.2
#include "exchange/exchange.h"
#include "http/exchange.h"

namespace jalon::exchange {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

/// A list of a whole school, with room to spare.
constexpr std::size_t kListBytes = 1024 * 1024;
/// Its lines as JSON, with what was decided of each.
constexpr std::size_t kLinesBytes = 2 * 1024 * 1024;

Response created(const Created& made) { return http::jsonAnswer(made.thing, made.repeated ? 200 : 201); }

}  // namespace

void Exchange::addRoutes(access::RouteTable& routes) {
    routes.leadsToNoFile({"school-imports", "referral-drafts"});
    const auto add = [&](Method method, const char* path, const char* operation, access::RouteHandler handler,
                         std::size_t bytes = 0) {
        routes.add(method, path, operation, Allow::right(Right::lists_import), std::move(handler), bytes);
    };
    add(
        Method::post, "/api/v1/school-lists/read", "readSchoolList",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            if (request.header("content-type") != "application/octet-stream")
                return Error{ErrorKind::unsupported, "content_type"};
            TRY_ASSIGN(const auto structure, http::queryUuid(request, "structureId"));
            if (!structure) return Error::invalid("structureId", "required");
            TRY_ASSIGN(const auto found, read(actor, StructureId::trusted(*structure), request.body));
            return http::jsonAnswer(found);
        },
        kListBytes);
    add(
        Method::post, "/api/v1/school-lists/check", "checkSchoolList",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto found, check(actor, body));
            return http::jsonAnswer(found);
        },
        kLinesBytes);
    add(
        Method::post, "/api/v1/school-imports", "importSchoolList",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto made, importList(actor, body));
            return created(made);
        },
        kLinesBytes);
    add(Method::get, "/api/v1/school-imports", "listSchoolImports",
        [this](const Request&, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto found, listImports(actor));
            return http::jsonAnswer(found);
        });
    add(Method::get, "/api/v1/school-imports/{id}", "getSchoolImport",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<ImportId>(request));
            TRY_ASSIGN(const auto found, getImport(actor, id));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/school-imports/{id}/undo", "undoSchoolImport",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<ImportId>(request));
            TRY_ASSIGN(const auto left, undo(actor, id));
            return http::jsonAnswer(left);
        });
    add(Method::get, "/api/v1/referral-drafts", "listReferralDrafts",
        [this](const Request&, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto found, listDrafts(actor));
            return http::jsonAnswer(found);
        });
    add(Method::get, "/api/v1/referral-drafts/{id}", "getReferralDraft",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
            TRY_ASSIGN(const auto found, getDraft(actor, id));
            return http::jsonAnswer(found);
        });
    add(Method::put, "/api/v1/referral-drafts/{id}/cancelled", "cancelReferralDraft",
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<ReferralId>(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto draft, cancelDraft(actor, id, body));
            return http::jsonAnswer(draft);
        });
}

}  // namespace jalon::exchange
