// SPDX-License-Identifier: EUPL-1.2
#include "http/target.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "http/header_text.h"

namespace jalon::http {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// What stands before the first `separator` (all of it when there is none); `rest` is moved behind the separator.
std::string_view cut(std::string_view& rest, char separator) {
    const auto end = rest.find(separator);
    const auto piece = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return piece;
}

std::optional<std::string> parsePath(std::string_view raw) {
    // An encoded slash would make one segment for a proxy and two for the router.
    if (raw.find("%2F") != raw.npos || raw.find("%2f") != raw.npos) return std::nullopt;
    auto path = percentDecode(raw, false);
    if (!path || path->empty() || path->front() != '/') return std::nullopt;
    if (!text::isValidUtf8(*path) || std::any_of(path->begin(), path->end(), isControl)) return std::nullopt;
    if (path->find('\\') != std::string::npos || path->find("//") != std::string::npos) return std::nullopt;
    for (std::string_view rest = std::string_view(*path).substr(1); !rest.empty();) {
        const auto segment = cut(rest, '/');
        if (segment == "." || segment == "..") return std::nullopt;
    }
    return path;
}

std::optional<std::map<std::string, std::string>> parseQuery(std::string_view raw) {
    std::map<std::string, std::string> query;
    while (!raw.empty()) {
        auto value = cut(raw, '&');
        if (value.empty()) continue;
        const auto name = cut(value, '=');
        auto decoded_name = percentDecode(name, true);
        auto decoded_value = percentDecode(value, true);
        if (!decoded_name || !decoded_value) return std::nullopt;
        if (!text::isValidUtf8(*decoded_name) || !text::isValidUtf8(*decoded_value)) return std::nullopt;
        query.insert_or_assign(std::move(*decoded_name), std::move(*decoded_value));
    }
    return query;
}

}  // namespace

std::optional<std::string> percentDecode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

std::optional<Target> parseTarget(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const auto path = target.find_first_of("/?", scheme.size());
        target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
        break;
    }
    if (target.find('#') != std::string_view::npos) return std::nullopt;
    const auto raw_path = cut(target, '?');
    auto path = parsePath(raw_path);
    auto query = parseQuery(target);
    if (!path || !query) return std::nullopt;
    return Target{std::move(*path), std::move(*query)};
}

std::string_view findCookie(std::string_view cookie_header, std::string_view name) {
    while (!cookie_header.empty()) {
        auto value = cut(cookie_header, ';');
        if (trimmed(cut(value, '=')) != name) continue;
        value = trimmed(value);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

}  // namespace jalon::http
