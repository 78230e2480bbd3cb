// SPDX-License-Identifier: EUPL-1.2
#include "receptions/receptions.h"

#include <algorithm>

#include "partners/partners.h"
#include "receptions/measures_json.h"
#include "receptions/places_store.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_store.h"
#include "receptions/stay_store.h"
#include "receptions/waiting_store.h"

namespace jalon::receptions {
namespace {

using storage::Transaction;

std::string textOf(const std::optional<HalfDay>& half) { return half ? half->text() : ""; }

void addReferrals(Transaction& tx, const PersonId& person, std::vector<TimelineEvent>& out) {
    const auto referrals = store::referralsOf(tx, person);
    std::vector<StructureId> ids;
    for (const auto& referral : referrals) ids.push_back(*referral.said.structure);
    const auto structures = partners::findMany(tx, ids);
    for (const auto& referral : referrals) {
        const Announcement& said = referral.said;
        const auto structure = structures.find(said.structure->text());
        out.push_back({referral.id.text(),
                       "referral",
                       *said.received_on,
                       referral.created_at,
                       "referral_received",
                       {{"measureKind", said.measure.kind},
                        {"start", textOf(said.measure.start)},
                        {"end", textOf(said.measure.end)},
                        {"state", std::string(referralStateCode(referral.state))},
                        {"structure", structure == structures.end() ? "" : structure->second.name}},
                       said.facts,
                       referral.created_by,
                       referral.id,
                       referral.stay});
    }
}

void addTransitions(Transaction& tx, const PersonId& person, std::vector<TimelineEvent>& out) {
    for (const auto& [stay, move] : store::transitionsOf(tx, person))
        out.push_back({move.id.text(),
                       "transition",
                       move.on,
                       move.at,
                       move.undoes ? "stay_move_undone" : "stay_moved",
                       {{"from", std::string(stayStateCode(move.from))},
                        {"to", std::string(stayStateCode(move.to))},
                        {"reasonCode", move.reason_code},
                        {"undone", move.undone ? "true" : "false"}},
                       move.note,
                       move.by,
                       std::nullopt,
                       stay});
}

void addOutcomes(Transaction& tx, const PersonId& person, std::vector<TimelineEvent>& out) {
    for (const auto& outcome : store::outcomesOf(tx, person))
        out.push_back({outcome.id,
                       "decision",
                       outcome.pronounced_on,
                       outcome.at,
                       "measure_outcome",
                       {{"outcome", std::string(outcomeCode(outcome.outcome))}},
                       outcome.note,
                       outcome.by,
                       outcome.referral,
                       std::nullopt});
}

void addDeferrals(Transaction& tx, const PersonId& person, std::vector<TimelineEvent>& out) {
    for (const auto& deferral : store::deferralsOf(tx, person))
        if (deferral.on)
            out.push_back({deferral.stay.text(),
                           "transition",
                           *deferral.on,
                           deferral.at,
                           "stay_deferred",
                           {{"start", deferral.from.text()}, {"end", deferral.to.text()}},
                           "",
                           deferral.by,
                           std::nullopt,
                           deferral.stay});
}

}  // namespace

std::optional<StayLine> findStay(Transaction& tx, const StayId& id) { return store::line(tx, id); }

std::vector<StayLine> staysOfPerson(Transaction& tx, const PersonId& person) {
    std::vector<StayLine> out;
    for (auto& file : store::linesOf(tx, person)) out.push_back(std::move(file.line));
    return out;
}

std::vector<StayLine> staysOn(Transaction& tx, HalfDay half) { return store::linesOn(tx, half); }
std::vector<HalfDay> plannedHalfDays(Transaction& tx, const StayId& id) { return store::planned(tx, id); }
bool isPlanned(Transaction& tx, const StayId& id, HalfDay half) { return store::isPlanned(tx, id, half); }

std::optional<PersonId> stayPerson(Transaction& tx, const StayId& id) {
    const auto stay = store::findStay(tx, id);
    if (!stay || stay->withdrawn) return std::nullopt;
    return stay->person;
}

json::array referralRowsOf(Transaction& tx, const PersonId& person) {
    return rowsJson(tx, store::referralsOf(tx, person));
}
json::array measureLinksOf(Transaction& tx, const PersonId& person) { return linksJson(tx, person); }
json::array owedReferrals(Transaction& tx, const access::FileScope& files) {
    return rowsJson(tx, store::owed(tx, files));
}
json::array pendingReferrals(Transaction& tx, const access::FileScope& files) {
    return rowsJson(tx, store::pending(tx, files));
}

json::array upcomingStays(Transaction& tx, const access::FileScope& files, Day from, Day to) {
    auto lines = store::linesBetween(tx, files, from, to);
    std::erase_if(lines, [&](const StayLine& line) { return !line.first || line.first->day < from; });
    return stayRowsJson(tx, lines);
}

std::vector<TimelineEvent> events(Transaction& tx, const PersonId& person) {
    std::vector<TimelineEvent> out;
    addReferrals(tx, person, out);
    for (const auto& decision : store::decisionsOf(tx, person))
        out.push_back({decision.id,
                       "decision",
                       decision.on,
                       decision.at,
                       "referral_" + std::string(decisionCode(decision.decision)),
                       {{"reasonCode", decision.reason_code}},
                       decision.reason_note,
                       decision.by,
                       decision.referral,
                       std::nullopt});
    for (const auto& [referral, answer, withdrawn] : store::answersOf(tx, person))
        if (!withdrawn)
            out.push_back({answer.id,
                           "answer",
                           answer.sent_on,
                           answer.at,
                           "answer_sent",
                           {{"channel", answer.channel}, {"to", answer.to}},
                           answer.text,
                           answer.by,
                           referral,
                           std::nullopt});
    addTransitions(tx, person, out);
    addDeferrals(tx, person, out);
    addOutcomes(tx, person, out);
    std::sort(out.begin(), out.end(), [](const TimelineEvent& a, const TimelineEvent& b) {
        return std::tie(b.on, b.at, b.id) < std::tie(a.on, a.at, a.id);
    });
    return out;
}

}  // namespace jalon::receptions
