// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which half-days of a measure a service can receive a pupil: measure ∩ class ∩ open, each half-day dropped with its
// reason. It computes and warns; a person decides.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/school_days.h"

namespace jalon::calendar {

enum class WarningCode {
    year_missing,                    ///< zone, from, to: no known school year covers these days of the measure
    year_to_confirm,                 ///< zone, year: the dates of that year are not from an official source
    over_max_days,                   ///< max, calendar_days, school_days: the text does not say which days count
    starts_before_first_school_day,  ///< first_school_day: the measure starts in the summer and ends after it
    ends_after_last_school_day,      ///< last_school_day: the measure goes on into the summer
    wholly_in_holidays,              ///< no day of the measure lies outside holidays and days off
    none_receivable,                 ///< not one half-day
    service_closed_family_told,      ///< half_days with class while the service is closed: the family must be told
};
std::string_view warningCode(WarningCode code);

struct Warning {
    WarningCode code = WarningCode::none_receivable;
    std::map<std::string, std::string> details = {};  ///< dates as YYYY-MM-DD
    std::vector<HalfDay> half_days = {};
};

struct HalfDayOutcome {
    HalfDay at;
    std::optional<Closed> dropped;  ///< nothing: receivable
};

/// Receivable half-days with no vacation between them: one reception may have two blocks around the Toussaint holidays.
struct Block {
    HalfDay first;
    HalfDay last;
    int half_days = 0;
};

struct Receivable {
    HalfDay from;
    HalfDay to;               ///< the horizon when open-ended
    bool open_ended = false;  ///< the measure had no end: all counts stop at the horizon
    int calendar_days = 0;
    int school_days = 0;   ///< days of the measure with class on at least one of its half-days
    int working_days = 0;  ///< jours ouvrables: Monday to Saturday without public holidays
    int receivable = 0;    ///< half-days
    std::vector<HalfDayOutcome> half_days;
    std::vector<Block> blocks;
    std::vector<Warning> warnings;
};

struct MeasureLimits {
    std::optional<int> max_days;  ///< setting measure.max_days of the day the measure starts
};

/// Errors, invalid on field "to": end_before_start, period_too_long (over 800 days, a slip of the year).
Result<Receivable> computeReceivable(HalfDay from, HalfDay to, const SchoolSchedule& school,
                                     const ServiceSchedule& service, const MeasureLimits& limits = {});

/// A measure whose end nobody knows yet (mesure conservatoire), looked at up to a horizon. Length and end give no
/// warning.
Result<Receivable> computeOpenEnded(HalfDay from, HalfDay horizon, const SchoolSchedule& school,
                                    const ServiceSchedule& service);

}  // namespace jalon::calendar
