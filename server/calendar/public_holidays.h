// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Public holidays of a region. Which days they are is data (data/calendars/public-holidays.json); only the date of
// Easter is computed.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"

namespace jalon::calendar {

/// Easter Sunday of the Gregorian calendar ("Meeus/Jones/Butcher": J. Meeus, Astronomical Algorithms, 1991, chapter 8).
Day easterSunday(int year);

struct PublicHolidayRule {
    enum class Kind { fixed, easter };

    std::string code;   ///< "easter_monday", translated by the client
    std::string label;  ///< in the region's administrative French, for the command line
    Kind kind = Kind::fixed;
    unsigned month = 1;  ///< fixed
    unsigned day = 1;
    int offset = 0;             ///< easter: days after Easter Sunday
    std::optional<Day> from;    ///< first day the rule holds
    std::optional<Day> before;  ///< first day it no longer holds

    /// The day this rule gives in a year, where it holds.
    std::optional<Day> in(int year) const;
};

struct PublicHoliday {
    Day day;
    std::string code;
    std::string label;
};

/// The public holidays of one region. Without rules, no day is one.
class PublicHolidays {
public:
    PublicHolidays() = default;
    PublicHolidays(std::string region, std::vector<PublicHolidayRule> rules)
        : region_(std::move(region)), rules_(std::move(rules)) {}

    const std::string& region() const { return region_; }
    /// The rule that makes a day a holiday, or nullptr; the first one listed where two fall together.
    const PublicHolidayRule* on(Day day) const;
    /// In the order of the year.
    std::vector<PublicHoliday> of(int year) const;

private:
    std::string region_;
    std::vector<PublicHolidayRule> rules_;
};

/// Every region of a file in the format of data/calendars/README.md. A region may include another one listed before it.
Result<std::vector<PublicHolidays>> parsePublicHolidays(const json::object& file);

}  // namespace jalon::calendar
