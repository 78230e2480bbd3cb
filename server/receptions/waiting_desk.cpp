// SPDX-License-Identifier: EUPL-1.2
// The waiting list as it is worked with: read, reordered by hand with a reason, tried out.
#include "people/known_files.h"
#include "receptions/placement_check.h"
#include "receptions/places.h"
#include "receptions/places_json.h"
#include "receptions/referral_store.h"
#include "receptions/waiting_rows.h"

namespace jalon::receptions {
namespace {

using access::Right;

constexpr std::int64_t kLastRank = 999;

/// Ranked with everybody who waits for the places of the house; those of the reader's files are shown, with the rank
/// they have among all (docs/decisions/0020).
std::vector<WaitingRow> shownRows(const Work& work, std::vector<WaitingRow> rows) {
    people::KnownFiles known(work.tx, work.actor.scope(Right::course_see));
    std::erase_if(rows, [&](const WaitingRow& row) { return !known.has(row.referral.person); });
    return rows;
}

json::object listJson(const Work& work) {
    const auto rows = waitingRows(work);
    json::array rules;
    for (const auto& rule : waitingRules(work.blueprint)) rules.emplace_back(rule);
    return {{"rules", std::move(rules)}, {"items", waitingJson(work, shownRows(work, rows), occupancyOf(work, rows))}};
}

/// The others on the list, with the half-days free for each before and after.
json::array othersJson(const Work& work, const ReferralId& referral, const PlacementCheck& check) {
    const auto rows = waitingRows(work);
    auto occupancy = occupancyOf(work, rows);
    std::map<std::string, std::size_t> before;
    for (const auto& row : rows) before[row.referral.id.text()] = row.freeOn(occupancy).size();
    for (const auto& half : check.halves)
        if (half.half.planned) occupancy.add(check.placement.group, half.half.at, 1);
    json::array out;
    for (const auto& row : shownRows(work, rows)) {
        if (row.referral.id == referral) continue;
        auto shown = waitingJson(work, row, occupancy);
        out.push_back(json::object{{"referralId", shown.at("referralId")},
                                   {"personName", shown.at("personName")},
                                   {"rank", shown.at("rank")},
                                   {"halfDays", row.halves.size()},
                                   {"freeBefore", before.at(row.referral.id.text())},
                                   {"freeAfter", row.freeOn(occupancy).size()}});
    }
    return out;
}

}  // namespace

Result<json::object> Places::getWaitingList(const access::Actor& actor) {
    TRY(access::require(actor, Right::course_see));
    TRY(keepUp());
    return database_.read(
        [&](storage::Transaction& tx) -> Result<json::object> { return listJson(workIn(tx, actor)); });
}

Result<json::object> Places::putWaitingFacts(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                             const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    store::WaitingFacts facts;
    facts.adult_at_home = in.oneOf("adultAtHome", {"yes", "no", "unknown"});
    facts.deferral = in.oneOf("deferral", {"agreed", "refused", "unknown"});
    facts.deferral_by = in.optionalText("deferralBy", {.max = 100});
    facts.deferral_on = in.optionalDay("deferralOn");
    facts.deferral_channel = in.optionalOneOf("deferralChannel", {"phone", "email", "paper", "form", "meeting"});
    facts.deferral_note = in.optionalText("deferralNote", {.max = 300});
    const bool answered = facts.deferral == "agreed" || facts.deferral == "refused";
    if (answered && facts.deferral_by.empty()) in.fail("deferralBy", "required");
    if (answered && !facts.deferral_on && !in.has("deferralOn")) in.fail("deferralOn", "required");
    if (answered && facts.deferral_channel.empty() && !in.has("deferralChannel"))
        in.fail("deferralChannel", "required");
    if (facts.deferral_on && *facts.deferral_on > clock_.today()) in.fail("deferralOn", "in_future");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        const auto known = store::waitingFacts(tx, id);
        if (known.version != version) return Error::stale(json::serialize(toJson(known)));
        facts.updated_at = clock_.now();
        facts.updated_by = actor.author.user;
        facts.version = version + 1;
        store::put(tx, id, facts);
        audit(work, "update", "referral_waiting", id.text(), referral->person,
              {{"before", toJson(known)}, {"after", toJson(facts)}});
        return toJson(facts);
    });
}

Result<json::object> Places::moveInWaitingList(const access::Actor& actor, const ReferralId& id,
                                               const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    WaitingMove move{in.uuid("id"), id};
    move.rank = static_cast<int>(in.integer("rank", 1, kLastRank));
    move.reason = in.text("reason", {.max = 300});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        for (const auto& known : store::movesOf(tx, id))
            if (known.id == move.id) return listJson(work);
        if (referral->state != ReferralState::waiting) return Error::conflict("not_waiting");
        move.at = clock_.now();
        move.by = actor.author.user;
        store::insert(tx, move);
        audit(work, "rank", "referral", id.text(), referral->person, {{"rank", move.rank}, {"reason", move.reason}});
        return listJson(work);
    });
}

Result<json::object> Places::undoWaitingMove(const access::Actor& actor, const ReferralId& id) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        bool undone = false;
        for (auto& move : store::movesOf(tx, id)) {
            if (move.withdrawn_at) continue;
            move.withdrawn_at = clock_.now();
            move.withdrawn_by = actor.author.user;
            store::withdraw(tx, move);
            undone = true;
        }
        if (!undone) return Error::conflict("nothing_to_undo");
        audit(work, "undo_rank", "referral", id.text(), referral->person);
        return listJson(work);
    });
}

Result<json::object> Places::checkPlacement(const access::Actor& actor, const ReferralId& id,
                                            const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const auto wish = readPlacementWish(in, clock_.today());
    TRY(in.finish());
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        TRY_ASSIGN(const auto check, receptions::checkPlacement(work, *referral, wish));
        json::object out = receptions::toJson(check);
        out["others"] = othersJson(work, id, check);
        json::array weeks;
        const Day from = referral->said.measure.start->day;
        for (const auto& week : store::weeksBetween(tx, from - 4, from + 120))
            if (!week.cancelled && week.monday >= from) weeks.push_back(weekJson(work, week));
        out["weeks"] = std::move(weeks);
        return out;
    });
}

}  // namespace jalon::receptions
