// SPDX-License-Identifier: EUPL-1.2
#include "http/connection.h"

#include <boost/asio/post.hpp>
#include <utility>

#include "http/client_address.h"
#include "http/method.h"
#include "http/problem.h"
#include "http/request_id.h"
#include "http/response_head.h"
#include "http/static_files.h"

namespace jalon::http {

namespace {

using Step = RequestParser::Step;
constexpr std::chrono::milliseconds kEventPoll{150};
constexpr std::chrono::seconds kHeartbeat{15};
constexpr int kEventsPerPoll = 256;
constexpr std::chrono::seconds kLinger{1};
constexpr std::size_t kLingerBytes = std::size_t{4} * 1024 * 1024;
/// Up to here head and body travel in one piece.
constexpr std::size_t kJoinedBody = std::size_t{16} * 1024;

bool isApi(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

}  // namespace

Connection::Connection(Tcp::socket socket, std::string peer, ConnectionContext context)
    : context_(context),
      stream_(std::make_shared<Stream>(std::move(socket))),
      peer_(std::move(peer)),
      parser_(context.options.max_header_bytes),
      handled_(stream_->executor()),
      poll_(stream_->executor()) {}

asio::awaitable<void> Connection::run() {
    After after = After::next_request;
    while (after == After::next_request) after = co_await serveOne();
    if (after == After::linger) co_await linger();
    stream_->close();
}

asio::awaitable<void> Connection::turnAway(Refusal why) {
    co_await refuse(why, "-");
    co_await linger();
    stream_->close();
}

void Connection::drain() {
    asio::post(executor(), [self = shared_from_this()] {
        if (self->may_be_cut_) self->stream_->cancel();
        self->poll_.cancel();
    });
}

void Connection::abort() {
    asio::post(executor(), [self = shared_from_this()] {
        self->stream_->close();
        self->poll_.cancel();
    });
}

/// One request and its answer.
asio::awaitable<Connection::After> Connection::serveOne() {
    const bool has_bytes = co_await awaitFirstByte();
    if (!has_bytes) co_return After::close;

    const Pace header_pace{header_started_, context_.options.header_deadline, 0};
    const Progress head = co_await readUntil(Step::head, header_pace);
    if (head == Progress::gone) co_return After::close;
    if (head == Progress::refused) co_return co_await refuse(late_.value_or(parser_.refusal()), "-");

    Exchange exchange;
    exchange.started = SteadyClock::now();
    exchange.http11 = parser_.isHttp11();
    exchange.keep_alive = parser_.keepAlive();
    parser_.limitBody(findRoute(exchange));
    const Progress body = co_await readBody();
    if (body == Progress::gone) co_return After::close;
    if (body == Progress::refused) {
        std::string method(methodName(parser_.request().method));
        co_return co_await refuse(late_.value_or(parser_.refusal()), std::move(method));
    }

    auto values = std::move(exchange.request.path_values);
    exchange.request = parser_.take();
    exchange.request.path_values = std::move(values);
    exchange.request.request_id = newRequestId();
    exchange.request.client_address =
        clientAddress(peer_, exchange.request.header("x-forwarded-for"), context_.options.trusted_proxies);
    co_await handle(exchange);
    const bool sent = co_await send(exchange);
    log(exchange);
    if (!sent) co_return After::close;
    co_return exchange.keep_alive ? After::next_request : After::linger;
}

/// Waits, as long as an idle connection may, for a request to begin.
asio::awaitable<bool> Connection::awaitFirstByte() {
    const auto waiting_since = SteadyClock::now();
    const bool first = std::exchange(first_, false);
    header_started_ = waiting_since;
    if (!parser_.isIdle()) co_return true;
    if (context_.draining) co_return false;
    const auto patience = first ? context_.options.header_deadline : context_.options.idle_timeout;
    may_be_cut_ = true;
    const Stream::Got got = co_await stream_->read(buffer_, waiting_since + patience);
    may_be_cut_ = false;
    // The time a new connection lets pass in silence counts for its first header.
    if (!first) header_started_ = SteadyClock::now();
    parser_.push({buffer_.data(), got.bytes});
    co_return got.bytes > 0;
}

asio::awaitable<Connection::Progress> Connection::readUntil(Step wanted, Pace pace) {
    std::size_t received = 0;
    while (true) {
        const Step step = parser_.step();
        if (step == wanted) co_return Progress::complete;
        if (step == Step::refused) co_return Progress::refused;
        const Stream::Got got = co_await stream_->read(buffer_, pace.deadline(received));
        if (got.late) {
            late_ = Refusal{408, "request_timeout"};
            co_return Progress::refused;
        }
        if (got.bytes == 0) co_return Progress::gone;
        received += got.bytes;
        parser_.push({buffer_.data(), got.bytes});
    }
}

asio::awaitable<Connection::Progress> Connection::readBody() {
    const Pace pace = paceFromNow();
    const Step step = parser_.step();
    if (step == Step::done) co_return Progress::complete;
    if (step == Step::refused) co_return Progress::refused;
    if (parser_.expectsContinue()) {
        const bool told = co_await stream_->write("HTTP/1.1 100 Continue\r\n\r\n", pace);
        if (!told) co_return Progress::gone;
    }
    co_return co_await readUntil(Step::done, pace);
}

/// Notes the route or the methods allowed; returns how long the body may be.
std::size_t Connection::findRoute(Exchange& exchange) const {
    const Request& head = parser_.request();
    auto found = context_.router.find(head.method, head.path);
    if (auto* match = std::get_if<Router::Match>(&found)) {
        exchange.route = match->route;
        exchange.request.path_values = std::move(match->values);
        if (match->route->max_body_bytes > 0) return match->route->max_body_bytes;
    } else if (auto* wrong = std::get_if<Router::WrongMethod>(&found)) {
        exchange.allow = std::move(wrong->allow);
    }
    return context_.options.max_body_bytes;
}

/// Has a worker make the answer. The coroutine always waits for it, so the job may refer to `exchange`.
asio::awaitable<void> Connection::handle(Exchange& exchange) {
    handling_ = true;
    handled_.expires_at(SteadyClock::time_point::max());
    const bool queued = context_.workers.tryPost([self = shared_from_this(), &exchange] {
        exchange.response = self->runHandler(exchange);
        asio::post(self->executor(), [self] {
            self->handling_ = false;
            self->handled_.cancel();
        });
    });
    if (!queued) {
        handling_ = false;
        exchange.response = problem({ErrorKind::unavailable, "server_busy", {}, {}, 1});
    }
    while (handling_) co_await handled_.async_wait(kAwaitTuple);
    finish(exchange);
}

Response Connection::runHandler(const Exchange& exchange) const {
    const std::string& request_id = exchange.request.request_id;
    try {
        Response response = callHandler(exchange);
        requireSafe(response);
        return response;
    } catch (const std::exception& error) {
        const auto& answer = context_.options.answer_failure;
        if (auto known = answer ? answer(request_id, error) : std::nullopt) return *std::move(known);
        reportFailure(request_id, error.what());
    } catch (...) {
        reportFailure(request_id, "unknown exception");
    }
    return brokenWorld(request_id);
}

Response Connection::callHandler(const Exchange& exchange) const {
    if (exchange.route != nullptr) return exchange.route->handler(exchange.request);
    if (!exchange.allow.empty()) {
        Response response = refusal(405, "method_not_allowed");
        response.set("Allow", exchange.allow);
        return response;
    }
    if (!context_.fallback) return problem(Error::notFound());
    return context_.fallback(exchange.request);
}

/// What every answer carries, whoever made it.
void Connection::finish(Exchange& exchange) const {
    Response& response = exchange.response;
    if (context_.draining || response.events != nullptr) exchange.keep_alive = false;
    if (response.events != nullptr) {
        response.set("Content-Type", "text/event-stream");
        response.set("Cache-Control", "no-store");
    }
    if (isApi(exchange.request.path) && !response.has("Cache-Control")) response.set("Cache-Control", "no-store");
    response.set("X-Request-Id", exchange.request.request_id);
    addSecurityHeaders(response, context_.options.https_in_front);
}

asio::awaitable<Connection::After> Connection::refuse(Refusal why, std::string method) {
    Exchange exchange;
    exchange.started = SteadyClock::now();
    exchange.request.request_id = newRequestId();
    exchange.request.client_address = peer_;
    exchange.response = refusal(why.status, why.code);
    if (why.status == 503 || why.status == 429) exchange.response.set("Retry-After", "1");
    finish(exchange);
    const bool sent = co_await send(exchange);
    AccessLine line{exchange.request.request_id, std::move(method), "-", peer_, why.status, {}, exchange.body_bytes};
    if (context_.log) context_.log(line);
    co_return sent ? After::linger : After::close;
}

asio::awaitable<bool> Connection::send(Exchange& exchange) {
    if (exchange.response.events != nullptr) co_return co_await sendEvents(exchange);
    const Response& response = exchange.response;
    std::string head =
        responseHead(response, Framing::length, exchange.keep_alive, httpDate(std::chrono::system_clock::now()));
    const bool bodiless = exchange.request.method == Method::head || response.status == 204 || response.status == 304;
    std::string_view body = bodiless ? std::string_view{} : std::string_view(response.body);
    exchange.body_bytes = body.size();
    if (body.size() <= kJoinedBody) {
        head += body;
        body = {};
    }
    const Pace head_pace = paceFromNow();
    const bool sent = co_await stream_->write(head, head_pace);
    if (!sent || body.empty()) co_return sent;
    const Pace body_pace = paceFromNow();
    co_return co_await stream_->write(body, body_pace);
}

/// A connection that carried events ends with them, so a client that wants to go on asks anew.
asio::awaitable<bool> Connection::sendEvents(Exchange& exchange) {
    const auto framing = exchange.http11 ? Framing::chunked : Framing::until_close;
    const std::string head =
        responseHead(exchange.response, framing, false, httpDate(std::chrono::system_clock::now()));
    const Pace head_pace = paceFromNow();
    bool open = co_await stream_->write(head, head_pace);
    if (exchange.request.method == Method::head) co_return open;
    auto quiet_since = SteadyClock::now();
    bool ended = false;
    while (open && !ended) {
        std::string text = nextEvents(exchange, ended);
        if (text.empty() && SteadyClock::now() - quiet_since >= kHeartbeat) text = ":\n\n";
        if (!text.empty()) {
            exchange.body_bytes += text.size();
            if (exchange.http11) text = chunk(text);
            const Pace pace = paceFromNow();
            open = co_await stream_->write(text, pace);
            quiet_since = SteadyClock::now();
        }
        if (context_.draining) ended = true;
        if (!open || ended) break;
        poll_.expires_after(kEventPoll);
        co_await poll_.async_wait(kAwaitTuple);
    }
    const Pace pace = paceFromNow();
    if (open && exchange.http11) open = co_await stream_->write(kLastChunk, pace);
    co_return open;
}

/// The events there are now. finished() is asked first: an event may come between the last next() and the question.
std::string Connection::nextEvents(Exchange& exchange, bool& ended) const {
    std::string text;
    try {
        EventSource& source = *exchange.response.events;
        const bool finished = source.finished();
        for (int i = 0; i < kEventsPerPoll; ++i) {
            const auto event = source.next();
            if (!event) {
                ended = finished;
                break;
            }
            text += eventText(*event);
        }
    } catch (const std::exception& error) {
        reportFailure(exchange.request.request_id, error.what());
        ended = true;
    }
    return text;
}

/// Reads on until the peer closes: closing with unread bytes would reset the connection and could destroy the answer
/// before the client has read it.
asio::awaitable<void> Connection::linger() {
    stream_->shutdownSend();
    const auto deadline = SteadyClock::now() + kLinger;
    std::size_t discarded = 0;
    may_be_cut_ = true;
    while (discarded < kLingerBytes) {
        const Stream::Got got = co_await stream_->read(buffer_, deadline);
        if (got.bytes == 0) break;
        discarded += got.bytes;
    }
}

void Connection::log(const Exchange& exchange) const {
    if (!context_.log) return;
    AccessLine line;
    line.request_id = exchange.request.request_id;
    line.method = methodName(exchange.request.method);
    line.route = exchange.route == nullptr ? "-" : exchange.route->pattern;
    line.client_address = exchange.request.client_address;
    line.status = exchange.response.status;
    line.took = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - exchange.started);
    line.bytes = exchange.body_bytes;
    context_.log(line);
}

void Connection::reportFailure(const std::string& request_id, const std::string& what) const {
    if (context_.options.report_failure) context_.options.report_failure(request_id, what);
}

Pace Connection::paceFromNow() const {
    return {SteadyClock::now(), context_.options.header_deadline, context_.options.min_bytes_per_second};
}

}  // namespace jalon::http
