// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The half-day (demi-journée) is the unit of measures, receptions and attendance. Written "2026-11-12/am".
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace jalon {

enum class Half { am, pm };

std::string_view halfCode(Half half);
std::optional<Half> parseHalf(std::string_view code);

struct HalfDay {
    Day day;
    Half half = Half::am;

    static std::optional<HalfDay> parse(std::string_view text);
    std::string text() const;
    HalfDay next() const;
    HalfDay previous() const;
    constexpr auto operator<=>(const HalfDay&) const = default;
};

/// A half-day of the week ("wed/pm"), for weekly patterns: a school's week, a service's opening hours.
struct WeekHalf {
    Weekday weekday = Weekday::monday;
    Half half = Half::am;

    static std::optional<WeekHalf> parse(std::string_view text);
    std::string text() const;
    constexpr auto operator<=>(const WeekHalf&) const = default;
};

/// A set of half-days of the week, kept as 14 bits: Monday a.m. is bit 0, Sunday p.m. is bit 13.
class WeekPattern {
public:
    constexpr WeekPattern() = default;
    constexpr explicit WeekPattern(std::uint16_t bits) : bits_(bits & 0x3FFF) {}
    /// Monday to Friday, mornings and afternoons.
    static constexpr WeekPattern workWeek() { return WeekPattern(0x03FF); }
    /// Comma-separated week halves, e.g. "mon/am,mon/pm"; "wed" alone means both halves. Empty text is the empty set.
    static std::optional<WeekPattern> parse(std::string_view text);

    bool contains(WeekHalf half) const { return (bits_ & bit(half)) != 0; }
    bool contains(HalfDay half) const { return contains(WeekHalf{half.day.weekday(), half.half}); }
    WeekPattern with(WeekHalf half) const { return WeekPattern(static_cast<std::uint16_t>(bits_ | bit(half))); }
    WeekPattern without(WeekHalf half) const { return WeekPattern(static_cast<std::uint16_t>(bits_ & ~bit(half))); }
    std::uint16_t bits() const { return bits_; }
    std::string text() const;
    constexpr bool operator==(const WeekPattern&) const = default;

private:
    static std::uint16_t bit(WeekHalf half) {
        return static_cast<std::uint16_t>(
            1U << ((static_cast<unsigned>(half.weekday) - 1) * 2 + (half.half == Half::pm ? 1U : 0U)));
    }
    std::uint16_t bits_ = 0;
};

}  // namespace jalon
