// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "catalogue/catalogue.h"
#include "http/exchange.h"

namespace jalon::catalogue {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

constexpr std::size_t kLongestSearch = 400;

Response answer(const json::object& value, int status = 200) {
    return http::jsonAnswer(value, status, value.at("version").as_int64());
}

template <class Create>
auto creating(Create create) {
    return [create](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto body, http::jsonBody(request));
        bool made = false;
        TRY_ASSIGN(const auto thing, create(actor, body, &made));
        return answer(thing, made ? 201 : 200);
    };
}

template <class IdType, class Update>
auto updating(Update update) {
    return [update](const Request& request, const Actor& actor) -> Result<Response> {
        TRY_ASSIGN(const auto id, http::pathId<IdType>(request));
        TRY_ASSIGN(const auto version, http::ifMatch(request));
        TRY_ASSIGN(const auto body, http::jsonBody(request));
        TRY_ASSIGN(const auto thing, update(actor, id, version, body));
        return answer(thing);
    };
}

Result<std::string> searchOf(const Request& request) {
    std::string q = request.queryOr("q", "");
    if (q.size() > kLongestSearch) return Error::invalid("q", "too_long");
    return q;
}

template <class IdType>
Result<std::optional<IdType>> idQuery(const Request& request, std::string_view name) {
    TRY_ASSIGN(const auto text, http::queryUuid(request, name));
    return text ? std::optional(IdType::trusted(*text)) : std::optional<IdType>();
}

Result<ProfessionalQuery> professionalQuery(const Request& request) {
    ProfessionalQuery query;
    TRY_ASSIGN(query.q, searchOf(request));
    query.qualification = request.queryOr("qualification", "");
    query.honorability = request.queryOr("honorability", "");
    const std::string weekday = request.queryOr("weekday", "");
    query.weekday = parseWeekday(weekday);
    if (!weekday.empty() && !query.weekday) return Error::invalid("weekday", "not_in_list");
    TRY_ASSIGN(query.activity, idQuery<ActivityId>(request, "activityId"));
    query.left = request.queryOr("left", "false") == "true";
    return query;
}

Result<RoomQuery> roomQuery(const Request& request) {
    RoomQuery query;
    TRY_ASSIGN(query.q, searchOf(request));
    query.kind = request.queryOr("kind", "");
    TRY_ASSIGN(query.site, idQuery<SiteId>(request, "siteId"));
    query.retired = request.queryOr("retired", "false") == "true";
    return query;
}

}  // namespace

void Catalogue::addRoutes(access::RouteTable& routes) {
    routes.leadsToNoFile({"activities", "activity-sheets", "professionals", "rooms", "sites"});
    const Allow see = Allow::right(Right::catalogue_see), keep = Allow::right(Right::catalogue_keep);
    routes.add(Method::get, "/api/v1/activities", "listActivities", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto q, searchOf(request));
                   const ActivityQuery query{.q = q,
                                             .axis = request.queryOr("axis", ""),
                                             .skill = request.queryOr("skill", ""),
                                             .motive = request.queryOr("motive", ""),
                                             .retired = request.queryOr("retired", "false") == "true"};
                   TRY_ASSIGN(const auto list, listActivities(actor, query));
                   return http::jsonAnswer(list);
               });
    routes.add(Method::post, "/api/v1/activities", "createActivity", keep,
               creating([this](const Actor& actor, const json::object& body, bool* made) {
                   return createActivity(actor, body, made);
               }));
    routes.add(Method::get, "/api/v1/activities/{id}", "getActivity", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ActivityId>(request));
                   TRY_ASSIGN(const auto page, getActivity(actor, id));
                   return http::jsonAnswer(page);
               });
    routes.add(
        Method::patch, "/api/v1/activities/{id}", "updateActivity", keep,
        updating<ActivityId>([this](const Actor& actor, const ActivityId& id, std::int64_t version,
                                    const json::object& body) { return updateActivity(actor, id, version, body); }));
    routes.add(Method::post, "/api/v1/activities/{id}/sheets", "createActivitySheet", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ActivityId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   bool made = false;
                   TRY_ASSIGN(const auto sheet, createSheet(actor, id, body, &made));
                   return answer(sheet, made ? 201 : 200);
               });
    routes.add(Method::patch, "/api/v1/activity-sheets/{id}", "updateActivitySheet", keep,
               updating<SheetId>([this](const Actor& actor, const SheetId& id, std::int64_t version,
                                        const json::object& body) { return updateSheet(actor, id, version, body); }));

    routes.add(Method::get, "/api/v1/professionals", "listProfessionals", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, professionalQuery(request));
                   TRY_ASSIGN(const auto list, listProfessionals(actor, query));
                   return http::jsonAnswer(list);
               });
    routes.add(Method::post, "/api/v1/professionals", "createProfessional", keep,
               creating([this](const Actor& actor, const json::object& body, bool* made) {
                   return createProfessional(actor, body, made);
               }));
    routes.add(Method::get, "/api/v1/professionals/{id}", "getProfessional", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ProfessionalId>(request));
                   TRY_ASSIGN(const auto professional, getProfessional(actor, id));
                   return answer(professional);
               });
    routes.add(Method::patch, "/api/v1/professionals/{id}", "updateProfessional", keep,
               updating<ProfessionalId>(
                   [this](const Actor& actor, const ProfessionalId& id, std::int64_t version,
                          const json::object& body) { return updateProfessional(actor, id, version, body); }));

    routes.add(Method::get, "/api/v1/rooms", "listRooms", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, roomQuery(request));
                   TRY_ASSIGN(const auto list, listRooms(actor, query));
                   return http::jsonAnswer(list);
               });
    routes.add(Method::post, "/api/v1/rooms", "createRoom", keep,
               creating([this](const Actor& actor, const json::object& body, bool* made) {
                   return createRoom(actor, body, made);
               }));
    routes.add(Method::get, "/api/v1/rooms/{id}", "getRoom", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<RoomId>(request));
                   TRY_ASSIGN(const auto room, getRoom(actor, id));
                   return answer(room);
               });
    routes.add(Method::patch, "/api/v1/rooms/{id}", "updateRoom", keep,
               updating<RoomId>([this](const Actor& actor, const RoomId& id, std::int64_t version,
                                       const json::object& body) { return updateRoom(actor, id, version, body); }));
    routes.add(Method::post, "/api/v1/sites", "createSite", keep,
               creating([this](const Actor& actor, const json::object& body, bool* made) {
                   return createSite(actor, body, made);
               }));
    routes.add(Method::patch, "/api/v1/sites/{id}", "updateSite", keep,
               updating<SiteId>([this](const Actor& actor, const SiteId& id, std::int64_t version,
                                       const json::object& body) { return updateSite(actor, id, version, body); }));
}

}  // namespace jalon::catalogue
