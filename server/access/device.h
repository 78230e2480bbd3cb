// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The browser and the system a session is opened with, in the words people know them by. Pure.
#include <string>
#include <string_view>

namespace jalon::access {

struct Device {
    std::string browser;  ///< "Firefox", "Chrome", "Edge", "Safari", "Opera", or "" for none of them
    std::string system;   ///< "Windows", "macOS", "Linux", "Android", "iOS", "ChromeOS", or ""
    bool operator==(const Device&) const = default;
};
/// Of a User-Agent header (RFC 9110 §10.1.5), which may say anything.
Device deviceOf(std::string_view user_agent);

}  // namespace jalon::access
