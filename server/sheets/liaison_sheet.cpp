// SPDX-License-Identifier: EUPL-1.2
// The sheet for the school: composed, checked, decided on.
#include <algorithm>
#include <set>

#include "access/access.h"
#include "audit/audit.h"
#include "base/text.h"
#include "partners/partners.h"
#include "people/people.h"
#include "receptions/receptions.h"
#include "sheets/liaison.h"
#include "sheets/sheets.h"
#include "sheets/sheets_store.h"

namespace jalon::sheets {
namespace {

using access::Right;
using storage::Transaction;

json::value orNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }
json::value orNull(const std::optional<HalfDay>& half) { return half ? json::value(half->text()) : json::value(); }

/// Names too short are words of the language before they are names.
constexpr std::size_t kShortestName = 3;

/// The surnames of those received with this pupil: nothing of another child goes to a school.
std::vector<GuardWord> otherPupils(Transaction& tx, const receptions::StayLine& line,
                                   const people::PersonSummary& pupil) {
    std::vector<PersonId> others;
    std::set<std::string> seen{line.person.text()};
    for (const HalfDay half : receptions::plannedHalfDays(tx, line.id))
        for (const auto& stay : receptions::staysOn(tx, half))
            if (seen.insert(stay.person.text()).second) others.push_back(stay.person);
    std::vector<GuardWord> words;
    for (const auto& [id, person] : people::findMany(tx, others))
        if (text::length(person.last_name) >= kShortestName &&
            text::fold(person.last_name) != text::fold(pupil.last_name))
            words.push_back({"other_pupil", person.last_name});
    return words;
}

/// What is known of a stay's sheet in one transaction.
struct Composed {
    receptions::StayLine line;
    people::PersonSummary pupil;
    receptions::StayPapers papers;
    std::vector<DecidedSentence> decisions;
    LiaisonForms read;
};

std::optional<Composed> compose(Transaction& tx, const blueprints::Blueprint& blueprint, const StayId& id) {
    const auto line = receptions::findStay(tx, id);
    const auto papers = receptions::papersOf(tx, id);
    if (!line || !papers) return std::nullopt;
    auto pupil = people::find(tx, line->person).value();
    auto words = guardWords(blueprint);
    for (auto& word : otherPupils(tx, *line, pupil)) words.push_back(std::move(word));
    Composed out{*line, std::move(pupil), *papers, store::decisionsOf(tx, id), {}};
    out.read = readForSchool(out.papers.forms, ContentGuard(words), out.decisions);
    return out;
}

json::array hitsJson(const std::vector<GuardHit>& hits) {
    json::array out;
    for (const GuardHit& hit : hits)
        out.push_back(
            json::object{{"domain", hit.domain}, {"text", hit.text}, {"from", hit.from}, {"length", hit.length}});
    return out;
}

json::value decidedJson(const DecidedSentence* decided, const std::map<std::string, std::string>& names) {
    if (decided == nullptr) return nullptr;
    return json::object{{"id", decided->id},
                        {"decision", decisionCode(decided->decision)},
                        {"reason", decided->reason},
                        {"at", decided->at.iso()},
                        {"by", access::userRef(decided->by, names)}};
}

json::array textsJson(Transaction& tx, const Composed& composed) {
    std::vector<UserId> users;
    for (const auto& one : composed.decisions)
        if (one.by) users.push_back(*one.by);
    const auto names = access::displayNames(tx, users);
    json::array out;
    for (const LiaisonText& text : composed.read.texts) {
        json::array marked;
        for (const MarkedSentence& one : text.marked)
            marked.push_back(json::object{{"sentence", one.sentence.text},
                                          {"from", one.sentence.from},
                                          {"length", one.sentence.length},
                                          {"hits", hitsJson(one.sentence.hits)},
                                          {"decision", decidedJson(one.decided, names)}});
        out.push_back(json::object{
            {"form", text.form}, {"field", text.field}, {"text", text.written}, {"marked", std::move(marked)}});
    }
    return out;
}

/// The Measure's dates are the school's own; its motive is left where it is.
json::object liaisonJson(Transaction& tx, const Composed& composed, const receptions::AttendanceReader& attendance,
                         const calendar::Settings& settings) {
    const auto planned = receptions::plannedHalfDays(tx, composed.line.id);
    const auto recorded = attendance.of(tx, composed.line.id);
    const auto school = partners::find(tx, composed.line.structure);
    json::array halves;
    for (const HalfDay half : planned) {
        const auto found = recorded.find(half);
        halves.push_back(json::object{{"halfDay", half.text()},
                                      {"status", found == recorded.end() ? "" : found->second.status},
                                      {"minutesLate", found == recorded.end() ? 0 : found->second.minutes_late}});
    }
    json::array blocked;
    for (const auto& field : composed.read.blocked) blocked.emplace_back(field);
    return {{"stayId", composed.line.id.text()},
            {"personId", composed.line.person.text()},
            {"personName", composed.pupil.displayName()},
            {"structureName", school ? school->name : ""},
            {"className", composed.line.class_name},
            {"measureKind", composed.papers.measure_kind},
            {"start", orNull(composed.papers.start)},
            {"end", orNull(composed.papers.end)},
            {"returnDueOn", orNull(composed.papers.return_due_on)},
            {"summary", receptions::summarise(planned, recorded, settings).toJson()},
            {"halfDays", std::move(halves)},
            {"forms", composed.read.forms},
            {"texts", textsJson(tx, composed)},
            {"blocked", std::move(blocked)},
            {"undecided", composed.read.undecided}};
}

}  // namespace

Result<json::object> Sheets::liaison(const access::Actor& actor, const StayId& stay) {
    TRY(access::require(actor, Right::course_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto composed = compose(tx, blueprints_.on(tx, clock_.today()), stay);
        if (!composed) return Error::notFound();
        audit::record(tx, clock_, actor.author, {"open", "liaison_sheet", stay.text(), composed->line.person, {}});
        return liaisonJson(tx, *composed, attendance_, calendars_.settings(tx));
    });
}

Result<Created> Sheets::decideSentence(const access::Actor& actor, const StayId& stay, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    DecidedSentence asked;
    asked.id = in.uuid("id");
    asked.form = in.text("form", {.max = 60});
    asked.field = in.text("field", {.max = 60});
    asked.sentence = in.text("sentence", {.max = 4000, .lines = true});
    asked.decision =
        parseSentenceDecision(in.oneOf("decision", {"keep", "leave_out"})).value_or(SentenceDecision::leave_out);
    asked.reason = in.optionalText("reason", {.max = 300});
    if (asked.decision == SentenceDecision::keep && asked.reason.empty()) in.fail("reason", "required");
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<Created> {
        DecidedSentence decided = asked;
        const auto& blueprint = blueprints_.on(tx, clock_.today());
        const auto answer = [&] {
            return liaisonJson(tx, compose(tx, blueprint, stay).value(), attendance_, calendars_.settings(tx));
        };
        if (const auto known = store::findDecision(tx, LiaisonDecisionId::trusted(decided.id))) {
            if (known->stay != stay) return Error::conflict("id_taken");
            return Created{answer(), true};
        }
        const auto composed = compose(tx, blueprint, stay);
        if (!composed) return Error::notFound();
        const MarkedSentence* marked = nullptr;
        for (const LiaisonText& text : composed->read.texts)
            for (const MarkedSentence& one : text.marked)
                if (one.form == decided.form && one.field == decided.field &&
                    text::tidyLines(one.sentence.text) == decided.sentence)
                    marked = &one;
        if (marked == nullptr) return Error::invalid("sentence", "not_marked");
        decided.sentence = marked->sentence.text;
        for (const GuardHit& hit : marked->sentence.hits) decided.found.push_back(hit.domain + ":" + hit.text);
        for (const DecidedSentence& earlier : composed->decisions)
            if (earlier.form == decided.form && earlier.field == decided.field && earlier.sentence == decided.sentence)
                store::withdraw(tx, LiaisonDecisionId::trusted(earlier.id));
        decided.at = clock_.now();
        decided.by = actor.author.user;
        store::insert(tx, stay, decided);
        json::array found;
        for (const auto& word : decided.found) found.emplace_back(word);
        audit::record(tx, clock_, actor.author,
                      {std::string(decisionCode(decided.decision)),
                       "liaison_sentence",
                       stay.text(),
                       composed->line.person,
                       {{"form", decided.form},
                        {"field", decided.field},
                        {"found", std::move(found)},
                        {"reason", decided.reason}}});
        return Created{answer()};
    });
}

Result<json::object> Sheets::withdrawDecision(const access::Actor& actor, const LiaisonDecisionId& id) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto known = store::findDecision(tx, id);
        if (!known) return Error::notFound();
        if (!known->withdrawn) store::withdraw(tx, id);
        const auto composed = compose(tx, blueprints_.on(tx, clock_.today()), known->stay);
        if (!composed) return Error::notFound();
        audit::record(tx, clock_, actor.author,
                      {"withdraw",
                       "liaison_sentence",
                       known->stay.text(),
                       composed->line.person,
                       {{"form", known->decision.form}, {"field", known->decision.field}}});
        return liaisonJson(tx, *composed, attendance_, calendars_.settings(tx));
    });
}

}  // namespace jalon::sheets
