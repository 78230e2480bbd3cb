// SPDX-License-Identifier: EUPL-1.2
#include "receptions/places_json.h"

#include "access/access.h"
#include "partners/partners.h"
#include "people/people.h"
#include "receptions/stay_store.h"

namespace jalon::receptions {
namespace {

json::array textsOf(const std::vector<HalfDay>& halves) {
    json::array out;
    for (const HalfDay half : halves) out.emplace_back(half.text());
    return out;
}

json::object moveJson(storage::Transaction& tx, const WaitingMove& move) {
    return {{"id", move.id},
            {"rank", move.rank},
            {"reason", move.reason},
            {"at", move.at.iso()},
            {"by", access::userRef(tx, move.by)},
            {"withdrawnAt", move.withdrawn_at ? json::value(move.withdrawn_at->iso()) : json::value()},
            {"withdrawnBy", access::userRef(tx, move.withdrawn_by)}};
}

/// What the rules say of one, in their order: {code, holds}.
json::array criteriaJson(const std::vector<std::string>& rules, const Waiting& waiting) {
    json::array out;
    for (const auto& rule : rules) out.push_back(json::object{{"code", rule}, {"holds", favours(rule, waiting)}});
    return out;
}

}  // namespace

json::object toJson(const Group& group) {
    return {{"id", group.id.text()},
            {"label", group.label},
            {"level", group.level},
            {"note", group.note},
            {"places", placesJson(group.places)},
            {"from", dayOrNull(group.from)},
            {"to", dayOrNull(group.to)},
            {"version", group.version}};
}

json::object toJson(const CapacityException& exception) {
    return {{"id", exception.id.text()},    {"groupId", exception.group.text()}, {"from", exception.from.text()},
            {"to", exception.to.text()},    {"places", exception.places},        {"reason", exception.reason},
            {"removed", exception.removed}, {"version", exception.version}};
}

json::object weekJson(const Work& work, const PlannedWeek& week) {
    const int taken = store::staysIn(work.tx, week.id);
    return {{"id", week.id.text()},         {"monday", week.monday.iso()}, {"label", week.label},
            {"groupId", week.group.text()}, {"places", week.places},       {"taken", taken},
            {"cancelled", week.cancelled},  {"version", week.version}};
}

json::object toJson(const store::WaitingFacts& facts) {
    return {{"adultAtHome", facts.adult_at_home},
            {"deferral", facts.deferral},
            {"deferralBy", facts.deferral_by},
            {"deferralOn", dayOrNull(facts.deferral_on)},
            {"deferralChannel", facts.deferral_channel},
            {"deferralNote", facts.deferral_note},
            {"version", facts.version}};
}

json::object waitingJson(const Work& work, const WaitingRow& row, const Occupancy& occupancy) {
    const Announcement& said = row.referral.said;
    const auto person = people::find(work.tx, row.referral.person);
    const auto structure = partners::find(work.tx, *said.structure);
    json::array moves;
    for (const auto& move : row.moves) moves.push_back(moveJson(work.tx, move));
    return {{"referralId", row.referral.id.text()},
            {"personId", row.referral.person.text()},
            {"personName", person ? person->displayName() : ""},
            {"structureName", structure ? structure->name : ""},
            {"className", said.class_name},
            {"receivedOn", said.received_on->iso()},
            {"measure", toJson(said.measure)},
            {"reasonCode", row.referral.reason_code},
            {"rank", row.place.rank},
            {"ruleRank", row.place.rule_rank},
            {"aheadBy", row.place.ahead_by},
            {"criteria", criteriaJson(waitingRules(work.blueprint), row.place.waiting)},
            {"moved", row.place.move ? json::value(moveJson(work.tx, *row.place.move)) : json::value()},
            {"moves", std::move(moves)},
            {"facts", toJson(row.facts)},
            {"halfDays", textsOf(row.halves)},
            {"freeHalfDays", textsOf(row.freeOn(occupancy))},
            {"gone", row.gone},
            {"version", row.referral.version}};
}

json::array waitingJson(const Work& work, const std::vector<WaitingRow>& rows, const Occupancy& occupancy) {
    json::array out;
    for (const auto& row : rows) out.push_back(waitingJson(work, row, occupancy));
    return out;
}

json::value placementJson(const Work& work, const ReferralId& referral, const std::optional<StayId>& stay) {
    if (!stay) return nullptr;
    const Placement placement = store::placementOf(work.tx, *stay);
    const auto group = store::findGroup(work.tx, placement.group);
    json::array skipped, overrides;
    for (const auto& [half, reason] : placement.skipped)
        skipped.push_back(json::object{{"halfDay", half.text()}, {"reason", reason}});
    for (const auto& passed : placement.overrides)
        overrides.push_back(json::object{{"code", passed.code}, {"reason", passed.reason}});
    std::string week_label;
    if (placement.week)
        if (const auto week = store::findWeek(work.tx, *placement.week)) week_label = week->label;
    return json::object{{"groupId", placement.group.text()},
                        {"groupLabel", group ? group->label : ""},
                        {"deferred", placement.deferred()},
                        {"from", halfDayOrNull(placement.from)},
                        {"to", halfDayOrNull(placement.to)},
                        {"weekId", placement.week ? json::value(placement.week->text()) : json::value()},
                        {"weekLabel", week_label},
                        {"halfDays", textsOf(store::planned(work.tx, *stay))},
                        {"skipped", std::move(skipped)},
                        {"overrides", std::move(overrides)},
                        {"facts", toJson(store::waitingFacts(work.tx, referral))}};
}

}  // namespace jalon::receptions
