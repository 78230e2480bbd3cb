// SPDX-License-Identifier: EUPL-1.2
#include "access/access_routes.h"

#include "access/open_sessions.h"
#include "http/exchange.h"

namespace jalon::access {

using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr TextRule kName{.max = 100};
constexpr TextRule kPassword{.max = kMaxPasswordLength};
constexpr std::size_t kMaxMemberships = 20;

json::array rightsJson(RightSet rights) {
    json::array out;
    for (const Right right : rights.list()) out.emplace_back(rightCode(right));
    return out;
}

json::object sessionJson(const RouteServices& services, const Actor& actor, std::string_view token) {
    return {{"user",
             {{"id", actor.author.user.value().text()},
              {"login", actor.login},
              {"displayName", actor.display_name},
              {"roles", rolesJson(actor.roles)},
              {"rights", rightsJson(actor.rights())}}},
            {"csrfToken", csrfToken(token)},
            {"idleSeconds", services.options.idle_seconds},
            {"mustChangePassword", actor.must_change_password}};
}

Result<Response> signIn(const RouteServices& services, const Request& request) {
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string login = in.text("login", kName);
    const std::string password = in.text("password", kPassword);
    TRY(in.finish());
    TRY_ASSIGN(const SignedIn signed_in, services.sign_in.signIn(login, password, request));
    const User& user = signed_in.user;
    const RoleSet roles = rolesOf(standingsOn(user.memberships, services.clock.today()));
    const Actor actor{{user.id, "web"}, user.login, user.display_name, roles, "", user.must_change_password};
    Response response = http::jsonAnswer(sessionJson(services, actor, signed_in.token));
    response.set("Set-Cookie", services.sessions.cookie(signed_in.token));
    return response;
}

Result<Response> signOut(const RouteServices& services, const Actor& actor) {
    TRY(services.sign_in.signOut(actor));
    Response response = Response::noContent();
    response.set("Set-Cookie", services.sessions.clearedCookie());
    return response;
}

Result<Response> changePassword(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string current = in.text("currentPassword", kPassword);
    const std::string replacement = in.text("newPassword", kPassword);
    TRY(in.finish());
    TRY(services.sign_in.changePassword(actor, current, replacement));
    return Response::noContent();
}

json::object accountJson(const RouteServices& services, const User& user) {
    return toJson(user, services.users.names({user}), services.clock.now(), services.clock.today());
}

Result<Response> listUsers(const RouteServices& services, const Actor& actor) {
    TRY_ASSIGN(const auto users, services.users.list(actor));
    json::array items;
    const Names names = services.users.names(users);
    for (const User& user : users) items.push_back(toJson(user, names, services.clock.now(), services.clock.today()));
    return http::jsonAnswer(json::object{{"items", std::move(items)}});
}

Result<Response> createUser(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const std::string login = in.text("login", kName);
    const std::string display_name = in.text("displayName", kName);
    const std::string password = in.text("password", kPassword);
    std::vector<NewMembership> memberships;
    for (const json::object* item : in.objects("memberships", kMaxMemberships)) {
        JsonReader nested(*item, in.path("memberships." + std::to_string(memberships.size())));
        memberships.push_back(readMembership(nested));
        in.absorb(nested);
    }
    TRY(in.finish());
    TRY_ASSIGN(const auto created,
               services.users.create(actor, {UserId::trusted(id), login, display_name, password, memberships}));
    return http::jsonAnswer(accountJson(services, created.user), created.is_new ? 201 : 200, created.user.version);
}

Result<Response> updateUser(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<UserId>(request));
    TRY_ASSIGN(const auto version, http::ifMatch(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    UserChange change;
    if (in.has("displayName")) change.display_name = in.text("displayName", kName);
    change.active = in.optionalBoolean("active");
    TRY(in.finish());
    TRY_ASSIGN(const User user, services.users.update(actor, id, version, change));
    return http::jsonAnswer(accountJson(services, user), 200, user.version);
}

Result<Response> resetPassword(const RouteServices& services, const Request& request, const Actor& actor) {
    TRY_ASSIGN(const auto id, http::pathId<UserId>(request));
    TRY_ASSIGN(const json::object body, http::jsonBody(request));
    JsonReader in(body);
    const std::string password = in.text("newPassword", kPassword);
    TRY(in.finish());
    TRY(services.users.resetPassword(actor, id, password));
    return Response::noContent();
}

Result<Response> listColleagues(const RouteServices& services, const Actor& actor) {
    TRY_ASSIGN(const auto users, services.users.directory(actor));
    json::array items;
    for (const User& user : users)
        items.push_back(json::object{{"id", user.id.text()}, {"displayName", user.display_name}});
    return http::jsonAnswer(json::object{{"items", std::move(items)}});
}

}  // namespace

void addSessionRoutes(RouteTable& routes, const RouteServices& services) {
    routes.add(Method::post, "/api/v1/session", "signIn", Allow::anyone(),
               [services](const Request& request, const Actor&) { return signIn(services, request); });
    routes.add(Method::get, "/api/v1/session", "getSession", Allow::signedIn(),
               [services](const Request& request, const Actor& actor) -> Result<Response> {
                   return http::jsonAnswer(sessionJson(services, actor, services.sessions.tokenOf(request)));
               });
    routes.add(Method::del, "/api/v1/session", "signOut", Allow::signedIn(),
               [services](const Request&, const Actor& actor) { return signOut(services, actor); });
    // Of the caller alone.
    routes.leadsToNoFile({"sessions"});
    routes.add(Method::get, "/api/v1/sessions", "listSessions", Allow::signedIn(),
               [services](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto found,
                              listSessions(services.database, services.clock, services.options, actor));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::del, "/api/v1/sessions", "endOtherSessions", Allow::signedIn(),
               [services](const Request&, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto ended, endOtherSessions(services.database, services.clock, actor));
                   return http::jsonAnswer(json::object{{"ended", ended}});
               });
    routes.add(Method::del, "/api/v1/sessions/{id}", "endSession", Allow::signedIn(),
               [services](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY(endSession(services.database, services.clock, actor, request.path_values.at("id")));
                   return Response::noContent();
               });
    routes.add(
        Method::put, "/api/v1/session/password", "changePassword", Allow::signedIn(),
        [services](const Request& request, const Actor& actor) { return changePassword(services, request, actor); });
}

void addUserRoutes(RouteTable& routes, const RouteServices& services) {
    routes.leadsToNoFile({"users"});
    const Allow administrators = Allow::right(Right::accounts_keep);
    routes.add(Method::get, "/api/v1/users", "listUsers", administrators,
               [services](const Request&, const Actor& actor) { return listUsers(services, actor); });
    routes.add(Method::post, "/api/v1/users", "createUser", administrators,
               [services](const Request& request, const Actor& actor) { return createUser(services, request, actor); });
    routes.add(Method::get, "/api/v1/users/directory", "listColleagues", Allow::right(Right::colleagues_see),
               [services](const Request&, const Actor& actor) { return listColleagues(services, actor); });
    routes.add(Method::patch, "/api/v1/users/{id}", "updateUser", administrators,
               [services](const Request& request, const Actor& actor) { return updateUser(services, request, actor); });
    routes.add(
        Method::put, "/api/v1/users/{id}/password", "resetPassword", administrators,
        [services](const Request& request, const Actor& actor) { return resetPassword(services, request, actor); });
}

}  // namespace jalon::access
