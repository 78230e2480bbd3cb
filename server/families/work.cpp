// SPDX-License-Identifier: EUPL-1.2
#include "families/work.h"

#include <algorithm>

#include "access/access.h"
#include "people/people.h"
#include "receptions/receptions.h"

namespace jalon::families {
namespace {

json::array textsJson(const std::vector<std::string>& texts) {
    json::array out;
    for (const auto& text : texts) out.emplace_back(text);
    return out;
}

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

json::object attemptJson(const Work& work, const Attempt& attempt) {
    return {{"id", attempt.id.text()},    {"guardianId", idOrNull(attempt.guardian)},
            {"on", attempt.on.iso()},     {"time", attempt.time},
            {"channel", attempt.channel}, {"result", attempt.result},
            {"note", attempt.note},       {"by", access::userRef(work.tx, attempt.by)},
            {"at", attempt.at.iso()}};
}

}  // namespace

Result<void> requirePerson(const Work& work, const PersonId& person) {
    if (!people::find(work.tx, person)) return Error::notFound();
    return {};
}

Result<std::optional<StayId>> readStay(const Work& work, const PersonId& person, const std::string& id) {
    if (id.empty()) return std::optional<StayId>();
    const auto stay = StayId::trusted(id);
    if (receptions::stayPerson(work.tx, stay) != person) return Error::invalid("stayId", "unknown");
    return std::optional(stay);
}

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {std::move(action), std::move(entity), std::move(id), person, std::move(details)});
}

json::object inputJson(const ConvocationFields& fields) {
    json::array guardians;
    for (const auto& id : fields.guardians) guardians.emplace_back(id.text());
    return {{"purpose", fields.purpose},
            {"on", fields.on.iso()},
            {"time", fields.time},
            {"place", fields.place},
            {"guardians", std::move(guardians)},
            {"young", fields.young},
            {"toBring", textsJson(fields.to_bring)},
            {"interpreter", fields.interpreter},
            {"interpreterLanguage", fields.interpreter_language},
            {"note", fields.note}};
}

std::vector<Warning> convocationWarnings(const Work& work, const Convocation& convocation, const people::Circle& circle,
                                         const std::vector<Convocation>& all) {
    std::vector<Convocation> others;
    std::ranges::copy_if(all, std::back_inserter(others), [&](const auto& each) { return each.id != convocation.id; });
    const auto& fields = convocation.fields;
    const int minutes = minutesOf(fields.time).value_or(0);
    const bool open = work.calendars.serviceSchedule(work.tx).isOpen(calendar::halfDayOfHour(fields.on, minutes / 60));
    const auto apart = work.settings.integer("convocation.apart_minutes", fields.on);
    return warningsOf(fields, {circle, others, open, apart});
}

json::array warningsJson(const std::vector<Warning>& warnings) {
    json::array out;
    for (const auto& warning : warnings) {
        json::object params;
        for (const auto& [key, value] : warning.params) params[key] = value;
        out.push_back(json::object{{"code", warning.code}, {"params", std::move(params)}});
    }
    return out;
}

json::object convocationJson(const Work& work, const Convocation& convocation, const people::Circle& circle,
                             const std::vector<Convocation>& all) {
    json::array attempts;
    for (const auto& attempt : store::attemptsOf(work.tx, convocation.id))
        attempts.push_back(attemptJson(work, attempt));
    json::object out = inputJson(convocation.fields);
    out["id"] = convocation.id.text();
    out["personId"] = convocation.person.text();
    out["stayId"] = idOrNull(convocation.stay);
    out["state"] = stateCode(convocation.state);
    out["outcomeOn"] = dayOrNull(convocation.outcome_on);
    out["outcomeNote"] = convocation.outcome_note;
    out["replaces"] = idOrNull(convocation.replaces);
    out["attempts"] = std::move(attempts);
    out["warnings"] =
        isOpen(convocation.state) ? warningsJson(convocationWarnings(work, convocation, circle, all)) : json::array();
    out["createdBy"] = access::userRef(work.tx, convocation.created_by);
    out["version"] = convocation.version;
    return out;
}

json::object convocationJson(const Work& work, const Convocation& convocation) {
    return convocationJson(work, convocation, people::circleOf(work.tx, convocation.person),
                           store::convocationsOf(work.tx, convocation.person));
}

json::object interviewInputJson(const Interview& interview) {
    return {{"on", interview.on.iso()},
            {"time", interview.time},
            {"mode", interview.mode},
            {"presences", toJson(interview.presences)},
            {"note", interview.note}};
}

json::object interviewJson(const Work& work, const Interview& interview) {
    json::object out = interviewInputJson(interview);
    out["id"] = interview.id.text();
    out["personId"] = interview.person.text();
    out["stayId"] = idOrNull(interview.stay);
    out["convocationId"] = idOrNull(interview.convocation);
    out["kind"] = interview.kind;
    out["createdBy"] = access::userRef(work.tx, interview.created_by);
    out["version"] = interview.version;
    return out;
}

json::object signingJson(const Work& work, const store::Signing& signing) {
    json::array answers;
    for (const auto& answer : signing.answers)
        answers.push_back(json::object{{"kind", answer.kind},
                                       {"answer", consentCode(answer.answer)},
                                       {"scopes", textsJson(answer.scopes)},
                                       {"validUntil", dayOrNull(answer.valid_until)},
                                       {"reason", answer.reason}});
    return {{"id", signing.id.text()},
            {"personId", signing.person.text()},
            {"stayId", idOrNull(signing.stay)},
            {"party", signing.party},
            {"guardianId", idOrNull(signing.guardian)},
            {"signerName", signing.signer_name},
            {"on", signing.on.iso()},
            {"how", signing.how},
            {"filedAt", signing.filed_at},
            {"statement", signing.statement},
            {"strokes", signing.strokes},
            {"digest", signing.digest},
            {"note", signing.note},
            {"answers", std::move(answers)},
            {"cancelled", signing.cancelled},
            {"cancelledReason", signing.cancelled_reason},
            {"createdAt", signing.created_at.iso()},
            {"createdBy", access::userRef(work.tx, signing.created_by)},
            {"version", signing.version}};
}

json::object callJson(const Work& work, const store::ReceivedCall& call) {
    return {{"id", call.id},
            {"personId", call.person.text()},
            {"guardianId", idOrNull(call.guardian)},
            {"callerName", call.caller_name},
            {"asked", textsJson(call.asked)},
            {"told", call.told},
            {"toldReason", call.told_reason},
            {"alert", call.alert},
            {"entryId", call.entry_id},
            {"on", call.on.iso()},
            {"by", access::userRef(work.tx, call.by)}};
}

Needs needsOf(const blueprints::Blueprint& blueprint, std::string_view kind) {
    return {blueprint.knows("authorisation_both", kind), blueprint.knows("authorisation_young", kind)};
}

json::array matrixJson(const Work& work, const PersonId& person, const people::Circle& circle) {
    const Day today = work.clock.today();
    const auto answers = store::answersOf(work.tx, person);
    json::array rows;
    const auto add = [&](const std::string& kind, const std::string& scope) {
        const Verdict verdict = standingOf(kind, scope, answers, circle.guardians, today);
        const Needs needs = needsOf(work.blueprint, kind);
        json::array cells, missing;
        const auto cell = [&](const std::optional<GuardianId>& who) {
            const Authorisation* last = lastAnswer(kind, who, answers, today);
            if (last == nullptr) return;
            const bool in_scope = scope.empty() || last->answer != Consent::given ||
                                  std::ranges::find(last->scopes, scope) != last->scopes.end();
            cells.push_back(json::object{{"guardianId", idOrNull(who)},
                                         {"answer", consentCode(in_scope ? last->answer : Consent::refused)},
                                         {"on", last->on.iso()},
                                         {"validUntil", dayOrNull(last->valid_until)},
                                         {"signingId", last->signing.text()}});
        };
        for (const auto& guardian : circle.guardians) cell(guardian.id);
        cell(std::nullopt);
        for (const auto& id : verdict.missing) missing.emplace_back(id.text());
        rows.push_back(json::object{{"kind", kind},
                                    {"scope", scope},
                                    {"both", needs.both},
                                    {"young", needs.young},
                                    {"dated", work.blueprint.knows("authorisation_dated", kind)},
                                    {"expected", work.blueprint.knows("authorisation_expected", kind)},
                                    {"standing", standingCode(verdict.standing)},
                                    {"missing", std::move(missing)},
                                    {"youngMissing", verdict.young_missing},
                                    {"validUntil", dayOrNull(verdict.valid_until)},
                                    {"cells", std::move(cells)}});
    };
    for (const auto& kind : work.blueprint.vocabulary("authorisation")) {
        const bool answered =
            std::ranges::any_of(answers, [&](const Authorisation& each) { return each.kind == kind.code; });
        if (!kind.active && !answered) continue;
        const auto& scopes = work.blueprint.vocabulary(kind.code + "_scope");
        if (scopes.empty()) add(kind.code, "");
        for (const auto& scope : scopes) add(kind.code, scope.code);
    }
    return rows;
}

}  // namespace jalon::families
