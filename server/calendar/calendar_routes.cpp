// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "calendar/calendars.h"
#include "http/exchange.h"

namespace jalon::calendar {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

/// The Ministry's file with every zone and year, as JSON, is under 5 MB.
constexpr std::size_t kCalendarBytes = 16UL * 1024 * 1024;

Response versioned(const json::object& value) { return http::jsonAnswer(value, 200, value.at("version").as_int64()); }

template <class T>
Result<T> required(Result<std::optional<T>> value, const char* name) {
    TRY_ASSIGN(auto found, std::move(value));
    if (!found) return Error::invalid(name, "required");
    return std::move(*found);
}

Result<Calendars::DaysQuery> daysQuery(const Request& request) {
    TRY_ASSIGN(const Day from, required(http::queryDay(request, "from"), "from"));
    TRY_ASSIGN(const Day to, required(http::queryDay(request, "to"), "to"));
    TRY_ASSIGN(const auto structure, http::queryUuid(request, "structureId"));
    return Calendars::DaysQuery{from, to, request.queryOr("zone", ""),
                                structure ? StructureId::parse(*structure) : std::nullopt};
}

Result<bool> dryRun(const Request& request) {
    const std::string text = request.queryOr("dryRun", "false");
    if (text != "true" && text != "false") return Error::invalid("dryRun", "not_boolean");
    return text == "true";
}

}  // namespace

void Calendars::addRoutes(access::RouteTable& routes) {
    settings_.addRoutes(routes);
    const Allow see = Allow::right(Right::calendars_see), keep = Allow::right(Right::calendars_keep);

    routes.add(Method::get, "/api/v1/calendars/years", "listSchoolYears", see,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto years, listSchoolYears(actor));
                   return http::jsonAnswer(years);
               });
    routes.add(
        Method::post, "/api/v1/calendars/import", "importSchoolCalendar", keep,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            if (request.header("content-type") != "application/octet-stream")
                return Error{ErrorKind::unsupported, "file_expected"};
            TRY_ASSIGN(const bool dry_run, dryRun(request));
            TRY_ASSIGN(const auto report, importSchoolCalendar(actor, request.body, dry_run));
            return http::jsonAnswer(report);
        },
        kCalendarBytes);
    routes.add(Method::get, "/api/v1/calendars/service", "getServiceCalendar", see,
               [this](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto calendar, getServiceCalendar(actor));
                   return versioned(calendar);
               });
    routes.add(Method::put, "/api/v1/calendars/service", "putServiceCalendar", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto calendar, putServiceCalendar(actor, version, body));
                   return versioned(calendar);
               });
    routes.add(Method::get, "/api/v1/calendars/days", "listCalendarDays", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, daysQuery(request));
                   TRY_ASSIGN(const auto days, listDays(actor, query));
                   return http::jsonAnswer(days);
               });
    routes.add(Method::get, "/api/v1/calendars/receivable", "getReceivable", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto structure, required(http::queryUuid(request, "structureId"), "structureId"));
                   TRY_ASSIGN(const auto from, required(http::queryHalfDay(request, "from"), "from"));
                   TRY_ASSIGN(const auto to, http::queryHalfDay(request, "to"));
                   TRY_ASSIGN(const auto result, getReceivable(actor, StructureId::trusted(structure), from, to));
                   return http::jsonAnswer(result);
               });
    routes.add(Method::get, "/api/v1/structures/{id}/calendar", "getSchoolCalendar", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StructureId>(request));
                   TRY_ASSIGN(const auto calendar, getSchoolCalendar(actor, id));
                   return versioned(calendar);
               });
    routes.add(Method::put, "/api/v1/structures/{id}/calendar", "putSchoolCalendar", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StructureId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto calendar, putSchoolCalendar(actor, id, version, body));
                   return versioned(calendar);
               });
}

}  // namespace jalon::calendar
