// SPDX-License-Identifier: EUPL-1.2
#include "calendar/receivable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jalon::calendar {
namespace {

constexpr int kLongestSpanDays = 800;
constexpr std::array<std::string_view, 8> kWarningCodes{"year_missing",
                                                        "year_to_confirm",
                                                        "over_max_days",
                                                        "starts_before_first_school_day",
                                                        "ends_after_last_school_day",
                                                        "wholly_in_holidays",
                                                        "none_receivable",
                                                        "service_closed_family_told"};

bool isVacation(const ZoneCalendar& calendar, Day day) {
    const auto holiday = calendar.holidayOn(day);
    return holiday && holiday->kind == HolidayKind::vacation;
}

bool isService(ClosedReason reason) {
    return reason == ClosedReason::service_closed || reason == ClosedReason::service_closure;
}

std::vector<HalfDayOutcome> outcomes(HalfDay from, HalfDay to, const SchoolSchedule& school,
                                     const ServiceSchedule& service) {
    std::vector<HalfDayOutcome> out;
    for (HalfDay at = from; at <= to; at = at.next()) {
        auto dropped = school.closedAt(at);
        if (!dropped) dropped = service.closedAt(at);
        out.push_back({at, std::move(dropped)});
    }
    return out;
}

void countDays(Receivable& result, const SchoolSchedule& school) {
    result.calendar_days = result.to.day - result.from.day + 1;
    for (Day day = result.from.day; day <= result.to.day; day = day + 1)
        if (day.weekday() != Weekday::sunday && school.publicHolidays().on(day) == nullptr) ++result.working_days;
    std::optional<Day> counted;
    for (const auto& outcome : result.half_days) {
        const bool has_class = !outcome.dropped || isService(outcome.dropped->reason);
        if (has_class && counted != outcome.at.day) {
            ++result.school_days;
            counted = outcome.at.day;
        }
        if (!outcome.dropped) ++result.receivable;
    }
}

std::vector<Block> blocksOf(const std::vector<HalfDayOutcome>& half_days, const ZoneCalendar& calendar) {
    std::vector<Block> blocks;
    bool vacation_since = false;
    for (const auto& outcome : half_days) {
        if (outcome.dropped) {
            vacation_since = vacation_since || isVacation(calendar, outcome.at.day);
            continue;
        }
        if (blocks.empty() || vacation_since) blocks.push_back({outcome.at, outcome.at, 0});
        blocks.back().last = outcome.at;
        ++blocks.back().half_days;
        vacation_since = false;
    }
    return blocks;
}

/// The last day with class before the summer of a year.
std::optional<Day> lastSchoolDay(const SchoolYear& year, const SchoolSchedule& school) {
    for (Day day = year.summer_from - 1; day >= year.first_day; day = day - 1)
        if (school.hasClass({day, Half::am}) || school.hasClass({day, Half::pm})) return day;
    return std::nullopt;
}

void warnOfMissingYears(Receivable& result, const ZoneCalendar& calendar) {
    std::optional<std::pair<Day, Day>> gap;
    const auto close = [&] {
        if (!gap) return;
        result.warnings.push_back({WarningCode::year_missing,
                                   {{"zone", calendar.zone()}, {"from", gap->first.iso()}, {"to", gap->second.iso()}}});
        gap.reset();
    };
    for (Day day = result.from.day; day <= result.to.day; day = day + 1) {
        if (calendar.yearOf(day) != nullptr)
            close();
        else if (gap)
            gap->second = day;
        else
            gap = {day, day};
    }
    close();
}

void warnOfUnconfirmedYears(Receivable& result, const ZoneCalendar& calendar) {
    const SchoolYear* last = nullptr;
    for (Day day = result.from.day; day <= result.to.day; day = day + 1) {
        const SchoolYear* year = calendar.yearOf(day);
        if (year != nullptr && year != last && year->status == YearStatus::to_confirm)
            result.warnings.push_back(
                {WarningCode::year_to_confirm, {{"zone", calendar.zone()}, {"year", year->label}}});
        last = year;
    }
}

void warnOfLength(Receivable& result, const MeasureLimits& limits) {
    if (!limits.max_days || result.calendar_days <= *limits.max_days) return;
    result.warnings.push_back({WarningCode::over_max_days,
                               {{"max", std::to_string(*limits.max_days)},
                                {"calendar_days", std::to_string(result.calendar_days)},
                                {"school_days", std::to_string(result.school_days)}}});
}

void warnOfYearEnds(Receivable& result, const SchoolSchedule& school) {
    const ZoneCalendar& calendar = school.calendar();
    const SchoolYear* start_year = calendar.yearOf(result.from.day);
    if (start_year == nullptr) return;
    if (result.from.day >= start_year->summer_from) {
        const SchoolYear* end_year = calendar.yearOf(result.to.day);
        if (end_year != nullptr && end_year != start_year)
            result.warnings.push_back(
                {WarningCode::starts_before_first_school_day, {{"first_school_day", end_year->first_day.iso()}}});
    } else if (result.to.day >= start_year->summer_from && !result.open_ended) {
        if (const auto last = lastSchoolDay(*start_year, school))
            result.warnings.push_back({WarningCode::ends_after_last_school_day, {{"last_school_day", last->iso()}}});
    }
}

void warnOfEmptiness(Receivable& result) {
    const auto reasonIs = [](const HalfDayOutcome& outcome, ClosedReason reason) {
        return outcome.dropped && outcome.dropped->reason == reason;
    };
    const bool some_holiday = std::any_of(result.half_days.begin(), result.half_days.end(), [&](const auto& outcome) {
        return reasonIs(outcome, ClosedReason::school_holiday);
    });
    const bool only_days_off = std::all_of(result.half_days.begin(), result.half_days.end(), [&](const auto& outcome) {
        return reasonIs(outcome, ClosedReason::school_holiday) || reasonIs(outcome, ClosedReason::weekend) ||
               reasonIs(outcome, ClosedReason::public_holiday);
    });
    if (some_holiday && only_days_off) result.warnings.push_back({WarningCode::wholly_in_holidays});
    if (result.receivable == 0) result.warnings.push_back({WarningCode::none_receivable});
}

void warnOfServiceClosed(Receivable& result) {
    Warning warning{WarningCode::service_closed_family_told};
    for (const auto& outcome : result.half_days)
        if (outcome.dropped && isService(outcome.dropped->reason)) warning.half_days.push_back(outcome.at);
    if (!warning.half_days.empty()) result.warnings.push_back(std::move(warning));
}

Result<Receivable> compute(Receivable result, const SchoolSchedule& school, const ServiceSchedule& service,
                           const MeasureLimits& limits) {
    if (result.to < result.from) return Error::invalid("to", "end_before_start");
    if (result.to.day - result.from.day >= kLongestSpanDays) return Error::invalid("to", "period_too_long");
    result.half_days = outcomes(result.from, result.to, school, service);
    countDays(result, school);
    result.blocks = blocksOf(result.half_days, school.calendar());
    warnOfMissingYears(result, school.calendar());
    warnOfUnconfirmedYears(result, school.calendar());
    warnOfLength(result, limits);
    warnOfYearEnds(result, school);
    warnOfEmptiness(result);
    warnOfServiceClosed(result);
    return result;
}

}  // namespace

std::string_view warningCode(WarningCode code) { return kWarningCodes.at(static_cast<std::size_t>(code)); }

Result<Receivable> computeReceivable(HalfDay from, HalfDay to, const SchoolSchedule& school,
                                     const ServiceSchedule& service, const MeasureLimits& limits) {
    Receivable result;
    result.from = from;
    result.to = to;
    return compute(std::move(result), school, service, limits);
}

Result<Receivable> computeOpenEnded(HalfDay from, HalfDay horizon, const SchoolSchedule& school,
                                    const ServiceSchedule& service) {
    Receivable result;
    result.from = from;
    result.to = horizon;
    result.open_ended = true;
    return compute(std::move(result), school, service, {});
}

}  // namespace jalon::calendar
