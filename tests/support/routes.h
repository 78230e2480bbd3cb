// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The routes of modules without a network: a router, a gate that lets a chosen actor in, and requests.
//
//     test::Routes routes;                     // signed in as a coordinator
//     tasks.addRoutes(routes.table());
//     const auto reply = routes.send(test::aRequest(http::Method::post, "/api/v1/tasks", {{"id", …}}));
//     EXPECT_EQ(reply.status, 201);
//     routes.actor() = test::anActor({access::Role::administrator});
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "access/route_table.h"
#include "base/json.h"
#include "http/message.h"
#include "http/router.h"

namespace jalon::test {

/// A signed-in person; each call makes another one.
/// Of the team every base begins with, where every file is.
inline access::Actor anActor(access::RoleSet roles) {
    return {{UserId::make(Instant(1)), "web"},
            "a.martin",
            "Alice Martin",
            roles,
            "session",
            false,
            {{access::Role::coordinator, "00000000-0000-7000-8000-000000000002"}},
            access::FileScope::everything()};
}

/// "/path?name=value"; the query is taken as it stands, without decoding.
inline http::Request aRequest(http::Method method, const std::string& target, const boost::json::value& body = nullptr,
                              std::vector<std::pair<std::string, std::string>> headers = {}) {
    http::Request request;
    request.method = method;
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    for (std::size_t at = mark; at != std::string::npos && at + 1 < target.size();) {
        const auto end = target.find('&', at + 1);
        const std::string pair = target.substr(at + 1, end == std::string::npos ? end : end - at - 1);
        const auto equals = pair.find('=');
        request.query[pair.substr(0, equals)] = equals == std::string::npos ? "" : pair.substr(equals + 1);
        at = end;
    }
    request.client_address = "192.0.2.1";
    request.request_id = "test";
    request.headers = std::move(headers);
    if (!body.is_null()) {
        request.body = boost::json::serialize(body);
        request.headers.emplace_back("content-type", "application/json");
    }
    return request;
}

/// What the router and the handler answer; an exception of the handler goes through to the test.
inline http::Response answer(const http::Router& router, http::Request request) {
    auto found = router.find(request.method, request.path);
    auto* match = std::get_if<http::Router::Match>(&found);
    if (match == nullptr) throw std::logic_error("no route for " + request.path);
    request.path_values = match->values;
    return match->route->handler(request);
}

inline std::string header(const http::Response& response, const std::string& name) {
    for (const auto& [known, value] : response.headers)
        if (known == name) return value;
    return "";
}

/// The JSON of the answer; null when it has no body.
inline boost::json::value jsonOf(const http::Response& response) {
    return response.body.empty() ? boost::json::value(nullptr) : boost::json::parse(response.body);
}

/// The code of a problem.
inline std::string codeOf(const http::Response& response) {
    return boost::json::value_to<std::string>(jsonOf(response).at("code"));
}

/// "field: code" for every field error of a problem.
inline std::vector<std::string> fieldsOf(const http::Response& response) {
    std::vector<std::string> fields;
    const auto problem = jsonOf(response);
    for (const auto& error : problem.at("errors").as_array())
        fields.push_back(boost::json::value_to<std::string>(error.at("field")) + ": " +
                         boost::json::value_to<std::string>(error.at("code")));
    return fields;
}

/// Lets everybody in as `actor`.
class OpenGate final : public access::Gate {
public:
    access::Actor actor = anActor({access::Role::coordinator});
    Result<access::Actor> actorOf(const http::Request&) override { return actor; }
    Result<void> checkWrite(const http::Request&, const access::Actor&) override { return {}; }
    Result<void> checkFile(const access::FileScope&, const access::WayToFile&, const std::string&) override {
        return Error::notFound();
    }
};

class Routes {
public:
    access::RouteTable& table() { return table_; }
    access::Actor& actor() { return gate_.actor; }
    http::Response send(http::Request request) const { return answer(router_, std::move(request)); }

private:
    http::Router router_;
    OpenGate gate_;
    access::RouteTable table_{router_, gate_};
};

}  // namespace jalon::test
