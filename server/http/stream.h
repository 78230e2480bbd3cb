// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One TCP connection with a deadline on everything it does. A class of its own so that TLS can be put underneath; today
// TLS ends in the proxy in front. Used on its socket's strand only, owned by shared_ptr.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace jalon::http {

namespace asio = boost::asio;
using SteadyClock = std::chrono::steady_clock;
using Tcp = asio::ip::tcp;
inline constexpr auto kAwaitTuple = asio::as_tuple(asio::use_awaitable);

/// A deadline that moves on with the bytes that really passed: honest slow peers make it, tricklers do not.
struct Pace {
    SteadyClock::time_point start;
    std::chrono::milliseconds grace;
    std::size_t bytes_per_second;  ///< 0: the deadline stays at start + grace

    SteadyClock::time_point deadline(std::size_t bytes) const {
        const auto earned = bytes_per_second == 0 ? 0 : bytes * 1000 / bytes_per_second;
        return start + grace + std::chrono::milliseconds(earned);
    }
};

class Stream : public std::enable_shared_from_this<Stream> {
public:
    explicit Stream(Tcp::socket socket);

    struct Got {
        std::size_t bytes = 0;  ///< 0: end, failure, cancel() or deadline
        bool late = false;      ///< the deadline it was
    };
    asio::awaitable<Got> read(std::span<char> into, SteadyClock::time_point deadline);
    /// Writes all, piece by piece, each at this pace from its own start; false when the peer is gone or too slow.
    asio::awaitable<bool> write(std::string_view bytes, Pace pace);

    Tcp::socket::executor_type executor() { return socket_.get_executor(); }
    /// Ends the operation under way.
    void cancel();
    void shutdownSend();
    void close();

private:
    void arm(SteadyClock::time_point deadline);
    void disarm() { deadline_ = SteadyClock::time_point::max(); }
    void wait();
    void expired();

    Tcp::socket socket_;
    asio::steady_timer timer_;
    SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
    bool waiting_ = false;
    bool late_ = false;
};

}  // namespace jalon::http
