// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When a measure leaves the pupil's file at school (Code de l'éducation, art. R511-13 IV), and so must be forgotten by
// the city too: it may not remember longer than the school does. Settings "erasure.<kind of measure>" hold the number
// of school years after the one of the decision; a date is computed and shown, nothing is erased by itself.
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "calendar/settings.h"
#include "receptions/measure.h"

namespace jalon::receptions {

struct Effacement {
    enum class Rule {
        school_years_after,  ///< at the end of the n-th school year after the one of the decision
        end_of_schooling     ///< kept until the pupil leaves secondary school: no date
    };
    Rule rule = Rule::school_years_after;
    std::optional<Day> due_on = {};
    Day counted_from = {};         ///< the decision, else the first day of the measure
    std::string school_year = {};  ///< of counted_from: "2026-2027"
    calendar::Setting setting = {};
};
std::string_view effacementRuleCode(Effacement::Rule rule);

/// Nothing for a kind without such a setting (no sanction), or a measure without a start. A school year is counted up
/// to the end of the month in setting school_year.last_month.
std::optional<Effacement> effacementOf(const Measure& measure, const calendar::Settings& settings);

/// The last day of the school year a day belongs to.
Day schoolYearEnd(Day on, const calendar::Settings& settings);

}  // namespace jalon::receptions
