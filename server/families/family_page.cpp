// SPDX-License-Identifier: EUPL-1.2
// What is read: the page of a family, and what other modules ask.
#include <algorithm>
#include <set>

#include "access/access.h"
#include "families/work.h"
#include "people/file_rights.h"
#include "people/known_files.h"
#include "people/people.h"
#include "receptions/receptions.h"

namespace jalon::families {
namespace {

using access::Right;

json::array guardiansOf(const Work& work, const PersonId& person, const people::Circle& circle) {
    const Day today = work.clock.today();
    const auto attempts = store::attemptsOf(work.tx, person);
    const auto most = work.settings.integer("convocation.unreachable_attempts", today);
    const auto means = work.settings.integer("convocation.unreachable_means", today);
    json::array out;
    for (const auto& guardian : circle.guardians) {
        std::vector<Attempt> own;
        std::ranges::copy_if(attempts, std::back_inserter(own),
                             [&](const Attempt& attempt) { return attempt.guardian == guardian.id; });
        const Reach reach = reachOf(own, most, means);
        out.push_back(json::object{
            {"guardian", people::toJson(guardian, people::rightsOn(work.tx, work.actor, person))},
            {"rule", people::toJson(people::contactRule(guardian, circle.restrictions, today))},
            {"reach", {{"attempts", reach.attempts}, {"means", reach.means}, {"unreachable", reach.unreachable}}}});
    }
    return out;
}

json::array staysOf(storage::Transaction& tx, const PersonId& person) {
    json::array out;
    for (const auto& stay : receptions::staysOfPerson(tx, person))
        out.push_back(json::object{{"id", stay.id.text()},
                                   {"state", receptions::stayStateCode(stay.state)},
                                   {"firstHalfDay", stay.first ? json::value(stay.first->text()) : json::value()},
                                   {"lastHalfDay", stay.last ? json::value(stay.last->text()) : json::value()}});
    return out;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : ",") + text;
    return out;
}

std::vector<std::string> kindsOf(const store::Signing& signing, Consent answer) {
    std::vector<std::string> out;
    for (const auto& each : signing.answers)
        if (each.answer == answer) out.push_back(each.kind);
    return out;
}

TimelineEvent eventOf(const Convocation& convocation) {
    const auto& fields = convocation.fields;
    return {convocation.id.text(),
            "convocation",
            *convocation.outcome_on,
            convocation.updated_at,
            "convocation_" + std::string(stateCode(convocation.state)),
            {{"purpose", fields.purpose}, {"on", fields.on.iso()}, {"time", fields.time}},
            convocation.outcome_note,
            convocation.created_by,
            convocation.stay};
}

TimelineEvent eventOf(const Interview& interview) {
    std::vector<std::string> came;
    for (const auto& presence : interview.presences)
        if (presence.came() && std::ranges::find(came, presence.relation) == came.end())
            came.push_back(presence.relation);
    return {interview.id.text(), "interview",
            interview.on,        interview.created_at,
            "interview_held",    {{"purpose", interview.kind}, {"mode", interview.mode}, {"present", joined(came)}},
            interview.note,      interview.created_by,
            interview.stay};
}

}  // namespace

Result<json::object> Families::page(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::families_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        auto head = people::headJson(tx, person, clock_.today());
        if (!head) return Error::notFound();
        const auto circle = people::circleOf(tx, person);
        const auto all = store::convocationsOf(tx, person);
        json::array convocations, interviews, signings, calls;
        for (const auto& each : all) convocations.push_back(convocationJson(work, each, circle, all));
        for (const auto& each : store::interviewsOf(tx, person)) interviews.push_back(interviewJson(work, each));
        for (const auto& each : store::signingsOf(tx, person)) signings.push_back(signingJson(work, each));
        for (const auto& each : store::callsOf(tx, person)) calls.push_back(callJson(work, each));
        std::ranges::reverse(signings);
        json::object out;
        out["person"] = std::move(*head);
        out["guardians"] = guardiansOf(work, person, circle);
        out["restrictions"] = people::restrictionsJson(tx, person, clock_.today());
        out["stays"] = staysOf(tx, person);
        out["convocations"] = std::move(convocations);
        out["interviews"] = std::move(interviews);
        out["matrix"] = matrixJson(work, person, circle);
        out["signings"] = std::move(signings);
        out["calls"] = std::move(calls);
        audit(work, "open", "file", person.text(), person, {{"part", "family"}});
        return out;
    });
}

Verdict FamilyAnswers::of(std::string_view kind, Day on, std::string_view scope) const {
    return standingOf(kind, scope, answers, guardians, on);
}

FamilyAnswers familyAnswers(storage::Transaction& tx, const PersonId& person) {
    return {store::answersOf(tx, person), people::circleOf(tx, person).guardians};
}

Showing showing(storage::Transaction& tx, const PersonId& person, std::string_view scope, Day on) {
    const auto said = familyAnswers(tx, person);
    return showingOf(said.of("image", on, scope), said.of("participation", on), said.of("author_rights", on));
}

json::array convocationsOn(storage::Transaction& tx, const access::FileScope& files, Day day) {
    const auto convocations = store::convocationsOn(tx, files, day);
    std::vector<PersonId> ids;
    for (const auto& each : convocations) ids.push_back(each.person);
    const auto people = people::findMany(tx, ids);
    json::array out;
    for (const auto& each : convocations) {
        const auto circle = people::circleOf(tx, each.person);
        json::array names;
        bool restricted = false;
        for (const auto& id : each.fields.guardians) {
            const auto* guardian = circle.find(id);
            if (guardian == nullptr) continue;
            names.emplace_back(guardian->fields.relation);
            restricted = restricted || people::contactRule(*guardian, circle.restrictions, day).restricted;
        }
        out.push_back(json::object{{"id", each.id.text()},
                                   {"personId", each.person.text()},
                                   {"personName", people.at(each.person.text()).displayName()},
                                   {"stayId", each.stay ? json::value(each.stay->text()) : json::value()},
                                   {"purpose", each.fields.purpose},
                                   {"time", each.fields.time},
                                   {"place", each.fields.place},
                                   {"relations", std::move(names)},
                                   {"young", each.fields.young},
                                   {"interpreter", each.fields.interpreter},
                                   {"restricted", restricted},
                                   {"state", stateCode(each.state)}});
    }
    return out;
}

json::array owedSignatures(storage::Transaction& tx, const access::FileScope& files,
                           const blueprints::Blueprint& blueprint, Day day) {
    people::KnownFiles known(tx, files);
    std::set<std::string> seen;
    json::array out;
    for (const Half half : {Half::am, Half::pm})
        for (const auto& stay : receptions::staysOn(tx, {day, half})) {
            if (!seen.insert(stay.id.text()).second || !known.has(stay.person)) continue;
            const auto answers = store::answersOf(tx, stay.person);
            const auto guardians = people::circleOf(tx, stay.person).guardians;
            json::array kinds;
            for (const auto& kind : blueprint.vocabulary("authorisation_expected")) {
                if (!kind.active) continue;
                const auto standing = standingOf(kind.code, "", answers, guardians, day).standing;
                const bool settled =
                    standing == Standing::given || standing == Standing::refused || standing == Standing::withdrawn;
                if (!settled) kinds.emplace_back(kind.code);
            }
            if (kinds.empty()) continue;
            const auto person = people::find(tx, stay.person);
            out.push_back(json::object{{"personId", stay.person.text()},
                                       {"personName", person ? person->displayName() : ""},
                                       {"stayId", stay.id.text()},
                                       {"kinds", std::move(kinds)}});
        }
    return out;
}

std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person) {
    std::vector<TimelineEvent> out;
    const auto interviews = store::interviewsOf(tx, person);
    for (const auto& each : store::convocationsOf(tx, person)) {
        const bool told_by_interview = std::ranges::any_of(
            interviews, [&](const Interview& interview) { return interview.convocation == each.id; });
        if (each.outcome_on && !told_by_interview) out.push_back(eventOf(each));
    }
    for (const auto& each : interviews) out.push_back(eventOf(each));
    const auto signings = store::signingsOf(tx, person, store::Drawing::without);
    const auto circle = signings.empty() ? people::Circle() : people::circleOf(tx, person);
    for (const auto& each : signings) {
        if (each.cancelled) continue;
        const auto* guardian = each.guardian ? circle.find(*each.guardian) : nullptr;
        TimelineEvent event{each.id.text(), "authorisation", each.on,  each.created_at, "signing", {},
                            each.note,      each.created_by, each.stay};
        event.params = {{"party", each.party},
                        {"relation", guardian == nullptr ? each.party : guardian->fields.relation},
                        {"given", joined(kindsOf(each, Consent::given))},
                        {"refused", joined(kindsOf(each, Consent::refused))},
                        {"withdrawn", joined(kindsOf(each, Consent::withdrawn))},
                        {"asked", joined(kindsOf(each, Consent::asked))}};
        out.push_back(std::move(event));
    }
    return out;
}

}  // namespace jalon::families
