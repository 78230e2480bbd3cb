// SPDX-License-Identifier: EUPL-1.2
// What is read: the page of a file, the list of the team, the timeline; and the sheet that leaves for the school.
#include <algorithm>
#include <array>
#include <set>

#include "audit/audit.h"
#include "incidents/work.h"
#include "partners/partners.h"
#include "people/file_rights.h"
#include "people/people.h"
#include "people/scope.h"
#include "sheets/content_guard.h"

namespace jalon::incidents {
namespace {

using access::Right;

constexpr std::size_t kPage = 50;
constexpr int kMostSheet = 3000;
constexpr std::string_view kOtherPupil = "other_pupil";
constexpr std::array<std::string_view, 4> kDomains{"family", "health", "justice", "psychology"};

json::array guardiansOf(const Work& work, const PersonId& person) {
    const auto circle = people::circleOf(work.tx, person);
    json::array out;
    for (const auto& guardian : circle.guardians)
        out.push_back(json::object{
            {"guardian", people::toJson(guardian, people::rightsOn(work.tx, work.actor, person))},
            {"rule", people::toJson(people::contactRule(guardian, circle.restrictions, work.clock.today()))}});
    return out;
}

json::value schoolOf(const Work& work, const PersonId& person) {
    const auto found = people::find(work.tx, person);
    if (!found || !found->structure) return nullptr;
    const auto school = partners::find(work.tx, *found->structure);
    if (!school) return nullptr;
    return json::object{{"id", school->id.text()}, {"name", school->name}, {"phone", school->phone}};
}

json::array staysOf(const Work& work, const PersonId& person) {
    json::array out;
    for (const auto& stay : receptions::staysOfPerson(work.tx, person)) {
        json::array halves;
        for (const HalfDay half : receptions::plannedHalfDays(work.tx, stay.id)) halves.emplace_back(half.text());
        out.push_back(json::object{{"id", stay.id.text()},
                                   {"state", receptions::stayStateCode(stay.state)},
                                   {"firstHalfDay", stay.first ? json::value(stay.first->text()) : json::value()},
                                   {"lastHalfDay", stay.last ? json::value(stay.last->text()) : json::value()},
                                   {"planned", std::move(halves)}});
    }
    return out;
}

json::object rowJson(const Work& work, const Incident& incident,
                     const std::map<std::string, people::PersonSummary>& people) {
    json::array concerned;
    Named named(work, std::nullopt);
    for (const auto& each : incident.fields.people) {
        if (!named.has(each.person)) continue;
        const auto found = people.find(each.person.text());
        concerned.push_back(json::object{{"personId", each.person.text()},
                                         {"personName", found == people.end() ? "" : found->second.displayName()},
                                         {"stayId", idOrNull(each.stay)}});
    }
    const bool open = incident.state == State::open;
    return {{"id", incident.id.text()},
            {"kind", incident.fields.kind},
            {"halfDay", incident.fields.at.text()},
            {"time", incident.fields.time},
            {"place", incident.fields.place},
            {"people", std::move(concerned)},
            {"injury", incident.fields.injury},
            {"interrupted", store::wasInterrupted(work.tx, work.actor.scope(Right::incidents_see), incident.id)},
            {"awaited", open ? awaitedJson(named.of(missingOf(work, incident))) : json::array()},
            {"state", stateCode(incident.state)}};
}

Result<std::optional<store::Place>> readPlace(const std::string& cursor) {
    constexpr std::size_t kHalf = 13;
    if (cursor.empty()) return std::optional<store::Place>();
    if (cursor.size() <= kHalf || cursor[kHalf] != '.' || !HalfDay::parse(cursor.substr(0, kHalf)) ||
        !isUuid(cursor.substr(kHalf + 1)))
        return Error::invalid("cursor", "not_a_cursor");
    return std::optional(store::Place{cursor.substr(0, kHalf), cursor.substr(kHalf + 1)});
}

/// What a school is not told: the words of the blueprint, and the names of other pupils.
sheets::ContentGuard guardOf(const Work& work, const std::vector<std::string>& others) {
    std::vector<sheets::GuardWord> words;
    for (const auto domain : kDomains)
        for (const auto& choice : work.blueprint.vocabulary("guard_" + std::string(domain)))
            if (choice.active) words.push_back({std::string(domain), std::string(choice.label.at("fr").as_string())});
    for (const auto& name : others) words.push_back({std::string(kOtherPupil), name});
    return sheets::ContentGuard(words);
}

json::array sentencesJson(const std::vector<sheets::GuardedSentence>& sentences) {
    json::array out;
    for (const auto& sentence : sentences) {
        json::array hits;
        for (const auto& hit : sentence.hits) hits.push_back(json::object{{"domain", hit.domain}, {"text", hit.text}});
        out.push_back(json::object{{"text", sentence.text}, {"hits", std::move(hits)}});
    }
    return out;
}

}  // namespace

Result<json::object> Incidents::page(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::incidents_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto head = people::headJson(tx, person, clock_.today());
        if (!head) return Error::notFound();
        json::array incidents, interruptions, concerns;
        for (const auto& each : store::incidentsOf(tx, person)) incidents.push_back(incidentJson(work, each, person));
        for (const auto& each : store::interruptionsOf(tx, person))
            interruptions.push_back(interruptionJson(work, each));
        if (actor.author.user)
            for (const auto& each : store::concernsOf(tx, person, *actor.author.user)) {
                concerns.push_back(concernRowJson(work, each));
                auditConcern(work, "list", each);
            }
        json::object out;
        out["person"] = std::move(*head);
        out["guardians"] = guardiansOf(work, person);
        out["school"] = schoolOf(work, person);
        out["stays"] = staysOf(work, person);
        out["incidents"] = std::move(incidents);
        out["interruptions"] = std::move(interruptions);
        out["concerns"] = std::move(concerns);
        audit(work, "open", "file", person.text(), person, {{"part", "incidents"}});
        return out;
    });
}

Result<json::object> Incidents::list(const access::Actor& actor, const ListQuery& query) {
    TRY(access::require(actor, Right::incidents_see));
    TRY_ASSIGN(const auto after, readPlace(query.cursor));
    const Day to = query.to.value_or(clock_.today()), from = query.from.value_or(to.plusMonths(-12));
    if (to < from) return Error::invalid("to", "end_before_start");
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto incidents = store::incidentsBetween(tx, actor.scope(Right::incidents_see),
                                                 {from, to, query.kind, query.state, after, kPage + 1});
        json::value next;
        if (incidents.size() > kPage) {
            incidents.pop_back();
            next = incidents.back().fields.at.text() + "." + incidents.back().id.text();
        }
        std::vector<PersonId> ids;
        for (const auto& each : incidents)
            for (const auto& one : each.fields.people) ids.push_back(one.person);
        const auto people = people::findMany(tx, ids);
        json::array items, concerns;
        for (const auto& each : incidents) items.push_back(rowJson(work, each, people));
        if (actor.author.user && query.cursor.empty())
            for (const auto& each : store::concernsFor(tx, actor.scope(Right::incidents_see), *actor.author.user)) {
                concerns.push_back(concernRowJson(work, each));
                auditConcern(work, "list", each);
            }
        audit::record(tx, clock_, actor.author,
                      {"list", "incident", "", std::nullopt, {{"from", from.iso()}, {"to", to.iso()}}});
        return json::object{
            {"items", std::move(items)}, {"concerns", std::move(concerns)}, {"nextCursor", std::move(next)}};
    });
}

Result<Created> Incidents::makeSchoolSheet(const access::Actor& actor, const IncidentId& id, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    JsonReader in(body);
    const std::string sheet_id = in.uuid("id"), person_id = in.uuid("personId");
    const std::string words = in.text("words", {.max = kMostSheet, .lines = true});
    const auto acknowledged = in.texts("acknowledged", 10, {.max = 40});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        const auto incident = store::findIncident(tx, id);
        if (!incident) return Error::notFound();
        const auto person = PersonId::trusted(person_id);
        if (incident->concerned(person) == nullptr || !people::isKnownTo(tx, actor, person))
            return Error::invalid("personId", "unknown");
        if (const auto stored = store::findSheet(tx, sheet_id)) {
            if (stored->incident != id || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{sheetJson(work, *stored), true};
        }
        const std::set<std::string> read(acknowledged.begin(), acknowledged.end());
        auto sentences = guardOf(work, namesOfOthers(work, *incident, person)).sentences(words);
        std::erase_if(sentences, [&](const sheets::GuardedSentence& sentence) {
            return std::ranges::all_of(sentence.hits, [&](const sheets::GuardHit& hit) {
                return hit.domain != kOtherPupil && read.contains(hit.domain);
            });
        });
        if (!sentences.empty())
            return Error::conflict("guarded", json::serialize(json::object{{"sentences", sentencesJson(sentences)}}));
        const store::Sheet sheet{sheet_id, id, person, words, acknowledged, clock_.now(), actor.author.user};
        store::insert(tx, sheet);
        audit(work, "create", "incident_sheet", sheet_id, person, {{"acknowledged", textsJson(acknowledged)}});
        return Created{sheetJson(work, sheet)};
    });
}

std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person) {
    std::vector<TimelineEvent> out;
    for (const auto& each : store::incidentsOf(tx, person)) {
        const auto* concerned = each.concerned(person);
        out.push_back({each.id.text(),
                       each.fields.at.day,
                       each.created_at,
                       "incident",
                       {{"kind", each.fields.kind},
                        {"halfDay", each.fields.at.text()},
                        {"time", each.fields.time},
                        {"state", std::string(stateCode(each.state))}},
                       each.created_by,
                       concerned->stay});
    }
    return out;
}

}  // namespace jalon::incidents
