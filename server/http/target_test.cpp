// SPDX-License-Identifier: EUPL-1.2
#include "http/target.h"

#include <gtest/gtest.h>

#include "http/message.h"

namespace jalon::http {
namespace {

using Query = std::map<std::string, std::string>;

TEST(Target, DecodesPathAndQuery) {
    const auto target = parseTarget("/pupils/L%C3%A9a%20B?q=%C3%A9t%C3%A9+2026&page=2&flag&page=3&&x=a=b");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/pupils/Léa B");
    EXPECT_EQ(target->query, (Query{{"q", "été 2026"}, {"page", "3"}, {"flag", ""}, {"x", "a=b"}}));
}

TEST(Target, KeepsThePlusOfAPath) { EXPECT_EQ(parseTarget("/a+b")->path, "/a+b"); }

TEST(Target, AcceptsTheAbsoluteForm) {
    EXPECT_EQ(parseTarget("http://jalon.test/a?b=c")->path, "/a");
    EXPECT_EQ(parseTarget("https://jalon.test")->path, "/");
}

TEST(Target, RefusesWhatIsAmbiguous) {
    for (const auto* target : {"",         "*",        "a",     "?a=b",           "/%",          "/%4",    "/%zz",
                               "/%00",     "/a%0d",    "/\x7f", "/a\\b",          "/a%5cb",      "//a",    "/a//b",
                               "/a%2fb",   "/a%2Fb",   "/..",   "/../a",          "/a/../b",     "/a/..",  "/%2e%2e/a",
                               "/.%2E",    "/./a",     "/a/.",  "/\xff",          "/%ff",        "/a?b=%", "/a?%zz=b",
                               "/a?b=%ff", "/a?b=%00", "/a#b",  "http://host//a", "ftp://host/a"})
        EXPECT_FALSE(parseTarget(target)) << target;
}

TEST(Target, AcceptsDotsInsideNames) {
    for (const auto* target : {"/a..b", "/...", "/.well-known/x", "/index.html", "/a/"})
        EXPECT_TRUE(parseTarget(target)) << target;
}

TEST(Cookies, AreFoundByTheirWholeName) {
    constexpr std::string_view header = "xsid=1; sid=abc ;  theme=\"dark\"; empty=; sid=later";
    EXPECT_EQ(findCookie(header, "sid"), "abc");
    EXPECT_EQ(findCookie(header, "theme"), "dark");
    EXPECT_EQ(findCookie(header, "empty"), "");
    EXPECT_EQ(findCookie(header, "si"), "");
    EXPECT_EQ(findCookie("", "sid"), "");
}

TEST(Request, ReadsHeadersCookiesAndQuery) {
    Request request;
    request.headers = {{"accept", "text/html"}, {"cookie", "sid=abc"}};
    request.query = {{"page", "3"}};
    EXPECT_EQ(request.header("accept"), "text/html");
    EXPECT_EQ(request.header("if-match"), "");
    EXPECT_EQ(request.cookie("sid"), "abc");
    EXPECT_EQ(request.queryOr("page", "1"), "3");
    EXPECT_EQ(request.queryOr("sort", "name"), "name");
}

}  // namespace
}  // namespace jalon::http
