// SPDX-License-Identifier: EUPL-1.2
#include "receptions/receptions_json.h"

#include "access/access.h"
#include "blueprints/form_edition.h"
#include "partners/partners.h"
#include "people/people.h"
#include "receptions/measures_json.h"
#include "receptions/places_json.h"
#include "receptions/referral_store.h"
#include "receptions/stay_deadlines.h"
#include "receptions/stay_warnings.h"

namespace jalon::receptions {
namespace {

using storage::Transaction;

/// Names of the pupils and schools of one list.
class Names {
public:
    Names(Transaction& tx, const std::vector<PersonId>& people, const std::vector<StructureId>& structures)
        : people_(people::findMany(tx, people)), structures_(partners::findMany(tx, structures)) {}

    std::string of(const PersonId& id) const {
        const auto found = people_.find(id.text());
        return found == people_.end() ? "" : found->second.displayName();
    }
    std::string of(const StructureId& id) const {
        const auto found = structures_.find(id.text());
        return found == structures_.end() ? "" : found->second.name;
    }
    std::optional<Day> birthDate(const PersonId& id) const {
        const auto found = people_.find(id.text());
        return found == people_.end() ? std::nullopt : found->second.birth_date;
    }

private:
    std::map<std::string, people::PersonSummary> people_;
    std::map<std::string, partners::StructureSummary> structures_;
};

template <class Items, class PersonOf, class StructureOf>
Names namesOf(Transaction& tx, const Items& items, PersonOf person, StructureOf structure) {
    std::vector<PersonId> people;
    std::vector<StructureId> structures;
    for (const auto& item : items) {
        people.push_back(person(item));
        structures.push_back(structure(item));
    }
    return Names(tx, people, structures);
}

Names namesOf(Transaction& tx, const std::vector<StayLine>& lines) {
    return namesOf(
        tx, lines, [](const StayLine& line) { return line.person; },
        [](const StayLine& line) { return line.structure; });
}

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

json::value answerJson(Transaction& tx, const Referral& referral) {
    if (!referral.answered) return nullptr;
    const auto answer = store::lastAnswer(tx, referral.id);
    if (!answer) return nullptr;
    return json::object{{"sentOn", answer->sent_on.iso()},
                        {"channel", answer->channel},
                        {"to", answer->to},
                        {"text", answer->text},
                        {"by", access::userRef(tx, answer->by)},
                        {"recordedAt", answer->at.iso()}};
}

json::object paramsJson(const std::map<std::string, std::string>& params) {
    json::object out;
    for (const auto& [name, value] : params) out[name] = value;
    return out;
}

json::value attendanceJson(Transaction& tx, const StayId& stay, HalfDay half,
                           const std::map<HalfDay, AttendanceView>& recorded) {
    const auto found = recorded.find(half);
    if (found == recorded.end()) return nullptr;
    const AttendanceView& view = found->second;
    return json::object{{"stayId", stay.text()},
                        {"halfDay", half.text()},
                        {"status", view.status},
                        {"minutesLate", view.minutes_late},
                        {"leftAt", view.left_at},
                        {"note", view.note},
                        {"version", view.version},
                        {"recordedAt", view.recorded_at.iso()},
                        {"recordedBy", access::userRef(tx, view.recorded_by)}};
}

json::object transitionJson(Transaction& tx, const Transition& move) {
    return {{"id", move.id.text()},
            {"from", stayStateCode(move.from)},
            {"to", stayStateCode(move.to)},
            {"on", move.on.iso()},
            {"reasonCode", move.reason_code},
            {"note", move.note},
            {"undone", move.undone},
            {"undoes", idOrNull(move.undoes)},
            {"at", move.at.iso()},
            {"by", access::userRef(tx, move.by)}};
}

json::array halvesJson(Transaction& tx, const StayId& stay, const std::vector<StayHalf>& halves,
                       const std::map<HalfDay, AttendanceView>& recorded) {
    json::array out;
    for (const auto& half : halves)
        out.push_back(json::object{{"halfDay", half.at.text()},
                                   {"planned", half.planned},
                                   {"reason", half.reason.empty() ? json::value() : json::value(half.reason)},
                                   {"label", half.label},
                                   {"attendance", attendanceJson(tx, stay, half.at, recorded)}});
    return out;
}

}  // namespace

json::object referralJson(const Work& work, const Referral& referral) {
    const Names names(work.tx, {referral.person}, {referral.said.structure.value()});
    json::object out = toJson(referral.said);
    out["id"] = referral.id.text();
    out["personId"] = referral.person.text();
    out["personName"] = names.of(referral.person);
    out["structureName"] = names.of(referral.said.structure.value());
    json::array overrides;
    for (const auto& passed : referral.overrides)
        overrides.push_back(json::object{{"code", passed.code}, {"reason", passed.reason}});
    out["overrides"] = std::move(overrides);
    out["state"] = referralStateCode(referral.state);
    out["reasonCode"] = referral.reason_code;
    out["reasonNote"] = referral.reason_note;
    out["duplicateOf"] = idOrNull(referral.duplicate_of);
    out["decidedAt"] = referral.decided_at ? json::value(referral.decided_at->iso()) : json::value();
    out["decidedBy"] = access::userRef(work.tx, referral.decided_by);
    out["answer"] = answerJson(work.tx, referral);
    out["stayId"] = idOrNull(referral.stay);
    out["receivable"] = measureCalendar(work, referral).answer;
    out["placement"] = placementJson(work, referral.id, referral.stay);
    out["waiting"] = toJson(store::waitingFacts(work.tx, referral.id));
    out["createdAt"] = referral.created_at.iso();
    out["createdBy"] = access::userRef(work.tx, referral.created_by);
    addMeasureParts(work, referral, out);
    out["version"] = referral.version;
    return out;
}

json::array rowsJson(Transaction& tx, const std::vector<Referral>& referrals) {
    const Names names = namesOf(
        tx, referrals, [](const Referral& one) { return one.person; },
        [](const Referral& one) { return one.said.structure.value(); });
    json::array rows;
    for (const auto& referral : referrals)
        rows.push_back(json::object{{"id", referral.id.text()},
                                    {"personId", referral.person.text()},
                                    {"personName", names.of(referral.person)},
                                    {"structureId", referral.said.structure->text()},
                                    {"structureName", names.of(*referral.said.structure)},
                                    {"className", referral.said.class_name},
                                    {"state", referralStateCode(referral.state)},
                                    {"receivedOn", referral.said.received_on->iso()},
                                    {"receivedTime", referral.said.received_time},
                                    {"measure", toJson(referral.said.measure)},
                                    {"motive", referral.said.motive},
                                    {"reasonCode", referral.reason_code},
                                    {"answered", referral.answered},
                                    {"stayId", idOrNull(referral.stay)},
                                    {"receivable", referral.receivable}});
    return rows;
}

json::array candidatesJson(Transaction& tx, const std::vector<Candidate>& candidates) {
    const Names names = namesOf(
        tx, candidates, [](const Candidate& one) { return one.known.referral.person; },
        [](const Candidate& one) { return one.known.referral.said.structure.value(); });
    json::array out;
    for (const auto& candidate : candidates) {
        const Referral& referral = candidate.known.referral;
        json::array evidence;
        for (const auto& one : candidate.evidence)
            evidence.push_back(json::object{{"code", one.code}, {"params", paramsJson(one.params)}});
        out.push_back(json::object{{"referralId", referral.id.text()},
                                   {"personId", referral.person.text()},
                                   {"personName", names.of(referral.person)},
                                   {"birthDate", dayOrNull(names.birthDate(referral.person))},
                                   {"structureName", names.of(*referral.said.structure)},
                                   {"className", referral.said.class_name},
                                   {"caller", toJson(referral.said.caller)},
                                   {"receivedOn", referral.said.received_on->iso()},
                                   {"measure", toJson(referral.said.measure)},
                                   {"state", referralStateCode(referral.state)},
                                   {"evidence", std::move(evidence)}});
    }
    return out;
}

json::object stayJson(const Work& work, const Stay& stay) {
    Transaction& tx = work.tx;
    const Referral referral = store::findReferral(tx, stay.referral).value();
    const auto recorded = work.attendance.of(tx, stay.id);
    const auto halves = withStop(store::halves(tx, stay.id), stay.stopped_after);
    const auto history = store::history(tx, stay.id);
    const auto forms = store::forms(tx, stay.id);
    const Names names(tx, {stay.person}, {stay.structure});

    json::array allowed;
    for (const StayState state : allowedMoves(work.blueprint, stay.state)) allowed.emplace_back(stayStateCode(state));
    json::array transitions;
    for (const auto& move : history) transitions.push_back(transitionJson(tx, move));
    json::array form_list;
    for (const auto& form : forms) form_list.push_back(formJson(tx, form));
    json::array warnings;
    for (const auto& notice : stayWarnings(work, stay, referral, {halves, history, forms, recorded}))
        warnings.push_back(json::object{{"code", notice.code}, {"params", paramsJson(notice.params)}});

    return {{"id", stay.id.text()},
            {"referralId", stay.referral.text()},
            {"personId", stay.person.text()},
            {"personName", names.of(stay.person)},
            {"structureId", stay.structure.text()},
            {"structureName", names.of(stay.structure)},
            {"className", stay.class_name},
            {"state", stayStateCode(stay.state)},
            {"measure", toJson(referral.said.measure)},
            {"placement", placementJson(work, referral.id, stay.id)},
            {"motive", referral.said.motive},
            {"sharedMeasures", sharedMeasuresJson(work, stay, referral.id)},
            {"halfDays", halvesJson(tx, stay.id, halves, recorded)},
            {"summary", summarise(plannedOf(halves), recorded, work.settings).toJson()},
            {"returnDueOn", dayOrNull(stay.return_due_on)},
            {"followUpDueOn", dayOrNull(stay.follow_up_due_on)},
            {"deadlines", deadlinesJson(work, stay, history)},
            {"allowed", std::move(allowed)},
            {"canUndo", lastStanding(history) != nullptr},
            {"transitions", std::move(transitions)},
            {"forms", std::move(form_list)},
            {"guardians", people::contactableGuardiansJson(tx, stay.person, work.clock.today())},
            {"warnings", std::move(warnings)},
            {"version", stay.version}};
}

json::array stayRowsJson(Transaction& tx, const std::vector<StayLine>& lines) {
    const Names names = namesOf(tx, lines);
    json::array rows;
    for (const auto& line : lines) {
        json::array halves;
        for (const HalfDay half : store::planned(tx, line.id)) halves.emplace_back(half.text());
        rows.push_back(json::object{{"id", line.id.text()},
                                    {"personId", line.person.text()},
                                    {"personName", names.of(line.person)},
                                    {"structureName", names.of(line.structure)},
                                    {"className", line.class_name},
                                    {"state", stayStateCode(line.state)},
                                    {"firstHalfDay", halfDayOrNull(line.first)},
                                    {"lastHalfDay", halfDayOrNull(line.last)},
                                    {"planned", halves.size()},
                                    {"halfDays", std::move(halves)}});
    }
    return rows;
}

json::array fileStaysJson(Transaction& tx, const std::vector<store::FileLine>& file_lines,
                          const AttendanceReader& attendance, const calendar::Settings& settings) {
    std::vector<StayLine> lines;
    for (const auto& file_line : file_lines) lines.push_back(file_line.line);
    const Names names = namesOf(tx, lines);
    json::array out;
    for (const auto& [line, referral, measure_kind] : file_lines)
        out.push_back(json::object{
            {"id", line.id.text()},
            {"referralId", referral.text()},
            {"structureName", names.of(line.structure)},
            {"measureKind", measure_kind},
            {"state", stayStateCode(line.state)},
            {"firstHalfDay", halfDayOrNull(line.first)},
            {"lastHalfDay", halfDayOrNull(line.last)},
            {"summary", summarise(store::planned(tx, line.id), attendance.of(tx, line.id), settings).toJson()}});
    return out;
}

json::object formJson(Transaction& tx, const store::StayForm& form) {
    const auto edition = blueprints::findEdition(tx, form.edition);
    return {{"kind", form.kind},
            {"answers", form.answers},
            {"version", form.version},
            {"updatedAt", form.updated_at ? json::value(form.updated_at->iso()) : json::value()},
            {"updatedBy", access::userRef(tx, form.updated_by)},
            {"answeredIn", edition ? json::value(toJson(*edition)) : json::value()}};
}

}  // namespace jalon::receptions
