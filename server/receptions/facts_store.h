// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The SQL of facts.h, and the half-days of measures kept for it.
#include <vector>

#include "receptions/facts.h"

namespace jalon::receptions::store {

/// Replaces those of a referral.
void putHalves(storage::Transaction& tx, const ReferralId& referral, const std::vector<MeasureHalf>& halves);

/// Referrals of which none are kept.
std::vector<ReferralId> withoutHalves(storage::Transaction& tx);

}  // namespace jalon::receptions::store
