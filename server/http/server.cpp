// SPDX-License-Identifier: EUPL-1.2
#include "http/server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "http/client_address.h"
#include "http/connection.h"
#include "http/worker_pool.h"

namespace jalon::http {

namespace {

constexpr int kBacklog = 512;
/// Connections over the cap that are told so at one time; more are closed without a word.
constexpr std::size_t kTurnedAwayAtOnce = 64;
constexpr std::chrono::milliseconds kPauseAfterAcceptError{50};
/// Bounds the memory a slow reader holds. It also makes the kernel report progress often enough for the write
/// deadlines: a socket is writable again only when a third of its buffer is free.
constexpr int kSendBuffer = 256 * 1024;

/// ::ffff:192.0.2.1 is written as the IPv4 address it is.
std::string addressText(const Tcp::socket& socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error) return {};
    auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

}  // namespace

struct Server::Impl {
    Impl(ServerOptions server_options, Router server_router, Handler server_fallback,
         std::function<void(const AccessLine&)> server_log)
        : options(std::move(server_options)),
          router(std::move(server_router)),
          fallback(std::move(server_fallback)),
          log(std::move(server_log)),
          io(std::max(1, options.io_threads)) {}

    void listen();
    asio::awaitable<void> acceptAll();
    void admit(Tcp::socket socket);
    std::optional<Refusal> reasonToTurnAway(const std::string& peer) const;
    void ended(const std::shared_ptr<Connection>& connection, bool counted, const std::exception_ptr& failure);
    void stop();
    ConnectionContext context() { return {options, router, fallback, log, *workers, draining}; }

    const ServerOptions options;
    const Router router;
    const Handler fallback;
    const std::function<void(const AccessLine&)> log;
    std::atomic<bool> draining = false;
    std::uint16_t port = 0;

    std::mutex mutex;
    std::condition_variable changed;
    std::map<Connection*, std::shared_ptr<Connection>> connections;  ///< guarded by mutex, those turned away included
    std::map<std::string, std::size_t> per_address;                  ///< guarded by mutex
    std::size_t counted_connections = 0;                             ///< guarded by mutex

    asio::io_context io;
    std::optional<Tcp::acceptor> acceptor;
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> keep_running;
    std::optional<WorkerPool> workers;
    std::vector<std::thread> threads;
    std::once_flag stopped;
};

void Server::Impl::listen() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) throw std::runtime_error("not an address: " + options.address);
    const Tcp::endpoint endpoint(address, options.port);
    acceptor.emplace(asio::any_io_executor(asio::make_strand(io)));
    acceptor->open(endpoint.protocol(), error);
    if (!error) acceptor->set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor->bind(endpoint, error);
    if (!error) acceptor->listen(kBacklog, error);
    if (error)
        throw std::runtime_error("cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                                 error.message());
    port = acceptor->local_endpoint().port();
}

asio::awaitable<void> Server::Impl::acceptAll() {
    asio::steady_timer pause(acceptor->get_executor());
    while (!draining) {
        Tcp::socket socket{asio::any_io_executor(asio::make_strand(io))};
        const auto [error] = co_await acceptor->async_accept(socket, kAwaitTuple);
        if (draining) co_return;
        if (error) {  // out of file descriptors, or a peer already gone
            pause.expires_after(kPauseAfterAcceptError);
            co_await pause.async_wait(kAwaitTuple);
            continue;
        }
        admit(std::move(socket));
    }
}

void Server::Impl::admit(Tcp::socket socket) {
    boost::system::error_code ignored;
    socket.set_option(Tcp::no_delay(true), ignored);
    socket.set_option(asio::socket_base::send_buffer_size(kSendBuffer), ignored);
    std::string peer = addressText(socket);
    if (peer.empty()) return;
    auto connection = std::make_shared<Connection>(std::move(socket), std::move(peer), context());
    std::optional<Refusal> refusal;
    {
        const std::lock_guard lock(mutex);
        if (draining) return;
        refusal = reasonToTurnAway(connection->peer());
        if (refusal && connections.size() - counted_connections >= kTurnedAwayAtOnce) return;
        connections.emplace(connection.get(), connection);
        if (!refusal) {
            ++counted_connections;
            ++per_address[connection->peer()];
        }
    }
    const bool counted = !refusal;
    asio::co_spawn(
        connection->executor(), counted ? connection->run() : connection->turnAway(*refusal),
        [this, connection, counted](const std::exception_ptr& failure) { ended(connection, counted, failure); });
}

/// With the mutex held.
std::optional<Refusal> Server::Impl::reasonToTurnAway(const std::string& peer) const {
    if (counted_connections >= options.max_connections) return Refusal{503, "too_many_connections"};
    const auto& proxies = options.trusted_proxies;
    if (std::find(proxies.begin(), proxies.end(), peer) != proxies.end()) return std::nullopt;
    const auto found = per_address.find(peer);
    if (found != per_address.end() && found->second >= options.max_connections_per_address)
        return Refusal{429, "too_many_connections"};
    return std::nullopt;
}

void Server::Impl::ended(const std::shared_ptr<Connection>& connection, bool counted,
                         const std::exception_ptr& failure) {
    if (failure && options.report_failure) {
        try {
            std::rethrow_exception(failure);
        } catch (const std::exception& error) {
            options.report_failure("-", error.what());
        }
    }
    {
        const std::lock_guard lock(mutex);
        connections.erase(connection.get());
        if (counted) {
            --counted_connections;
            const auto found = per_address.find(connection->peer());
            if (--found->second == 0) per_address.erase(found);
        }
    }
    changed.notify_all();
}

void Server::Impl::stop() {
    if (threads.empty()) return;
    {
        const std::lock_guard lock(mutex);
        draining = true;
        for (const auto& [key, connection] : connections) connection->drain();
    }
    asio::post(acceptor->get_executor(), [this] { acceptor->close(); });
    {
        std::unique_lock lock(mutex);
        if (!changed.wait_for(lock, options.drain_timeout, [this] { return connections.empty(); }))
            for (const auto& [key, connection] : connections) connection->abort();
    }
    // run() returns when the last connection has ended: a handler still at work is waited for, as it cannot be killed.
    keep_running.reset();
    for (auto& thread : threads) thread.join();
    threads.clear();
    workers->stop();
}

Server::Server(ServerOptions options, Router router, Handler fallback, std::function<void(const AccessLine&)> log)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(router), std::move(fallback), std::move(log))) {}

Server::~Server() { stop(); }

void Server::start() {
    auto& impl = *impl_;
    for (const auto& proxy : impl.options.trusted_proxies)
        if (!isAddress(proxy)) throw std::runtime_error("trusted proxy is not an address: " + proxy);
    impl.listen();
    impl.workers.emplace(impl.options.workers, impl.options.max_queued_requests);
    impl.keep_running.emplace(impl.io.get_executor());
    asio::co_spawn(impl.acceptor->get_executor(), impl.acceptAll(), [&impl](const std::exception_ptr& failure) {
        if (failure && impl.options.report_failure) impl.options.report_failure("-", "the acceptor has ended");
    });
    for (int i = 0; i < std::max(1, impl.options.io_threads); ++i)
        impl.threads.emplace_back([&impl] { impl.io.run(); });
}

std::uint16_t Server::port() const { return impl_->port; }

void Server::stop() {
    std::call_once(impl_->stopped, [this] { impl_->stop(); });
}

}  // namespace jalon::http
