// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

namespace jalon::http {

/// Without the optional white space (RFC 9110 §5.6.3) at both ends.
inline std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace jalon::http
