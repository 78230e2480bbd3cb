// SPDX-License-Identifier: EUPL-1.2
#include "backup/backup.h"
#include "http/exchange.h"

namespace jalon::backup {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Response;

void Backups::addRoutes(access::RouteTable& routes) {
    const Allow administrators = Allow::right(Right::backups_keep);
    routes.add(Method::get, "/api/v1/backups", "getBackups", administrators,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, state(actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/backups", "requestBackup", administrators,
               [this](const http::Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found, request(actor));
                   return http::jsonAnswer(found, 202);
               });
}

}  // namespace jalon::backup
