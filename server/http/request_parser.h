// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Bytes of one connection in, requests out: no socket, no clock, no thread. The grammar is Boost.Beast's parser; the
// rules on top refuse whatever two parsers could understand differently (RFC 9112 §6.3, §11.2).
//
//     parser.push(bytes);
//     switch (parser.step()) {
//         case Step::more: …read, push, step again
//         case Step::head: parser.limitBody(…); …step again
//         case Step::done: handle(parser.take()); …step again, pipelined bytes are kept
//         case Step::refused: …answer parser.refusal(), close
//     }
#include <cstddef>
#include <memory>
#include <string_view>

#include "http/message.h"

namespace jalon::http {

struct Refusal {
    int status = 400;
    std::string_view code;  ///< stable, as in problem+json
};

class RequestParser {
public:
    enum class Step { more, head, done, refused };

    /// `max_header_bytes` bounds request line and headers together; chunk headers and trailers have the same bound.
    explicit RequestParser(std::size_t max_header_bytes);
    ~RequestParser();
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;

    /// Adds what the peer sent. Views into request() stay valid.
    void push(std::string_view bytes);
    /// Goes on as far as the bytes allow. `head` comes once per request, before any of its body is read.
    Step step();
    /// After `head`: a longer body, announced or not, is refused with 413. Without it no body is accepted.
    void limitBody(std::size_t max_body_bytes);

    /// From `head` on: everything but the body, path values, client address and request id.
    const Request& request() const;
    bool keepAlive() const;
    bool isHttp11() const;
    /// The client waits for "100 Continue" before it sends its body.
    bool expectsContinue() const;
    /// After `done`: the request; the parser is ready for the next one.
    Request take();
    /// After `refused`; the parser takes nothing more.
    Refusal refusal() const;
    /// No byte of an unfinished request is here.
    bool isIdle() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace jalon::http
