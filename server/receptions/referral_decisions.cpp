// SPDX-License-Identifier: EUPL-1.2
// The decision on a referral and the answer it owes the school.
#include <algorithm>

#include "receptions/receptions_json.h"
#include "receptions/referral_effects.h"
#include "receptions/referral_store.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_placing.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

using access::Right;

constexpr const char* kCompleteReferral = "complete_referral";

struct DecisionCommand {
    Decision decision = Decision::accept;
    std::string reason_code, reason_note;
    std::optional<StayId> stay;
    PlacementWish placement;
};

Result<DecisionCommand> readDecision(const json::object& body, Day today) {
    JsonReader in(body);
    DecisionCommand command;
    const auto decision =
        parseDecision(in.oneOf("decision", {"accept", "refuse", "wait", "incomplete", "withdraw", "reopen"}));
    command.decision = decision.value_or(Decision::accept);
    command.reason_code = in.optionalText("reasonCode", {.max = 60});
    command.reason_note = in.optionalText("reasonNote", {.max = 600, .lines = true});
    if (const std::string stay = in.optionalUuid("stayId"); !stay.empty()) command.stay = StayId::trusted(stay);
    if (const json::object* placement = in.object("placement")) {
        JsonReader nested(*placement, in.path("placement"));
        command.placement = readPlacementWish(nested, today);
        in.absorb(nested);
    }
    if (decision == Decision::accept && !in.has("stayId")) in.fail("stayId", "required");
    TRY(in.finish());
    return command;
}

/// A stay with the client's id: new, or the one a reopening had withdrawn.
Result<Stay> stayFor(const Work& work, const Referral& referral, const StayId& id) {
    if (auto known = store::findStay(work.tx, id)) {
        if (known->referral != referral.id || !known->withdrawn) return Error::conflict("id_taken");
        known->withdrawn = false;
        known->version += 1;
        return std::move(*known);
    }
    Stay stay{id, referral.id, referral.person, referral.said.structure.value(), referral.said.class_name};
    stay.created_at = work.clock.now();
    store::insert(work.tx, stay);
    return stay;
}

/// Days of an unknown school year are no reason to refuse: there is nothing to lay yet, a person decides.
bool isKnownToBeEmpty(const calendar::Receivable& receivable) {
    if (receivable.receivable > 0) return false;
    for (const auto& warning : receivable.warnings)
        if (warning.code == calendar::WarningCode::year_missing) return false;
    return true;
}

/// A stay of another referral on the same days, or just before: one reception for both.
bool isJoinable(const Work& work, const Referral& referral, const StayId& id) {
    const auto stays = joinableStays(work, referral);
    return std::any_of(stays.begin(), stays.end(), [&](const JoinableStay& other) { return other.stay.id == id; });
}

Result<void> accept(const Work& work, Referral& referral, const DecisionCommand& command) {
    if (isJoinable(work, referral, *command.stay)) return joinStay(work, referral, *command.stay);
    const Measure& measure = referral.said.measure;
    if (measure.isSuspended()) return Error::conflict("suspended");
    const MeasureCalendar calendar = measureCalendar(work, referral);
    if (!isOutsideClass(work, referral) && isKnownToBeEmpty(calendar.receivable))
        return Error::conflict("none_receivable");

    TRY_ASSIGN(Stay stay, stayFor(work, referral, *command.stay));
    TRY(settlePlacement(work, referral, stay.id, command.placement));
    layHalves(work, referral, stay, calendar);
    store::update(work.tx, stay);
    referral.stay = stay.id;
    referral.receivable = calendar.receivable.receivable;
    syncTasks(work, stay, referral, store::history(work.tx, stay.id));
    return {};
}

/// Takes the stay of an accepted referral back, while nothing has happened in it.
Result<void> withdrawStay(const Work& work, Referral& referral) {
    if (!referral.stay) return {};
    Stay stay = store::findStay(work.tx, *referral.stay).value();
    if (stay.referral != referral.id) {
        leaveStay(work, referral);
        return {};
    }
    if (!store::joinedTo(work.tx, stay.id).empty()) return Error::conflict("stay_shared");
    if (stay.state != StayState::accepted || !attendedHalves(work, stay.id).empty())
        return Error::conflict("stay_begun");
    const auto expected = stillToCome(work, stay.id);
    stay.withdrawn = true;
    stay.version += 1;
    store::update(work.tx, stay);
    cancelTasks(work, stay.id);
    placesGivenBack(work, expected, {});
    referral.stay.reset();
    return {};
}

void syncReferralTasks(const Work& work, const Referral& referral, Decision decision) {
    const std::string source = "referral:" + referral.id.text() + ":complete";
    if (referral.state == ReferralState::incomplete) {
        tasks::NewTask task;
        task.kind = kCompleteReferral;
        task.source = source;
        task.person = referral.person;
        task.referral = referral.id;
        task.due_on = work.clock.today();
        if (!referral.reason_code.empty()) task.params["reasonCode"] = referral.reason_code;
        tasks::ensure(work.tx, work.clock, task);
    } else {
        tasks::cancel(work.tx, work.clock, kCompleteReferral, source);
    }
    if (decision == Decision::withdraw)
        stopAskingForAnswer(work, referral.id);
    else if (!referral.answered)
        askForAnswer(work, referral);
}

}  // namespace

Result<json::object> Receptions::decide(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                        const json::object& body) {
    return database_.write(
        [&](storage::Transaction& tx) -> Result<json::object> { return decide(tx, actor, id, version, body); });
}

Result<json::object> Receptions::decide(storage::Transaction& tx, const access::Actor& actor, const ReferralId& id,
                                        std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    TRY_ASSIGN(const auto command, readDecision(body, clock_.today()));
    const Work work = workIn(tx, actor);
    auto referral = store::findReferral(tx, id);
    if (!referral) return Error::notFound();
    const bool repeated = command.decision == Decision::accept && referral->stay && referral->stay == command.stay;
    if (repeated) return referralJson(work, *referral);
    if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));

    const ReferralState from = referral->state;
    const auto to = after(from, command.decision);
    if (!to) return Error::conflict("transition_not_allowed");
    TRY(checkReason(work.blueprint, referralStateCode(*to), command.reason_code, command.decision == Decision::refuse));
    if (command.decision == Decision::reopen) TRY(withdrawStay(work, *referral));
    if (command.decision == Decision::accept) TRY(accept(work, *referral, command));

    referral->state = *to;
    referral->reason_code = command.reason_code;
    referral->reason_note = command.reason_note;
    referral->duplicate_of.reset();
    const bool decided = command.decision != Decision::reopen;
    referral->decided_at = decided ? std::optional(clock_.now()) : std::nullopt;
    referral->decided_by = decided ? actor.author.user : std::nullopt;
    const bool settles = command.decision == Decision::accept || command.decision == Decision::refuse ||
                         command.decision == Decision::wait;
    if (settles || !decided) referral->answered = false;
    referral->version += 1;
    store::update(tx, *referral);
    store::addDecision(tx, {newUuid(clock_.now()), id, command.decision, clock_.today(), command.reason_code,
                            command.reason_note, clock_.now(), actor.author.user});
    syncReferralTasks(work, *referral, command.decision);
    syncLost(work, *referral);
    withdrawOffer(work, id);
    if (command.decision == Decision::accept) withdrawOffers(work);
    refreshFileState(tx, referral->person);
    audit(work, std::string(decisionCode(command.decision)), "referral", id.text(), referral->person,
          {{"state", json::array{referralStateCode(from), referralStateCode(*to)}},
           {"reasonCode", command.reason_code},
           {"stayId", referral->stay ? json::value(referral->stay->text()) : json::value()}});
    return referralJson(work, *referral);
}

Result<json::object> Receptions::recordAnswer(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                              const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    Answer answer;
    answer.sent_on = in.day("sentOn");
    answer.channel = in.oneOf("channel", {"phone", "email", "paper", "form", "meeting"});
    answer.to = in.optionalText("to", {.max = 200});
    answer.text = in.optionalText("text", {.max = 4000, .lines = true});
    if (answer.sent_on > clock_.today()) in.fail("sentOn", "in_future");
    TRY(in.finish());

    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));
        answer.at = clock_.now();
        answer.id = newUuid(answer.at);
        answer.by = actor.author.user;
        store::addAnswer(tx, id, answer);
        referral->answered = true;
        referral->version += 1;
        store::update(tx, *referral);
        tasks::complete(tx, clock_, actor, "answer_school", answerSource(id));
        audit(work, "answer", "referral", id.text(), referral->person,
              {{"sentOn", answer.sent_on.iso()}, {"channel", answer.channel}, {"answerId", answer.id}});
        return referralJson(work, *referral);
    });
}

Result<json::object> Receptions::withdrawAnswer(const access::Actor& actor, const ReferralId& id,
                                                std::int64_t version) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));
        const auto answer = store::lastAnswer(tx, id);
        if (!referral->answered || !answer) return Error::conflict("no_answer");
        store::withdrawAnswer(tx, answer->id);
        referral->answered = false;
        referral->version += 1;
        store::update(tx, *referral);
        if (isPending(referral->state) || referral->owesAnswer()) askForAnswer(work, *referral);
        audit(work, "withdraw_answer", "referral", id.text(), referral->person, {{"answerId", answer->id}});
        return referralJson(work, *referral);
    });
}

}  // namespace jalon::receptions
