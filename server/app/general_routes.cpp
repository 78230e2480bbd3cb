// SPDX-License-Identifier: EUPL-1.2
#include "app/general_routes.h"

#include "app/general_store.h"
#include "http/exchange.h"

namespace jalon::app {
namespace {

using access::Actor;
using access::Allow;
using http::Method;
using http::Request;
using http::Response;

json::array settingsJson(const calendar::Settings& settings) {
    json::array out;
    for (const auto& setting : settings.entries()) out.push_back(toJson(setting));
    return out;
}

json::array noticesJson(const std::vector<calendar::Notice>& notices) {
    json::array out;
    for (const auto& notice : notices) {
        json::object params;
        for (const auto& [key, value] : notice.params) params[key] = value;
        out.push_back(json::object{{"code", notice.code}, {"params", std::move(params)}});
    }
    return out;
}

json::object metaJson(const About& about, const GeneralNeeds& needs) {
    const Day today = needs.clock.today();
    const auto warnings =
        needs.database.read([&](storage::Transaction& tx) { return needs.calendars.warnings(tx, today); });
    json::object out;
    out["version"] = about.version;
    out["today"] = today.iso();
    out["halfDay"] = needs.clock.currentHalfDay().text();
    out["demo"] = about.demo;
    out["timeZone"] = about.time_zone;
    out["warnings"] = noticesJson(warnings);
    return out;
}

}  // namespace

void addGeneralRoutes(access::RouteTable& routes, const About& about, const GeneralNeeds& needs) {
    routes.add(Method::get, "/api/v1/meta", "getMeta", Allow::signedIn(),
               [about, needs](const Request&, const Actor&) -> Result<Response> {
                   return http::jsonAnswer(metaJson(about, needs));
               });
    routes.add(
        Method::get, "/api/v1/blueprint", "getBlueprint", Allow::signedIn(),
        [needs](const Request&, const Actor&) -> Result<Response> {
            return http::jsonAnswer(needs.database.read([&](storage::Transaction& tx) {
                return needs.blueprints.on(tx, needs.clock.today()).toJson(settingsJson(needs.calendars.settings(tx)));
            }));
        });
    routes.add(Method::get, "/api/v1/health", "getHealth", Allow::anyone(),
               [needs](const Request&, const Actor&) -> Result<Response> {
                   needs.database.requireSound();
                   needs.database.read([](storage::Transaction& tx) { return databaseAnswers(tx); });
                   return http::jsonAnswer(json::object{{"status", "ok"}});
               });
}

}  // namespace jalon::app
