// SPDX-License-Identifier: EUPL-1.2
#include "http/request_id.h"

#include <sys/random.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace jalon::http {

std::string newRequestId() {
    constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
    std::array<std::uint8_t, 10> random{};
    // Requests of up to 256 bytes are never cut short (getrandom(2)).
    if (getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        throw std::runtime_error("getrandom failed");
    std::string id;
    for (const auto byte : random) id += letters[byte % letters.size()];
    return id;
}

}  // namespace jalon::http
