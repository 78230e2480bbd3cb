// SPDX-License-Identifier: EUPL-1.2
#include "base/id.h"

#include <sys/random.h>

#include <array>
#include <cstdint>
#include <mutex>
#include <stdexcept>

namespace jalon {

std::string newUuid(Instant now) {
    static std::mutex mutex;
    static std::uint64_t last_tick = 0;
    // RFC 9562 §6.2 method 3: twelve more bits of time in rand_a; the mutex keeps them strictly increasing.
    const auto microseconds = static_cast<std::uint64_t>(now.microseconds());
    std::uint64_t tick = (microseconds / 1000) << 12U | (microseconds % 1000) * 4096 / 1000;
    {
        const std::lock_guard lock(mutex);
        if (tick <= last_tick && last_tick - tick < (1ULL << 22U)) tick = last_tick + 1;
        last_tick = tick;
    }
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
