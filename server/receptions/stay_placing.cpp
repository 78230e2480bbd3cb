// SPDX-License-Identifier: EUPL-1.2
// Where and when an accepted stay is received, and what follows when that changes.
#include "receptions/stay_placing.h"

#include <algorithm>

#include "receptions/placement_check.h"
#include "receptions/places.h"
#include "receptions/places_json.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_effects.h"
#include "receptions/referral_store.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"

namespace jalon::receptions {
namespace {

using access::Right;

void keepAgreement(const Work& work, const ReferralId& referral, const PlacementWish::Agreement& said) {
    auto facts = store::waitingFacts(work.tx, referral);
    facts.deferral = "agreed";
    facts.deferral_by = said.by;
    facts.deferral_on = said.on;
    facts.deferral_channel = said.channel;
    facts.deferral_note = said.note;
    facts.updated_at = work.clock.now();
    facts.updated_by = work.actor.author.user;
    facts.version += 1;
    store::put(work.tx, referral, facts);
}

}  // namespace

Result<Placement> settlePlacement(const Work& work, const Referral& referral, const StayId& stay,
                                  const PlacementWish& wish) {
    TRY_ASSIGN(const auto check, checkPlacement(work, referral, wish));
    if (!check.answered()) return Error::conflict("placement_unanswered", json::serialize(toJson(check)));
    store::put(work.tx, stay, check.placement);
    if (wish.agreement) keepAgreement(work, referral.id, *wish.agreement);
    return check.placement;
}

std::vector<HalfDay> stillToCome(const Work& work, const StayId& stay) {
    auto halves = store::planned(work.tx, stay);
    std::erase_if(halves, [&](HalfDay half) { return half < work.clock.currentHalfDay(); });
    return halves;
}

void placesGivenBack(const Work& work, const std::vector<HalfDay>& before, const std::vector<HalfDay>& now) {
    std::vector<HalfDay> freed;
    for (const HalfDay half : before)
        if (std::find(now.begin(), now.end(), half) == now.end()) freed.push_back(half);
    offerPlaces(work, freed);
    withdrawOffers(work);
}

Result<json::object> Places::placeStay(const access::Actor& actor, const StayId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const auto wish = readPlacementWish(in, clock_.today());
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto stay = store::findStay(tx, id);
        if (!stay || stay->withdrawn) return Error::notFound();
        if (stay->version != version) return Error::stale(json::serialize(stayJson(work, *stay)));
        if (!isUnderWay(stay->state)) return Error::conflict("stay_over");
        Referral referral = store::findReferral(tx, stay->referral).value();
        const auto before = placementJson(work, referral.id, id);
        const auto planned_before = stillToCome(work, id);
        TRY(settlePlacement(work, referral, id, wish));
        layHalves(work, referral, *stay, measureCalendar(work, referral));
        stay->version += 1;
        store::update(tx, *stay);
        syncTasks(work, *stay, referral, store::history(tx, id));
        const auto planned_now = stillToCome(work, id);
        if (planned_now != planned_before) {
            referral.answered = false;
            referral.version += 1;
            store::update(tx, referral);
            askForAnswer(work, referral);
        }
        syncLost(work, referral);
        refreshFileState(tx, stay->person);
        placesGivenBack(work, planned_before, planned_now);
        audit(work, "place", "stay", id.text(), stay->person,
              {{"before", before}, {"after", placementJson(work, referral.id, id)}});
        return stayJson(work, *stay);
    });
}

}  // namespace jalon::receptions
