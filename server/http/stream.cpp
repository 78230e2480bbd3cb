// SPDX-License-Identifier: EUPL-1.2
#include "http/stream.h"

#include <boost/asio/buffer.hpp>
#include <utility>

namespace jalon::http {

namespace {

constexpr std::size_t kWriteChunk = std::size_t{64} * 1024;

}  // namespace

Stream::Stream(Tcp::socket socket) : socket_(std::move(socket)), timer_(socket_.get_executor()) {}

asio::awaitable<Stream::Got> Stream::read(std::span<char> into, SteadyClock::time_point deadline) {
    arm(deadline);
    const auto [error, bytes] = co_await socket_.async_read_some(asio::buffer(into.data(), into.size()), kAwaitTuple);
    disarm();
    co_return Got{error ? 0 : bytes, late_};
}

asio::awaitable<bool> Stream::write(std::string_view bytes, Pace pace) {
    while (!bytes.empty()) {
        // Each chunk has its own deadline: what the kernel's buffer swallowed at once earns no time for the rest.
        auto part = bytes.substr(0, kWriteChunk);
        bytes.remove_prefix(part.size());
        pace.start = SteadyClock::now();
        const auto deadline = pace.deadline(part.size());
        while (!part.empty()) {
            arm(deadline);
            const auto [error, written] =
                co_await socket_.async_write_some(asio::buffer(part.data(), part.size()), kAwaitTuple);
            disarm();
            if (error) co_return false;
            part.remove_prefix(written);
        }
    }
    co_return true;
}

void Stream::cancel() {
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Stream::shutdownSend() {
    boost::system::error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
}

void Stream::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
}

// The timer is left running from one operation to the next and looks at the deadline when it fires: restarting it for
// every read and write would cost more than they do.
void Stream::arm(SteadyClock::time_point deadline) {
    late_ = false;
    deadline_ = deadline;
    if (!waiting_ || timer_.expiry() > deadline) wait();
}

void Stream::wait() {
    waiting_ = true;
    timer_.expires_at(deadline_);
    timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        if (error) return;
        if (const auto self = weak.lock()) self->expired();
    });
}

void Stream::expired() {
    waiting_ = false;
    if (deadline_ == SteadyClock::time_point::max()) return;
    if (SteadyClock::now() < deadline_) return wait();
    late_ = true;
    cancel();
}

}  // namespace jalon::http
