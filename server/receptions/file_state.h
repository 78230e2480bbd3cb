// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Where a young person's file stands, from everything announced and received: one rule for every list.
#include <vector>

#include "people/people.h"
#include "receptions/referral.h"
#include "receptions/stay.h"

namespace jalon::receptions {

/// What asks for most attention wins: a running stay, then one to come, then a referral to decide, then a stay that
/// has ended and still wants its review, return or closing, then a follow-up. Closed when all is over; none when
/// nothing but duplicates was ever announced. Withdrawn stays are not to be given.
people::FileState fileStateOf(const std::vector<ReferralState>& referrals, const std::vector<StayState>& stays);

}  // namespace jalon::receptions
