// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The waiting list as it stands: who is on it, in which order, and where there is room now. And what follows when a
// place frees up or is taken.
#include <optional>
#include <vector>

#include "receptions/occupancy.h"
#include "receptions/waiting_list.h"
#include "receptions/waiting_store.h"

namespace jalon::receptions {

struct WaitingRow {
    Ranked place;
    Referral referral;
    store::WaitingFacts facts;
    std::vector<WaitingMove> moves;  ///< every rank given by hand
    std::vector<HalfDay> halves;     ///< that can still be received, from now on
    int gone = 0;                    ///< that went by while waiting

    /// Those of `halves` on which some group has a place.
    std::vector<HalfDay> freeOn(const Occupancy& occupancy) const;
};

/// The codes of the vocabulary "waiting_rule" that are active, in its order.
std::vector<std::string> waitingRules(const blueprints::Blueprint& blueprint);
/// By rank.
std::vector<WaitingRow> waitingRows(const Work& work);
/// Over all the half-days of the list.
Occupancy occupancyOf(const Work& work, const std::vector<WaitingRow>& rows);

/// Half-days have been given back: whoever is the first on the list to be helped by one gets a task "offer_place"
/// today. Without `freed`, any free half-day counts (there are more places now). Referrals put to wait for a reason
/// that is no place's (family to meet) are passed over.
void offerPlaces(const Work& work, const std::optional<std::vector<HalfDay>>& freed = std::nullopt);
/// Places have been taken: offers nobody can be made any longer are cancelled.
void withdrawOffers(const Work& work);
/// The referral is decided.
void withdrawOffer(const Work& work, const ReferralId& referral);

/// Stores the half-days of a referral's measure and the lost ones again (measure_halves.h, lost_half_days.h), from
/// where it stands; and those of the other measures received in its stay, as they are stored.
void syncLost(const Work& work, const Referral& referral);

}  // namespace jalon::receptions
