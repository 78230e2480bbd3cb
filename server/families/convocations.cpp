// SPDX-License-Identifier: EUPL-1.2
// Convoking, reaching, and how it ended.
#include <algorithm>
#include <set>

#include "families/family_tasks.h"
#include "families/work.h"
#include "people/people.h"
#include "people/person.h"

namespace jalon::families {
namespace {

using access::Right;

constexpr int kMostDaysAhead = 400;

void requireChoice(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                   const std::string& code) {
    if (!code.empty() && !work.blueprint.knows(list, code)) in.fail(key, "not_in_list");
}

/// The members of ConvocationInput. Errors: required, not_in_list, not_a_time, not_plausible; guardians unknown (not on
/// this file), nobody.
ConvocationFields readFields(JsonReader& in, const Work& work, const people::Circle& circle) {
    ConvocationFields out;
    out.purpose = in.text("purpose", {.max = 60});
    requireChoice(in, work, "convocation_purpose", "purpose", out.purpose);
    out.on = in.day("on");
    if (in.has("on") && (out.on > work.clock.today() + kMostDaysAhead || out.on < work.clock.today() - kMostDaysAhead))
        in.fail("on", "not_plausible");
    out.time = in.text("time", {.max = 5});
    if (!out.time.empty() && !minutesOf(out.time)) in.fail("time", "not_a_time");
    out.place = in.optionalText("place", {.max = 200});
    for (const auto& text : in.texts("guardians", 10, {.max = 36})) {
        const auto id = GuardianId::parse(text);
        if (!id || circle.find(*id) == nullptr)
            in.fail("guardians", "unknown");
        else if (std::ranges::find(out.guardians, *id) == out.guardians.end())
            out.guardians.push_back(*id);
    }
    out.young = in.boolean("young", true);
    if (out.guardians.empty() && !out.young) in.fail("guardians", "nobody");
    out.to_bring = in.texts("toBring", 20, {.max = 60});
    for (const auto& code : out.to_bring) requireChoice(in, work, "to_bring", "toBring", code);
    out.interpreter = in.optionalOneOf("interpreter", {"none", "needed", "booked"});
    if (out.interpreter.empty()) out.interpreter = "none";
    out.interpreter_language = in.optionalText("interpreterLanguage", {.max = 60});
    out.note = in.optionalText("note", {.max = 600, .lines = true});
    return out;
}

std::set<std::string> readAcknowledged(JsonReader& in) {
    const auto codes = in.texts("acknowledged", 10, {.max = 60});
    return {codes.begin(), codes.end()};
}

/// Conflict convocation_warnings with the warnings nobody answered.
Result<void> checkWarnings(const Work& work, const Convocation& convocation, const people::Circle& circle,
                           const std::set<std::string>& acknowledged) {
    auto warnings = convocationWarnings(work, convocation, circle, store::convocationsOf(work.tx, convocation.person));
    std::erase_if(warnings, [&](const Warning& warning) { return acknowledged.contains(warning.code); });
    if (warnings.empty()) return {};
    return Error::conflict("convocation_warnings", json::serialize(json::object{{"warnings", warningsJson(warnings)}}));
}

json::array codesOf(const std::set<std::string>& codes) {
    json::array out;
    for (const auto& code : codes) out.emplace_back(code);
    return out;
}

Result<Convocation> loadForChange(const Work& work, const ConvocationId& id, std::int64_t version) {
    auto convocation = store::findConvocation(work.tx, id);
    if (!convocation) return Error::notFound();
    if (convocation->version != version) return Error::stale(json::serialize(convocationJson(work, *convocation)));
    return std::move(*convocation);
}

void keep(const Work& work, Convocation& convocation) {
    convocation.version += 1;
    convocation.updated_at = work.clock.now();
    store::update(work.tx, convocation);
    syncTasks(work, convocation);
}

/// What the attempts say of an open convocation.
void followAttempts(const Work& work, Convocation& convocation) {
    if (!isOpen(convocation.state)) return;
    const auto state = stateAfter(store::attemptsOf(work.tx, convocation.id));
    if (state == convocation.state) return;
    convocation.state = state;
    keep(work, convocation);
}

}  // namespace

Result<Created> Families::createConvocation(const access::Actor& actor, const PersonId& person,
                                            const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY(requirePerson(work, person));
        const auto circle = people::circleOf(tx, person);
        JsonReader in(body);
        const std::string id = in.uuid("id"), stay_id = in.optionalUuid("stayId");
        const std::string replaced_id = in.optionalUuid("replaces");
        auto fields = readFields(in, work, circle);
        const auto acknowledged = readAcknowledged(in);
        TRY(in.finish());
        if (const auto stored = store::findConvocation(tx, ConvocationId::trusted(id))) {
            if (stored->person != person || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{convocationJson(work, *stored), true};
        }
        Convocation convocation{ConvocationId::trusted(id), person, std::nullopt, std::move(fields)};
        TRY_ASSIGN(convocation.stay, readStay(work, person, stay_id));
        if (!replaced_id.empty()) {
            const auto replaced = store::findConvocation(tx, ConvocationId::trusted(replaced_id));
            if (!replaced || replaced->person != person) return Error::invalid("replaces", "unknown");
            convocation.replaces = replaced->id;
        }
        TRY(checkWarnings(work, convocation, circle, acknowledged));
        convocation.created_at = convocation.updated_at = clock_.now();
        convocation.created_by = actor.author.user;
        store::insert(tx, convocation);
        syncTasks(work, convocation);
        people::touch(tx, person, clock_.today());
        audit(work, "create", "convocation", id, person,
              {{"purpose", convocation.fields.purpose},
               {"on", convocation.fields.on.iso()},
               {"acknowledged", codesOf(acknowledged)}});
        return Created{convocationJson(work, convocation)};
    });
}

Result<json::object> Families::updateConvocation(const access::Actor& actor, const ConvocationId& id,
                                                 std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(Convocation convocation, loadForChange(work, id, version));
        if (!isOpen(convocation.state)) return Error::conflict("convocation_settled");
        const auto circle = people::circleOf(tx, convocation.person);
        const json::object before = inputJson(convocation.fields);
        const json::object whole = people::overlaid(before, body, {});
        JsonReader in(whole);
        convocation.fields = readFields(in, work, circle);
        const auto acknowledged = readAcknowledged(in);
        TRY(in.finish());
        TRY(checkWarnings(work, convocation, circle, acknowledged));
        keep(work, convocation);
        audit(work, "update", "convocation", id.text(), convocation.person,
              {{"changed", people::changedFields(before, inputJson(convocation.fields))},
               {"acknowledged", codesOf(acknowledged)}});
        return convocationJson(work, convocation);
    });
}

Result<json::object> Families::settleConvocation(const access::Actor& actor, const ConvocationId& id,
                                                 std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    JsonReader in(body);
    const std::string outcome = in.optionalOneOf("outcome", {"held", "no_show", "postponed", "cancelled"});
    const Day on = in.optionalDay("on").value_or(clock_.today());
    const std::string note = in.optionalText("note", {.max = 600, .lines = true});
    if (on > clock_.today()) in.fail("on", "in_future");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(Convocation convocation, loadForChange(work, id, version));
        const auto before = convocation.state;
        if (outcome.empty()) {
            convocation.state = stateAfter(store::attemptsOf(tx, id));
            convocation.outcome_on.reset();
        } else {
            convocation.state = parseState(outcome).value();
            convocation.outcome_on = on;
        }
        convocation.outcome_note = note;
        keep(work, convocation);
        audit(work, "settle", "convocation", id.text(), convocation.person,
              {{"state", json::array{stateCode(before), stateCode(convocation.state)}}});
        return convocationJson(work, convocation);
    });
}

Result<Created> Families::createAttempt(const access::Actor& actor, const ConvocationId& id, const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        auto convocation = store::findConvocation(tx, id);
        if (!convocation) return Error::notFound();
        const auto circle = people::circleOf(tx, convocation->person);
        JsonReader in(body);
        Attempt attempt{AttemptId::trusted(in.uuid("id")),
                        id,
                        GuardianId::parse(in.optionalUuid("guardianId")),
                        Day(),
                        "",
                        "",
                        "",
                        ""};
        if (attempt.guardian && circle.find(*attempt.guardian) == nullptr) in.fail("guardianId", "unknown");
        attempt.on = in.day("on");
        if (in.has("on") && attempt.on > clock_.today()) in.fail("on", "in_future");
        attempt.time = in.optionalText("time", {.max = 5});
        if (!attempt.time.empty() && !minutesOf(attempt.time)) in.fail("time", "not_a_time");
        attempt.channel = in.text("channel", {.max = 60});
        requireChoice(in, work, "attempt_channel", "channel", attempt.channel);
        attempt.result = in.oneOf(
            "result", {"confirmed", "reached", "message_left", "sent", "no_answer", "wrong_number", "refused"});
        attempt.note = in.optionalText("note", {.max = 600, .lines = true});
        TRY(in.finish());
        if (store::findAttempt(tx, attempt.id)) return Created{convocationJson(work, *convocation), true};
        if (!isOpen(convocation->state)) return Error::conflict("convocation_settled");
        attempt.at = clock_.now();
        attempt.by = actor.author.user;
        store::insert(tx, attempt);
        followAttempts(work, *convocation);
        people::touch(tx, convocation->person, attempt.on);
        audit(work, "create", "convocation_attempt", attempt.id.text(), convocation->person,
              {{"channel", attempt.channel}, {"result", attempt.result}});
        return Created{convocationJson(work, *convocation)};
    });
}

Result<json::object> Families::withdrawAttempt(const access::Actor& actor, const AttemptId& id) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        const auto stored = store::findAttempt(tx, id);
        if (!stored) return Error::notFound();
        Convocation convocation = store::findConvocation(tx, stored->attempt.convocation).value();
        if (!stored->withdrawn) {
            store::withdraw(tx, id);
            followAttempts(work, convocation);
            audit(work, "withdraw", "convocation_attempt", id.text(), convocation.person);
        }
        return convocationJson(work, convocation);
    });
}

}  // namespace jalon::families
