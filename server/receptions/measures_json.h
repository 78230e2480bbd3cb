// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What belongs to a measure, as the API writes it beside its referral.
#include <map>
#include <set>
#include <vector>

#include "base/json.h"
#include "receptions/effacement.h"
#include "receptions/measure_store.h"
#include "receptions/work.h"

namespace jalon::receptions {

/// The members of a Referral about its measure: links, outcome, suffered, effacement, hours, joinable, shared,
/// hostStructureName, nextStructureName.
void addMeasureParts(const Work& work, const Referral& referral, json::object& out);

/// The measures a stay receives besides its own referral's (StayMeasure[]).
json::array sharedMeasuresJson(const Work& work, const Stay& stay, const ReferralId& but);

/// FileMeasure[]: every measure of a file but duplicates, by first half-day.
json::array fileMeasuresJson(const Work& work, const PersonId& person);

json::object hourAccountJson(const Work& work, const Referral& referral);

/// Effacement of the API, or null. A mesure conservatoire goes with the sanction it was converted into.
struct ShownEffacement {
    Effacement effacement;
    std::optional<ReferralId> follows;  ///< the sanction whose date it is
};
std::optional<ShownEffacement> shownEffacement(const Work& work, const Referral& referral,
                                               const std::vector<MeasureLink>& links);

/// ErasureItem[] of referrals of the reader's files whose day of effacement has gone by.
json::array dueErasuresJson(const Work& work, std::size_t limit);

/// Those days, ends of school years, for the whole house. Looks at the two thousand oldest decisions.
std::set<Day> dueErasures(const Work& work);

/// MeasureLink[] of a whole file: {laterId, earlierId, kind}.
json::array linksJson(storage::Transaction& tx, const PersonId& person);

}  // namespace jalon::receptions
