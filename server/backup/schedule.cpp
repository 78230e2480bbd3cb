// SPDX-License-Identifier: EUPL-1.2
#include "backup/schedule.h"

namespace jalon::backup {

Instant Schedule::latest(Instant now) const {
    const Day today = zone.dayOf(now);
    const Instant at = zone.startOf(today) + std::chrono::hours(hour);
    return at <= now ? at : zone.startOf(today - 1) + std::chrono::hours(hour);
}

Instant Schedule::next(Instant now) const {
    const Day today = zone.dayOf(now);
    const Instant at = zone.startOf(today) + std::chrono::hours(hour);
    return at > now ? at : zone.startOf(today + 1) + std::chrono::hours(hour);
}

bool isDue(const Schedule& schedule, Instant now, std::optional<Instant> last_success,
           std::optional<Instant> last_attempt) {
    if (last_success && *last_success <= now && *last_success >= schedule.latest(now)) return false;
    return !last_attempt || *last_attempt > now || now - *last_attempt >= kAgainAfter;
}

bool isOverdue(const Schedule& schedule, Instant now, std::optional<Instant> last_success) {
    if (!last_success || *last_success > now) return true;
    const Instant latest = schedule.latest(now);
    const Instant expected = now - latest >= kPatience ? latest : schedule.latest(Instant(latest.microseconds() - 1));
    return *last_success < expected;
}

}  // namespace jalon::backup
