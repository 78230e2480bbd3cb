// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_deadline.h"

#include <algorithm>
#include <stdexcept>

#include "receptions/effacement.h"

namespace jalon::receptions {
namespace {

StayDeadline computed(const blueprints::DeadlineRule& rule, Day base_on, const StructureId& structure,
                      const calendar::SchoolSchedule& school, const calendar::Settings& settings) {
    const auto span = parseDateSpan(rule.add).value();
    const auto roll = calendar::parseRoll(rule.roll).value();
    const auto found = calendar::computeDeadline(base_on, span, roll, school);
    StayDeadline out{rule.code, rule.base, base_on, rule.add + " " + rule.roll, structure, base_on};
    out.explanation = calendar::deadlineJson(found);
    if (found.due) {
        out.due_on = *found.due;
        return out;
    }
    const auto plain = calendar::computeDeadline(base_on, span, calendar::Roll::none, school);
    out.estimated = true;
    out.due_on = plain.due.value_or(*found.missing_from);
    // The year it is counted from is known: the way leads past its end.
    if (school.calendar().yearOf(base_on) != nullptr)
        out.due_on = std::max(out.due_on, schoolYearEnd(base_on, settings) + 1);
    return out;
}

}  // namespace

const std::vector<std::string_view>& carriedDeadlines() {
    static const std::vector<std::string_view> kCarried{kReturnMeeting, "follow_up_first", "follow_up_second",
                                                        kFollowUpThird, "questionnaire"};
    return kCarried;
}

std::optional<Day> BaseDays::of(std::string_view base) const {
    if (base == "referral_day") return referral_day;
    if (base == "measure_start") return measure_start;
    if (base == "measure_end") return measure_end;
    if (base == "stay_start") return stay_start;
    if (base == "stay_end") return stay_end;
    if (base == "return_day") return return_day;
    if (base == "council_day") return council_day;
    throw std::logic_error("no day to count from: " + std::string(base));
}

Day lastDayAway(HalfDay last, const calendar::SchoolSchedule& school) {
    const bool back_at_noon = last.half == Half::am && school.hasClass({last.day, Half::pm});
    return back_at_noon ? last.day - 1 : last.day;
}

bool StayDeadline::standsFor(const StayDeadline& other) const {
    return due_on == other.due_on && base_on == other.base_on && base == other.base && rule == other.rule &&
           structure == other.structure && estimated == other.estimated;
}

std::vector<StayDeadline> planDeadlines(const std::vector<blueprints::DeadlineRule>& rules, BaseDays bases,
                                        const StructureId& structure, const calendar::SchoolSchedule& school,
                                        const calendar::Settings& settings) {
    std::vector<StayDeadline> out;
    for (const auto code : carriedDeadlines()) {
        const auto rule = std::ranges::find(rules, code, &blueprints::DeadlineRule::code);
        if (rule == rules.end() || !rule->active) continue;
        const auto base_on = bases.of(rule->base);
        if (!base_on) continue;
        out.push_back(computed(*rule, *base_on, structure, school, settings));
        if (code == kReturnMeeting && !bases.return_day) bases.return_day = out.back().due_on;
    }
    return out;
}

std::optional<Day> ruleDay(const blueprints::DeadlineRule* rule, const BaseDays& bases,
                           const calendar::SchoolSchedule& school) {
    if (rule == nullptr || !rule->active) return std::nullopt;
    const auto base_on = bases.of(rule->base);
    if (!base_on) return std::nullopt;
    const auto span = parseDateSpan(rule->add).value();
    const auto found = calendar::computeDeadline(*base_on, span, calendar::parseRoll(rule->roll).value(), school);
    if (found.due) return found.due;
    return calendar::computeDeadline(*base_on, span, calendar::Roll::none, school).due;
}

bool isNextYear(const StayDeadline& deadline, const calendar::Settings& settings) {
    return schoolYearEnd(deadline.due_on, settings) > schoolYearEnd(deadline.base_on, settings);
}

std::string_view changeCause(const StayDeadline& before, const StayDeadline& now) {
    // A rule counted from another day moves the base as well: the rule is what changed.
    if (before.rule != now.rule || before.base != now.base) return "rule_changed";
    if (before.base_on != now.base_on) return "base_moved";
    if (before.structure != now.structure) return "school_changed";
    return "calendar_changed";
}

}  // namespace jalon::receptions
