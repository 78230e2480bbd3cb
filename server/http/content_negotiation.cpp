// SPDX-License-Identifier: EUPL-1.2
#include "http/content_negotiation.h"

#include <optional>

#include "http/header_text.h"
#include "http/response_head.h"

namespace jalon::http {

namespace {

std::string_view nextElement(std::string_view& list) {
    const auto comma = list.find(',');
    const auto element = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    return element;
}

/// "gzip;q=0", "gzip; q=0.000": a weight of zero, however many digits it has.
bool isRefused(std::string_view parameters) {
    parameters = trimmed(parameters);
    if (!parameters.starts_with("q=") && !parameters.starts_with("Q=")) return false;
    const auto weight = trimmed(parameters.substr(2));
    return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool acceptsEncoding(std::string_view accept_encoding, std::string_view encoding) {
    std::optional<bool> named;
    std::optional<bool> any;
    while (!accept_encoding.empty()) {
        const auto element = nextElement(accept_encoding);
        const auto semicolon = element.find(';');
        const auto name = trimmed(element.substr(0, semicolon));
        const bool accepted = semicolon == std::string_view::npos || !isRefused(element.substr(semicolon + 1));
        if (sameHeaderName(name, encoding)) named = accepted;
        if (name == "*") any = accepted;
    }
    return named.value_or(any.value_or(false));
}

bool matchesEtag(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        auto element = nextElement(if_none_match);
        if (element == "*") return true;
        if (element.starts_with("W/")) element.remove_prefix(2);
        if (element == etag) return true;
    }
    return false;
}

}  // namespace jalon::http
