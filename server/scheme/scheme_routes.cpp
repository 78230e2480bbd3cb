// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "scheme/scheme.h"

namespace jalon::scheme {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr std::size_t kFileBytes = 4UL * 1024 * 1024;

}  // namespace

void Schemes::addRoutes(access::RouteTable& routes) {
    const Allow administrators = Allow::right(Right::settings_keep);
    routes.add(Method::get, "/api/v1/scheme/file", "exportScheme", administrators,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto file, exported(actor));
                   return http::jsonAnswer(file);
               });
    routes.add(
        Method::post, "/api/v1/scheme/import", "importScheme", administrators,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            const std::string dry_run = request.queryOr("dryRun", "false");
            if (dry_run != "true" && dry_run != "false") return Error::invalid("dryRun", "not_boolean");
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto report, import(actor, body, dry_run == "true"));
            return http::jsonAnswer(report);
        },
        kFileBytes);
}

}  // namespace jalon::scheme
