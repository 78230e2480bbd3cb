// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The days a stay asks for, from the deadlines of the blueprint: the meeting of return, the points after it, the
// questionnaire to the school. Pure: the rules are the blueprint's, the days those of the pupil's own school.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/deadline.h"
#include "calendar/settings.h"

namespace jalon::receptions {

inline constexpr std::string_view kReturnMeeting = "return_meeting";
inline constexpr std::string_view kFollowUpThird = "follow_up_third";
/// The deadlines a stay carries; those of the blueprint that are not among them are somebody else's.
const std::vector<std::string_view>& carriedDeadlines();

/// What a deadline may be counted from, where it is known.
struct BaseDays {
    std::optional<Day> referral_day, measure_start, measure_end, stay_start, stay_end, return_day, council_day;
    /// `base` is one of blueprints::deadlineBases(); std::logic_error for another.
    std::optional<Day> of(std::string_view base) const;
};

/// The last day the measure keeps the pupil from class: one that ends at noon, with class in the afternoon, leaves only
/// the day before.
Day lastDayAway(HalfDay last, const calendar::SchoolSchedule& school);

struct StayDeadline {
    std::string code;
    std::string base;
    Day base_on;
    std::string rule;  ///< "3m next-school-day"
    StructureId structure;
    Day due_on;
    /// No known school year covers the way: the day is the one without looking at the calendar, but where the year
    /// itself is over, the first of the next one at the earliest. It is computed again when the year is known.
    bool estimated = false;
    json::object explanation = {};  ///< deadlineJson (calendar/deadline.h)
    std::string id = {};            ///< of the stored row
    Instant computed_at = {};
    std::optional<Instant> superseded_at = std::nullopt;

    /// The same day for the same reasons: nothing to supersede.
    bool standsFor(const StayDeadline& other) const;
};

/// The carried deadlines of the blueprint that are in use and whose base is known. `return_meeting` comes first, and
/// its day is the base of the others as long as bases.return_day is not known.
std::vector<StayDeadline> planDeadlines(const std::vector<blueprints::DeadlineRule>& rules, BaseDays bases,
                                        const StructureId& structure, const calendar::SchoolSchedule& school,
                                        const calendar::Settings& settings);

/// The day of a rule that only a task follows; nothing where its base is not known or the rule is out of use. Without a
/// known school year, the day as the calendar of the wall counts it.
std::optional<Day> ruleDay(const blueprints::DeadlineRule* rule, const BaseDays& bases,
                           const calendar::SchoolSchedule& school);

/// Whether the day lies in a later school year than the one it is counted from: another class, perhaps another school.
bool isNextYear(const StayDeadline& deadline, const calendar::Settings& settings);

/// Why a deadline is on another day than the one it supersedes: base_moved, school_changed, rule_changed,
/// calendar_changed.
std::string_view changeCause(const StayDeadline& before, const StayDeadline& now);

}  // namespace jalon::receptions
