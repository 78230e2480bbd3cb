// SPDX-License-Identifier: EUPL-1.2
#include "access/origin.h"

#include <algorithm>

namespace jalon::access {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool sameHost(std::string_view a, std::string_view b) {
    return !a.empty() && std::ranges::equal(a, b, {}, lower, lower);
}

/// "https://host:port" → "host:port"; "" for "null" and other schemes.
std::string_view hostOf(std::string_view origin) {
    for (const std::string_view scheme : {"https://", "http://"})
        if (origin.starts_with(scheme)) return origin.substr(scheme.size());
    return {};
}

}  // namespace

bool comesFromOurPages(const http::Request& request, const std::vector<std::string>& allowed_origins) {
    const std::string_view site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string_view origin = request.header("origin");
    if (origin.empty()) return true;
    return std::ranges::find(allowed_origins, origin) != allowed_origins.end() ||
           sameHost(hostOf(origin), request.header("host"));
}

}  // namespace jalon::access
