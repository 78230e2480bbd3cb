// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace jalon::http {
namespace {

Route route(Method method, std::string pattern) {
    return {method, pattern, pattern, [](const Request&) { return Response::noContent(); }};
}

Router aRouter() {
    Router router;
    router.add(route(Method::get, "/api/stays/{id}"));
    router.add(route(Method::get, "/api/stays/open"));
    router.add(route(Method::post, "/api/stays"));
    router.add(route(Method::put, "/api/stays/{id}"));
    router.add(route(Method::get, "/api/{kind}/{id}/notes"));
    router.add(route(Method::get, "/"));
    return router;
}

std::string patternOf(const Router& router, Method method, std::string_view path) {
    const auto found = router.find(method, path);
    const auto* match = std::get_if<Router::Match>(&found);
    return match == nullptr ? "" : match->route->pattern;
}

bool hasNoRoute(const Router& router, std::string_view path) {
    return std::holds_alternative<Router::NoRoute>(router.find(Method::get, path));
}

TEST(Router, GivesTheValuesOfTheVariables) {
    const auto router = aRouter();
    const auto found = router.find(Method::get, "/api/people/42/notes");
    const auto& match = std::get<Router::Match>(found);
    EXPECT_EQ(match.route->pattern, "/api/{kind}/{id}/notes");
    EXPECT_EQ(match.values, (std::map<std::string, std::string>{{"kind", "people"}, {"id", "42"}}));
}

TEST(Router, PrefersALiteralSegmentToAVariable) {
    const auto router = aRouter();
    EXPECT_EQ(patternOf(router, Method::get, "/api/stays/open"), "/api/stays/open");
    EXPECT_EQ(patternOf(router, Method::get, "/api/stays/opened"), "/api/stays/{id}");
    // No literal route has PUT, so the variable one answers.
    EXPECT_EQ(patternOf(router, Method::put, "/api/stays/open"), "/api/stays/{id}");
}

TEST(Router, AnswersHeadWithGet) {
    EXPECT_EQ(patternOf(aRouter(), Method::head, "/api/stays/open"), "/api/stays/open");
}

TEST(Router, KnowsTheRoot) { EXPECT_EQ(patternOf(aRouter(), Method::get, "/"), "/"); }

TEST(Router, FindsNothingForUnknownPaths) {
    const auto router = aRouter();
    for (const auto* path : {"/api", "/api/", "/api/stays/", "/api/stays/1/2", "/API/stays/1", "/other"})
        EXPECT_TRUE(hasNoRoute(router, path)) << path;
}

TEST(Router, SaysWhichMethodsAPathAllows) {
    const auto found = aRouter().find(Method::del, "/api/stays/open");
    EXPECT_EQ(std::get<Router::WrongMethod>(found).allow, "GET, HEAD, PUT");
}

TEST(Router, RefusesTwoRoutesThatDifferOnlyInNames) {
    auto router = aRouter();
    EXPECT_THROW(router.add(route(Method::get, "/api/stays/{other}")), std::logic_error);
    EXPECT_THROW(router.add(route(Method::get, "/api/stays/open")), std::logic_error);
    EXPECT_NO_THROW(router.add(route(Method::del, "/api/stays/{other}")));
}

TEST(Router, RefusesMalformedPatterns) {
    Router router;
    for (const auto* pattern : {"", "api", "/a//b", "/a/", "/{}", "/{a", "/a}", "/x{a}", "/{a}/{a}", "/{a}b", "/{{a}}"})
        EXPECT_THROW(router.add(route(Method::get, pattern)), std::logic_error) << pattern;
    EXPECT_THROW(router.add(route(Method::head, "/x")), std::logic_error);
    EXPECT_THROW(router.add({Method::get, "/x", "x", nullptr}), std::logic_error);
    EXPECT_TRUE(router.routes().empty());
}

}  // namespace
}  // namespace jalon::http
