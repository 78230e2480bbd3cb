// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"

namespace jalon::demo {

/// Numbers that are the same on every machine (splitmix64).
class Draw {
public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 … count - 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    template <class T>
    const T& oneOf(const std::vector<T>& items) {
        return items.at(below(items.size()));
    }
    /// An index drawn by weight.
    std::size_t weighted(const std::vector<int>& weights);
    /// A UUID version 7 for a moment of the story, its random part drawn here.
    std::string uuid(Instant at);

private:
    std::uint64_t state_;
};

}  // namespace jalon::demo
