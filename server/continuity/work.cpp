// SPDX-License-Identifier: EUPL-1.2
#include "continuity/work.h"

#include "access/access.h"
#include "audit/audit.h"
#include "blueprints/form_edition.h"

namespace jalon::continuity {
namespace {

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

json::object requestJson(const Work& work, const store::Request& request) {
    json::array subjects;
    for (const auto& subject : request.subjects) subjects.emplace_back(subject);
    return {{"id", request.id},
            {"on", request.on.iso()},
            {"to", request.to},
            {"channel", request.channel},
            {"subjects", std::move(subjects)},
            {"reminder", request.reminder},
            {"at", request.at.iso()},
            {"by", access::userRef(work.tx, request.by)}};
}

json::object workJson(const SchoolWork& one) {
    return {{"id", one.id.text()},
            {"subject", one.subject},
            {"detail", one.detail},
            {"state", stateCode(one.state)},
            {"requestedOn", one.requested_on.iso()},
            {"receivedOn", dayOrNull(one.received_on)},
            {"doneOn", dayOrNull(one.done_on)},
            {"returnedOn", dayOrNull(one.returned_on)},
            {"version", one.version}};
}

}  // namespace

Result<receptions::StayLine> requireStay(const Work& work, const StayId& id) {
    auto stay = receptions::findStay(work.tx, id);
    if (!stay) return Error::notFound();
    return std::move(*stay);
}

void audit(const Work& work, std::string action, std::string entity, std::string id,
           const std::optional<PersonId>& person, json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {std::move(action), std::move(entity), std::move(id), person, std::move(details)});
}

void requireChoice(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                   const std::string& code) {
    if (!code.empty() && !work.blueprint.knows(list, code)) in.fail(key, "not_in_list");
}

Day readPastDay(JsonReader& in, const Work& work, std::string_view key) {
    const Day today = work.clock.today();
    const Day day = in.optionalDay(key).value_or(today);
    if (day > today) in.fail(key, "in_future");
    return day;
}

json::object workListJson(const Work& work, const receptions::StayLine& stay) {
    const auto works = store::worksOf(work.tx, stay.id);
    const auto requests = store::requestsOf(work.tx, stay.id);
    json::array items, asked;
    for (const auto& one : works) items.push_back(workJson(one));
    for (const auto& one : requests) asked.push_back(requestJson(work, one));
    const auto summary = workOf(work.tx, stay.id);
    return {{"stayId", stay.id.text()},
            {"items", std::move(items)},
            {"requests", std::move(asked)},
            {"summary",
             {{"subjects", summary.subjects},
              {"received", summary.received},
              {"done", summary.done},
              {"returned", summary.returned},
              {"noneGiven", summary.none_given},
              {"requested", summary.requested},
              {"nothingGiven", summary.nothingGiven()},
              {"unanswered", summary.unanswered()}}}};
}

json::array contactsJson(const Work& work, const StayId& stay) {
    json::array out;
    for (const auto& one : store::contactsOf(work.tx, stay))
        out.push_back(json::object{{"id", one.id},
                                   {"deadline", one.deadline},
                                   {"on", one.on.iso()},
                                   {"channel", one.channel},
                                   {"who", one.who},
                                   {"result", one.result},
                                   {"note", one.note},
                                   {"at", one.at.iso()},
                                   {"by", access::userRef(work.tx, one.by)}});
    return out;
}

json::object questionnaireJson(const Work& work, const Questionnaire& one) {
    const auto edition = blueprints::findEdition(work.tx, one.edition);
    return {{"id", one.id.text()},
            {"stayId", one.stay.text()},
            {"channel", one.by_link ? "link" : "paper"},
            {"sentOn", one.sent_on.iso()},
            {"sentTo", one.sent_to},
            {"expiresOn", dayOrNull(one.expires_on)},
            {"state", stateCode(stateOf(one, work.clock.today()))},
            {"open", one.mayAnswer(work.clock.today())},
            {"answers", one.answers},
            {"answeredIn", edition ? json::value(toJson(*edition)) : json::value()},
            {"answeredOn", dayOrNull(one.answered_on)},
            {"answeredBy", one.answered_by},
            {"createdBy", access::userRef(work.tx, one.created_by)},
            {"version", one.version}};
}

json::array questionnairesJson(const Work& work, const StayId& stay) {
    json::array out;
    for (const auto& one : store::questionnairesOf(work.tx, stay)) out.push_back(questionnaireJson(work, one));
    return out;
}

}  // namespace jalon::continuity
