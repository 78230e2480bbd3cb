// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include "blueprints/versions.h"
#include "http/exchange.h"

namespace jalon::blueprints {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

constexpr std::size_t kContentBytes = 2UL * 1024 * 1024;

Result<std::int64_t> pathNumber(const Request& request) {
    const auto& text = request.path_values.at("number");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return Error::notFound();
    return number;
}

}  // namespace

void Versions::addRoutes(access::RouteTable& routes) {
    routes.leadsToNoFile({"blueprint/versions"});
    const Allow administrators = Allow::right(Right::settings_keep);
    routes.add(Method::get, "/api/v1/blueprint/versions", "listBlueprintVersions", administrators,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto versions, list(actor));
                   return http::jsonAnswer(versions);
               });
    routes.add(
        Method::post, "/api/v1/blueprint/versions", "saveBlueprintVersion", administrators,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto created, save(actor, body));
            return http::jsonAnswer(created.version, created.repeated ? 200 : 201);
        },
        kContentBytes);
    routes.add(Method::get, "/api/v1/blueprint/versions/{number}", "getBlueprintVersion", administrators,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto number, pathNumber(request));
                   TRY_ASSIGN(const auto version, get(actor, number));
                   return http::jsonAnswer(version);
               });
    routes.add(Method::post, "/api/v1/blueprint/versions/{number}/withdrawal", "withdrawBlueprintVersion",
               administrators, [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto number, pathNumber(request));
                   TRY_ASSIGN(const auto version, withdraw(actor, number));
                   return http::jsonAnswer(version);
               });
    routes.add(
        Method::post, "/api/v1/blueprint/check", "checkBlueprint", administrators,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto examined, check(actor, body));
            return http::jsonAnswer(examined);
        },
        kContentBytes);
}

}  // namespace jalon::blueprints
