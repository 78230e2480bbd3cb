// SPDX-License-Identifier: EUPL-1.2
// The course of a stay: moves, their undo, and the start that attendance notices.
#include "people/people.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_store.h"
#include "receptions/stay_deadlines.h"
#include "receptions/stay_moves.h"
#include "receptions/stay_placing.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"

namespace jalon::receptions {
namespace {

using access::Right;

Transition newMove(const Clock& clock, const access::Actor& actor, StayState from, StayState to, Day on) {
    const Instant now = clock.now();
    Transition move{TransitionId::make(now), from, to, on};
    move.at = now;
    move.by = actor.author.user;
    return move;
}

/// What a stay repeats of its history: state, last expected half-day, days due.
void readHistory(const Work& work, const std::vector<Transition>& history, Stay& stay) {
    stay.state = stateAfter(history);
    stay.stopped_after = stoppedAfter(history, attendedHalves(work, stay.id));
    syncDeadlines(work, stay, history);
}

/// After a move or its undo: stay, days, tasks and file follow the history.
void follow(const Work& work, Stay& stay, std::string_view done, std::string_view undone) {
    const auto history = store::history(work.tx, stay.id);
    const auto expected = stillToCome(work, stay.id);
    readHistory(work, history, stay);
    stay.version += 1;
    store::update(work.tx, stay);
    placesGivenBack(work, expected, stillToCome(work, stay.id));
    const Referral referral = store::findReferral(work.tx, stay.referral).value();
    syncTasks(work, stay, referral, history, done, undone);
    syncLost(work, referral);
    refreshFileState(work.tx, stay.person);
}

/// The stay to be changed, or why not.
Result<Stay> loadForChange(const Work& work, const StayId& id, std::int64_t version) {
    auto stay = store::findStay(work.tx, id);
    if (!stay || stay->withdrawn) return Error::notFound();
    if (stay->version != version) return Error::stale(json::serialize(stayJson(work, *stay)));
    return std::move(*stay);
}

json::array fromTo(const Transition& move) { return {stayStateCode(move.from), stayStateCode(move.to)}; }

}  // namespace

Result<Transition> moveNow(const Work& work, Stay& stay, const Move& asked) {
    TRY(checkMove(work.blueprint, stay.state, asked.to, asked.reason_code));
    Transition move = newMove(work.clock, work.actor, stay.state, asked.to, asked.on);
    move.reason_code = asked.reason_code;
    move.note = asked.note;
    move.last_half = asked.last_half;
    store::add(work.tx, stay.id, move);
    follow(work, stay, taskDoneBy(move.from, move.to), "");
    if (asked.on <= work.clock.today()) people::touch(work.tx, stay.person, asked.on);
    audit(work, "move", "stay", stay.id.text(), stay.person,
          {{"state", fromTo(move)}, {"on", asked.on.iso()}, {"reasonCode", asked.reason_code}});
    return move;
}

Result<void> undoLast(const Work& work, Stay& stay, const std::string& reason) {
    const auto history = store::history(work.tx, stay.id);
    const auto* last = lastStanding(history);
    if (last == nullptr) return Error::conflict("nothing_to_undo");
    Transition back = newMove(work.clock, work.actor, last->to, last->from, work.clock.today());
    back.undoes = last->id;
    back.note = reason;
    store::markUndone(work.tx, last->id);
    store::add(work.tx, stay.id, back);
    follow(work, stay, "", taskDoneBy(last->from, last->to));
    audit(work, "undo", "stay", stay.id.text(), stay.person,
          {{"state", fromTo(back)}, {"transitionId", last->id.text()}, {"reason", reason}});
    return {};
}

Result<json::object> Receptions::moveStay(const access::Actor& actor, const StayId& id, std::int64_t version,
                                          const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const auto to = parseStayState(in.text("to", {.max = 40}));
    const Day on = in.day("on");
    const std::string reason_code = in.optionalText("reasonCode", {.max = 60});
    const std::string note = in.optionalText("note", {.max = 600, .lines = true});
    if (in.has("to") && !to) in.fail("to", "not_in_list");
    if (in.has("on") && !isPlausible(on, clock_.today())) in.fail("on", "not_plausible");
    TRY(in.finish());

    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Stay stay, loadForChange(work, id, version));
        TRY(moveNow(work, stay, {*to, on, reason_code, note}));
        return stayJson(work, stay);
    });
}

Result<json::object> Receptions::undoTransition(const access::Actor& actor, const StayId& id, std::int64_t version,
                                                const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const std::string reason = in.optionalText("reason", {.max = 300});
    TRY(in.finish());

    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Stay stay, loadForChange(work, id, version));
        TRY(undoLast(work, stay, reason));
        return stayJson(work, stay);
    });
}

Result<void> Receptions::turnIntoLongFollowUp(storage::Transaction& tx, const access::Actor& actor, const StayId& id,
                                              Day on, const std::string& reason_code) const {
    auto stay = store::findStay(tx, id);
    if (!stay || stay->withdrawn) return Error::notFound();
    if (stay->state == StayState::long_follow_up) return {};
    TRY(moveNow(workIn(tx, actor), *stay, {StayState::long_follow_up, on, reason_code}));
    return {};
}

Result<TransitionId> Receptions::interrupt(storage::Transaction& tx, const access::Actor& actor, const StayId& id,
                                           const Interruption& asked) const {
    auto stay = store::findStay(tx, id);
    if (!stay || stay->withdrawn) return Error::notFound();
    const Move move{StayState::interrupted, asked.on, asked.reason_code, asked.note, asked.last};
    TRY_ASSIGN(const auto made, moveNow(workIn(tx, actor), *stay, move));
    return made.id;
}

Result<void> Receptions::resume(storage::Transaction& tx, const access::Actor& actor, const StayId& id,
                                const TransitionId& interruption, const std::string& reason) const {
    auto stay = store::findStay(tx, id);
    if (!stay || stay->withdrawn) return Error::notFound();
    const auto history = store::history(tx, id);
    const auto* last = lastStanding(history);
    if (last == nullptr || last->id != interruption) return Error::conflict("interruption_followed");
    return undoLast(workIn(tx, actor), *stay, reason);
}

bool isMoveStanding(storage::Transaction& tx, const StayId& id, const TransitionId& move) {
    for (const auto& each : store::history(tx, id))
        if (each.id == move) return !each.undone;
    return false;
}

void noteAttendance(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const StayId& id,
                    Day on) {
    auto stay = store::findStay(tx, id);
    const bool waits =
        stay && !stay->withdrawn && (stay->state == StayState::accepted || stay->state == StayState::presented);
    if (!waits) return;
    const Transition move = newMove(clock, actor, stay->state, StayState::running, on);
    store::add(tx, id, move);
    stay->state = StayState::running;
    stay->version += 1;
    store::update(tx, *stay);
    refreshFileState(tx, stay->person);
    audit::record(tx, clock, actor.author,
                  {"move", "stay", id.text(), stay->person, {{"state", fromTo(move)}, {"on", on.iso()}}});
}

}  // namespace jalon::receptions
