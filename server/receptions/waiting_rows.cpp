// SPDX-License-Identifier: EUPL-1.2
#include "receptions/waiting_rows.h"

#include <algorithm>

#include "receptions/facts_store.h"
#include "receptions/lost_half_days.h"
#include "receptions/measure_halves.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_store.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

constexpr const char* kOfferPlace = "offer_place";

std::string offerSource(const ReferralId& referral) { return "referral:" + referral.text() + ":place"; }

bool isConservatoire(const Work& work, const Referral& referral) {
    const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
    return kind != nullptr && kind->family == "conservatoire";
}

bool waitsForAPlace(const Referral& referral) {
    return referral.reason_code.empty() || referral.reason_code == "no_place" ||
           referral.reason_code == "start_to_defer";
}

void keepLost(const Work& work, const Referral& referral) {
    const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
    const auto calendar = measureCalendar(work, referral);
    LostFacts facts;
    facts.state = referral.state;
    facts.reason_code = referral.reason_code;
    facts.counts = kind != nullptr && kind->eligible && !kind->outside_class && !referral.said.measure.isSuspended();
    facts.measure = &calendar.receivable;
    if (referral.stay)
        if (const auto stay = store::findStay(work.tx, *referral.stay)) {
            facts.stay_state = stay->state;
            facts.stay_halves = store::halves(work.tx, stay->id);
            facts.stopped_after = stay->stopped_after;
        }
    store::replaceLost(work.tx, referral.id, lostHalves(facts));
    store::putHalves(work.tx, referral.id, measureHalves(facts));
}

}  // namespace

std::vector<HalfDay> WaitingRow::freeOn(const Occupancy& occupancy) const {
    std::vector<HalfDay> free;
    for (const HalfDay half : halves)
        if (occupancy.hasRoom(half)) free.push_back(half);
    return free;
}

std::vector<std::string> waitingRules(const blueprints::Blueprint& blueprint) {
    std::vector<std::string> rules;
    for (const auto& choice : blueprint.vocabulary("waiting_rule"))
        if (choice.active) rules.push_back(choice.code);
    return rules;
}

std::vector<WaitingRow> waitingRows(const Work& work) {
    const HalfDay now = work.clock.currentHalfDay();
    std::map<std::string, WaitingRow> known;
    std::vector<Waiting> waiting;
    std::vector<WaitingMove> moves;
    for (auto& referral : store::waitingReferrals(work.tx)) {
        const auto facts = store::waitingFacts(work.tx, referral.id);
        auto own = store::movesOf(work.tx, referral.id);
        const Announcement& said = referral.said;
        waiting.push_back({referral.id, facts.deferral == "agreed", *said.measure.start, isYoungClass(said.class_name),
                           store::receivedBefore(work.tx, referral.person, referral.id), facts.adult_at_home,
                           isConservatoire(work, referral), *said.received_on, said.received_time});
        moves.insert(moves.end(), own.begin(), own.end());
        std::vector<HalfDay> halves;
        int gone = 0;
        for (const auto& outcome : measureCalendar(work, referral).receivable.half_days) {
            if (outcome.dropped) continue;
            if (outcome.at < now)
                ++gone;
            else
                halves.push_back(outcome.at);
        }
        const std::string id = referral.id.text();
        WaitingRow row{{waiting.back(), 0, 0, "", std::nullopt},
                       std::move(referral),
                       facts,
                       std::move(own),
                       std::move(halves),
                       gone};
        known.emplace(id, std::move(row));
    }
    std::vector<WaitingRow> rows;
    for (auto& place : ranked(std::move(waiting), waitingRules(work.blueprint), moves)) {
        auto row = known.extract(place.waiting.referral.text());
        row.mapped().place = std::move(place);
        rows.push_back(std::move(row.mapped()));
    }
    return rows;
}

Occupancy occupancyOf(const Work& work, const std::vector<WaitingRow>& rows) {
    HalfDay from = work.clock.currentHalfDay(), to = from;
    for (const auto& row : rows)
        if (!row.halves.empty()) to = std::max(to, row.halves.back());
    return {work, from, to};
}

void offerPlaces(const Work& work, const std::optional<std::vector<HalfDay>>& freed) {
    if (freed && freed->empty()) return;
    const auto rows = waitingRows(work);
    const auto occupancy = occupancyOf(work, rows);
    for (const auto& row : rows) {
        if (!waitsForAPlace(row.referral)) continue;
        auto free = row.freeOn(occupancy);
        if (freed)
            std::erase_if(free,
                          [&](HalfDay half) { return std::find(freed->begin(), freed->end(), half) == freed->end(); });
        if (free.empty()) continue;
        tasks::NewTask task;
        task.kind = kOfferPlace;
        task.source = offerSource(row.referral.id);
        task.person = row.referral.person;
        task.referral = row.referral.id;
        task.due_on = work.clock.today();
        task.params = {{"count", std::to_string(free.size())}, {"first", free.front().text()}};
        tasks::ensure(work.tx, work.clock, task);
        return;
    }
}

void withdrawOffers(const Work& work) {
    const auto rows = waitingRows(work);
    const auto occupancy = occupancyOf(work, rows);
    for (const auto& row : rows)
        if (row.freeOn(occupancy).empty()) withdrawOffer(work, row.referral.id);
}

void withdrawOffer(const Work& work, const ReferralId& referral) {
    tasks::cancel(work.tx, work.clock, kOfferPlace, offerSource(referral));
}

void syncLost(const Work& work, const Referral& referral) {
    keepLost(work, referral);
    if (!referral.stay) return;
    const auto stay = store::findStay(work.tx, *referral.stay);
    if (!stay) return;
    for (const auto& other : measuresIn(work, *stay))
        if (other.id != referral.id) keepLost(work, other);
}

}  // namespace jalon::receptions
