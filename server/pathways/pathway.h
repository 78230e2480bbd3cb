// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A long follow-up: who, why, since when, how long its plan holds, and how it ended. Values and rules.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pathways/contact.h"
#include "pathways/plan.h"

namespace jalon::pathways {

using TermId = Id<struct PathwayTermTag>;
using ExitId = Id<struct PathwayExitTag>;

/// unknown is not negative: nobody knows what became of them.
enum class ExitClass { positive, neutral, negative, unknown };
std::string_view exitClassCode(ExitClass exit_class);
std::optional<ExitClass> parseExitClass(std::string_view code);
/// The vocabulary that holds the exits of a class: "pathway_exit_positive".
std::string exitVocabulary(ExitClass exit_class);

/// The exit whose conditions lostShortfalls checks.
constexpr std::string_view kLostToView = "lost_to_view";

/// The members of the API's PathwayInput.
struct PathwayFields {
    std::string kind;           ///< vocabulary pathway_kind
    std::string entry_channel;  ///< vocabulary pathway_entry
    std::optional<StructureId> structure;
    std::string origin_contact;
    std::optional<UserId> referent;
    Day entered_on;
    std::optional<Day> young_agreed_on, parents_agreed_on;  ///< nothing: to be asked for
    std::optional<Day> next_review_on;
    std::string note;  ///< for the service alone
    bool operator==(const PathwayFields&) const = default;
};

struct Pathway {
    PathwayId id;
    PersonId person;
    std::optional<StayId> stay;  ///< the reception it came from
    PathwayFields fields;
    Day plan_until = {};
    Queue queue = Queue::to_do;
    std::optional<Day> next_call_on = std::nullopt;
    std::optional<ExitClass> exit = std::nullopt;
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;

    bool isOpen() const { return !exit; }
};

struct Term {
    TermId id;
    PathwayId pathway;
    Day from, until;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

struct Exit {
    ExitId id;
    PathwayId pathway;
    ExitClass exit_class = ExitClass::unknown;
    std::string code = {};  ///< of exitVocabulary(exit_class)
    Day on = {};
    std::string proof = {};  ///< vocabulary pathway_proof
    std::string note = {};
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
    /// Taken back.
    std::optional<Day> reopened_on = std::nullopt;
    std::string reopened_reason = {};
    std::optional<Instant> reopened_at = std::nullopt;
    std::optional<UserId> reopened_by = std::nullopt;
};

/// The numbers a pathway is looked at with (settings pathway.*).
struct PathwayRules {
    std::int64_t plan_months = 6, plan_months_min = 3, plan_months_max = 6;
    std::int64_t review_weeks = 6, review_weeks_min = 4, review_weeks_max = 8;
    std::int64_t objectives_min = 2, objectives_max = 4;
    ReachLimits unreachable;
    LostRule lost;
};

/// Something to look at. Nothing of it forbids anything.
struct Notice {
    std::string code;
    std::map<std::string, std::string> params = {};
};

/// What the notices are judged with, beside the pathway.
struct PathwayView {
    const Term& term;  ///< the last one
    const std::vector<Objective>& objectives;
    const std::vector<Review>& reviews;  ///< newest first
    const std::vector<Attempt>& attempts;
    bool minor = true;  ///< parents are asked for their agreement
};

/// Of an open pathway on a day:
/// - review_overdue {on}, review_missing; review_interval {weeks, least, most}: the next one is not 4 to 8 weeks after
///   the last (or the entry);
/// - plan_expired {on}; plan_length {least, most}: the term is not 3 to 6 months long;
/// - objectives_few {count, least}, objectives_many {count, most}: those given up apart;
/// - young_agreement, parents_agreement: to be asked for;
/// - unreachable_proposed {attempts, means}: a person decides; lost_possible {on}: no contact since.
std::vector<Notice> noticesOf(const Pathway& pathway, const PathwayView& view, const PathwayRules& rules, Day today);

/// A first term from the entry on, and the day of the first review.
Day firstPlanEnd(Day entered_on, const PathwayRules& rules);
Day firstReview(Day entered_on, const PathwayRules& rules);

}  // namespace jalon::pathways
