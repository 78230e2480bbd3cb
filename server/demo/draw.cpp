// SPDX-License-Identifier: EUPL-1.2
#include "demo/draw.h"

#include <fmt/core.h>

#include <numeric>

namespace jalon::demo {

std::uint64_t Draw::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::size_t Draw::weighted(const std::vector<int>& weights) {
    auto left = static_cast<int>(below(static_cast<std::size_t>(std::accumulate(weights.begin(), weights.end(), 0))));
    for (std::size_t i = 0; i < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0) return i;
    }
    return weights.size() - 1;
}

std::string Draw::uuid(Instant at) {
    const auto milliseconds = static_cast<std::uint64_t>(at.microseconds() / 1000);
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", milliseconds >> 16U, milliseconds & 0xFFFFU,
                       next() & 0xFFFU, 0x8000U | (next() & 0x3FFFU), next() & 0xFFFFFFFFFFFFU);
}

}  // namespace jalon::demo
