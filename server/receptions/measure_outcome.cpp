// SPDX-License-Identifier: EUPL-1.2
// What a council pronounced after a mesure conservatoire, and the measure that follows it.
#include <algorithm>

#include "people/people.h"
#include "receptions/examine.h"
#include "receptions/measures.h"
#include "receptions/measures_json.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_effects.h"
#include "receptions/referral_store.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_moves.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"
#include "receptions/waiting_rows.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

using access::Right;

enum class Reception { end, go_on, keep };

struct OutcomeCommand {
    Outcome outcome = Outcome::nothing;
    Day pronounced_on;
    std::string note;
    Reception reception = Reception::keep;
    std::optional<ReferralId> next;
    Measure measure;
    std::vector<Override> overrides;
};

Result<OutcomeCommand> readOutcome(const json::object& body, Day today) {
    JsonReader in(body);
    OutcomeCommand command;
    command.outcome =
        parseOutcome(in.oneOf("outcome", {"temporary", "definitive", "nothing", "other"})).value_or(Outcome::nothing);
    command.pronounced_on = in.day("pronouncedOn");
    command.note = in.optionalText("note", {.max = 600, .lines = true});
    const std::string reception = in.oneOf("reception", {"end", "continue", "keep"});
    if (reception == "end") command.reception = Reception::end;
    if (reception == "continue") command.reception = Reception::go_on;
    if (const std::string next = in.optionalUuid("nextId"); !next.empty()) command.next = ReferralId::trusted(next);
    if (const json::object* measure = in.object("measure")) {
        JsonReader nested(*measure, in.path("measure"));
        command.measure = readMeasure(nested);
        in.absorb(nested);
    }
    command.overrides = merged({}, readOverrides(in));
    if (in.has("pronouncedOn") && command.pronounced_on > today) in.fail("pronouncedOn", "in_future");
    const bool leads_on = command.outcome == Outcome::temporary || command.outcome == Outcome::definitive;
    if (leads_on && !command.next) in.fail("nextId", "required");
    if (command.next && command.measure.kind.empty()) in.fail("measure.kind", "required");
    TRY(in.finish());
    return command;
}

bool awaitsOutcome(const Work& work, const Referral& referral) {
    const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
    return kind != nullptr && kind->asksFor("outcome") && referral.state != ReferralState::duplicate &&
           referral.state != ReferralState::withdrawn;
}

/// The end the measure did not have: the evening before the next one begins, else the day of the council.
void closeMeasure(const Work& work, Referral& referral, const OutcomeCommand& command) {
    const json::object before = toJson(referral.said);
    HalfDay end{command.pronounced_on, Half::pm};
    if (command.next && command.measure.start && *command.measure.start > *referral.said.measure.start)
        end = std::min(end, command.measure.start->previous());
    referral.said.measure.end = std::max(end, *referral.said.measure.start);
    saveCorrected(work, referral, "update", before, {{"because", "outcome"}});
}

/// The referral that the sanction makes, pre-filled from the first: received, still to be decided.
Result<Referral> createNext(const Work& work, const Referral& first, const OutcomeCommand& command) {
    if (store::findReferral(work.tx, *command.next)) return Error::conflict("id_taken");
    Announcement said = first.said;
    said.measure = command.measure;
    if (!said.measure.decided_on) said.measure.decided_on = command.pronounced_on;
    said.received_on = work.clock.today();
    said.received_time.clear();
    said.note.clear();
    auto examination = examine(work, said, {first.person, std::nullopt, true, true});
    if (auto errors = errorsOf(examination.findings)) return std::move(*errors);
    if (!allPassed(examination.findings, command.overrides))
        return Error::conflict("warnings_unanswered", json::serialize(toJson(work, examination)));

    Referral next{*command.next, first.person, std::move(said)};
    next.overrides = command.overrides;
    next.receivable = examination.calendar ? examination.calendar->receivable.receivable : 0;
    next.created_at = work.clock.now();
    next.created_by = work.actor.author.user;
    store::insert(work.tx, next);
    store::addLink(work.tx, {newUuid(work.clock.now()), next.id, first.id, LinkKind::converts, work.clock.now(),
                             work.actor.author.user});
    audit(work, "create", "referral", next.id.text(), next.person, toJson(next.said));
    askForAnswer(work, next);
    syncLost(work, next);
    return next;
}

/// The reception goes on without a break: the next measure is received in the same stay.
Result<void> goOn(const Work& work, const Referral& first, Referral& next) {
    if (!first.stay) return Error::conflict("no_stay_to_continue");
    const auto stay = store::findStay(work.tx, *first.stay);
    if (!stay || !isUnderWay(stay->state)) return Error::conflict("no_stay_to_continue");
    TRY(joinStay(work, next, stay->id));
    next.state = ReferralState::accepted;
    next.decided_at = work.clock.now();
    next.decided_by = work.actor.author.user;
    next.version += 1;
    store::update(work.tx, next);
    syncLost(work, next);
    store::addDecision(work.tx, {newUuid(work.clock.now()), next.id, Decision::accept, work.clock.today(), "", "",
                                 work.clock.now(), work.actor.author.user});
    audit(work, "accept", "referral", next.id.text(), next.person, {{"stayId", stay->id.text()}});
    return {};
}

/// The reception ends with the measure. One that never began is taken back by the school.
Result<std::optional<TransitionId>> endStay(const Work& work, const Referral& first, const OutcomeCommand& command) {
    if (!first.stay) return std::optional<TransitionId>();
    Stay stay = store::findStay(work.tx, *first.stay).value();
    if (!isUnderWay(stay.state)) return std::optional<TransitionId>();
    Move move{StayState::ended, command.pronounced_on};
    if (stay.state != StayState::running) {
        move.to = StayState::cancelled_by_school;
        move.reason_code = command.next ? "measure_changed" : "measure_lifted";
    }
    TRY_ASSIGN(const auto made, moveNow(work, stay, move));
    return std::optional(made.id);
}

}  // namespace

Result<json::object> Measures::recordOutcome(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                             const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    TRY_ASSIGN(const auto command, readOutcome(body, clock_.today()));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (const auto known = store::findOutcome(tx, id)) {
            const bool repeated = known->outcome == command.outcome && known->next == command.next;
            if (!repeated) return Error::conflict("outcome_known");
            return referralJson(work, *referral);
        }
        if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));
        if (!awaitsOutcome(work, *referral)) return Error::conflict("no_outcome_expected");
        if (command.pronounced_on < referral->said.measure.start->day)
            return Error::invalid("pronouncedOn", "before_measure");

        store::StoredOutcome outcome{newUuid(clock_.now()), id, command.outcome, command.pronounced_on, command.note};
        outcome.at = clock_.now();
        outcome.by = actor.author.user;
        outcome.ended_it = !referral->said.measure.end;
        if (outcome.ended_it) closeMeasure(work, *referral, command);
        if (referral->stay) tasks::complete(tx, clock_, actor, "council_date", "stay:" + referral->stay->text());
        if (command.next) {
            TRY_ASSIGN(Referral next, createNext(work, *referral, command));
            outcome.next = next.id;
            if (command.reception == Reception::go_on) TRY(goOn(work, *referral, next));
        } else if (command.reception == Reception::go_on) {
            return Error::invalid("reception", "not_in_list");
        }
        if (command.reception == Reception::end) {
            TRY_ASSIGN(outcome.transition, endStay(work, *referral, command));
        }
        store::addOutcome(tx, outcome);
        people::touch(tx, referral->person, command.pronounced_on);
        refreshFileState(tx, referral->person);
        audit(work, "outcome", "referral", id.text(), referral->person,
              {{"outcome", outcomeCode(outcome.outcome)},
               {"pronouncedOn", outcome.pronounced_on.iso()},
               {"nextId", outcome.next ? json::value(outcome.next->text()) : json::value()}});
        return referralJson(work, store::findReferral(tx, id).value());
    });
}

Result<json::object> Measures::withdrawOutcome(const access::Actor& actor, const ReferralId& id, std::int64_t version) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));
        const auto outcome = store::findOutcome(tx, id);
        if (!outcome) return Error::conflict("no_outcome");

        if (outcome->next) {
            Referral next = store::findReferral(tx, *outcome->next).value();
            const bool shared = next.stay && next.stay == referral->stay;
            if (!shared && next.state != ReferralState::received) return Error::conflict("outcome_followed");
            if (shared) leaveStay(work, next);
            next.state = ReferralState::withdrawn;
            next.reason_code = "announced_by_mistake";
            next.decided_at = clock_.now();
            next.decided_by = actor.author.user;
            next.version += 1;
            store::update(tx, next);
            syncLost(work, next);
            store::addDecision(tx, {newUuid(clock_.now()), next.id, Decision::withdraw, clock_.today(),
                                    next.reason_code, "", clock_.now(), actor.author.user});
            stopAskingForAnswer(work, next.id);
            for (const auto& link : store::linksOf(tx, referral->person))
                if (link.later == next.id && link.earlier == id) store::removeLink(tx, link.id);
            audit(work, "withdraw", "referral", next.id.text(), next.person, {{"because", "outcome"}});
        }
        store::removeOutcome(tx, id);
        if (outcome->transition) {
            Stay stay = store::findStay(tx, referral->stay.value()).value();
            const auto history = store::history(tx, stay.id);
            const auto* last = lastStanding(history);
            if (last == nullptr || last->id != *outcome->transition) return Error::conflict("outcome_followed");
            TRY(undoLast(work, stay, ""));
        }
        if (referral->stay) tasks::reopen(tx, clock_, "council_date", "stay:" + referral->stay->text());
        const json::object before = toJson(referral->said);
        if (outcome->ended_it) referral->said.measure.end.reset();
        saveCorrected(work, *referral, "withdraw_outcome", before, {});
        refreshFileState(tx, referral->person);
        return referralJson(work, *referral);
    });
}

}  // namespace jalon::receptions
