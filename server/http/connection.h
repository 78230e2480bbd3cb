// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One client: reads requests one after the other, has each handled by a worker, writes the answer. Lives on the strand
// of its socket; drain() and abort() may be called from any thread.
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/request_parser.h"
#include "http/server.h"
#include "http/stream.h"
#include "http/worker_pool.h"

namespace jalon::http {

/// What all connections of one server share.
struct ConnectionContext {
    const ServerOptions& options;
    const Router& router;
    const Handler& fallback;
    const std::function<void(const AccessLine&)>& log;
    WorkerPool& workers;
    const std::atomic<bool>& draining;
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Tcp::socket socket, std::string peer, ConnectionContext context);

    /// Serves until the end. The caller keeps the connection alive until then.
    asio::awaitable<void> run();
    /// Instead of run(): one refusal, then the end.
    asio::awaitable<void> turnAway(Refusal why);

    /// Ends it as soon as no request is in flight; an event stream ends now.
    void drain();
    /// Ends it now.
    void abort();

    const std::string& peer() const { return peer_; }
    Tcp::socket::executor_type executor() { return stream_->executor(); }

private:
    enum class Progress { complete, refused, gone };
    enum class After { next_request, linger, close };
    struct Exchange {
        Request request;
        Response response;
        const Route* route = nullptr;
        std::string allow;
        SteadyClock::time_point started;
        bool keep_alive = false;
        bool http11 = true;
        std::size_t body_bytes = 0;
    };

    asio::awaitable<After> serveOne();
    asio::awaitable<bool> awaitFirstByte();
    asio::awaitable<Progress> readUntil(RequestParser::Step wanted, Pace pace);
    asio::awaitable<Progress> readBody();
    std::size_t findRoute(Exchange& exchange) const;
    asio::awaitable<void> handle(Exchange& exchange);
    Response runHandler(const Exchange& exchange) const;
    Response callHandler(const Exchange& exchange) const;
    asio::awaitable<After> refuse(Refusal why, std::string method);
    asio::awaitable<bool> send(Exchange& exchange);
    asio::awaitable<bool> sendEvents(Exchange& exchange);
    std::string nextEvents(Exchange& exchange, bool& ended) const;
    asio::awaitable<void> linger();
    void finish(Exchange& exchange) const;
    void log(const Exchange& exchange) const;
    void reportFailure(const std::string& request_id, const std::string& what) const;
    Pace paceFromNow() const;

    ConnectionContext context_;
    std::shared_ptr<Stream> stream_;
    std::string peer_;
    RequestParser parser_;
    asio::steady_timer handled_;  ///< cancelled by the worker's completion
    asio::steady_timer poll_;     ///< between two looks at an event source
    std::optional<Refusal> late_;
    SteadyClock::time_point header_started_;
    std::array<char, 16 * 1024> buffer_{};
    bool handling_ = false;
    bool may_be_cut_ = false;  ///< waiting for a request, or for the peer to close
    bool first_ = true;
};

}  // namespace jalon::http
