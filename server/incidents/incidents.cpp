// SPDX-License-Identifier: EUPL-1.2
// The incident sheet: written, corrected, annotated, closed.
#include "incidents/incidents.h"

#include <algorithm>

#include "access/access.h"
#include "audit/audit.h"
#include "incidents/work.h"
#include "people/people.h"
#include "people/person.h"
#include "people/scope.h"

namespace jalon::incidents {
namespace {

using access::Right;

constexpr std::size_t kMostPeople = 10;
constexpr int kMostDaysBack = 400;

std::vector<std::string> readCodes(JsonReader& in, const Work& work, std::string_view key, std::string_view list) {
    auto codes = in.texts(key, 20, {.max = 60});
    for (const auto& code : codes)
        if (!work.blueprint.knows(list, code)) in.fail(key, "not_in_list");
    return codes;
}

std::string readChoice(JsonReader& in, const Work& work, std::string_view key, std::string_view list) {
    std::string code = in.text(key, {.max = 60});
    if (!code.empty() && !work.blueprint.knows(list, code)) in.fail(key, "not_in_list");
    return code;
}

std::vector<Concerned> readPeople(JsonReader& in, const Work& work) {
    std::vector<Concerned> out;
    std::size_t place = 0;
    for (const json::object* each : in.objects("people", kMostPeople)) {
        JsonReader nested(*each, in.path("people." + std::to_string(place++)));
        const auto person = PersonId::parse(nested.uuid("personId"));
        const auto stay = StayId::parse(nested.optionalUuid("stayId"));
        if (person && !people::isKnownTo(work.tx, work.actor, *person)) nested.fail("personId", "unknown");
        if (person && stay && receptions::stayPerson(work.tx, *stay) != *person) nested.fail("stayId", "unknown");
        in.absorb(nested);
        if (person && std::ranges::find(out, *person, &Concerned::person) == out.end()) out.push_back({*person, stay});
    }
    if (out.empty()) in.fail("people", "required");
    return out;
}

Result<Incident> loadForChange(const Work& work, const IncidentId& id, std::int64_t version) {
    auto incident = store::findIncident(work.tx, id);
    if (!incident) return Error::notFound();
    if (incident->version != version) return Error::stale(json::serialize(incidentJson(work, *incident, std::nullopt)));
    return std::move(*incident);
}

/// An incident as its reader sees it, who sends back what they saw: young people of other files left out and unnamed.
struct Shown {
    IncidentFields fields;
    std::vector<Concerned> others;

    /// What the reader could not see is as it was: the others, and texts sent back as they were shown.
    void restore(const IncidentFields& stored, IncidentFields& sent) const {
        sent.people.insert(sent.people.end(), others.begin(), others.end());
        if (sent.facts == fields.facts) sent.facts = stored.facts;
        if (sent.action_note == fields.action_note) sent.action_note = stored.action_note;
        const auto same = [&](const Concerned& each) {
            return std::ranges::find(sent.people, each) != sent.people.end();
        };
        if (sent.people.size() == stored.people.size() && std::ranges::all_of(stored.people, same))
            sent.people = stored.people;
    }
};

Shown shownOf(const Work& work, const Incident& incident) {
    Named named(work, std::nullopt);
    Shown out{incident.fields, {}};
    const auto names = namesOfOthers(work, incident, named);
    out.fields.facts = withoutNames(incident.fields.facts, names);
    out.fields.action_note = withoutNames(incident.fields.action_note, names);
    out.fields.people.clear();
    for (const auto& each : incident.fields.people)
        (named.has(each.person) ? out.fields.people : out.others).push_back(each);
    return out;
}

void keep(const Work& work, Incident& incident) {
    incident.version += 1;
    incident.updated_at = work.clock.now();
    store::update(work.tx, incident);
    syncTasks(work, incident);
}

}  // namespace

Work Incidents::workIn(storage::Transaction& tx, const access::Actor& actor) const {
    return {tx, clock_, actor, blueprints_.on(tx, clock_.today()), receptions_};
}

void audit(const Work& work, const std::string& action, const std::string& entity, const std::string& id,
           const PersonId& person, json::object details) {
    audit::record(work.tx, work.clock, work.actor.author, {action, entity, id, person, std::move(details)});
}

void audit(const Work& work, const std::string& action, const Incident& incident, const json::object& details) {
    for (const auto& each : incident.fields.people)
        audit(work, action, "incident", incident.id.text(), each.person, details);
}

IncidentFields readIncident(JsonReader& in, const Work& work) {
    const Day today = work.clock.today();
    IncidentFields out;
    out.kind = readChoice(in, work, "kind", "incident_kind");
    out.at = in.halfDay("halfDay");
    if (out.at.day > today) in.fail("halfDay", "in_future");
    if (in.has("halfDay") && out.at.day < today - kMostDaysBack) in.fail("halfDay", "not_plausible");
    out.time = in.optionalText("time", {.max = 5});
    if (!out.time.empty() && !minutesOf(out.time)) in.fail("time", "not_a_time");
    out.place = readChoice(in, work, "place", "incident_place");
    out.facts = in.text("facts", {.max = kMostFacts, .lines = true});
    out.people = readPeople(in, work);
    if (in.has("halfDay"))
        for (const auto& stay : receptions::staysOn(work.tx, out.at))
            for (auto& each : out.people)
                if (each.person == stay.person && !each.stay) each.stay = stay.id;
    out.witnesses = in.texts("witnesses", 10, {.max = 120});
    out.actions = readCodes(in, work, "actions", "incident_action");
    out.action_note = in.optionalText("actionNote", {.max = kMostNote, .lines = true});
    out.injury = in.boolean("injury", false);
    out.emergency = readCodes(in, work, "emergency", "emergency_service");
    return out;
}

Result<Created> Incidents::create(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        JsonReader in(body);
        const auto id = IncidentId::parse(in.uuid("id"));
        auto fields = readIncident(in, work);
        TRY(in.finish());
        if (const auto stored = store::findIncident(tx, *id)) {
            if (stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{incidentJson(work, *stored, std::nullopt), true};
        }
        Incident incident{*id, std::move(fields)};
        incident.created_at = incident.updated_at = clock_.now();
        incident.created_by = actor.author.user;
        store::insert(tx, incident);
        syncTasks(work, incident);
        for (const auto& each : incident.fields.people) people::touch(tx, each.person, incident.fields.at.day);
        audit(work, "create", incident, {{"kind", incident.fields.kind}});
        return Created{incidentJson(work, incident, std::nullopt)};
    });
}

Result<json::object> Incidents::get(const access::Actor& actor, const IncidentId& id) {
    TRY(access::require(actor, Right::incidents_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto incident = store::findIncident(tx, id);
        if (!incident) return Error::notFound();
        audit(work, "open", *incident);
        return incidentJson(work, *incident, std::nullopt);
    });
}

Result<json::object> Incidents::update(const access::Actor& actor, const IncidentId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Incident incident, loadForChange(work, id, version));
        if (incident.state == State::closed) return Error::conflict("incident_closed");
        const json::object before = inputJson(incident.fields);
        const Shown shown = shownOf(work, incident);
        const json::object whole = people::overlaid(inputJson(shown.fields), body, {"correction"});
        JsonReader in(whole);
        auto fields = readIncident(in, work);
        shown.restore(incident.fields, fields);
        const std::string reason = in.optionalText("correction", {.max = 300});
        TRY(in.finish());
        if (fields == incident.fields) return incidentJson(work, incident, std::nullopt);
        store::addVersion(tx, id, {incident.version, before, reason, clock_.now(), actor.author.user});
        const auto people = incident.fields.people;
        incident.fields = std::move(fields);
        keep(work, incident);
        for (const auto& each : people)
            if (incident.concerned(each.person) == nullptr) {
                cancelTasks(work, id, each.person);
                audit(work, "update", "incident", id.text(), each.person, {{"concerned", false}});
            }
        audit(work, "update", incident, {{"changed", people::changedFields(before, inputJson(incident.fields))}});
        return incidentJson(work, incident, std::nullopt);
    });
}

Result<json::object> Incidents::versions(const access::Actor& actor, const IncidentId& id,
                                         const std::optional<PersonId>& file) {
    TRY(access::require(actor, Right::incidents_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto incident = store::findIncident(tx, id);
        if (!incident || (file && incident->concerned(*file) == nullptr)) return Error::notFound();
        const auto former = store::versionsOf(tx, id);
        Named named(work, file);
        std::vector<PersonId> others;
        const auto other = [&](const PersonId& person) {
            if (!named.has(person)) others.push_back(person);
        };
        for (const auto& each : incident->fields.people) other(each.person);
        for (const auto& each : former)
            for (const auto& person : each.content.at("people").as_array())
                other(PersonId::trusted(std::string(person.at("personId").as_string())));
        const auto names = namesOf(work, others);
        json::array items;
        for (const auto& each : former) {
            json::object content = each.content;
            for (const char* key : {"facts", "actionNote"})
                content[key] = withoutNames(std::string_view(content.at(key).as_string()), names);
            auto& people = content.at("people").as_array();
            for (auto* at = people.begin(); at != people.end();)
                at = named.has(PersonId::trusted(std::string(at->at("personId").as_string()))) ? at + 1
                                                                                               : people.erase(at);
            items.push_back(json::object{{"version", each.version},
                                         {"content", std::move(content)},
                                         {"reason", withoutNames(each.reason, names)},
                                         {"at", each.at.iso()},
                                         {"by", access::userRef(tx, each.by)}});
        }
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Incidents::setState(const access::Actor& actor, const IncidentId& id, std::int64_t version,
                                         const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    JsonReader in(body);
    const auto state = parseState(in.oneOf("state", {"open", "closed"}));
    const std::string note = in.optionalText("note", {.max = kMostNote, .lines = true});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Incident incident, loadForChange(work, id, version));
        if (incident.state == *state) return incidentJson(work, incident, std::nullopt);
        const auto missing = missingOf(work, incident);
        if (*state == State::closed && !missing.empty() && note.empty())
            return Error::conflict(
                "incident_untold",
                json::serialize(json::object{{"awaited", awaitedJson(Named(work, std::nullopt).of(missing))}}));
        incident.state = *state;
        incident.closing_note = note;
        incident.closed_at = *state == State::closed ? std::optional(clock_.now()) : std::nullopt;
        incident.closed_by = *state == State::closed ? actor.author.user : std::nullopt;
        keep(work, incident);
        audit(work, *state == State::closed ? "close" : "reopen", incident, {{"untold", missing.size()}});
        return incidentJson(work, incident, std::nullopt);
    });
}

Result<Created> Incidents::addNote(const access::Actor& actor, const IncidentId& id, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    JsonReader in(body);
    store::Note note{in.uuid("id"), id, in.text("words", {.max = kMostFacts, .lines = true})};
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        const auto incident = store::findIncident(tx, id);
        if (!incident) return Error::notFound();
        if (const auto stored = store::findNote(tx, note.id)) {
            if (stored->incident != id || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{noteJson(work, *stored), true};
        }
        note.at = clock_.now();
        note.by = actor.author.user;
        store::insert(tx, note);
        audit(work, "note", *incident, {{"noteId", note.id}});
        return Created{noteJson(work, note)};
    });
}

Result<json::object> Incidents::setNoteWithdrawn(const access::Actor& actor, const std::string& id,
                                                 const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    JsonReader in(body);
    const bool withdrawn = in.boolean("withdrawn");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto note = store::findNote(tx, id);
        if (!note) return Error::notFound();
        const Incident incident = store::findIncident(tx, note->incident).value();
        if (note->withdrawn != withdrawn) {
            note->withdrawn = withdrawn;
            store::setWithdrawn(tx, id, withdrawn);
            audit(work, withdrawn ? "withdraw" : "restore", incident, {{"noteId", id}});
        }
        Named named(work, std::nullopt);
        note->words = withoutNames(note->words, namesOfOthers(work, incident, named));
        return noteJson(work, *note);
    });
}

}  // namespace jalon::incidents
