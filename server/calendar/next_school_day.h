// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Finding a day with class from another one, with what was skipped on the way ("skipped: Toussaint 17 Oct–1 Nov").
#include <optional>
#include <vector>

#include "calendar/school_days.h"

namespace jalon::calendar {

/// Consecutive half-days without class for one and the same reason.
struct SkippedRange {
    HalfDay from;
    HalfDay to;  ///< inclusive
    Closed because;
};

struct SchoolDaySearch {
    std::optional<HalfDay> found;       ///< nothing when the search ran into days of no known year
    std::optional<Day> missing_from;    ///< the first of those days
    std::vector<SkippedRange> skipped;  ///< in order, up to the half-day found or the missing year
};

/// The first half-day with class strictly after a day: when a pupil comes back.
SchoolDaySearch firstSchoolDayAfter(Day day, const SchoolSchedule& school);

/// The `count`-th day with class strictly after a day, at its first half-day with class. With 0 the day itself in the
/// morning, class or not. Precondition: count ≥ 0 (std::invalid_argument).
SchoolDaySearch addSchoolDays(Day day, int count, const SchoolSchedule& school);

}  // namespace jalon::calendar
