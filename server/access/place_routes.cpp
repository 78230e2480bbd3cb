// SPDX-License-Identifier: EUPL-1.2
#include "access/access_routes.h"
#include "http/exchange.h"

namespace jalon::access {

using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr TextRule kName{.max = 100};

struct MembershipTag;
using MembershipId = Id<MembershipTag>;

Result<Response> listOrganisations(const RouteServices& services, const Actor& actor) {
    TRY_ASSIGN(const auto organisations, services.places.list(actor));
    json::array items;
    for (const auto& shown : organisations) items.push_back(toJson(shown));
    return http::jsonAnswer(json::object{{"items", std::move(items)}});
}

Result<Response> createOrganisation(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const std::string name = in.text("name", kName);
    TRY(in.finish());
    TRY_ASSIGN(const auto made, services.places.createOrganisation(actor, OrganisationId::trusted(id), name));
    return http::jsonAnswer(toJson(Places::OrganisationWithTeams{made, {}}), 201, made.version);
}

Result<Response> renameOrganisation(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<OrganisationId>(request));
    TRY_ASSIGN(const auto version, http::ifMatch(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string name = in.text("name", kName);
    TRY(in.finish());
    TRY_ASSIGN(const auto shown, services.places.renameOrganisation(actor, id, version, name));
    return http::jsonAnswer(toJson(shown), 200, shown.organisation.version);
}

Result<Response> createTeam(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto organisation, http::pathId<OrganisationId>(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const std::string name = in.text("name", kName);
    const auto schemes = in.texts("schemes", kSchemes.size());
    TRY(in.finish());
    TRY_ASSIGN(const auto made,
               services.places.createTeam(actor, {TeamId::trusted(id), organisation, name, schemes, std::nullopt, 1}));
    return http::jsonAnswer(toJson(made), 201, made.version);
}

Result<Response> changeTeam(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<TeamId>(request));
    TRY_ASSIGN(const auto version, http::ifMatch(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    TeamChange change;
    change.name = in.text("name", kName);
    change.schemes = in.texts("schemes", kSchemes.size());
    change.closed_on = in.optionalDay("closedOn");
    TRY(in.finish());
    TRY_ASSIGN(const auto team, services.places.changeTeam(actor, id, version, change));
    return http::jsonAnswer(toJson(team), 200, team.version);
}

/// The account as it is with the membership.
Result<Response> accountOf(const RouteServices& services, const Actor& actor, const UserId& id, int status) {
    TRY_ASSIGN(const auto users, services.users.list(actor));
    for (const User& user : users)
        if (user.id == id)
            return http::jsonAnswer(
                toJson(user, services.users.names({user}), services.clock.now(), services.clock.today()), status,
                user.version);
    return Error::notFound();
}

Result<Response> addMembership(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto user, http::pathId<UserId>(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const NewMembership wanted = readMembership(in);
    TRY(in.finish());
    TRY_ASSIGN(const auto made, services.places.addMembership(actor, user, wanted));
    return accountOf(services, actor, made.user, 201);
}

Result<Response> changeMembership(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<MembershipId>(request));
    TRY_ASSIGN(const auto version, http::ifMatch(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const Places::Days days{in.optionalDay("from"), in.optionalDay("to")};
    TRY(in.finish());
    TRY_ASSIGN(const auto changed, services.places.changeMembership(actor, id.text(), version, days));
    return accountOf(services, actor, changed.user, 200);
}

}  // namespace

NewMembership readMembership(JsonReader& in) {
    NewMembership wanted;
    wanted.id = in.uuid("id");
    const auto role = parseRole(in.text("role", {.max = 40}));
    // Files are confided one by one, on their own page.
    if (!role || placeKindOf(*role) == PlaceKind::file) in.fail("role", "not_in_list");
    wanted.role = role.value_or(Role::coordinator);
    wanted.place = in.uuid("placeId");
    wanted.from = in.optionalDay("from");
    wanted.to = in.optionalDay("to");
    if (const auto colleague = in.optionalUuid("standsForId"); !colleague.empty())
        wanted.stands_for = UserId::trusted(colleague);
    return wanted;
}

void addPlaceRoutes(RouteTable& routes, const RouteServices& services) {
    routes.leadsToNoFile({"organisations", "teams", "memberships"});
    const Allow administrators = Allow::right(Right::accounts_keep);
    routes.add(Method::get, "/api/v1/organisations", "listOrganisations", administrators,
               [services](const Request&, const Actor& actor) { return listOrganisations(services, actor); });
    routes.add(Method::post, "/api/v1/organisations", "createOrganisation", administrators,
               [services](const Request& request, const Actor& actor) {
                   return createOrganisation(services, request, actor);
               });
    routes.add(Method::patch, "/api/v1/organisations/{id}", "renameOrganisation", administrators,
               [services](const Request& request, const Actor& actor) {
                   return renameOrganisation(services, request, actor);
               });
    routes.add(Method::post, "/api/v1/organisations/{id}/teams", "createTeam", administrators,
               [services](const Request& request, const Actor& actor) { return createTeam(services, request, actor); });
    routes.add(Method::patch, "/api/v1/teams/{id}", "changeTeam", administrators,
               [services](const Request& request, const Actor& actor) { return changeTeam(services, request, actor); });
    routes.add(
        Method::post, "/api/v1/users/{id}/memberships", "addMembership", administrators,
        [services](const Request& request, const Actor& actor) { return addMembership(services, request, actor); });
    routes.add(
        Method::patch, "/api/v1/memberships/{id}", "changeMembership", administrators,
        [services](const Request& request, const Actor& actor) { return changeMembership(services, request, actor); });
}

}  // namespace jalon::access
