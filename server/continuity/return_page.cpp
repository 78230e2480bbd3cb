// SPDX-License-Identifier: EUPL-1.2
// What is read: the page of a file's return, and its events.
#include <algorithm>
#include <set>

#include "continuity/work.h"
#include "partners/partners.h"
#include "people/people.h"

namespace jalon::continuity {
namespace {

using access::Right;

json::value halfOrNull(const std::optional<HalfDay>& half) { return half ? json::value(half->text()) : json::value(); }

/// The forms of the return and of the points after it (StayForm[]).
json::array returnForms(storage::Transaction& tx, const StayId& stay) {
    static const std::set<std::string, std::less<>> kKinds{"return", "follow_up_first", "follow_up_second",
                                                           "follow_up"};
    json::array out;
    if (const auto papers = receptions::papersOf(tx, stay))
        for (const auto& form : papers->forms)
            if (kKinds.contains(std::string_view(form.at("kind").as_string()))) out.push_back(form);
    return out;
}

json::object stayPartJson(const Work& work, const receptions::Receptions& receptions,
                          const receptions::StayLine& stay) {
    const auto schools = partners::findMany(work.tx, {stay.structure});
    return {{"id", stay.id.text()},
            {"state", receptions::stayStateCode(stay.state)},
            {"underWay", receptions::isUnderWay(stay.state)},
            {"structureId", stay.structure.text()},
            {"structureName", schools.empty() ? "" : schools.begin()->second.name},
            {"className", stay.class_name},
            {"firstHalfDay", halfOrNull(stay.first)},
            {"lastHalfDay", halfOrNull(stay.last)},
            {"work", workListJson(work, stay)},
            {"deadlines", receptions.deadlinesOf(work.tx, stay.id)},
            {"forms", returnForms(work.tx, stay.id)},
            {"contacts", contactsJson(work, stay.id)},
            {"questionnaires", questionnairesJson(work, stay.id)}};
}

TimelineEvent eventOf(const store::Request& request) {
    return {request.id,
            request.on,
            request.at,
            "work_requested",
            {{"to", request.to},
             {"reminder", request.reminder ? "yes" : "no"},
             {"number", std::to_string(request.subjects.size())}},
            "",
            request.by,
            request.stay};
}

void addEvents(const Questionnaire& one, std::vector<TimelineEvent>& out) {
    out.push_back({one.id.text(),
                   one.sent_on,
                   one.created_at,
                   "questionnaire_sent",
                   {{"to", one.sent_to}, {"channel", one.by_link ? "link" : "paper"}},
                   "",
                   one.created_by,
                   one.stay});
    if (!one.answered_on) return;
    out.push_back({one.id.text() + ":answer",
                   *one.answered_on,
                   one.updated_at,
                   "questionnaire_answered",
                   {{"by", one.answered_by}},
                   "",
                   std::nullopt,
                   one.stay});
}

}  // namespace

Result<json::object> Continuity::page(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::course_see));
    TRY(receptions_.keepUp());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        auto head = people::headJson(tx, person, clock_.today());
        if (!head) return Error::notFound();
        json::array stays;
        for (const auto& stay : receptions::staysOfPerson(tx, person))
            stays.push_back(stayPartJson(work, receptions_, stay));
        audit(work, "open", "file", person.text(), person, {{"part", "return"}});
        json::object out;
        out["person"] = std::move(*head);
        out["stays"] = std::move(stays);
        return out;
    });
}

std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person) {
    std::vector<TimelineEvent> out;
    for (const auto& request : store::requestsOf(tx, person)) out.push_back(eventOf(request));
    for (const auto& one : store::questionnairesOf(tx, person)) addEvents(one, out);
    return out;
}

}  // namespace jalon::continuity
