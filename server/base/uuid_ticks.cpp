// SPDX-License-Identifier: EUPL-1.2
#include "base/uuid_ticks.h"

#include <algorithm>
#include <chrono>

namespace jalon {

std::uint64_t UuidTicks::next(Instant now, Instant machine) {
    constexpr std::chrono::seconds kNear{2};
    constexpr std::uint64_t kSecond = 1ULL << 22U;
    const auto microseconds = static_cast<std::uint64_t>(now.microseconds());
    std::uint64_t tick = (microseconds / 1000) << 12U | (microseconds % 1000) * 4096 / 1000;
    const std::lock_guard lock(mutex_);
    if (tick <= last_ && last_ - tick < kSecond) tick = last_ + 1;
    if (now - machine < kNear && machine - now < kNear)
        last_of_the_machine_ = tick = std::max(tick, last_of_the_machine_ + 1);
    last_ = tick;
    return tick;
}

}  // namespace jalon
