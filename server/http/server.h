// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The HTTP/1.1 server: asynchronous edge (Boost.Beast's parser over Asio), synchronous handlers on a worker pool.
// Slow clients cannot hold it: one absolute deadline for the header, a byte-rate floor for bodies and replies, caps on
// connections in all and per address, limits on header and body sizes; a refused request always gets its 4xx.
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/message.h"
#include "http/router.h"

namespace jalon::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free port, see Server::port()
    int io_threads = 1;
    int workers = 4;
    std::size_t max_header_bytes = 16 * 1024;
    std::size_t max_body_bytes = 1024 * 1024;  ///< a Route may allow more
    std::size_t max_connections = 1024;
    std::size_t max_connections_per_address = 128;
    std::size_t max_queued_requests = 512;  ///< above: 503 with Retry-After
    std::chrono::milliseconds header_deadline{10'000};
    std::chrono::milliseconds idle_timeout{60'000};  ///< between requests of one connection
    std::size_t min_bytes_per_second = 16 * 1024;    ///< body floor, after a grace of header_deadline
    std::chrono::milliseconds drain_timeout{10'000};
    bool https_in_front = false;  ///< adds Strict-Transport-Security
    /// Addresses whose X-Forwarded-For is believed; the cap per address does not hold for them.
    std::vector<std::string> trusted_proxies;
    /// Asked what to answer to an exception a handler let out; nothing: 500 with a reference, and `report_failure` is
    /// told. Called on any thread.
    std::function<std::optional<Response>(const std::string& request_id, const std::exception& failure)>
        answer_failure = {};
    /// Told of every other exception a handler let out, with the reference given to the client; called on any thread.
    std::function<void(const std::string& request_id, const std::string& what)> report_failure = {};
};

/// One line of the access log: never a name, a text or a query string.
struct AccessLine {
    std::string request_id, method, route, client_address;  ///< route: the pattern, not the path; "-" when none
    int status = 0;
    std::chrono::microseconds took{0};
    std::size_t bytes = 0;
};

class Server {
public:
    /// `fallback` answers what no route matches (static files, 404); it runs on the workers as routes do. `log` is
    /// called on the I/O threads and must be quick.
    Server(ServerOptions options, Router router, Handler fallback, std::function<void(const AccessLine&)> log);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and starts the threads. Throws std::runtime_error when the address cannot be bound.
    void start();
    std::uint16_t port() const;
    /// Stops accepting, lets requests in flight finish (drain_timeout), closes idle connections, ends event streams,
    /// joins the threads. From any thread but a handler's; a second call does nothing. The destructor calls it.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace jalon::http
