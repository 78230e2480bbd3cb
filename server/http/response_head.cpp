// SPDX-License-Identifier: EUPL-1.2
#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace jalon::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool isTokenCharacter(char c) {
    if ((c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z')) return true;
    return c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// Headers that say where the answer ends or are the same on every answer: the server alone writes them.
bool belongsToServer(std::string_view name) {
    constexpr std::array<std::string_view, 7> names = {
        "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "date", "server"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view own) { return sameHeaderName(own, name); });
}

void appendPadded(std::string& text, unsigned number, std::size_t width) {
    const auto digits = std::to_string(number);
    text.append(width - std::min(width, digits.size()), '0').append(digits);
}

}  // namespace

std::string_view statusPhrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "Unknown";
    }
}

bool sameHeaderName(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool isSafeHeader(std::string_view name, std::string_view value) {
    using namespace std::string_view_literals;
    return !name.empty() && std::all_of(name.begin(), name.end(), isTokenCharacter) &&
           value.find_first_of("\r\n\0"sv) == std::string_view::npos;
}

void requireSafe(const Response& response) {
    if (response.status < 200 || response.status > 599) throw std::logic_error("status out of range");
    for (const auto& [name, value] : response.headers)
        if (!isSafeHeader(name, value)) throw std::logic_error("unsafe response header");
}

std::string httpDate(std::chrono::system_clock::time_point now) {
    constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(now - day));
    std::string text(weekdays.at(std::chrono::weekday(day).c_encoding()));
    text += ", ";
    appendPadded(text, static_cast<unsigned>(date.day()), 2);
    text.append(" ").append(months.at(static_cast<unsigned>(date.month()) - 1)).append(" ");
    appendPadded(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text += ' ';
    appendPadded(text, static_cast<unsigned>(time.hours().count()), 2);
    text += ':';
    appendPadded(text, static_cast<unsigned>(time.minutes().count()), 2);
    text += ':';
    appendPadded(text, static_cast<unsigned>(time.seconds().count()), 2);
    return text.append(" GMT");
}

std::string responseHead(const Response& response, Framing framing, bool keep_alive, std::string_view date) {
    std::string head;
    head.reserve(1024);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(statusPhrase(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers)
        if (!belongsToServer(name)) head.append(name).append(": ").append(value).append("\r\n");
    const bool bodiless = response.status == 204 || response.status == 304;
    if (framing == Framing::chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    } else if (framing == Framing::length && !bodiless) {
        head.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
    }
    if (!keep_alive) head += "Connection: close\r\n";
    head.append("Date: ").append(date).append("\r\nServer: Jalon\r\n\r\n");
    return head;
}

std::string eventText(const EventSource::Event& event) {
    using namespace std::string_view_literals;
    std::string text;
    if (!event.name.empty() && event.name.find_first_of("\r\n") == std::string::npos)
        text.append("event: ").append(event.name).append("\n");
    if (!event.id.empty() && event.id.find_first_of("\r\n\0"sv) == std::string::npos)
        text.append("id: ").append(event.id).append("\n");
    std::string_view rest = event.data;
    for (bool more = true; more;) {
        const auto end = rest.find_first_of("\r\n");
        text.append("data: ").append(rest.substr(0, end)).append("\n");
        more = end != std::string_view::npos;
        if (more) rest.remove_prefix(end + 1);
    }
    return text.append("\n");
}

std::string chunk(std::string_view bytes) {
    std::array<char, 16> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16).ptr;
    std::string text(size.data(), end);
    return text.append("\r\n").append(bytes).append("\r\n");
}

}  // namespace jalon::http
