// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "reports/reports.h"

namespace jalon::reports {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Result<Reports::Asked> readAsked(const Request& request) {
    TRY_ASSIGN(const auto structure, http::queryUuid(request, "structureId"));
    Reports::Asked asked;
    asked.period = request.queryOr("period", "");
    if (structure) asked.filter.structure = StructureId::trusted(*structure);
    asked.filter.measure_kind = request.queryOr("measureKind", "");
    return asked;
}

}  // namespace

void Reports::addRoutes(access::RouteTable& routes) {
    routes.add(Method::get, "/api/v1/reports/figures", "getFigures", Allow::right(Right::figures_see),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto asked, readAsked(request));
                   TRY_ASSIGN(const auto found, figures(actor, asked));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/reports/list", "listFigure", Allow::right(Right::figures_open),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto asked, readAsked(request));
                   TRY_ASSIGN(const auto found,
                              list(actor, {asked, request.queryOr("indicator", ""), request.queryOr("by", ""),
                                           request.queryOr("value", ""), request.queryOr("cursor", "")}));
                   return http::jsonAnswer(found);
               });
}

}  // namespace jalon::reports
