// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How a wish becomes the placement of a stay, and what follows when half-days are given back.
#include <vector>

#include "receptions/placement_check.h"
#include "receptions/waiting_rows.h"

namespace jalon::receptions {

/// Checks the wish and stores the placement, with what the school said of a deferral. Conflict placement_unanswered
/// carries the PlacementCheck. The half-days are the caller's to lay.
Result<Placement> settlePlacement(const Work& work, const Referral& referral, const StayId& stay,
                                  const PlacementWish& wish);

/// Planned half-days not gone by.
std::vector<HalfDay> stillToCome(const Work& work, const StayId& stay);

/// Half-days planned before and no longer are offered to the waiting list; offers that no place stands behind any more
/// are withdrawn.
void placesGivenBack(const Work& work, const std::vector<HalfDay>& before, const std::vector<HalfDay>& now);

}  // namespace jalon::receptions
