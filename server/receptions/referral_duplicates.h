// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Two announcements of one measure (e-mail and phone, CPE and secretary), and measures of one pupil on the same days.
// Candidates are shown side by side; a person decides.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "blueprints/blueprints.h"
#include "receptions/referral.h"

namespace jalon::receptions {

/// same: nothing new, the first stays. correction: the first takes this one's dates. new: both stand.
struct DuplicateDecision {
    enum class Kind { same, correction, new_referral };
    Kind kind = Kind::same;
    ReferralId referral;
};
/// The member duplicateDecision of ReferralCreate; absent or null: nothing.
std::optional<DuplicateDecision> readDuplicateDecision(JsonReader& in);

/// A code and its details: same_person, close_name {score}, same_school, same_start, overlapping_dates, other_caller.
struct Evidence {
    std::string code;
    std::map<std::string, std::string> params = {};
};

/// A stored referral beside the one being announced.
struct Known {
    Referral referral;
    std::optional<int> likeness = std::nullopt;  ///< 0–100 where it is of another person of a close name
};

/// Why they may be one and the same announcement: measures of one family, with dates that touch within a day. Empty
/// when they are not.
std::vector<Evidence> duplicateEvidence(const Announcement& said, const Known& known,
                                        const blueprints::Blueprint& blueprint);

/// Whether two measures share a half-day. One without an end lasts until its council, or is open.
bool overlap(const Measure& a, const Measure& b);

/// The measure of the first announcement with what the correction says: its dates and hours, and its days of decision
/// and council where it gives them. The kind stays.
Measure corrected(Measure first, const Measure& correction);

}  // namespace jalon::receptions
