// SPDX-License-Identifier: EUPL-1.2
#include "calendar/deadline.h"

#include <cstdlib>
#include <stdexcept>

namespace jalon::calendar {
namespace {

constexpr int kMostUnits = 1000;

/// A day without class in either half; the morning's reason is the day's.
std::optional<Closed> withoutClass(Day day, const SchoolSchedule& school) {
    auto morning = school.closedAt({day, Half::am});
    if (!morning || !school.closedAt({day, Half::pm})) return std::nullopt;
    return morning;
}

std::optional<Closed> publicHoliday(Day day, const SchoolSchedule& school) {
    const PublicHolidayRule* rule = school.publicHolidays().on(day);
    if (rule == nullptr) return std::nullopt;
    return Closed{ClosedReason::public_holiday, rule->code, rule->label};
}

/// Jours ouvrables: Saturdays count.
std::optional<Closed> notWorking(Day day, const SchoolSchedule& school) {
    if (day.weekday() == Weekday::sunday) return Closed{ClosedReason::weekend, "", ""};
    return publicHoliday(day, school);
}

std::optional<Closed> nobodyAtWork(Day day, const SchoolSchedule& school) {
    if (day.weekday() == Weekday::saturday) return Closed{ClosedReason::weekend, "", ""};
    return notWorking(day, school);
}

std::optional<Closed> inVacation(Day day, const SchoolSchedule& school) {
    if (school.calendar().yearOf(day) == nullptr) return Closed{ClosedReason::year_missing, "", ""};
    const auto holiday = school.calendar().holidayOn(day);
    if (!holiday || holiday->kind != HolidayKind::vacation) return std::nullopt;
    return Closed{ClosedReason::school_holiday, holiday->code, holiday->label};
}

using Uncounted = std::optional<Closed> (*)(Day, const SchoolSchedule&);

/// Goes from a day in one direction, counting days one by one, and notes those that do not count.
class Walk {
public:
    Walk(Day from, const SchoolSchedule& school, Deadline& out) : day_(from), school_(school), out_(out) {}

    /// False when a day of no known school year stops it.
    bool count(int days, Uncounted uncounted) {
        const int step = days < 0 ? -1 : 1;
        for (int left = std::abs(days); left > 0;) {
            day_ = day_ + step;
            const auto because = uncounted(day_, school_);
            if (!because) {
                --left;
            } else if (because->reason == ClosedReason::year_missing) {
                out_.missing_from = day_;
                return false;
            } else {
                skip(*because);
            }
        }
        return true;
    }
    Day day() const { return day_; }

private:
    void skip(const Closed& because) {
        auto& steps = out_.steps;
        if (!steps.empty() && steps.back().kind == DeadlineStep::Kind::skipped && steps.back().because == because) {
            if (steps.back().to + 1 == day_) {
                steps.back().to = day_;
                return;
            }
            if (day_ + 1 == steps.back().from) {
                steps.back().from = day_;
                return;
            }
        }
        steps.push_back({DeadlineStep::Kind::skipped, day_, day_, because});
    }

    Day day_;
    const SchoolSchedule& school_;
    Deadline& out_;
};

Day plusMonths(Day from, int months, Deadline& out) {
    const Day to = from.plusMonths(months);
    if (to.dayOfMonth() != from.dayOfMonth()) out.steps.push_back({DeadlineStep::Kind::clamped, from, to});
    return to;
}

/// The day the span leads to; nothing where a school year is missing.
std::optional<Day> moved(Day from, const DateSpan& span, const SchoolSchedule& school, Deadline& out) {
    Walk walk(from, school, out);
    switch (span.unit) {
        case DateUnit::days:
            return from + span.count;
        case DateUnit::weeks:
            return from + 7 * span.count;
        case DateUnit::months:
            return plusMonths(from, span.count, out);
        case DateUnit::years:
            return plusMonths(from, 12 * span.count, out);
        case DateUnit::working_days:
            walk.count(span.count, notWorking);
            return walk.day();
        case DateUnit::school_days:
            return walk.count(span.count, withoutClass) ? std::optional(walk.day()) : std::nullopt;
        case DateUnit::school_weeks:
            return walk.count(7 * span.count, inVacation) ? std::optional(walk.day()) : std::nullopt;
    }
    throw std::logic_error("computeDeadline: unknown unit");
}

std::optional<Day> rolled(Day day, Roll roll, const SchoolSchedule& school, Deadline& out) {
    if (roll == Roll::none) {
        out.lies_on = nobodyAtWork(day, school);
        if (!out.lies_on) out.lies_on = inVacation(day, school);
        if (out.lies_on && out.lies_on->reason == ClosedReason::year_missing) out.lies_on.reset();
        return day;
    }
    const Uncounted closed = roll == Roll::next_school_day ? withoutClass : nobodyAtWork;
    for (;;) {
        const auto because = closed(day, school);
        if (!because) return day;
        if (because->reason == ClosedReason::year_missing) {
            out.missing_from = day;
            return std::nullopt;
        }
        if (!out.steps.empty() && out.steps.back().kind == DeadlineStep::Kind::rolled &&
            out.steps.back().because == *because)
            out.steps.back().to = day + 1;
        else
            out.steps.push_back({DeadlineStep::Kind::rolled, day, day + 1, *because});
        day = day + 1;
    }
}

}  // namespace

std::string_view rollCode(Roll roll) {
    switch (roll) {
        case Roll::next_school_day:
            return "next-school-day";
        case Roll::next_working_day:
            return "next-working-day";
        case Roll::none:
            break;
    }
    return "none";
}

std::optional<Roll> parseRoll(std::string_view code) {
    for (const Roll roll : {Roll::none, Roll::next_school_day, Roll::next_working_day})
        if (rollCode(roll) == code) return roll;
    return std::nullopt;
}

std::string_view deadlineStepCode(DeadlineStep::Kind kind) {
    switch (kind) {
        case DeadlineStep::Kind::added:
            return "added";
        case DeadlineStep::Kind::skipped:
            return "skipped";
        case DeadlineStep::Kind::clamped:
            return "clamped";
        case DeadlineStep::Kind::rolled:
            return "rolled";
    }
    return "";
}

Deadline computeDeadline(Day from, const DateSpan& span, Roll roll, const SchoolSchedule& school) {
    if (std::abs(span.count) > kMostUnits) throw std::invalid_argument("computeDeadline: over 1 000 units");
    Deadline out;
    const auto reached = moved(from, span, school, out);
    if (!reached) return out;
    out.steps.insert(out.steps.begin(), {DeadlineStep::Kind::added, from, *reached});
    out.due = rolled(*reached, roll, school, out);
    return out;
}

json::object deadlineJson(const Deadline& deadline) {
    const auto orNull = [](const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); };
    json::array steps;
    for (const DeadlineStep& step : deadline.steps) {
        json::object one{{"step", deadlineStepCode(step.kind)}, {"from", step.from.iso()}, {"to", step.to.iso()}};
        const bool explained = step.kind == DeadlineStep::Kind::skipped || step.kind == DeadlineStep::Kind::rolled;
        one["reason"] = explained ? json::value(closedReasonCode(step.because.reason)) : json::value();
        one["detail"] = step.because.detail;
        one["label"] = step.because.label;
        steps.push_back(std::move(one));
    }
    json::value lies_on;
    if (deadline.lies_on)
        lies_on = json::object{{"reason", closedReasonCode(deadline.lies_on->reason)},
                               {"detail", deadline.lies_on->detail},
                               {"label", deadline.lies_on->label}};
    return {{"date", orNull(deadline.due)},
            {"steps", std::move(steps)},
            {"missingFrom", orNull(deadline.missing_from)},
            {"liesOn", std::move(lies_on)}};
}

}  // namespace jalon::calendar
