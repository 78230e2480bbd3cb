// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A network between a program and PostgreSQL that breaks at the worst moment: once, around the message that holds a
// given word.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace jalon::test {

class CuttingProxy {
public:
    /// Where the message gets to, and what comes back.
    enum class Cut {
        message_lost,     ///< not to the server
        answer_lost,      ///< to the server, whose answer does not come back
        while_running,    ///< to the server; the program is cut off at once, the server a little later
        answer_kept_back  ///< to the server; nothing comes back, and nothing is closed
    };

    /// In front of the server on this port of the machine.
    explicit CuttingProxy(int server_port) : server_port_(server_port), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in any = loopback(0);
        socklen_t size = sizeof any;
        if (::bind(listener_, reinterpret_cast<sockaddr*>(&any), size) != 0 || ::listen(listener_, 16) != 0 ||
            ::getsockname(listener_, reinterpret_cast<sockaddr*>(&any), &size) != 0) {
            throw std::runtime_error("no port for a proxy");
        }
        port_ = ntohs(any.sin_port);
        accepting_ = std::thread([this] { accept(); });
    }
    ~CuttingProxy() {
        stopped_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        accepting_.join();
        ::close(listener_);
        for (std::thread& line : lines_) line.join();
    }
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    int port() const { return port_; }
    /// The next message with `word` in it.
    void cutAt(std::string word, Cut cut) {
        const std::lock_guard lock(mutex_);
        word_ = std::move(word);
        cut_ = cut;
    }
    /// From the next cut on nobody gets through any more.
    void closeAfterCut() { closes_ = true; }
    int cuts() const { return cuts_; }

private:
    static constexpr int kTickMs = 20;

    static sockaddr_in loopback(int port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    void accept() {
        for (;;) {
            const int client = ::accept(listener_, nullptr, nullptr);
            if (client < 0) return;
            if (closes_ && cuts_ > 0) {
                ::close(client);
                continue;
            }
            const int server = ::socket(AF_INET, SOCK_STREAM, 0);
            const sockaddr_in address = loopback(server_port_);
            if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
                ::close(client);
                ::close(server);
                continue;
            }
            lines_.emplace_back([this, client, server] { carry(client, server); });
        }
    }

    static void sendAll(int to, std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// Whether this is the message, and then how to cut.
    bool isHere(std::string_view bytes, Cut& cut) {
        const std::lock_guard lock(mutex_);
        if (word_.empty() || bytes.find(word_) == std::string_view::npos) return false;
        word_.clear();
        cut = cut_;
        ++cuts_;
        return true;
    }

    static void hearAnswer(int server) {
        pollfd answered{server, POLLIN, 0};
        ::poll(&answered, 1, -1);
    }

    void waitUntilClosed(int client) const {
        pollfd closed{client, POLLIN, 0};
        while (!stopped_ && ::poll(&closed, 1, kTickMs) <= 0) continue;
    }

    void carry(int client, int server) {
        std::array<char, 65536> buffer{};
        std::array<pollfd, 2> ends{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        for (bool open = true; open && !stopped_;) {
            if (::poll(ends.data(), ends.size(), kTickMs) <= 0) continue;
            for (std::size_t from = 0; from < 2 && open; ++from) {
                if (ends[from].revents == 0) continue;
                const ssize_t got = ::recv(ends[from].fd, buffer.data(), buffer.size(), 0);
                const std::string_view bytes(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
                Cut cut{};
                if (from == 0 && isHere(bytes, cut)) {
                    if (cut != Cut::message_lost) sendAll(server, bytes);
                    if (cut == Cut::answer_lost) hearAnswer(server);
                    if (cut == Cut::answer_kept_back) waitUntilClosed(client);
                    ::shutdown(client, SHUT_RDWR);
                    if (cut == Cut::while_running) hearAnswer(server);
                    open = false;
                } else if (got <= 0) {
                    open = false;
                } else {
                    sendAll(ends[1 - from].fd, bytes);
                }
            }
        }
        ::close(client);
        ::close(server);
    }

    const int server_port_;
    const int listener_;
    int port_ = 0;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> closes_ = false;
    std::atomic<int> cuts_ = 0;
    std::mutex mutex_;  // guards the two below
    std::string word_;
    Cut cut_{};
    std::vector<std::thread> lines_;  ///< of the accepting thread, until it has ended
    std::thread accepting_;
};

}  // namespace jalon::test
