// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "programme/programme.h"

namespace jalon::programme {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Result<HalfDay> pathHalfDay(const Request& request) {
    const auto half = HalfDay::parse(request.path_values.at("date") + "/" + request.path_values.at("half"));
    if (!half) return Error::notFound();
    return *half;
}

}  // namespace

void Programme::addRoutes(access::RouteTable& routes) {
    const Allow see = Allow::right(Right::attendance_see), keep = Allow::right(Right::attendance_keep);
    constexpr const char* kOne = "/api/v1/attendance/{stayId}/{date}/{half}";

    routes.add(Method::get, "/api/v1/attendance", "getAttendanceSheet", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto half, http::queryHalfDay(request, "halfDay"));
                   if (!half) return Error::invalid("halfDay", "required");
                   TRY_ASSIGN(const auto found, sheet(actor, *half));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::put, kOne, "putAttendance", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto stay, http::pathId<StayId>(request, "stayId"));
                   TRY_ASSIGN(const auto half, pathHalfDay(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto stored, record(actor, stay, half, version, body));
                   return http::jsonAnswer(stored, 200, stored.at("version").as_int64());
               });
    routes.add(Method::get, kOne, "getAttendanceHistory", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto stay, http::pathId<StayId>(request, "stayId"));
                   TRY_ASSIGN(const auto half, pathHalfDay(request));
                   TRY_ASSIGN(const auto found, history(actor, stay, half));
                   return http::jsonAnswer(found);
               });
}

}  // namespace jalon::programme
