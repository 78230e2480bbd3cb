// SPDX-License-Identifier: EUPL-1.2
#include "base/id.h"

#include <sys/random.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <stdexcept>

#include "base/uuid_ticks.h"

namespace jalon {

std::string newUuid(Instant now) {
    static UuidTicks ticks;
    const auto machine = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const std::uint64_t tick = ticks.next(now, Instant(machine.time_since_epoch().count()));
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t got = 8; got < 16;) {
        const auto n = getrandom(&bytes.at(got), 16 - got, 0);
        if (n < 0) throw std::runtime_error("getrandom failed");
        got += static_cast<std::size_t>(n);
    }
    const std::uint64_t milliseconds = tick >> 12U;
    for (unsigned i = 0; i < 6; ++i) bytes.at(i) = static_cast<std::uint8_t>(milliseconds >> (40U - 8U * i));
    bytes[6] = static_cast<std::uint8_t>(0x70U | ((tick >> 8U) & 0x0FU));
    bytes[7] = static_cast<std::uint8_t>(tick & 0xFFU);
    bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3FU));

    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (unsigned i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += hex[bytes.at(i) >> 4U];
        text += hex[bytes.at(i) & 0x0FU];
    }
    return text;
}

bool isUuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < 36; ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-') return false;
        } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return true;
}

}  // namespace jalon
