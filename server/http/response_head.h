// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The bytes of an answer: status line, headers, pieces of an event stream. Pure text, no socket.
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.h"

namespace jalon::http {

/// "Not Found" for 404 (RFC 9110 §15); "Unknown" for a status the program never sends.
std::string_view statusPhrase(int status);

bool sameHeaderName(std::string_view a, std::string_view b);
/// The name is a token (RFC 9110 §5.6.2) and the value holds no CR, LF or NUL.
bool isSafeHeader(std::string_view name, std::string_view value);
/// Throws std::logic_error when a status or header a handler put there may not go on the wire.
void requireSafe(const Response& response);

/// "Sun, 06 Nov 1994 08:49:37 GMT", whatever the locale.
std::string httpDate(std::chrono::system_clock::time_point now);

enum class Framing { length, chunked, until_close };

/// Status line and headers up to the empty line; adds Date, Server, Connection: close and the framing. Framing headers
/// set by a handler are left out.
std::string responseHead(const Response& response, Framing framing, bool keep_alive, std::string_view date);

/// One event of a text/event-stream; data of several lines becomes several data fields.
std::string eventText(const EventSource::Event& event);
/// One chunk of Transfer-Encoding: chunked; `bytes` must not be empty (that would end the body).
std::string chunk(std::string_view bytes);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace jalon::http
