// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <stdexcept>

#include "http/client_address.h"
#include "http/content_negotiation.h"
#include "http/message.h"
#include "http/problem.h"
#include "http/request_id.h"
#include "http/response_head.h"

namespace jalon::http {
namespace {

using namespace std::string_literals;

TEST(Response, RefusesResponseSplitting) {
    Response response;
    for (const auto& value : {"a\r\nSet-Cookie: x=1"s, "a\nb"s, "a\rb"s, "a\0b"s})
        EXPECT_THROW(response.set("Location", value), std::logic_error);
    for (const auto& name : {""s, "A B"s, "A:"s, "A\r\nB"s, "é"s})
        EXPECT_THROW(response.set(name, "x"), std::logic_error) << name;
    response.headers.emplace_back("Location", "a\r\nb");
    EXPECT_THROW(requireSafe(response), std::logic_error);
    EXPECT_THROW(requireSafe(Response::json(42, "{}")), std::logic_error);
}

TEST(Response, ReplacesAHeaderButAddsCookies) {
    Response response;
    response.set("ETag", "\"1\"").set("etag", "\"2\"").set("Set-Cookie", "a=1").set("Set-Cookie", "b=2");
    EXPECT_EQ(response.headers, (std::vector<std::pair<std::string, std::string>>{
                                    {"etag", "\"2\""}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}}));
    EXPECT_TRUE(response.has("ETAG"));
    EXPECT_FALSE(response.has("Vary"));
}

TEST(ResponseHead, OwnsTheFraming) {
    Response response = Response::json(200, "{}");
    response.set("Content-Length", "999").set("Transfer-Encoding", "chunked").set("Connection", "upgrade");
    EXPECT_EQ(
        responseHead(response, Framing::length, true, "now"),
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nDate: now\r\nServer: Jalon\r\n\r\n");
    EXPECT_EQ(responseHead(Response::noContent(), Framing::length, false, "now"),
              "HTTP/1.1 204 No Content\r\nConnection: close\r\nDate: now\r\nServer: Jalon\r\n\r\n");
}

TEST(ResponseHead, WritesDatesAsHttpWantsThem) {
    using namespace std::chrono;
    EXPECT_EQ(httpDate(sys_days(1994y / 11 / 6) + 8h + 49min + 37s), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(httpDate(sys_days(2026y / 2 / 28) + 23h + 59min + 59s + 999ms), "Sat, 28 Feb 2026 23:59:59 GMT");
}

TEST(EventText, KeepsEachEventApart) {
    EXPECT_EQ(eventText({"progress", R"({"done":3})"}), "event: progress\ndata: {\"done\":3}\n\n");
    EXPECT_EQ(eventText({"done", "{}", "2-7"}), "event: done\nid: 2-7\ndata: {}\n\n");
    EXPECT_EQ(eventText({"", "x", "1\ndata: forged"}), "data: x\n\n");
    EXPECT_EQ(eventText({"", "a\nb"}), "data: a\ndata: b\n\n");
    EXPECT_EQ(eventText({"a\nb", "x\n\nevent: forged"}), "data: x\ndata: \ndata: event: forged\n\n");
    EXPECT_EQ(chunk(std::string(26, 'x')), "1a\r\n" + std::string(26, 'x') + "\r\n");
}

TEST(Problem, SaysWhichFieldsAreWrong) {
    const auto response =
        problem({ErrorKind::invalid, "invalid", {{"measure.end", "too_late", {{"max", "2026-11-12"}}}}});
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.body, R"({"type":"about:blank","title":"Unprocessable Content","status":422,"code":"invalid",)"
                             R"("errors":[{"field":"measure.end","code":"too_late","params":{"max":"2026-11-12"}}]})");
}

TEST(Problem, EmbedsTheCurrentStateAsJson) {
    const auto response = problem(Error::stale(R"({"version":7})"));
    EXPECT_EQ(response.status, 412);
    EXPECT_EQ(response.body, R"({"type":"about:blank","title":"Precondition Failed","status":412,"code":"stale",)"
                             R"("current":{"version":7}})");
    EXPECT_THROW(problem(Error::stale("not json")), std::exception);
}

TEST(Problem, HasOneStatusPerKind) {
    using enum ErrorKind;
    const std::vector<std::pair<ErrorKind, int>> expected = {
        {invalid, 422},   {malformed, 400},   {unauthenticated, 401}, {forbidden, 403},
        {not_found, 404}, {conflict, 409},    {stale, 412},           {precondition_missing, 428},
        {too_large, 413}, {unsupported, 415}, {too_many, 429},        {unavailable, 503}};
    for (const auto& [kind, status] : expected) {
        const auto response = problem({kind, "x"});
        EXPECT_EQ(response.status, status);
        EXPECT_NE(statusPhrase(status), "Unknown");
        EXPECT_TRUE(response.has("Content-Type"));
        EXPECT_FALSE(response.has("Retry-After"));
    }
    const auto busy = problem({too_many, "x", {}, {}, 30});
    EXPECT_EQ(busy.headers.back(), (std::pair<std::string, std::string>{"Retry-After", "30"}));
}

TEST(Problem, OfABrokenWorldHasNothingButAReference) {
    EXPECT_EQ(brokenWorld("k3x9").body, R"({"type":"about:blank","title":"Internal Server Error","status":500,)"
                                        R"("code":"internal","reference":"k3x9"})");
}

TEST(ClientAddress, BelievesOnlyTrustedProxies) {
    const std::vector<std::string> proxies = {"10.0.0.1", "10.0.0.2"};
    EXPECT_EQ(clientAddress("203.0.113.9", "198.51.100.1", proxies), "203.0.113.9");
    EXPECT_EQ(clientAddress("10.0.0.1", "198.51.100.1", proxies), "198.51.100.1");
    EXPECT_EQ(clientAddress("10.0.0.1", "1.1.1.1, 198.51.100.1,10.0.0.2", proxies), "198.51.100.1");
    EXPECT_EQ(clientAddress("10.0.0.1", "2001:db8::1", proxies), "2001:db8::1");
    EXPECT_EQ(clientAddress("10.0.0.1", "", proxies), "10.0.0.1");
    EXPECT_EQ(clientAddress("10.0.0.1", "198.51.100.1, <script>", proxies), "10.0.0.1");
    EXPECT_EQ(clientAddress("10.0.0.1", "198.51.100.1, ", proxies), "10.0.0.1");
    EXPECT_EQ(clientAddress("10.0.0.1", "198.51.100.1:80", proxies), "10.0.0.1");
}

TEST(Negotiation, HonoursWeightsOfZero) {
    EXPECT_TRUE(acceptsEncoding("gzip, deflate, br", "br"));
    EXPECT_TRUE(acceptsEncoding("BR;q=0.1", "br"));
    EXPECT_TRUE(acceptsEncoding("*", "br"));
    EXPECT_FALSE(acceptsEncoding("", "br"));
    EXPECT_FALSE(acceptsEncoding("gzip", "br"));
    EXPECT_FALSE(acceptsEncoding("br;q=0, *", "br"));
    EXPECT_FALSE(acceptsEncoding("br ; q=0.000", "br"));
    EXPECT_FALSE(acceptsEncoding("*;q=0", "br"));
}

TEST(Negotiation, ComparesEtagsWeakly) {
    EXPECT_TRUE(matchesEtag("\"a\", W/\"b\"", "\"b\""));
    EXPECT_TRUE(matchesEtag("*", "\"b\""));
    EXPECT_FALSE(matchesEtag("\"a\"", "\"b\""));
    EXPECT_FALSE(matchesEtag("", "\"b\""));
}

TEST(RequestId, IsShortAndNew) {
    const auto id = newRequestId();
    EXPECT_EQ(id.size(), 10U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz"), std::string::npos);
    EXPECT_NE(id, newRequestId());
}

}  // namespace
}  // namespace jalon::http
