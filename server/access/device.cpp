// SPDX-License-Identifier: EUPL-1.2
#include "access/device.h"

#include <array>
#include <utility>

namespace jalon::access {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;

// In this order: most browsers claim to be Safari too, and all on Android to run on Linux.
constexpr std::array<Sign, 8> kBrowsers{{{"Edg/", "Edge"},
                                         {"EdgA/", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"Firefox/", "Firefox"},
                                         {"FxiOS/", "Firefox"},
                                         {"Chrome/", "Chrome"},
                                         {"CriOS/", "Chrome"},
                                         {"Safari/", "Safari"}}};
constexpr std::array<Sign, 7> kSystems{{{"Android", "Android"},
                                        {"iPhone", "iOS"},
                                        {"iPad", "iOS"},
                                        {"CrOS", "ChromeOS"},
                                        {"Windows", "Windows"},
                                        {"Mac OS X", "macOS"},
                                        {"Linux", "Linux"}}};

template <std::size_t count>
std::string firstIn(const std::array<Sign, count>& signs, std::string_view text) {
    for (const auto& [sign, name] : signs)
        if (text.find(sign) != std::string_view::npos) return std::string(name);
    return "";
}

}  // namespace

Device deviceOf(std::string_view user_agent) { return {firstIn(kBrowsers, user_agent), firstIn(kSystems, user_agent)}; }

}  // namespace jalon::access
