// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A real http::Server on a free port with short deadlines and a handful of routes, for tests of the edge itself.
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "http/server.h"

namespace jalon::test {

/// Holds handlers until the test lets them go.
class Gate {
public:
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }
    void awaitWaiting(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return waiting_ >= count; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int waiting_ = 0;
};

/// Events the test adds while the stream is open.
class ManualEvents final : public http::EventSource {
public:
    void add(std::string name, std::string data) {
        const std::lock_guard lock(mutex_);
        events_.push_back({std::move(name), std::move(data)});
    }
    void finish() {
        const std::lock_guard lock(mutex_);
        finished_ = true;
    }
    std::optional<Event> next() override {
        const std::lock_guard lock(mutex_);
        if (events_.empty()) return std::nullopt;
        Event event = std::move(events_.front());
        events_.pop_front();
        return event;
    }
    bool finished() const override {
        const std::lock_guard lock(mutex_);
        return finished_;
    }

private:
    mutable std::mutex mutex_;
    std::deque<Event> events_;
    bool finished_ = false;
};

/// GET /api/echo → method, path, query q, X-E header and client address; POST /api/echo → the body; POST /api/large
/// allows 256 kB; GET /api/gate waits for `gate`; GET /api/broken throws; GET /api/split answers a forbidden header;
/// GET /api/big/{size} → that many bytes; GET /api/events → `events`. Anything else: 404.
class HttpServer {
public:
    static http::ServerOptions quickOptions() {
        http::ServerOptions options;
        options.port = 0;
        options.workers = 2;
        options.max_header_bytes = 4096;
        options.max_body_bytes = 16 * 1024;
        options.header_deadline = std::chrono::milliseconds(300);
        options.idle_timeout = std::chrono::milliseconds(5000);
        options.min_bytes_per_second = 1024;
        options.drain_timeout = std::chrono::milliseconds(5000);
        return options;
    }

    explicit HttpServer(http::ServerOptions options = quickOptions()) {
        options.report_failure = [this](const std::string& id, const std::string& what) {
            const std::lock_guard lock(mutex_);
            failures_.emplace_back(id, what);
        };
        server_.emplace(std::move(options), routes(), nullptr, [this](const http::AccessLine& line) {
            const std::lock_guard lock(mutex_);
            lines_.push_back(line);
            logged_.notify_all();
        });
        server_->start();
    }
    ~HttpServer() {
        gate.open();
        server_.reset();
    }

    std::uint16_t port() const { return server_->port(); }
    void stop() { server_->stop(); }
    std::vector<std::pair<std::string, std::string>> failures() {
        const std::lock_guard lock(mutex_);
        return failures_;
    }
    /// Waits for that many lines of the access log.
    std::vector<http::AccessLine> lines(std::size_t count) {
        std::unique_lock lock(mutex_);
        logged_.wait(lock, [&] { return lines_.size() >= count; });
        return lines_;
    }

    Gate gate;
    std::shared_ptr<ManualEvents> events = std::make_shared<ManualEvents>();

private:
    static http::Response echo(const http::Request& request) {
        std::string text(request.path + "|" + request.queryOr("q", "") + "|" + std::string(request.header("x-e")) +
                         "|" + request.client_address);
        auto response = http::Response::json(200, request.method == http::Method::post ? request.body : text);
        response.set("X-Seen-Id", request.request_id);
        return response;
    }
    static http::Response big(const http::Request& request) {
        return http::Response::json(200, std::string(std::stoul(request.path_values.at("size")), 'x'));
    }
    http::Router routes() {
        using http::Method, http::Request, http::Response;
        http::Router router;
        router.add({Method::get, "/api/echo", "echo", echo});
        router.add({Method::post, "/api/echo", "post", echo});
        router.add({Method::post, "/api/large", "large", echo, 256 * 1024});
        router.add({Method::get, "/api/big/{size}", "big", big});
        router.add({Method::get, "/api/gate", "gate", [this](const Request&) {
                        gate.pass();
                        return Response::json(200, "\"passed\"");
                    }});
        router.add({Method::get, "/api/broken", "broken",
                    [](const Request&) -> Response { throw std::runtime_error("secret of the disk"); }});
        router.add({Method::get, "/api/split", "split", [](const Request&) {
                        Response response;
                        response.headers.emplace_back("X-Evil", "a\r\nSet-Cookie: stolen=1");
                        return response;
                    }});
        router.add({Method::get, "/api/cached", "cached", [](const Request&) {
                        Response response;
                        return response.set("Cache-Control", "private, max-age=60");
                    }});
        router.add({Method::get, "/api/events", "events", [this](const Request&) {
                        Response response;
                        response.events = events;
                        return response;
                    }});
        return router;
    }

    std::mutex mutex_;
    std::condition_variable logged_;
    std::vector<std::pair<std::string, std::string>> failures_;
    std::vector<http::AccessLine> lines_;
    std::optional<http::Server> server_;
};

}  // namespace jalon::test
