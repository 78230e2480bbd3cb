// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The time figures are asked for. What lies across its border: a reception counts in the period in which it begins, a
// half-day in the one in which it takes place, a referral in the one in which it was received.
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/half_day.h"
#include "base/result.h"

namespace jalon::reports {

enum class PeriodKind { civil_year, school_year, month, free };
std::string_view periodKindCode(PeriodKind kind);

struct Period {
    PeriodKind kind = PeriodKind::free;
    Day from, to;  ///< both counted
    bool operator==(const Period&) const = default;
    bool contains(Day day) const { return from <= day && day <= to; }
    bool contains(HalfDay half) const { return contains(half.day); }
};

/// "2026" a civil year; "2026-2027" a school year, which ends with the month `last_school_month` (setting
/// school_year.last_month); "2026-11" a month; "2026-11-02..2026-11-20" days. Errors, invalid on field "period":
/// malformed, end_before_start, period_too_long (over 800 days).
Result<Period> parsePeriod(std::string_view text, int last_school_month);

/// The same days a year before; of a period not over yet, only as much as has gone by on `today`, so that both are
/// alike. The end of a month stays the end of a month.
Period yearBefore(const Period& period, Day today);

}  // namespace jalon::reports
