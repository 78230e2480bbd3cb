// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When something is due: a day moved by a span, then to a day on which it can be done, with every step of the way
// ("skipped: Vacances de Noël, 21 Dec–5 Jan"). It computes and explains; nothing is decided here.
//
// Counting starts on the day after the first one, and the last day counted is the result. Jours ouvrables are Monday to
// Saturday without public holidays (Code de l'éducation, art. R421-10-1, as ministry and courts read it). A weeks of
// school time is seven days outside vacations; single days off count (Luxembourg, "semaines de période scolaire").
// Months keep the day of the month or end on the month's last day.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_span.h"
#include "base/json.h"
#include "calendar/school_days.h"

namespace jalon::calendar {

/// Where a result may not stay: rolled forward, never back. A working day to act on is Monday to Friday without public
/// holidays (Code de procédure civile, art. 642: a term that ends on a Saturday goes on to the next working day).
enum class Roll { none, next_school_day, next_working_day };
std::string_view rollCode(Roll roll);
std::optional<Roll> parseRoll(std::string_view code);

/// One step from the first day to the result.
struct DeadlineStep {
    enum class Kind {
        added,    ///< the span itself: from the first day to the day it leads to
        skipped,  ///< days that did not count, `because`
        clamped,  ///< the month has no such day: `from` would not exist, so `to` is its last day
        rolled,   ///< moved on from `from` to `to`, `because` nothing can be done on `from`
    };
    Kind kind = Kind::added;
    Day from, to;  ///< inclusive
    Closed because = {};
};
std::string_view deadlineStepCode(DeadlineStep::Kind kind);

struct Deadline {
    std::optional<Day> due;           ///< nothing when the way led into days of no known school year
    std::optional<Day> missing_from;  ///< the first of those days
    std::vector<DeadlineStep> steps;
    /// The result lies where nobody is there to act: a weekend, a public holiday, a vacation. Only without a roll.
    std::optional<Closed> lies_on;
};

/// Precondition: |span.count| ≤ 1 000 (parseDateSpan grants it; std::invalid_argument).
Deadline computeDeadline(Day from, const DateSpan& span, Roll roll, const SchoolSchedule& school);

/// {"date", "steps": [{"step", "from", "to", "reason", "detail", "label"}], "missingFrom", "liesOn"}: the answer of the
/// API and of the command line.
json::object deadlineJson(const Deadline& deadline);

}  // namespace jalon::calendar
