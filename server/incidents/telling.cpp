// SPDX-License-Identifier: EUPL-1.2
// Who is told, and the interruption back to the plain measure.
#include <algorithm>
#include <set>

#include "incidents/work.h"
#include "people/people.h"

namespace jalon::incidents {
namespace {

using access::Right;

constexpr std::chrono::hours kFreeUndo{1};

/// Why this guardian may not be told today; empty when they may.
std::vector<std::string> reasonsAgainst(const Work& work, const Told& told, JsonReader& in) {
    if (!told.guardian) return {};
    const auto circle = people::circleOf(work.tx, told.person);
    const auto* guardian = circle.find(*told.guardian);
    if (guardian == nullptr) {
        in.fail("guardianId", "unknown");
        return {};
    }
    const auto rule = people::contactRule(*guardian, circle.restrictions, told.on);
    return rule.tell ? std::vector<std::string>() : rule.reasons;
}

Told readTold(JsonReader& in, const Work& work, const PersonId& person) {
    Told told{ToldId::trusted(in.uuid("id")), person, IncidentId::parse(in.optionalUuid("incidentId")),
              InterruptionId::parse(in.optionalUuid("interruptionId"))};
    told.audience = in.oneOf("audience", {"parents", "school", "management", "emergency", "other"});
    told.guardian = people::GuardianId::parse(in.optionalUuid("guardianId"));
    told.name = in.optionalText("name", {.max = 160});
    told.on = in.day("on");
    if (in.has("on") && told.on > work.clock.today()) in.fail("on", "in_future");
    told.time = in.text("time", {.max = 5});
    if (!told.time.empty() && !minutesOf(told.time)) in.fail("time", "not_a_time");
    told.told_by = in.optionalText("toldBy", {.max = 120});
    told.channel = in.text("channel", {.max = 60});
    if (!told.channel.empty() && !work.blueprint.knows("told_channel", told.channel)) in.fail("channel", "not_in_list");
    told.result = in.oneOf("result", {"told", "sent", "message_left", "no_answer"});
    told.note = in.optionalText("note", {.max = kMostNote, .lines = true});
    told.override_reason = in.optionalText("overrideReason", {.max = 300});
    if (!told.incident && !told.interruption) in.fail("incidentId", "required");
    if (!told.guardian && told.name.empty()) in.fail("name", "required");
    const bool said_something = told.result != "no_answer";
    if (said_something && told.override_reason.empty() && !reasonsAgainst(work, told, in).empty())
        in.fail("overrideReason", "required");
    return told;
}

Result<store::Interruption> loadForChange(const Work& work, const InterruptionId& id, std::int64_t version) {
    auto one = store::findInterruption(work.tx, id);
    if (!one) return Error::notFound();
    if (one->version != version) return Error::stale(json::serialize(interruptionJson(work, *one)));
    return std::move(*one);
}

/// Tasks of what a line is about, after it came or went.
void follow(const Work& work, const Told& told) {
    if (told.incident) syncTasks(work, store::findIncident(work.tx, *told.incident).value());
    if (told.interruption) syncTasks(work, store::findInterruption(work.tx, *told.interruption).value());
}

}  // namespace

Result<Created> Incidents::recordTold(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        if (!people::find(tx, person)) return Error::notFound();
        JsonReader in(body);
        Told told = readTold(in, work, person);
        TRY(in.finish());
        if (const auto stored = store::findTold(tx, told.id)) {
            if (stored->person != person || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{toldJson(work, *stored), true};
        }
        if (told.incident) {
            const auto incident = store::findIncident(tx, *told.incident);
            if (!incident || incident->concerned(person) == nullptr) return Error::invalid("incidentId", "unknown");
        }
        if (told.interruption) {
            const auto interruption = store::findInterruption(tx, *told.interruption);
            if (!interruption || interruption->person != person) return Error::invalid("interruptionId", "unknown");
        }
        told.at = clock_.now();
        told.by = actor.author.user;
        store::insert(tx, told);
        follow(work, told);
        people::touch(tx, person, told.on);
        audit(work, "create", "told", told.id.text(), person,
              {{"audience", told.audience}, {"result", told.result}, {"override", told.override_reason}});
        return Created{toldJson(work, told)};
    });
}

Result<json::object> Incidents::withdrawTold(const access::Actor& actor, const ToldId& id) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto told = store::findTold(tx, id);
        if (!told) return Error::notFound();
        if (!told->withdrawn) {
            told->withdrawn = true;
            store::withdraw(tx, id);
            reopenTask(work, *told);
            follow(work, *told);
            audit(work, "withdraw", "told", id.text(), told->person);
        }
        return toldJson(work, *told);
    });
}

Result<Created> Incidents::interrupt(const access::Actor& actor, const StayId& stay, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        JsonReader in(body);
        const std::string id = in.uuid("id");
        const auto incident = IncidentId::parse(in.optionalUuid("incidentId"));
        const Day on = in.day("on");
        const HalfDay last = in.halfDay("last");
        const std::string reason_code = in.text("reasonCode", {.max = 60});
        const std::string note = in.optionalText("note", {.max = kMostNote, .lines = true});
        if (in.has("on") && on > clock_.today()) in.fail("on", "in_future");
        TRY(in.finish());
        if (const auto stored = store::findInterruption(tx, InterruptionId::trusted(id))) {
            if (stored->stay != stay || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{interruptionJson(work, *stored), true};
        }
        const auto person = receptions::stayPerson(tx, stay);
        if (!person) return Error::notFound();
        if (incident) {
            const auto found = store::findIncident(tx, *incident);
            if (!found || found->concerned(*person) == nullptr) return Error::invalid("incidentId", "unknown");
        }
        const auto expected = receptions::plannedHalfDays(tx, stay);
        // Before the first half-day nothing was received: that is another end of the stay.
        if (expected.empty() || last < expected.front() || last > expected.back())
            return Error::invalid("last", "not_planned");
        TRY_ASSIGN(const auto move, receptions_.interrupt(tx, actor, stay, {on, last, reason_code, note}));
        store::Interruption one{InterruptionId::trusted(id), stay, *person, incident, move, on, last};
        one.reason_code = reason_code;
        one.note = note;
        const auto kept = receptions::plannedHalfDays(tx, stay);
        std::ranges::set_difference(expected, kept, std::back_inserter(one.freed));
        one.created_at = clock_.now();
        one.created_by = actor.author.user;
        store::insert(tx, one);
        syncTasks(work, one);
        audit(work, "create", "interruption", id, *person, {{"reasonCode", reason_code}, {"freed", one.freed.size()}});
        return Created{interruptionJson(work, one)};
    });
}

Result<json::object> Incidents::resume(const access::Actor& actor, const InterruptionId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    JsonReader in(body);
    const std::string reason = in.optionalText("reason", {.max = 300});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(store::Interruption one, loadForChange(work, id, version));
        if (one.undone_at) return interruptionJson(work, one);
        const bool at_once = one.created_by == actor.author.user && clock_.now() - one.created_at <= kFreeUndo;
        if (reason.empty() && !at_once) return Error::invalid("reason", "required");
        TRY(receptions_.resume(tx, actor, one.stay, one.transition, reason));
        one.undone_at = clock_.now();
        one.undone_by = actor.author.user;
        one.undone_reason = reason;
        one.version += 1;
        store::update(tx, one);
        syncTasks(work, one);
        audit(work, "undo", "interruption", id.text(), one.person, {{"reason", reason}});
        return interruptionJson(work, one);
    });
}

Result<json::object> Incidents::recordSchoolAnswer(const access::Actor& actor, const InterruptionId& id,
                                                   std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        JsonReader in(body);
        const std::string code = in.text("code", {.max = 60});
        if (!code.empty() && !work.blueprint.knows("interruption_answer", code)) in.fail("code", "not_in_list");
        const Day on = in.day("on");
        if (in.has("on") && on > clock_.today()) in.fail("on", "in_future");
        const std::string note = in.optionalText("note", {.max = kMostNote, .lines = true});
        TRY(in.finish());
        TRY_ASSIGN(store::Interruption one, loadForChange(work, id, version));
        one.answer_code = code;
        one.answer_on = on;
        one.answer_note = note;
        one.version += 1;
        store::update(tx, one);
        audit(work, "answer", "interruption", id.text(), one.person, {{"code", code}});
        return interruptionJson(work, one);
    });
}

}  // namespace jalon::incidents
