// SPDX-License-Identifier: EUPL-1.2
// The work queue: attempts to reach somebody, where a pathway stands, proposals declined.
#include <algorithm>

#include "pathways/pathway_tasks.h"
#include "people/people.h"

namespace jalon::pathways {
namespace {

using access::Right;

constexpr int kMostDaysAhead = 366;

bool isTime(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
    return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

/// Whom nothing may be said to is not to be called either.
bool isKeptAway(const Work& work, const PersonId& person, const GuardianId& guardian) {
    const auto circle = people::circleOf(work.tx, person);
    const auto rule = people::contactRule(*circle.find(guardian), circle.restrictions, work.clock.today());
    return rule.restricted && !(rule.call && rule.tell);
}

Attempt readAttempt(JsonReader& in, const Work& work, const Pathway& pathway) {
    const Day today = work.clock.today();
    Attempt out{AttemptId::trusted(in.uuid("id")), pathway.id};
    out.guardian = GuardianId::parse(in.optionalUuid("guardianId"));
    if (out.guardian) {
        if (people::circleOf(work.tx, pathway.person).find(*out.guardian) == nullptr)
            in.fail("guardianId", "unknown");
        else if (isKeptAway(work, pathway.person, *out.guardian))
            in.fail("guardianId", "restricted");
    }
    out.on = in.day("on");
    if (in.has("on") && out.on > today) in.fail("on", "in_future");
    out.time = in.optionalText("time", {.max = 5});
    if (!out.time.empty() && !isTime(out.time)) in.fail("time", "not_a_time");
    out.channel = in.text("channel", {.max = 60});
    requireChoice(in, work, "attempt_channel", "channel", out.channel);
    out.outcome = in.oneOf("outcome", {"reached", "call_back", "refused", "no_answer", "voicemail", "wrong_number",
                                       "message_passed", "sent", "letter_returned"});
    out.next_on = in.optionalDay("nextOn");
    if (out.next_on && *out.next_on < today) in.fail("nextOn", "in_past");
    if (out.next_on && *out.next_on > today + kMostDaysAhead) in.fail("nextOn", "not_plausible");
    if (out.outcome == "call_back" && !out.next_on) in.fail("nextOn", "required");
    out.note = in.optionalText("note", {.max = 300});
    return out;
}

/// What the last attempt says of the next call.
void followLast(const Work& work, Pathway& pathway) {
    const auto attempts = store::attemptsOf(work.tx, pathway.id);
    pathway.next_call_on = attempts.empty() ? std::nullopt : attempts.back().next_on;
}

json::object declineJson(const store::Decline& decline) {
    return {{"id", decline.id.text()}, {"personId", decline.person.text()}};
}

}  // namespace

Result<Created> Pathways::createAttempt(const access::Actor& actor, const PathwayId& id, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadOpen(work, id));
        JsonReader in(body);
        Attempt attempt = readAttempt(in, work, pathway);
        TRY(in.finish());
        if (const auto stored = store::findAttempt(tx, attempt.id)) {
            if (stored->attempt.pathway != id) return Error::conflict("id_taken");
            return Created{pathwayJson(work, pathway), true};
        }
        attempt.queue_before = pathway.queue;
        attempt.at = clock_.now();
        attempt.by = actor.author.user;
        store::insert(tx, attempt);
        pathway.queue = queueAfter(pathway.queue, attempt.outcome);
        followLast(work, pathway);
        keep(work, pathway);
        syncTasks(work, pathway);
        people::touch(tx, pathway.person, attempt.on);
        audit(work, "create", "pathway_attempt", attempt.id.text(), pathway.person,
              {{"channel", attempt.channel}, {"outcome", attempt.outcome}});
        return Created{pathwayJson(work, pathway)};
    });
}

Result<json::object> Pathways::withdrawAttempt(const access::Actor& actor, const AttemptId& id) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto stored = store::findAttempt(tx, id);
        if (!stored) return Error::notFound();
        Pathway pathway = store::find(tx, stored->attempt.pathway).value();
        if (stored->withdrawn) return pathwayJson(work, pathway);
        const Attempt& attempt = stored->attempt;
        store::withdraw(tx, id);
        if (pathway.queue == queueAfter(attempt.queue_before, attempt.outcome)) pathway.queue = attempt.queue_before;
        followLast(work, pathway);
        keep(work, pathway);
        attemptWithdrawn(work, attempt.id, store::attemptsOf(tx, pathway.id));
        syncTasks(work, pathway);
        audit(work, "withdraw", "pathway_attempt", id.text(), pathway.person);
        return pathwayJson(work, pathway);
    });
}

Result<json::object> Pathways::setQueue(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                        const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    JsonReader in(body);
    const std::string queue = in.oneOf("queue", {"to_do", "priority", "unreachable", "handled"});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadForChange(work, id, version));
        if (!pathway.isOpen()) return Error::conflict("pathway_closed");
        const Queue before = pathway.queue;
        pathway.queue = parseQueue(queue).value();
        keep(work, pathway);
        audit(work, "queue", "pathway", id.text(), pathway.person,
              {{"queue", json::array{queueCode(before), queueCode(pathway.queue)}}});
        return pathwayJson(work, pathway);
    });
}

Result<Created> Pathways::decline(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        if (!people::find(tx, person)) return Error::notFound();
        JsonReader in(body);
        const auto id = DeclineId::trusted(in.uuid("id"));
        const std::string reason = in.text("reason", {.max = 60});
        requireChoice(in, work, "pathway_decline", "reason", reason);
        TRY(in.finish());
        if (const auto stored = store::findDecline(tx, id)) {
            if (stored->person != person) return Error::conflict("id_taken");
            return Created{declineJson(*stored), true};
        }
        const auto repeated = receptions::repeatedExclusions(tx, work.blueprint, work.settings, clock_.today(), 1);
        const auto own = std::ranges::find(repeated, person, &receptions::RepeatedExclusion::person);
        if (own == repeated.end()) return Error::conflict("nothing_proposed");
        const store::Decline decline{id,     person, own->year_end, own->count,
                                     reason, false,  clock_.now(),  actor.author.user};
        store::insert(tx, decline);
        audit(work, "decline", "pathway_proposal", id.text(), person, {{"reason", reason}, {"exclusions", own->count}});
        return Created{declineJson(decline)};
    });
}

Result<json::object> Pathways::withdrawDecline(const access::Actor& actor, const DeclineId& id) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto stored = store::findDecline(tx, id);
        if (!stored) return Error::notFound();
        if (!stored->withdrawn) {
            store::withdraw(tx, id);
            audit(work, "withdraw", "pathway_proposal", id.text(), stored->person);
        }
        return declineJson(*stored);
    });
}

}  // namespace jalon::pathways
