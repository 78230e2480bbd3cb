// SPDX-License-Identifier: EUPL-1.2
#include "storage/attempts.h"

#include <sodium.h>

#include <algorithm>
#include <thread>

namespace jalon::storage {

namespace {

constexpr std::uint32_t kFirstPauseMicroseconds = 2'000;
/// Up to two seconds between one lost connection and the next.
constexpr int kLongestPause = 10;

/// Two that met must not meet again: each waits for a time of its own.
void pause(int attempt) {
    const std::uint32_t most = kFirstPauseMicroseconds << static_cast<unsigned>(attempt);
    std::this_thread::sleep_for(std::chrono::microseconds(randombytes_uniform(most)));
}

}  // namespace

bool Attempts::again(DbCode code) {
    switch (code) {
        case DbCode::serialization:
            if (conflicts_ > kTogether) return false;
            pause(conflicts_++);
            return true;
        // Two that looked for a row and both missed it insert it both: the second time it will be found. What is a bug
        // fails again.
        case DbCode::unique:
        case DbCode::foreign_key:
            return constraints_++ == 0;
        case DbCode::connection:
            if (SteadyClock::now() >= until_) return false;
            pause(std::min(losses_++, kLongestPause));
            return true;
        default:
            return false;
    }
}

}  // namespace jalon::storage
