// SPDX-License-Identifier: EUPL-1.2
// How incidents, interruptions and concerns are written.
#include <algorithm>

#include "access/access.h"
#include "audit/audit.h"
#include "incidents/work.h"
#include "partners/partners.h"
#include "people/people.h"

namespace jalon::incidents {
namespace {

constexpr std::size_t kMostLooks = 40;

/// The end the school gave the measure of a stay, where it gave one.
json::value measureEnd(const Work& work, const PersonId& person, const StayId& stay) {
    const auto referrals = receptions::referralRowsOf(work.tx, person);
    for (const auto& referral : referrals)
        if (referral.at("stayId") == json::value(stay.text())) return referral.at("measure").at("end");
    return nullptr;
}

json::array peopleJson(const Work& work, const Incident& incident, Named& named) {
    std::vector<PersonId> ids;
    for (const auto& each : incident.fields.people) ids.push_back(each.person);
    const auto people = people::findMany(work.tx, ids);
    json::array out;
    for (const auto& each : incident.fields.people) {
        if (!named.has(each.person)) continue;
        const auto found = people.find(each.person.text());
        out.push_back(json::object{{"personId", each.person.text()},
                                   {"personName", found == people.end() ? "" : found->second.displayName()},
                                   {"stayId", idOrNull(each.stay)}});
    }
    return out;
}

json::array looksJson(const Work& work, const ConcernId& id) {
    json::array out;
    for (const auto& line : audit::findRestricted(work.tx, "concern", id.text(), kMostLooks))
        out.push_back(
            json::object{{"at", line.at.iso()}, {"action", line.action}, {"by", access::userRef(work.tx, line.user)}});
    return out;
}

json::array membersJson(const Work& work, const store::Concern& concern) {
    json::array out;
    for (const auto& member : store::membersOf(work.tx, concern.id))
        out.push_back(json::object{{"user", access::userRef(work.tx, member.user)},
                                   {"author", member.user == concern.created_by},
                                   {"reason", member.reason},
                                   {"addedAt", member.added_at.iso()},
                                   {"addedBy", access::userRef(work.tx, member.added_by)},
                                   {"removedAt", instantOrNull(member.removed_at)},
                                   {"removedReason", member.removed_reason}});
    return out;
}

json::array codesJson(const std::vector<std::string_view>& codes) {
    json::array out;
    for (const auto code : codes) out.emplace_back(code);
    return out;
}

}  // namespace

json::object inputJson(const IncidentFields& fields) {
    json::array people;
    for (const auto& each : fields.people)
        people.push_back(json::object{{"personId", each.person.text()}, {"stayId", idOrNull(each.stay)}});
    return {{"kind", fields.kind},
            {"halfDay", fields.at.text()},
            {"time", fields.time},
            {"place", fields.place},
            {"facts", fields.facts},
            {"people", std::move(people)},
            {"witnesses", textsJson(fields.witnesses)},
            {"actions", textsJson(fields.actions)},
            {"actionNote", fields.action_note},
            {"injury", fields.injury},
            {"emergency", textsJson(fields.emergency)}};
}

std::vector<std::string> namesOfOthers(const Work& work, const Incident& incident, const PersonId& but) {
    std::vector<PersonId> ids;
    for (const auto& each : incident.fields.people)
        if (each.person != but) ids.push_back(each.person);
    return namesOf(work, ids);
}

std::vector<std::string> namesOfOthers(const Work& work, const Incident& incident, Named& named) {
    std::vector<PersonId> ids;
    for (const auto& each : incident.fields.people)
        if (!named.has(each.person)) ids.push_back(each.person);
    return namesOf(work, ids);
}

std::vector<Awaited> Named::of(std::vector<Awaited> awaited) {
    std::erase_if(awaited, [&](const Awaited& each) { return each.person && !has(*each.person); });
    return awaited;
}

std::vector<std::string> namesOf(const Work& work, const std::vector<PersonId>& ids) {
    std::vector<std::string> names;
    for (const auto& [id, person] : people::findMany(work.tx, ids))
        for (const auto& name : {person.first_name, person.usual_name, person.last_name})
            if (!name.empty()) names.push_back(name);
    return names;
}

json::object incidentJson(const Work& work, const Incident& incident, const std::optional<PersonId>& file) {
    Named named(work, file);
    const auto names = namesOfOthers(work, incident, named);
    const auto shown = [&](const std::string& words) { return json::value(withoutNames(words, names)); };
    const auto& people = incident.fields.people;
    const auto shown_person =
        std::ranges::find_if(people, [&](const Concerned& each) { return named.has(each.person); });
    json::array told, notes, sheets;
    for (const auto& line : store::toldOf(work.tx, incident.id)) {
        const bool is_named = named.has(line.person);
        if (!is_named && isOwn(line.audience)) continue;
        json::object one = toldJson(work, line);
        one["note"] = shown(line.note);
        if (!is_named && shown_person != people.end()) one["personId"] = shown_person->person.text();
        told.push_back(std::move(one));
    }
    for (const auto& note : store::notesOf(work.tx, incident.id)) {
        json::object one = noteJson(work, note);
        one["words"] = shown(note.words);
        notes.push_back(std::move(one));
    }
    for (const auto& sheet : store::sheetsOf(work.tx, incident.id))
        if (named.has(sheet.person)) sheets.push_back(sheetJson(work, sheet));
    const auto missing = named.of(missingOf(work, incident));

    json::object out = inputJson(incident.fields);
    out["facts"] = shown(incident.fields.facts);
    out["actionNote"] = shown(incident.fields.action_note);
    out["id"] = incident.id.text();
    out["people"] = peopleJson(work, incident, named);
    out["others"] = incident.fields.people.size() - out["people"].as_array().size();
    out["told"] = std::move(told);
    out["awaited"] = incident.state == State::open ? awaitedJson(missing) : json::array();
    out["notes"] = std::move(notes);
    out["sheets"] = std::move(sheets);
    out["state"] = stateCode(incident.state);
    out["closingNote"] = shown(incident.closing_note);
    out["closedAt"] = instantOrNull(incident.closed_at);
    out["closedBy"] = access::userRef(work.tx, incident.closed_by);
    out["corrected"] = !store::versionsOf(work.tx, incident.id).empty();
    out["createdAt"] = incident.created_at.iso();
    out["createdBy"] = access::userRef(work.tx, incident.created_by);
    out["version"] = incident.version;
    return out;
}

json::object toldJson(const Work& work, const Told& told) {
    return {{"id", told.id.text()},
            {"personId", told.person.text()},
            {"incidentId", idOrNull(told.incident)},
            {"interruptionId", idOrNull(told.interruption)},
            {"audience", told.audience},
            {"guardianId", idOrNull(told.guardian)},
            {"name", told.name},
            {"on", told.on.iso()},
            {"time", told.time},
            {"toldBy", told.told_by},
            {"channel", told.channel},
            {"result", told.result},
            {"knows", knows(told.result)},
            {"note", told.note},
            {"overrideReason", told.override_reason},
            {"withdrawn", told.withdrawn},
            {"by", access::userRef(work.tx, told.by)}};
}

json::array awaitedJson(const std::vector<Awaited>& awaited) {
    json::array out;
    for (const auto& each : awaited)
        out.push_back(json::object{{"audience", each.audience}, {"personId", idOrNull(each.person)}});
    return out;
}

json::object noteJson(const Work& work, const store::Note& note) {
    return {{"id", note.id},       {"incidentId", note.incident.text()},
            {"words", note.words}, {"withdrawn", note.withdrawn},
            {"at", note.at.iso()}, {"by", access::userRef(work.tx, note.by)}};
}

json::object sheetJson(const Work& work, const store::Sheet& sheet) {
    return {{"id", sheet.id},
            {"incidentId", sheet.incident.text()},
            {"personId", sheet.person.text()},
            {"words", sheet.words},
            {"acknowledged", textsJson(sheet.acknowledged)},
            {"at", sheet.at.iso()},
            {"by", access::userRef(work.tx, sheet.by)}};
}

json::object interruptionJson(const Work& work, const store::Interruption& one) {
    json::array told, freed;
    for (const auto& line : store::toldOf(work.tx, one.id)) told.push_back(toldJson(work, line));
    for (const auto& half : one.freed) freed.emplace_back(half.text());
    const bool stands = !one.undone_at && receptions::isMoveStanding(work.tx, one.stay, one.transition);
    json::value answer;
    if (!one.answer_code.empty())
        answer = json::object{{"code", one.answer_code}, {"on", dayOrNull(one.answer_on)}, {"note", one.answer_note}};
    return {{"id", one.id.text()},
            {"stayId", one.stay.text()},
            {"personId", one.person.text()},
            {"incidentId", idOrNull(one.incident)},
            {"on", one.on.iso()},
            {"last", one.last.text()},
            {"reasonCode", one.reason_code},
            {"note", one.note},
            {"freed", std::move(freed)},
            {"measureEnd", measureEnd(work, one.person, one.stay)},
            {"told", std::move(told)},
            {"awaited", stands ? awaitedJson(missingOf(work, one)) : json::array()},
            {"schoolAnswer", std::move(answer)},
            {"undone", !stands},
            {"undoneAt", instantOrNull(one.undone_at)},
            {"undoneBy", access::userRef(work.tx, one.undone_by)},
            {"undoneReason", one.undone_reason},
            {"createdAt", one.created_at.iso()},
            {"createdBy", access::userRef(work.tx, one.created_by)},
            {"version", one.version}};
}

json::object concernRowJson(const Work& work, const store::Concern& concern) {
    const auto person = people::find(work.tx, concern.person);
    return {{"id", concern.id.text()},
            {"personId", concern.person.text()},
            {"personName", person ? person->displayName() : ""},
            {"noticedOn", dayOrNull(concern.fields.noticed_on)},
            {"decision", concern.fields.decision},
            {"parents", concern.fields.parents},
            {"followUpOn", dayOrNull(concern.fields.follow_up_on)},
            {"missing", codesJson(missingOf(concern.fields))},
            {"state", stateCode(concern.state)},
            {"createdAt", concern.created_at.iso()},
            {"createdBy", access::userRef(work.tx, concern.created_by)}};
}

json::object concernJson(const Work& work, const store::Concern& concern) {
    json::array former;
    for (const auto& each : store::formerOf(work.tx, concern.id))
        former.push_back(json::object{{"version", each.version},
                                      {"content", each.content},
                                      {"at", each.at.iso()},
                                      {"by", access::userRef(work.tx, each.by)}});
    json::object out = concernRowJson(work, concern);
    const auto person = people::find(work.tx, concern.person);
    const auto school = person && person->structure ? partners::find(work.tx, *person->structure) : std::nullopt;
    out["birthDate"] = dayOrNull(person ? person->birth_date : std::nullopt);
    out["structureName"] = school ? school->name : "";
    for (auto& [key, value] : inputJson(concern.fields)) out[key] = value;
    out["notices"] = codesJson(noticesOf(concern.fields));
    out["closingNote"] = concern.closing_note;
    out["mine"] = work.actor.author.user == concern.created_by;
    out["members"] = membersJson(work, concern);
    out["looks"] = looksJson(work, concern.id);
    out["former"] = std::move(former);
    out["updatedAt"] = concern.updated_at.iso();
    out["version"] = concern.version;
    return out;
}

}  // namespace jalon::incidents
