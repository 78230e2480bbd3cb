// SPDX-License-Identifier: EUPL-1.2
// Slow clients, many clients, and the end. Deadlines here are short; nothing asserts how fast an answer comes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "http_client.h"
#include "http_server.h"

namespace jalon::http {
namespace {

using namespace std::chrono_literals;
using test::HttpClient;
using test::HttpServer;
using testing::HasSubstr;

TEST(ServerDeadlines, CutASlowHeaderAndServeTheOthers) {
    HttpServer server;
    HttpClient slow(server.port());
    slow.send("GET /api/echo HTTP/1.1\r\nHost: x\r\n");
    // More bytes keep coming: the deadline is absolute and does not move with them.
    std::atomic<bool> cut = false;
    std::thread trickle([&] {
        while (!cut && slow.send("A: b\r\n")) std::this_thread::sleep_for(20ms);
    });
    EXPECT_EQ(HttpClient(server.port()).get("/api/echo").status, 200);
    const auto reply = slow.readReply();
    EXPECT_EQ(reply.status, 408);
    EXPECT_THAT(reply.body, HasSubstr("request_timeout"));
    EXPECT_TRUE(slow.isClosed());
    cut = true;
    trickle.join();
}

TEST(ServerDeadlines, CloseASilentConnectionWithoutAWord) {
    auto options = HttpServer::quickOptions();
    options.idle_timeout = 200ms;
    HttpServer server(options);
    HttpClient never(server.port());
    EXPECT_TRUE(never.isClosed());
    HttpClient once(server.port());
    EXPECT_EQ(once.get("/api/echo").status, 200);
    EXPECT_TRUE(once.isClosed());
}

TEST(ServerDeadlines, CutABodyUnderTheRate) {
    HttpServer server;
    HttpClient slow(server.port());
    slow.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
    std::atomic<bool> cut = false;
    std::thread trickle([&] {
        while (!cut && slow.send("x")) std::this_thread::sleep_for(20ms);
    });
    EXPECT_EQ(slow.readReply().status, 408);
    EXPECT_TRUE(slow.isClosed());
    cut = true;
    trickle.join();
}

TEST(ServerDeadlines, LetAnHonestSlowBodyPass) {
    auto options = HttpServer::quickOptions();
    options.min_bytes_per_second = 50;
    HttpServer server(options);
    HttpClient slow(server.port());
    slow.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n");
    // 700 ms, more than twice the grace, but every piece earns eight seconds.
    for (int i = 0; i < 10; ++i) {
        slow.send(std::string(400, 'x'));
        std::this_thread::sleep_for(70ms);
    }
    const auto reply = slow.readReply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body.size(), 4000U);
}

TEST(ServerDeadlines, CutAClientThatDoesNotRead) {
    auto options = HttpServer::quickOptions();
    options.min_bytes_per_second = 1024 * 1024;
    HttpServer server(options);
    HttpClient slow(server.port());
    slow.send("GET /api/big/50000000 HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto lines = server.lines(1);  // written once the server has given up
    EXPECT_EQ(lines[0].status, 200);
    EXPECT_THROW(slow.readReply(), std::runtime_error);
}

TEST(ServerCaps, HoldPerAddress) {
    auto options = HttpServer::quickOptions();
    options.max_connections_per_address = 2;
    HttpServer server(options);
    auto first = std::make_unique<HttpClient>(server.port());
    HttpClient second(server.port());
    EXPECT_EQ(first->get("/api/echo").status, 200);
    EXPECT_EQ(second.get("/api/echo").status, 200);
    HttpClient third(server.port());
    const auto reply = third.get("/api/echo");
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.header("retry-after"), "1");
    EXPECT_EQ(reply.header("connection"), "close");
    first.reset();
    int status = 429;
    while (status == 429) status = HttpClient(server.port()).get("/api/echo").status;
    EXPECT_EQ(status, 200);
}

TEST(ServerCaps, HoldInAll) {
    auto options = HttpServer::quickOptions();
    options.max_connections = 1;
    HttpServer server(options);
    HttpClient first(server.port());
    EXPECT_EQ(first.get("/api/echo").status, 200);
    EXPECT_EQ(HttpClient(server.port()).get("/api/echo").status, 503);
    EXPECT_EQ(first.get("/api/echo").status, 200);
}

TEST(ServerCaps, DoNotHoldATrustedProxyToOneAddress) {
    auto options = HttpServer::quickOptions();
    options.max_connections_per_address = 1;
    options.trusted_proxies = {"127.0.0.1"};
    HttpServer server(options);
    HttpClient first(server.port());
    HttpClient second(server.port());
    EXPECT_EQ(first.get("/api/echo").status, 200);
    EXPECT_EQ(second.get("/api/echo").status, 200);
}

TEST(ServerCaps, BoundTheQueueOfRequests) {
    auto options = HttpServer::quickOptions();
    options.workers = 1;
    options.max_queued_requests = 1;
    HttpServer server(options);
    HttpClient working(server.port());
    working.send("GET /api/gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.gate.awaitWaiting(1);
    // One of these two takes the only place in the queue; the other is told to come again.
    HttpClient a(server.port());
    HttpClient b(server.port());
    auto reply_a = std::async(std::launch::async, [&] { return a.get("/api/echo"); });
    auto reply_b = std::async(std::launch::async, [&] { return b.get("/api/echo"); });
    server.lines(1);
    server.gate.open();
    const auto first = reply_a.get();
    const auto second = reply_b.get();
    EXPECT_EQ(std::min(first.status, second.status), 200);
    const auto& refused = first.status == 503 ? first : second;
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(working.readReply().status, 200);
    EXPECT_EQ((first.status == 503 ? a : b).get("/api/echo").status, 200);
}

TEST(ServerStop, FinishesWhatIsInFlight) {
    HttpServer server;
    HttpClient idle(server.port());
    EXPECT_EQ(idle.get("/api/echo").status, 200);
    HttpClient working(server.port());
    working.send("GET /api/gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.gate.awaitWaiting(1);
    auto stopping = std::async(std::launch::async, [&] { server.stop(); });
    EXPECT_TRUE(idle.isClosed());
    EXPECT_THROW(HttpClient(server.port()).get("/api/echo"), std::runtime_error);
    server.gate.open();
    const auto reply = working.readReply();
    EXPECT_EQ(reply.body, "\"passed\"");
    EXPECT_EQ(reply.header("connection"), "close");
    stopping.get();
    server.stop();  // does nothing
}

TEST(ServerStop, EndsEventStreams) {
    HttpServer server;
    HttpClient client(server.port());
    client.send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.readHead().status, 200);
    auto stopping = std::async(std::launch::async, [&] { server.stop(); });
    EXPECT_EQ(client.readChunk(), "");
    stopping.get();
}

TEST(ServerStop, CutsWhoOverstaysTheDrain) {
    auto options = HttpServer::quickOptions();
    options.header_deadline = 60'000ms;
    options.drain_timeout = 200ms;
    HttpServer server(options);
    HttpClient half(server.port());
    half.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n");
    EXPECT_EQ(half.readReply().status, 100);
    server.stop();
    EXPECT_TRUE(half.isClosed());
}

TEST(ServerStop, IsSafeWithoutAStart) {
    Server server(HttpServer::quickOptions(), Router{}, nullptr, nullptr);
    server.stop();
}

TEST(Server, ServesManyClientsAtOnce) {
    auto options = HttpServer::quickOptions();
    options.io_threads = 2;
    options.header_deadline = 10'000ms;
    HttpServer server(options);
    std::vector<std::future<int>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::async(std::launch::async, [&] {
            HttpClient client(server.port());
            int good = 0;
            for (int n = 0; n < 50; ++n) good += client.request("POST", "/api/echo", "hello").body == "hello" ? 1 : 0;
            return good;
        }));
    }
    for (auto& client : clients) EXPECT_EQ(client.get(), 50);
}

}  // namespace
}  // namespace jalon::http
