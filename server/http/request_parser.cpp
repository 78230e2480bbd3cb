// SPDX-License-Identifier: EUPL-1.2
#include "http/request_parser.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>

#include "http/method.h"
#include "http/response_head.h"
#include "http/target.h"

namespace jalon::http {

namespace {

namespace beast = boost::beast;
using BeastError = beast::http::error;

std::string lowerCase(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

/// Collects what Beast finds. Trailers are dropped: merged into the headers they could overrule what was checked.
class Message final : public beast::http::basic_parser<true> {
public:
    Message() { body_limit(boost::none); }

    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    int version = 11;
    int content_lengths = 0;
    int hosts = 0;

private:
    using error_code = beast::error_code;
    using string_view = beast::string_view;

    void on_request_impl(beast::http::verb, string_view method_text, string_view target_text, int version_number,
                         error_code&) override {
        method = method_text;
        target = target_text;
        version = version_number;
    }
    void on_field_impl(beast::http::field, string_view name, string_view value, error_code&) override {
        if (is_header_done()) return;
        const auto lower = lowerCase({name.data(), name.size()});
        if (lower == "content-length")
            content_lengths += 1 + static_cast<int>(std::count(value.begin(), value.end(), ','));
        if (lower == "host") ++hosts;
        const auto same = [&](const auto& header) { return header.first == lower; };
        if (const auto found = std::find_if(headers.begin(), headers.end(), same); found != headers.end()) {
            found->second.append(lower == "cookie" ? "; " : ", ").append(value.data(), value.size());
        } else {
            headers.emplace_back(lower, std::string(value));
        }
    }
    std::size_t on_body_impl(string_view bytes, error_code&) override { return append(bytes); }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code&) override { return append(bytes); }
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    std::size_t append(string_view bytes) {
        body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
};

constexpr Refusal kMalformed{400, "malformed_request"};
constexpr Refusal kHeaderTooLarge{431, "header_too_large"};
constexpr Refusal kBodyTooLarge{413, "body_too_large"};

}  // namespace

struct RequestParser::Impl {
    explicit Impl(std::size_t max_header_bytes) : max_header(max_header_bytes) { begin(); }

    void begin() {
        message.emplace();
        message->header_limit(
            static_cast<std::uint32_t>(std::min<std::size_t>(max_header, std::numeric_limits<std::uint32_t>::max())));
        request = {};
        head_bytes = 0;
        body_bytes = 0;
        max_body = 0;
        head_given = false;
        expects_continue = false;
    }
    std::string_view rest() const { return std::string_view(pending).substr(used); }
    /// Lets Beast take one more piece; false when it needs more bytes or refuses.
    bool advance();
    std::optional<Refusal> checkHead();
    std::optional<Refusal> checkSizes() const;
    Step refuse(Refusal why) {
        refusal = why;
        return Step::refused;
    }

    std::size_t max_header;
    std::string pending;  ///< received; the first `used` bytes are parsed
    std::size_t used = 0;
    std::optional<Message> message;
    Request request;
    std::optional<Refusal> refusal;
    std::size_t head_bytes = 0;
    std::size_t body_bytes = 0;  ///< on the wire: chunk headers and trailers included
    std::size_t max_body = 0;
    bool head_given = false;
    bool expects_continue = false;
};

bool RequestParser::Impl::advance() {
    const auto bytes = rest();
    if (bytes.empty()) return false;
    const bool in_head = !message->is_header_done();
    // Whatever is left of a chunked body is at least "0\r\n\r\n"; Beast 1.81 asserts when it sees less of it twice.
    if (!in_head && message->chunked() && bytes.size() < 5) return false;
    const auto had_body = message->body.size();
    beast::error_code error;
    const auto taken = message->put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    used += taken;
    (in_head ? head_bytes : body_bytes) += taken;
    if (error == BeastError::header_limit) {
        refusal = kHeaderTooLarge;
    } else if (error == BeastError::body_limit) {
        refusal = kBodyTooLarge;
    } else if (error && error != BeastError::need_more) {
        refusal = kMalformed;
    }
    // What is left over waits for the end of a chunk header or of the trailers.
    if (error == BeastError::need_more && !in_head && rest().size() > max_header) refusal = kHeaderTooLarge;
    if (!refusal) refusal = checkSizes();
    return !error && !refusal && (taken > 0 || message->body.size() > had_body || message->is_done());
}

/// Beast bounds each call, not the sum of the calls, and not what surrounds the chunks.
std::optional<Refusal> RequestParser::Impl::checkSizes() const {
    if (!message->is_header_done()) {
        if (head_bytes + rest().size() > max_header) return kHeaderTooLarge;
        return std::nullopt;
    }
    if (head_bytes > max_header) return kHeaderTooLarge;
    // A chunk of one byte costs six on the wire: sixteen leaves room, and stops bodies made of chunk extensions.
    if (body_bytes > max_header + 16 * message->body.size()) return kMalformed;
    return std::nullopt;
}

std::optional<Refusal> RequestParser::Impl::checkHead() {
    const auto method = parseMethod(message->method);
    if (!method) return Refusal{501, "method_not_implemented"};
    auto target = parseTarget(message->target);
    if (!target) return Refusal{400, "malformed_target"};
    request.method = *method;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.headers = std::move(message->headers);

    if (message->hosts > 1 || (message->version == 11 && message->hosts == 0)) return kMalformed;
    if (message->content_lengths > 1) return kMalformed;
    if (const auto encoding = request.header("transfer-encoding"); !encoding.empty()) {
        // Only "chunked" has one meaning everywhere; with Content-Length or from HTTP/1.0 it is a smuggling attempt.
        if (message->content_lengths > 0 || message->version == 10 || !sameHeaderName(encoding, "chunked"))
            return kMalformed;
    }
    if (const auto expect = request.header("expect"); !expect.empty() && message->version == 11) {
        if (!sameHeaderName(expect, "100-continue")) return Refusal{417, "expectation_failed"};
        expects_continue = !message->is_done();
    }
    return std::nullopt;
}

RequestParser::RequestParser(std::size_t max_header_bytes) : impl_(std::make_unique<Impl>(max_header_bytes)) {}
RequestParser::~RequestParser() = default;

void RequestParser::push(std::string_view bytes) {
    impl_->pending.erase(0, impl_->used);
    impl_->used = 0;
    impl_->pending += bytes;
}

RequestParser::Step RequestParser::step() {
    auto& impl = *impl_;
    if (impl.refusal) return Step::refused;
    while (!impl.message->is_header_done() && impl.advance()) {
    }
    if (impl.refusal) return Step::refused;
    if (!impl.message->is_header_done()) return Step::more;
    if (!impl.head_given) {
        impl.head_given = true;
        if (const auto wrong = impl.checkHead()) return impl.refuse(*wrong);
        return Step::head;
    }
    if (const auto announced = impl.message->content_length(); announced && *announced > impl.max_body)
        return impl.refuse(kBodyTooLarge);
    while (!impl.message->is_done() && impl.advance()) {
    }
    if (impl.refusal) return Step::refused;
    return impl.message->is_done() ? Step::done : Step::more;
}

void RequestParser::limitBody(std::size_t max_body_bytes) {
    impl_->max_body = max_body_bytes;
    impl_->message->body_limit(max_body_bytes);
}

const Request& RequestParser::request() const { return impl_->request; }
bool RequestParser::keepAlive() const {
    return isHttp11() && impl_->message->is_header_done() && impl_->message->keep_alive();
}
bool RequestParser::isHttp11() const { return impl_->message->version == 11; }
bool RequestParser::expectsContinue() const { return impl_->expects_continue; }

Request RequestParser::take() {
    if (!impl_->message->is_done()) throw std::logic_error("RequestParser::take before the request is complete");
    Request request = std::move(impl_->request);
    request.body = std::move(impl_->message->body);
    impl_->begin();
    return request;
}

Refusal RequestParser::refusal() const { return impl_->refusal.value_or(kMalformed); }
bool RequestParser::isIdle() const { return impl_->rest().empty() && impl_->head_bytes == 0 && !impl_->head_given; }

}  // namespace jalon::http
