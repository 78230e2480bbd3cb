// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <compare>
#include <cstdint>

#include "base/clock.h"

namespace jalon::demo {

/// A moment of the story: a day and minutes after midnight, local.
struct When {
    Day day;
    int minutes = 0;
    auto operator<=>(const When&) const = default;
};

/// A clock that the story sets; it moves on by a millisecond each time it is read, so that no two acts are
/// simultaneous.
class SteppingClock final : public Clock {
public:
    explicit SteppingClock(const TimeZone& zone) : zone_(zone) { set({Day::of(2025, 1, 1), 0}); }

    void set(When when) {
        now_ = (zone_.startOf(when.day) + std::chrono::minutes(when.minutes)).microseconds();
        day_ = when.day.days().time_since_epoch().count();
        half_ = when.minutes < 13 * 60 ? Half::am : Half::pm;
    }
    Instant now() const override { return Instant(now_.fetch_add(1000)); }
    Day today() const override { return Day(std::chrono::sys_days(std::chrono::days(day_.load()))); }
    HalfDay currentHalfDay() const override { return {today(), half_.load()}; }

private:
    TimeZone zone_;
    mutable std::atomic<std::int64_t> now_{0};
    std::atomic<std::int64_t> day_{0};
    std::atomic<Half> half_{Half::am};
};

}  // namespace jalon::demo
