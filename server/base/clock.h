// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Instants, and the one place where an instant becomes a civil date.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/half_day.h"

namespace jalon {

/// A moment, in microseconds since 1970 UTC (how it is stored). Written 2026-11-12T08:30:00.000000Z in the API.
class Instant {
public:
    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t microseconds) : microseconds_(microseconds) {}
    static std::optional<Instant> parse(std::string_view iso);

    constexpr std::int64_t microseconds() const { return microseconds_; }
    std::string iso() const;
    constexpr Instant operator+(std::chrono::microseconds delta) const {
        return Instant(microseconds_ + delta.count());
    }
    constexpr std::chrono::microseconds operator-(Instant other) const {
        return std::chrono::microseconds(microseconds_ - other.microseconds_);
    }
    constexpr auto operator<=>(const Instant&) const = default;

private:
    std::int64_t microseconds_ = 0;
};

/// An IANA zone of the machine's own tzdata ("Europe/Paris").
class TimeZone {
public:
    /// Throws std::runtime_error when the machine does not know the zone.
    explicit TimeZone(const std::string& name);
    Day dayOf(Instant instant) const;
    /// Before 13:00 local is the morning.
    HalfDay halfDayOf(Instant instant) const;
    /// Midnight (or the first existing minute) of a civil day.
    Instant startOf(Day day) const;

private:
    const void* zone_;  // date::time_zone, kept out of this header
};

/// Where "now" and "today" come from. Rules never ask a clock: they are given a Day.
class Clock {
public:
    virtual ~Clock() = default;
    /// The machine's time: audit lines, sessions, ids.
    virtual Instant now() const = 0;
    /// The civil day people work in; the demo fixes it.
    virtual Day today() const = 0;
    virtual HalfDay currentHalfDay() const = 0;
};

class SystemClock final : public Clock {
public:
    /// With `fixed_today`, today() stays that day whatever the machine says (demo).
    explicit SystemClock(TimeZone zone, std::optional<Day> fixed_today = std::nullopt)
        : zone_(zone), fixed_today_(fixed_today) {}
    Instant now() const override;
    Day today() const override { return fixed_today_ ? *fixed_today_ : zone_.dayOf(now()); }
    HalfDay currentHalfDay() const override { return {today(), zone_.halfDayOf(now()).half}; }

private:
    TimeZone zone_;
    std::optional<Day> fixed_today_;
};

/// For tests: stands still until told otherwise.
class ManualClock final : public Clock {
public:
    ManualClock(Instant now, Day today) : now_(now), today_(today) {}
    Instant now() const override { return now_; }
    Day today() const override { return today_; }
    HalfDay currentHalfDay() const override { return {today_, Half::am}; }
    void advance(std::chrono::microseconds delta) { now_ = now_ + delta; }
    void setToday(Day today) { today_ = today; }

private:
    Instant now_;
    Day today_;
};

}  // namespace jalon
