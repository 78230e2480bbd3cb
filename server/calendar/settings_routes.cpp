// SPDX-License-Identifier: EUPL-1.2
#include "calendar/dated_settings.h"
#include "http/exchange.h"

namespace jalon::calendar {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

void DatedSettings::addRoutes(access::RouteTable& routes) {
    routes.leadsToNoFile({"settings"});
    const Allow administrators = Allow::right(Right::settings_keep);
    routes.add(Method::get, "/api/v1/settings", "listSettings", administrators,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto settings, list(actor));
                   return http::jsonAnswer(settings);
               });
    routes.add(Method::post, "/api/v1/settings", "addSetting", administrators,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto settings, add(actor, body));
                   return http::jsonAnswer(settings);
               });
    routes.add(Method::post, "/api/v1/settings/{entry}/correction", "correctSetting", administrators,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto settings, correct(actor, request.path_values.at("entry"), body));
                   return http::jsonAnswer(settings);
               });
    routes.add(Method::post, "/api/v1/settings/{entry}/withdrawal", "withdrawSetting", administrators,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto settings, withdraw(actor, request.path_values.at("entry")));
                   return http::jsonAnswer(settings);
               });
}

}  // namespace jalon::calendar
