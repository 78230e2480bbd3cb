// SPDX-License-Identifier: EUPL-1.2
#include "calendar/next_school_day.h"

#include <stdexcept>

namespace jalon::calendar {
namespace {

void skip(std::vector<SkippedRange>& skipped, HalfDay at, const Closed& because) {
    if (!skipped.empty() && skipped.back().to.next() == at && skipped.back().because == because)
        skipped.back().to = at;
    else
        skipped.push_back({at, at, because});
}

}  // namespace

SchoolDaySearch firstSchoolDayAfter(Day day, const SchoolSchedule& school) { return addSchoolDays(day, 1, school); }

SchoolDaySearch addSchoolDays(Day day, int count, const SchoolSchedule& school) {
    if (count < 0) throw std::invalid_argument("addSchoolDays: count is negative");
    SchoolDaySearch search;
    if (count == 0) {
        search.found = HalfDay{day, Half::am};
        return search;
    }
    std::optional<Day> counted;
    // Ends for certain: every calendar ends, and a day of no known year stops the search.
    for (HalfDay at{day + 1, Half::am};; at = at.next()) {
        const auto closed = school.closedAt(at);
        if (!closed) {
            if (counted != at.day && --count == 0) {
                search.found = at;
                return search;
            }
            counted = at.day;
        } else if (closed->reason == ClosedReason::year_missing) {
            search.missing_from = at.day;
            return search;
        } else {
            skip(search.skipped, at, *closed);
        }
    }
}

}  // namespace jalon::calendar
