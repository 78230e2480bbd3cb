// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A small blocking HTTP client on a raw socket, so that tests can send what no proper client would. One object is one
// connection to 127.0.0.1. Every wait ends after ten seconds with std::runtime_error.
//
//     HttpClient client(server.port());
//     const auto reply = client.get("/api/v1/stays");
//     client.send("GET / HTTP/1.1\r\n");   // …or byte by byte
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace jalon::test {

struct HttpReply {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case; repeated ones joined with "\n"
    std::string body;

    std::string header(const std::string& lower_name) const {
        const auto found = headers.find(lower_name);
        return found == headers.end() ? std::string() : found->second;
    }
};

class HttpClient {
public:
    explicit HttpClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            close(socket_);
            throw std::runtime_error("cannot connect");
        }
    }
    ~HttpClient() { close(socket_); }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    using Headers = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    HttpReply get(std::string_view target, Headers headers = {}) { return request("GET", target, {}, headers); }
    HttpReply request(std::string_view method, std::string_view target, std::string_view body, Headers headers = {}) {
        std::string text = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n";
        for (const auto& [name, value] : headers) text.append(name).append(": ").append(value).append("\r\n");
        if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        send(text.append("\r\n").append(body));
        return readReply(method == "HEAD");
    }

    /// False when the server has closed or reset the connection.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                if (errno == EPIPE || errno == ECONNRESET) return false;
                throw std::runtime_error("cannot send");
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void closeSend() { shutdown(socket_, SHUT_WR); }

    /// The next answer, its body whole. Interim 100 answers are returned as they come.
    HttpReply readReply(bool head_only = false) {
        HttpReply reply = readHead();
        if (head_only || reply.status < 200 || reply.status == 204 || reply.status == 304) return reply;
        if (reply.header("transfer-encoding") == "chunked") {
            while (true) {
                const auto chunk = readChunk();
                if (chunk.empty()) break;
                reply.body += chunk;
            }
        } else if (reply.headers.contains("content-length")) {
            reply.body = take(std::stoul(reply.header("content-length")));
        } else {
            while (receive()) {
            }
            reply.body = take(buffer_.size());
        }
        return reply;
    }
    HttpReply readHead() {
        const std::string head = takeUntil("\r\n\r\n");
        HttpReply reply;
        reply.status = std::stoi(head.substr(head.find(' ') + 1, 3));
        for (auto at = head.find("\r\n") + 2; at < head.size() && head.compare(at, 2, "\r\n") != 0;) {
            const auto end = head.find("\r\n", at);
            const auto colon = head.find(": ", at);
            std::string name = head.substr(at, colon - at);
            for (char& c : name)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
            auto& value = reply.headers[name];
            value += (value.empty() ? "" : "\n") + head.substr(colon + 2, end - colon - 2);
            at = end + 2;
        }
        return reply;
    }
    /// One chunk of a chunked body, empty for the last.
    std::string readChunk() {
        const auto size = std::stoul(takeUntil("\r\n"), nullptr, 16);
        std::string chunk = take(size);
        take(2);
        return chunk;
    }
    /// Waits until the server closes; false when it sends something first.
    bool isClosed() { return buffer_.empty() && !receive(); }

private:
    std::string takeUntil(std::string_view end) {
        while (buffer_.find(end) == std::string::npos)
            if (!receive()) throw std::runtime_error("connection closed by the server");
        return take(buffer_.find(end) + end.size());
    }
    std::string take(std::size_t size) {
        while (buffer_.size() < size)
            if (!receive()) throw std::runtime_error("connection closed by the server");
        std::string taken = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return taken;
    }
    bool receive() {
        std::array<char, 16 * 1024> bytes{};
        const auto received = recv(socket_, bytes.data(), bytes.size(), 0);
        if (received < 0 && errno != ECONNRESET) throw std::runtime_error("no answer in time");
        if (received <= 0) return false;
        buffer_.append(bytes.data(), static_cast<std::size_t>(received));
        return true;
    }

    int socket_;
    std::string buffer_;
};

}  // namespace jalon::test
