// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A request and its answer, free of any networking library: what handlers see. Handlers are plain synchronous functions
// that run on the server's worker threads.
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jalon::http {

enum class Method { get, head, post, put, patch, del, options };

struct Request {
    Method method = Method::get;
    std::string path;                                ///< percent-decoded, always starts with '/'
    std::map<std::string, std::string> query;        ///< decoded; a repeated name keeps the last
    std::map<std::string, std::string> path_values;  ///< "{id}" of the route's pattern
    std::string body;
    std::string client_address;  ///< of the peer, or of X-Forwarded-For from a trusted proxy
    std::string request_id;      ///< short random text, also in the log and in 500 answers

    /// Header by lower-case name; "" when absent. A repeated header is one value, joined with ", ".
    std::string_view header(std::string_view lower_name) const;
    std::string_view cookie(std::string_view name) const;
    std::string queryOr(std::string_view name, std::string_view fallback) const;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
};

/// What a server-sent-events answer reads from, polled by the server a few times a second; used from one thread at a
/// time.
class EventSource {
public:
    virtual ~EventSource() = default;
    struct Event {
        std::string name;  ///< "progress", "done"
        std::string data;  ///< one line (JSON)
        /// What a client that comes back says it saw last (Last-Event-ID); "" for none.
        std::string id = {};
    };
    /// The next event not yet given, if any.
    virtual std::optional<Event> next() = 0;
    /// True once no event will follow.
    virtual bool finished() const = 0;
};

struct Response {
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<EventSource> events;  ///< set: an open text/event-stream, body ignored

    /// Replaces the header (Set-Cookie: adds one more). Throws std::logic_error when the name is not a token or the
    /// value holds CR, LF or NUL (response splitting). Framing headers (Content-Length, Connection…) are the server's.
    Response& set(std::string name, std::string value);
    bool has(std::string_view name) const;  ///< whatever the case of the name
    static Response json(int status, std::string body);
    static Response noContent();
};

using Handler = std::function<Response(const Request&)>;

}  // namespace jalon::http
