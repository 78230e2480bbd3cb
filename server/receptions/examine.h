// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Brings together what the examination of a referral needs (pupil, school, calendars, other referrals) and runs its
// rules: what the API calls a ReferralCheck.
#include <optional>
#include <vector>

#include "receptions/work.h"

namespace jalon::receptions {

struct Candidate {
    Known known;
    std::vector<Evidence> evidence;
};

struct Examination {
    std::vector<Finding> findings;
    std::vector<Candidate> duplicates;
    std::vector<Candidate> overlaps;
    std::optional<MeasureCalendar> calendar;  ///< where the measure could be computed
    std::optional<ProposedEnd> proposed_end;
};

struct ExaminationRequest {
    std::optional<PersonId> person;
    std::optional<ReferralId> self;  ///< a stored referral is not compared with itself
    bool complete = false;           ///< about to be stored: missing parts are errors
    bool both_stand = false;         ///< another of the same family on the same days is a second measure, no duplicate
};

Examination examine(const Work& work, const Announcement& said, const ExaminationRequest& request);

/// The ReferralCheck of the API.
json::object toJson(const Work& work, const Examination& examination);

}  // namespace jalon::receptions
