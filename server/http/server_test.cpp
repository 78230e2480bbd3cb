// SPDX-License-Identifier: EUPL-1.2
#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

#include "http/problem.h"
#include "http_client.h"
#include "http_server.h"

namespace jalon::http {
namespace {

using test::HttpClient;
using test::HttpServer;
using testing::HasSubstr;
using testing::Not;

TEST(Server, AnswersWithTheUsualHeaders) {
    HttpServer server;
    HttpClient client(server.port());
    const auto reply = client.get("/api/echo?q=%C3%A9t%C3%A9", {{"X-E", "e"}});
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "/api/echo|été|e|127.0.0.1");
    EXPECT_EQ(reply.header("server"), "Jalon");
    EXPECT_EQ(reply.header("date").size(), 29U);
    EXPECT_EQ(reply.header("x-request-id"), reply.header("x-seen-id"));
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("content-security-policy"),
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
              "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
              "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types jalon-sw ProseMirrorClipboard "
              "svelte-trusted-html");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_FALSE(reply.headers.contains("strict-transport-security"));
    EXPECT_EQ(client.get("/api/cached").header("cache-control"), "private, max-age=60");
}

TEST(Server, AnswersSeveralRequestsOfOneConnection) {
    HttpServer server;
    HttpClient client(server.port());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.request("POST", "/api/echo", "body").body, "body");
    client.send(
        "GET /api/echo?q=1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: "
        "3\r\n\r\ntwo"
        "GET /api/echo?q=3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.readReply().body, HasSubstr("|1|"));
    EXPECT_EQ(client.readReply().body, "two");
    const auto last = client.readReply();
    EXPECT_THAT(last.body, HasSubstr("|3|"));
    EXPECT_EQ(last.header("connection"), "close");
    EXPECT_TRUE(client.isClosed());
}

TEST(Server, ReadsAChunkedBody) {
    HttpServer server;
    HttpClient client(server.port());
    client.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWi");
    client.send("ki\r\n5\r\npedia\r\n0\r\n\r\n");
    EXPECT_EQ(client.readReply().body, "Wikipedia");
    EXPECT_EQ(client.get("/api/echo").status, 200);
}

TEST(Server, SendsLargeBodiesWhole) {
    HttpServer server;
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/api/big/3000000").body, std::string(3'000'000, 'x'));
}

TEST(Server, AnswersHeadWithoutBody) {
    HttpServer server;
    HttpClient client(server.port());
    const auto head = client.request("HEAD", "/api/big/123", "");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), "123");
    EXPECT_EQ(client.get("/api/big/5").body, "xxxxx");
}

TEST(Server, ClosesAfterHttp10) {
    HttpServer server;
    HttpClient client(server.port());
    client.send("GET /api/echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto reply = client.readReply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(client.isClosed());
}

TEST(Server, TellsWhatItDoesNotHave) {
    HttpServer server;
    HttpClient client(server.port());
    const auto missing = client.get("/nothing");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.header("content-type"), "application/problem+json");
    EXPECT_THAT(missing.body, HasSubstr(R"("code":"not_found")"));
    const auto wrong = client.request("DELETE", "/api/echo", "");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("allow"), "GET, HEAD, POST");
}

TEST(Server, WaitsWithTheBodyWhenAsked) {
    HttpServer server;
    HttpClient client(server.port());
    client.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    EXPECT_EQ(client.readReply().status, 100);
    client.send("body");
    EXPECT_EQ(client.readReply().body, "body");
    client.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 40000\r\n\r\n");
    EXPECT_EQ(client.readReply().status, 413);
}

TEST(Server, RefusesWithAProblemBeforeItCloses) {
    HttpServer server;
    const std::string host = " HTTP/1.1\r\nHost: x\r\n";
    const std::vector<std::pair<std::string, int>> refused = {
        {"GET /api/echo" + host + "A: " + std::string(60'000, 'a') + "\r\n\r\n", 431},
        {"POST /api/echo" + host + "Content-Length: 16385\r\n\r\n", 413},
        {"POST /api/echo" + host + "Transfer-Encoding: chunked\r\n\r\n4001\r\n" + std::string(0x4001, 'a'), 413},
        {"POST /api/echo" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", 400},
        {"POST /api/echo" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"GET /%zz" + host + "\r\n", 400},
        {"GET /a%00" + host + "\r\n", 400},
        {"GET /a/../../etc/passwd" + host + "\r\n", 400},
        {"GET /a/%2e%2e/etc" + host + "\r\n", 400},
        {"GET //etc" + host + "\r\n", 400},
        {"GET /a\\b" + host + "\r\n", 400},
        {"GET /api/echo HTTP/1.1\r\n\r\n", 400},
        {"BREW /api/echo" + host + "\r\n", 501},
        {"nonsense\r\n\r\n", 400},
    };
    for (const auto& [request, status] : refused) {
        HttpClient client(server.port());
        client.send(request);
        const auto reply = client.readReply();
        EXPECT_EQ(reply.status, status) << request.substr(0, 80);
        EXPECT_EQ(reply.header("content-type"), "application/problem+json");
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_EQ(reply.header("x-request-id").size(), 10U);
        EXPECT_EQ(reply.header("x-frame-options"), "DENY");
        EXPECT_THAT(reply.body, HasSubstr("\"status\":" + std::to_string(status)));
        EXPECT_TRUE(client.isClosed());
    }
}

TEST(Server, StillAnswersAClientThatSendsTooMuch) {
    HttpServer server;
    HttpClient client(server.port());
    client.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n");
    client.send(std::string(2'000'000, 'a'));
    EXPECT_EQ(client.readReply().status, 413);
}

TEST(Server, LetsARouteTakeMore) {
    HttpServer server;
    HttpClient client(server.port());
    EXPECT_EQ(client.request("POST", "/api/large", std::string(200'000, 'a')).body.size(), 200'000U);
    EXPECT_EQ(client.request("POST", "/api/large", std::string(300'000, 'a')).status, 413);
}

TEST(Server, KeepsTheTextOfAnExceptionToItself) {
    HttpServer server;
    HttpClient client(server.port());
    const auto reply = client.get("/api/broken");
    EXPECT_EQ(reply.status, 500);
    EXPECT_THAT(reply.body, Not(HasSubstr("secret")));
    EXPECT_THAT(reply.body, HasSubstr("\"reference\":\"" + reply.header("x-request-id") + "\""));
    const auto failures = server.failures();
    ASSERT_EQ(failures.size(), 1U);
    EXPECT_EQ(failures[0].first, reply.header("x-request-id"));
    EXPECT_EQ(failures[0].second, "secret of the disk");
    EXPECT_EQ(client.get("/api/echo").status, 200);
}

TEST(Server, AnswersAKnownFailureAsTheProgramWants) {
    auto options = HttpServer::quickOptions();
    options.answer_failure = [](const std::string& id, const std::exception& failure) {
        Response response =
            refusal(507, std::string(failure.what()) == "secret of the disk" ? "storage_full" : "other");
        response.set("X-Id", id);
        return std::optional(response);
    };
    HttpServer server(options);
    HttpClient client(server.port());
    const auto reply = client.get("/api/broken");
    EXPECT_EQ(reply.status, 507);
    EXPECT_THAT(reply.body, HasSubstr(R"("title":"Insufficient Storage","status":507,"code":"storage_full")"));
    EXPECT_EQ(reply.header("x-id"), reply.header("x-request-id"));
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_TRUE(server.failures().empty()) << "whoever answers also reports";
}

TEST(Server, AFailureNobodyKnowsIsReported) {
    auto options = HttpServer::quickOptions();
    options.answer_failure = [](const std::string&, const std::exception&) { return std::optional<Response>(); };
    HttpServer server(options);
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/api/broken").status, 500);
    EXPECT_EQ(server.failures().size(), 1U);
}

TEST(Server, NeverSendsASplitHeader) {
    HttpServer server;
    HttpClient client(server.port());
    const auto reply = client.get("/api/split");
    EXPECT_EQ(reply.status, 500);
    EXPECT_FALSE(reply.headers.contains("set-cookie"));
    EXPECT_EQ(server.failures().size(), 1U);
}

TEST(Server, BelievesForwardedAddressesFromItsProxiesOnly) {
    HttpServer direct;
    EXPECT_THAT(HttpClient(direct.port()).get("/api/echo", {{"X-Forwarded-For", "198.51.100.1"}}).body,
                HasSubstr("|127.0.0.1"));
    auto options = HttpServer::quickOptions();
    options.trusted_proxies = {"127.0.0.1"};
    options.https_in_front = true;
    HttpServer proxied(options);
    const auto reply = HttpClient(proxied.port()).get("/api/echo", {{"X-Forwarded-For", "1.1.1.1, 198.51.100.1"}});
    EXPECT_THAT(reply.body, HasSubstr("|198.51.100.1"));
    EXPECT_THAT(reply.header("strict-transport-security"), HasSubstr("max-age="));
}

TEST(Server, LogsThePatternNeverThePath) {
    HttpServer server;
    HttpClient client(server.port());
    const auto reply = client.get("/api/big/7?name=Dupont");
    client.get("/nobody/Dupont");
    client.send("nonsense\r\n\r\n");
    client.readReply();
    const auto lines = server.lines(3);
    EXPECT_EQ(lines[0].route, "/api/big/{size}");
    EXPECT_EQ(lines[0].method, "GET");
    EXPECT_EQ(lines[0].status, 200);
    EXPECT_EQ(lines[0].bytes, 7U);
    EXPECT_EQ(lines[0].client_address, "127.0.0.1");
    EXPECT_EQ(lines[0].request_id, reply.header("x-request-id"));
    EXPECT_EQ(lines[1].route, "-");
    EXPECT_EQ(lines[1].status, 404);
    EXPECT_EQ(lines[2].method, "-");
    EXPECT_EQ(lines[2].status, 400);
}

TEST(Server, StreamsEventsUntilTheyEnd) {
    HttpServer server;
    HttpClient client(server.port());
    server.events->add("progress", R"({"done":1})");
    client.send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto head = client.readHead();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_EQ(head.header("cache-control"), "no-store");
    EXPECT_EQ(client.readChunk(), "event: progress\ndata: {\"done\":1}\n\n");
    server.events->add("progress", R"({"done":2})");
    EXPECT_EQ(client.readChunk(), "event: progress\ndata: {\"done\":2}\n\n");
    server.events->finish();
    server.events->add("done", "{}");
    EXPECT_EQ(client.readChunk(), "event: done\ndata: {}\n\n");
    EXPECT_EQ(client.readChunk(), "");
    EXPECT_TRUE(client.isClosed());
}

TEST(Server, StreamsToHttp10UntilItCloses) {
    HttpServer server;
    server.events->add("done", "{}");
    server.events->finish();
    HttpClient client(server.port());
    client.send("GET /api/events HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.readReply().body, "event: done\ndata: {}\n\n");
}

TEST(Server, NeedsNoWorkerForAnEventStream) {
    auto options = HttpServer::quickOptions();
    options.workers = 1;
    HttpServer server(options);
    HttpClient first(server.port());
    first.send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(first.readHead().status, 200);
    EXPECT_EQ(HttpClient(server.port()).get("/api/echo").status, 200);
    server.events->finish();
    EXPECT_EQ(first.readChunk(), "");
}

TEST(Server, RefusesAnAddressItCannotUse) {
    HttpServer running;
    auto options = HttpServer::quickOptions();
    options.port = running.port();
    EXPECT_THROW(HttpServer second(options), std::runtime_error);
    options.address = "not an address";
    EXPECT_THROW(HttpServer third(options), std::runtime_error);
    options = HttpServer::quickOptions();
    options.trusted_proxies = {"proxy.local"};
    EXPECT_THROW(HttpServer fourth(options), std::runtime_error);
}

}  // namespace
}  // namespace jalon::http
