// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Civil dates. A Day has no time zone and is never derived from an instant except by a TimeZone (clock.h).
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace jalon {

enum class Weekday { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };  // ISO 8601 numbers

/// "mon" … "sun": how weekdays are written in the API, on the command line and in shipped data.
std::string_view weekdayCode(Weekday weekday);
std::optional<Weekday> parseWeekday(std::string_view code);

/// A date of the Gregorian calendar, 0001-01-01 to 9999-12-31. Written YYYY-MM-DD everywhere.
class Day {
public:
    constexpr Day() = default;
    constexpr explicit Day(std::chrono::sys_days days) : days_(days) {}
    /// Precondition: the date exists (std::invalid_argument otherwise). For input from people use parse().
    static Day of(int year, unsigned month, unsigned day);
    /// Exactly YYYY-MM-DD and an existing date, else nothing.
    static std::optional<Day> parse(std::string_view iso);

    std::string iso() const;
    Weekday weekday() const;
    int year() const;
    unsigned month() const;
    unsigned dayOfMonth() const;
    std::chrono::sys_days days() const { return days_; }

    constexpr Day operator+(int days) const { return Day(days_ + std::chrono::days(days)); }
    constexpr Day operator-(int days) const { return Day(days_ - std::chrono::days(days)); }
    /// Whole days from `other` to this one.
    constexpr int operator-(Day other) const { return static_cast<int>((days_ - other.days_).count()); }
    constexpr auto operator<=>(const Day&) const = default;

    /// The same day of the month `months` later, clamped to the month's last day (31 Jan + 1 = 28 or 29 Feb).
    Day plusMonths(int months) const;
    /// Completed years between `birth` and this day; somebody born on 29 Feb ages on 1 March of common years.
    int ageOf(Day birth) const;

private:
    std::chrono::sys_days days_{};
};

}  // namespace jalon
