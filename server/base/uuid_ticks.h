// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The time in the ids of one process (id.h): 48 bits of milliseconds and twelve more of their fractions, strictly
// increasing (RFC 9562 §6.2, method 3).
#include <cstdint>
#include <mutex>

#include "base/clock.h"

namespace jalon {

/// Safe to use from any thread.
class UuidTicks {
public:
    /// `machine`: what the machine's own clock says at this moment. When `now` is near it, it comes from that clock,
    /// and follows on whatever came from it before, however the clock was set back. Another clock's time follows on
    /// what came before when it steps back by less than a second; a longer step is taken as meant (a demo, a test).
    std::uint64_t next(Instant now, Instant machine);

private:
    std::mutex mutex_;
    std::uint64_t last_ = 0;
    std::uint64_t last_of_the_machine_ = 0;
};

}  // namespace jalon
