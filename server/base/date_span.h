// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How far from a day a deadline lies, as people and blueprints write it: "3m", "15sd", "-7d".
#include <optional>
#include <string>
#include <string_view>

namespace jalon {

enum class DateUnit {
    days,          ///< d: calendar days
    weeks,         ///< w: seven calendar days
    months,        ///< m: calendar months, clamped to the end of a shorter month
    years,         ///< y: twelve months
    working_days,  ///< wd: jours ouvrables, Monday to Saturday without public holidays
    school_days,   ///< sd: days with class on at least one half-day
    school_weeks,  ///< sw: seven days outside vacations ("semaines de période scolaire")
};

struct DateSpan {
    int count = 0;  ///< negative: before
    DateUnit unit = DateUnit::days;
    std::string text() const;
    bool operator==(const DateSpan&) const = default;
};

/// "d", "w", "m", "y", "wd", "sd", "sw".
std::string_view dateUnitCode(DateUnit unit);
/// A signed number directly followed by its unit; nothing for another text or more than 1 000 units.
std::optional<DateSpan> parseDateSpan(std::string_view text);

}  // namespace jalon
