// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Groups, weeks, placements and the waiting list as the API writes them.
#include "base/json.h"
#include "receptions/waiting_rows.h"
#include "receptions/work.h"

namespace jalon::receptions {

json::object toJson(const Group& group);
json::object toJson(const CapacityException& exception);
/// ReceptionWeek, with the stays deferred to it and the places left.
json::object weekJson(const Work& work, const PlannedWeek& week);
/// WaitingFacts.
json::object toJson(const store::WaitingFacts& facts);
/// WaitingRow.
json::object waitingJson(const Work& work, const WaitingRow& row, const Occupancy& occupancy);
json::array waitingJson(const Work& work, const std::vector<WaitingRow>& rows, const Occupancy& occupancy);
/// Placement of a stay, with what the school said of its deferral; null for none.
json::value placementJson(const Work& work, const ReferralId& referral, const std::optional<StayId>& stay);

}  // namespace jalon::receptions
