// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a request line and a Cookie header say, decoded. Anything ambiguous is refused rather than repaired, so that the
// router, the access rules and the static files all see one single path.
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace jalon::http {

struct Target {
    std::string path;                          ///< starts with '/', percent-decoded
    std::map<std::string, std::string> query;  ///< a repeated name keeps the last
};

/// Percent-decoding (and '+' as a space when asked). Nothing on "%", "%4", "%zz".
std::optional<std::string> percentDecode(std::string_view text, bool plus_is_space);

/// The request target in origin form ("/path?query") or absolute form ("http://host/path?query"). Refuses bad percent
/// encoding, invalid UTF-8, control characters, backslashes, "//", "%2F", and "." or ".." segments.
std::optional<Target> parseTarget(std::string_view target);

/// Value of the first cookie of that name in a Cookie header (RFC 6265 §4.2), without its quotes; "" when absent.
std::string_view findCookie(std::string_view cookie_header, std::string_view name);

}  // namespace jalon::http
