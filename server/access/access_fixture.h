// SPDX-License-Identifier: EUPL-1.2
#pragma once
// For the tests of this module: accounts in a real database, and browsers that sign in through the routes.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "access/access.h"
#include "routes.h"
#include "test_database.h"

namespace jalon::access {

constexpr auto kPassword = "violon crayon 47";

/// Cheap hashes; the limits of AccessOptions' defaults are written out where a test counts on them.
inline AccessOptions testOptions() {
    AccessOptions options;
    options.argon2_memory_kib = 8;
    options.argon2_passes = 1;
    options.idle_seconds = 30 * 60;
    options.session_hours = 12;
    options.failures_before_lock = 4;
    options.lock_minutes = 15;
    options.attempts_per_minute = 1000;
    return options;
}

/// Keeps the cookie and the CSRF token as a browser and our pages do.
class Browser {
public:
    explicit Browser(const http::Router& router, std::string address = "192.0.2.1")
        : router_(&router), address_(std::move(address)) {}

    http::Response send(http::Method method, const std::string& target, const json::value& body = nullptr,
                        std::vector<std::pair<std::string, std::string>> headers = {}) {
        headers.insert(headers.end(), {{"host", "jalon.test"}, {"origin", "https://jalon.test"}});
        if (!cookie.empty()) headers.emplace_back("cookie", cookie);
        if (!csrf.empty()) headers.emplace_back("x-jalon-csrf", csrf);
        http::Request request = test::aRequest(method, target, body, std::move(headers));
        request.client_address = address_;
        http::Response response = test::answer(*router_, std::move(request));
        if (const auto set = test::header(response, "Set-Cookie"); !set.empty()) cookie = set.substr(0, set.find(';'));
        return response;
    }
    http::Response get(const std::string& target) { return send(http::Method::get, target); }
    http::Response signIn(const std::string& login, const std::string& password = kPassword) {
        http::Response response =
            send(http::Method::post, "/api/v1/session", {{"login", login}, {"password", password}});
        if (response.status == 200) csrf = json::value_to<std::string>(test::jsonOf(response).at("csrfToken"));
        return response;
    }
    int statusOfSession() { return get("/api/v1/session").status; }

    std::string cookie;  ///< "name=value"
    std::string csrf;

private:
    const http::Router* router_;
    std::string address_;
};

class AccessFixture : public ::testing::Test {
protected:
    explicit AccessFixture(AccessOptions options = testOptions())
        : data_({audit::schema(), schema()}), access_(data_.database(), data_.clock(), std::move(options)) {
        access_.addRoutes(table_);
        table_.add(
            http::Method::get, "/for-coordinators", "read", Allow::roles({Role::coordinator}),
            [](const http::Request&, const Actor&) -> Result<http::Response> { return http::Response::noContent(); });
    }

    User anAccount(const std::string& login, RoleSet roles = {Role::coordinator}, bool must_change = false) {
        const NewUser wanted{UserId::make(data_.clock().now()),
                             login,
                             "Nom de " + login,
                             kPassword,
                             firstMemberships(roles, data_.clock().now()),
                             must_change};
        return access_.createUser(Actor::system("cli"), wanted).value();
    }
    Browser browser(const std::string& address = "192.0.2.1") { return Browser(router_, address); }
    Browser signedIn(const std::string& login) {
        Browser opened = browser();
        EXPECT_EQ(opened.signIn(login).status, 200);
        return opened;
    }
    void advance(std::chrono::microseconds delta) { data_.clock().advance(delta); }
    /// "action entity_id by user", newest first.
    std::vector<std::string> auditLines() {
        std::vector<std::string> lines;
        const auto found =
            data_.database().read([](storage::Transaction& tx) { return audit::find(tx, {.limit = 200}); });
        for (const auto& line : found)
            lines.push_back(line.action + " " + line.entity_id + " by " + (line.user ? line.user->text() : "nobody"));
        return lines;
    }
    std::int64_t count(const storage::Sql& sql) {
        return data_.database().read([&](storage::Transaction& tx) { return tx.run(sql).front().integer(0); });
    }

    test::TestDatabase data_;
    Access access_;
    http::Router router_;
    RouteTable table_{router_, access_};
};

}  // namespace jalon::access
