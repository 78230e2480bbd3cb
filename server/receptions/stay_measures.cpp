// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_measures.h"

#include <algorithm>
#include <map>

#include "receptions/referral_duplicates.h"
#include "receptions/referral_store.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"
#include "receptions/waiting_rows.h"

namespace jalon::receptions {
namespace {

std::vector<Referral> joinedReferrals(const Work& work, const StayId& stay) {
    std::vector<Referral> out;
    for (const auto& id : store::joinedTo(work.tx, stay)) out.push_back(store::findReferral(work.tx, id).value());
    return out;
}

/// The days of an earlier measure and those of this one follow each other without a gap of more than a weekend.
bool follows(const Measure& earlier, const Measure& later) {
    constexpr int kWeekend = 3;
    const auto end = earlier.knownEnd();
    return end && *end < *later.start && later.start->day - end->day <= kWeekend;
}

void layAgain(const Work& work, Stay& stay) {
    const Referral own = store::findReferral(work.tx, stay.referral).value();
    layHalves(work, own, stay, measureCalendar(work, own));
    stay.version += 1;
    store::update(work.tx, stay);
    syncTasks(work, stay, own, store::history(work.tx, stay.id));
    syncLost(work, own);
}

}  // namespace

std::vector<Referral> measuresIn(const Work& work, const Stay& stay) {
    std::vector<Referral> out{store::findReferral(work.tx, stay.referral).value()};
    for (auto& joined : joinedReferrals(work, stay.id)) out.push_back(std::move(joined));
    return out;
}

std::vector<StayHalf> withJoined(const Work& work, const Stay& stay, std::vector<StayHalf> own) {
    const auto joined = joinedReferrals(work, stay.id);
    if (joined.empty()) return own;
    std::map<HalfDay, StayHalf> halves;
    for (auto& half : own) halves[half.at] = std::move(half);
    for (const auto& referral : joined) {
        if (isOutsideClass(work, referral)) continue;
        for (auto& half : halvesOf(measureCalendar(work, referral).receivable)) {
            const auto known = halves.find(half.at);
            if (known == halves.end() || (half.planned && !known->second.planned)) halves[half.at] = std::move(half);
        }
    }
    std::vector<StayHalf> out;
    for (auto& [at, half] : halves) out.push_back(std::move(half));
    return out;
}

std::optional<Day> councilAwaited(const Work& work, const std::vector<Referral>& measures) {
    for (const auto& referral : measures) {
        const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
        const bool awaits = kind != nullptr && kind->council && referral.said.measure.council_on;
        if (awaits && !store::findOutcome(work.tx, referral.id)) return referral.said.measure.council_on;
    }
    return std::nullopt;
}

std::vector<JoinableStay> joinableStays(const Work& work, const Referral& referral) {
    std::vector<JoinableStay> out;
    if (referral.said.measure.isSuspended() || isOutsideClass(work, referral)) return out;
    for (const auto& other : store::referralsOf(work.tx, referral.person)) {
        if (other.id == referral.id || !other.stay || isOutsideClass(work, other)) continue;
        auto stay = store::findStay(work.tx, *other.stay);
        if (!stay || stay->withdrawn || !isUnderWay(stay->state) || stay->referral != other.id) continue;
        bool overlaps = false, next = false;
        for (const auto& held : measuresIn(work, *stay)) {
            overlaps = overlaps || overlap(held.said.measure, referral.said.measure);
            next = next || follows(held.said.measure, referral.said.measure);
        }
        if (overlaps || next) out.push_back({std::move(*stay), other, overlaps});
    }
    return out;
}

Result<void> joinStay(const Work& work, Referral& referral, const StayId& id) {
    if (referral.said.measure.isSuspended()) return Error::conflict("suspended");
    auto stay = store::findStay(work.tx, id);
    if (!stay || stay->withdrawn || stay->person != referral.person) return Error::conflict("id_taken");
    if (!isUnderWay(stay->state)) return Error::conflict("stay_over");
    store::join(work.tx, referral.id, id);
    layAgain(work, *stay);
    referral.stay = id;
    referral.receivable = measureCalendar(work, referral).receivable.receivable;
    audit(work, "join", "stay", id.text(), referral.person, {{"referralId", referral.id.text()}});
    return {};
}

void leaveStay(const Work& work, Referral& referral) {
    Stay stay = store::findStay(work.tx, referral.stay.value()).value();
    store::leave(work.tx, referral.id);
    layAgain(work, stay);
    audit(work, "leave", "stay", stay.id.text(), referral.person, {{"referralId", referral.id.text()}});
    referral.stay.reset();
}

}  // namespace jalon::receptions
