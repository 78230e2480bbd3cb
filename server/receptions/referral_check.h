// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The examination of a referral: what is wrong (errors) and what a person should look at (warnings). A warning never
// blocks once passed with a reason: the program computes and explains, the coordinator decides.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "blueprints/blueprints.h"
#include "calendar/public_holidays.h"
#include "calendar/receivable.h"
#include "calendar/settings.h"
#include "receptions/referral.h"

namespace jalon::receptions {

enum class Severity { error, warning };

/// Errors: required, end_missing_not_open_ended, unknown_code, end_before_start, zero_length, not_plausible, in_future,
/// not_a_school, period_too_long. Warnings: over_max_days, over_max_days_linked, overlap, decided_after_start,
/// age_too_young, age_too_old, lycee_route, no_agreement, structure_closed, measure_not_eligible,
/// suspended_not_revoked, revoked_too_late, next_school_year, year_missing, none_receivable, already_past,
/// conservatoire_without_council_date, delay_too_short, council_too_soon, hours_missing, hours_over_max, two_schools.
struct Finding {
    std::string field;  ///< of the API's ReferralDraft: "measure.end"
    std::string code;
    Severity severity = Severity::warning;
    std::map<std::string, std::string> params = {};
    std::optional<calendar::Setting> setting = {};  ///< the number it was judged by, with its source
    bool operator==(const Finding&) const = default;
};

struct SchoolFacts {
    bool is_school = true, is_lycee = false, open = true;
    bool agreement = true;  ///< valid on the first day of the measure, or today while it has none
};

/// What an announcement is judged against.
struct CheckContext {
    Day today;
    const blueprints::Blueprint& blueprint;
    const calendar::Settings& settings;
    bool complete = false;  ///< about to be stored: missing parts are errors
    bool has_person = false;
    std::optional<Day> birth_date = std::nullopt;
    std::optional<SchoolFacts> school = std::nullopt;
    const calendar::ZoneCalendar* zone = nullptr;      ///< of the school
    const calendar::Receivable* receivable = nullptr;  ///< computed where it could be
    std::vector<Measure> linked = {};                  ///< other measures of the pupil on the same days
    std::vector<std::string> other_schools = {};       ///< names of the schools, not this one, that announced them
    const calendar::PublicHolidays* holidays = nullptr;
};

std::vector<Finding> check(const Announcement& said, const CheckContext& context);

/// Where the time to answer ends, for a measure that lasts just that: what the end may be set to.
struct ProposedEnd {
    HalfDay end;
    std::vector<Day> counted;  ///< jours ouvrables
    calendar::Setting setting;
};
std::optional<ProposedEnd> proposedEnd(const Measure& measure, const CheckContext& context);

/// The errors as one Error (invalid, every field), or nothing.
std::optional<Error> errorsOf(const std::vector<Finding>& findings);
/// Without the warnings that were there before: a note added to a measure long over asks for no reason.
std::vector<Finding> withoutKnownWarnings(std::vector<Finding> findings, const std::vector<Finding>& before);
/// Whether every warning has been passed with a reason.
bool allPassed(const std::vector<Finding>& findings, const std::vector<Override>& overrides);

json::object toJson(const Finding& finding);

/// "2de", "Seconde 4", "1re", "Tle": a class of a lycée.
bool isLyceeClass(std::string_view class_name);

}  // namespace jalon::receptions
