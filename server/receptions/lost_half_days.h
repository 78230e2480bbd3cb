// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Lost half-days: those of a measure with class on which its pupil, whom the service could have received, was not
// received. Definition: from the half-days with class of every standing or refused referral of an eligible measure
// (duplicates, referrals the school withdrew and stays it cancelled count nothing),
//   service_closed  the service was closed;
//   no_place        refused for want of a place, or left out of the stay because the half-day was full;
//   waiting         went by before there was a decision or a place;
//   family_refused  the family refused, before or after the acceptance;
//   refused         refused for another reason;
//   no_show         the pupil never came;   interrupted  the reception was stopped before the measure's end;
//   deferred        received later instead: moved, not lost, and counted apart.
// An absence is none: the place was there. Half-days still to come are counted as the decision stands.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "receptions/referral.h"
#include "receptions/stay.h"

namespace jalon::receptions {

struct LostFacts {
    ReferralState state = ReferralState::received;
    std::string reason_code;  ///< of the referral's decision
    bool counts = true;       ///< the measure's kind is eligible and suspends class, and no sursis holds
    const calendar::Receivable* measure = nullptr;  ///< its half-days
    std::optional<StayState> stay_state;            ///< of an accepted one
    std::vector<StayHalf> stay_halves;              ///< as laid
    std::optional<HalfDay> stopped_after;
};

/// Dropped for the service's sake, not for want of class.
bool isServiceClosed(const calendar::Closed& closed);

/// Each half-day lost or deferred, with its reason.
std::map<HalfDay, std::string> lostHalves(const LostFacts& facts);

}  // namespace jalon::receptions
