// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When the server makes its backups: once a night, and again an hour after one that failed.
#include <chrono>
#include <optional>

#include "base/clock.h"

namespace jalon::backup {

struct Schedule {
    int hour = 2;  ///< of the local day, 0 to 23
    TimeZone zone;

    /// The latest moment at or before `now` at which a backup was to be made.
    Instant latest(Instant now) const;
    Instant next(Instant now) const;
};

constexpr std::chrono::hours kAgainAfter{1};
/// A night's backup may take its time; after that somebody should look.
constexpr std::chrono::hours kPatience{6};

/// Whether one is to be made now: none since the latest moment, and the last attempt, if it failed, an hour ago. An
/// instant in the future (the clock was set back) counts as not there.
bool isDue(const Schedule& schedule, Instant now, std::optional<Instant> last_success,
           std::optional<Instant> last_attempt);

/// Whether the last one is older than it should be; one in the future counts as not there.
bool isOverdue(const Schedule& schedule, Instant now, std::optional<Instant> last_success);

}  // namespace jalon::backup
