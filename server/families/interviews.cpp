// SPDX-License-Identifier: EUPL-1.2
// Interviews: held how, when, and who was there.
#include <algorithm>

#include "families/family_tasks.h"
#include "families/work.h"
#include "people/people.h"
#include "people/person.h"
#include "receptions/receptions.h"

namespace jalon::families {
namespace {

using access::Right;

Presence readPresence(JsonReader& in, const Work& work, const people::Circle& circle) {
    Presence out;
    out.relation = in.text("relation", {.max = 60});
    if (!out.relation.empty() && !work.blueprint.knows("presence_relation", out.relation))
        in.fail("relation", "not_in_list");
    out.guardian = GuardianId::parse(in.optionalUuid("guardianId"));
    if (out.guardian && circle.find(*out.guardian) == nullptr) in.fail("guardianId", "unknown");
    out.name = in.optionalText("name", {.max = 120});
    out.status = in.oneOf("status", {"present", "late", "absent", "excused"});
    out.minutes_late = in.integer("minutesLate", 0, 600, 0);
    if (out.status != "late") out.minutes_late = 0;
    return out;
}

/// The members of InterviewInput. Errors: required, not_in_list, not_a_time, in_future; presences nobody.
void readInto(JsonReader& in, const Work& work, const people::Circle& circle, Interview& interview) {
    interview.on = in.day("on");
    if (in.has("on") && interview.on > work.clock.today()) in.fail("on", "in_future");
    interview.time = in.optionalText("time", {.max = 5});
    if (!interview.time.empty() && !minutesOf(interview.time)) in.fail("time", "not_a_time");
    interview.mode = in.oneOf("mode", {"on_site", "phone", "video", "home", "elsewhere"});
    interview.presences.clear();
    int index = 0;
    for (const json::object* each : in.objects("presences", 20)) {
        JsonReader nested(*each, in.path("presences." + std::to_string(index++)));
        interview.presences.push_back(readPresence(nested, work, circle));
        in.absorb(nested);
    }
    if (interview.presences.empty()) in.fail("presences", "nobody");
    interview.note = in.optionalText("note", {.max = 2000, .lines = true});
}

/// The stay's own form asks for the day and for those who came: they are not typed twice.
void presetForm(const Work& work, const Interview& interview) {
    if (!interview.stay) return;
    json::array attendees;
    for (const auto& attendee : attendeesOf(interview.presences)) attendees.emplace_back(attendee);
    receptions::presetForm(work.tx, work.clock, work.actor, work.blueprint, *interview.stay, interview.kind,
                           {{"heldOn", interview.on.iso()}, {"attendees", std::move(attendees)}});
}

/// The family came, or it did not: the convocation ends with it.
void settle(const Work& work, const Interview& interview) {
    if (!interview.convocation) return;
    auto convocation = store::findConvocation(work.tx, *interview.convocation).value();
    const bool came = std::ranges::any_of(interview.presences, [](const Presence& each) {
        return each.came() && (each.guardian || each.relation == "young");
    });
    const auto state = came ? ConvocationState::held : ConvocationState::no_show;
    if (convocation.state == state) return;
    convocation.state = state;
    convocation.outcome_on = interview.on;
    convocation.version += 1;
    convocation.updated_at = work.clock.now();
    store::update(work.tx, convocation);
    syncTasks(work, convocation);
    audit(work, "settle", "convocation", convocation.id.text(), convocation.person, {{"state", stateCode(state)}});
}

}  // namespace

Result<Created> Families::createInterview(const access::Actor& actor, const PersonId& person,
                                          const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY(requirePerson(work, person));
        JsonReader in(body);
        Interview interview{InterviewId::trusted(in.uuid("id")), person};
        const std::string stay_id = in.optionalUuid("stayId"), convocation_id = in.optionalUuid("convocationId");
        interview.kind = in.text("kind", {.max = 60});
        if (!interview.kind.empty() && !work.blueprint.knows("convocation_purpose", interview.kind))
            in.fail("kind", "not_in_list");
        readInto(in, work, people::circleOf(tx, person), interview);
        TRY(in.finish());
        if (const auto stored = store::findInterview(tx, interview.id)) {
            if (stored->person != person || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{interviewJson(work, *stored), true};
        }
        TRY_ASSIGN(interview.stay, readStay(work, person, stay_id));
        if (!convocation_id.empty()) {
            const auto convocation = store::findConvocation(tx, ConvocationId::trusted(convocation_id));
            if (!convocation || convocation->person != person) return Error::invalid("convocationId", "unknown");
            interview.convocation = convocation->id;
            if (!interview.stay) interview.stay = convocation->stay;
        }
        interview.created_at = interview.updated_at = clock_.now();
        interview.created_by = actor.author.user;
        store::insert(tx, interview);
        settle(work, interview);
        presetForm(work, interview);
        people::touch(tx, person, interview.on);
        audit(work, "create", "interview", interview.id.text(), person,
              {{"kind", interview.kind}, {"mode", interview.mode}, {"presences", toJson(interview.presences)}});
        return Created{interviewJson(work, interview)};
    });
}

Result<json::object> Families::updateInterview(const access::Actor& actor, const InterviewId& id, std::int64_t version,
                                               const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        auto interview = store::findInterview(tx, id);
        if (!interview) return Error::notFound();
        if (interview->version != version) return Error::stale(json::serialize(interviewJson(work, *interview)));
        const json::object before = interviewInputJson(*interview);
        const json::object whole = people::overlaid(before, body, {});
        JsonReader in(whole);
        readInto(in, work, people::circleOf(tx, interview->person), *interview);
        TRY(in.finish());
        interview->version += 1;
        interview->updated_at = clock_.now();
        store::update(tx, *interview);
        settle(work, *interview);
        presetForm(work, *interview);
        audit(work, "update", "interview", id.text(), interview->person,
              {{"changed", people::changedFields(before, interviewInputJson(*interview))}});
        return interviewJson(work, *interview);
    });
}

}  // namespace jalon::families
