// SPDX-License-Identifier: EUPL-1.2
#include "receptions/effacement.h"

namespace jalon::receptions {
namespace {

constexpr std::string_view kUntilTheEnd = "end_of_schooling";  // the unit of a setting without a number of years

int lastMonth(Day on, const calendar::Settings& settings) {
    return static_cast<int>(settings.integer("school_year.last_month", on));
}

}  // namespace

std::string_view effacementRuleCode(Effacement::Rule rule) {
    return rule == Effacement::Rule::end_of_schooling ? "end_of_schooling" : "school_years_after";
}

Day schoolYearEnd(Day on, const calendar::Settings& settings) {
    const int month = lastMonth(on, settings);
    const int year = static_cast<int>(on.month()) <= month ? on.year() : on.year() + 1;
    return Day::of(year, static_cast<unsigned>(month), 1).plusMonths(1) - 1;
}

std::optional<Effacement> effacementOf(const Measure& measure, const calendar::Settings& settings) {
    if (!measure.start) return std::nullopt;
    const Day from = measure.decided_on.value_or(measure.start->day);
    const auto* setting = settings.find("erasure." + measure.kind, from);
    if (setting == nullptr) return std::nullopt;
    const Day end = schoolYearEnd(from, settings);
    Effacement effacement;
    effacement.counted_from = from;
    effacement.school_year = std::to_string(end.year() - 1) + "-" + std::to_string(end.year());
    effacement.setting = *setting;
    if (setting->unit == kUntilTheEnd)
        effacement.rule = Effacement::Rule::end_of_schooling;
    else
        effacement.due_on = end.plusMonths(12 * static_cast<int>(setting->value));
    return effacement;
}

}  // namespace jalon::receptions
