// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Reading the records of the Ministry's calendar out of its CSV and JSON shapes; used by calendar_file.cpp only.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace jalon::calendar {

/// One record as written. An absent member is empty.
struct CalendarRecord {
    std::size_t line = 0;
    std::string description;
    std::string population;
    std::string start;
    std::string end;
    std::string zones;
    std::string year;
    bool readable = true;  ///< false: not an object, or a member is neither text nor null
};

Result<std::vector<CalendarRecord>> readCalendarRecords(std::string_view bytes);

/// A midnight in Paris as the day it begins: an instant with an offset, YYYY-MM-DD, or DD/MM/YYYY.
std::optional<Day> readCalendarDay(std::string_view text, const TimeZone& paris);

}  // namespace jalon::calendar
