// SPDX-License-Identifier: EUPL-1.2
#include "exchange/preview.h"

#include <algorithm>

#include "exchange/exchange_store.h"
#include "partners/partners.h"
#include "people/candidates.h"

namespace jalon::exchange {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kMostCandidates = 5;

json::object candidateJson(Transaction& tx, const people::Candidate& candidate) {
    const auto& person = candidate.person;
    const auto school = person.structure ? partners::find(tx, *person.structure) : std::nullopt;
    json::array evidence;
    for (const auto& item : candidate.match.evidence) {
        json::object params;
        for (const auto& [key, value] : item.params) params[key] = value;
        evidence.push_back(json::object{{"code", item.code}, {"params", std::move(params)}});
    }
    return {{"id", person.id.text()},
            {"lastName", person.last_name},
            {"firstName", person.first_name},
            {"usualName", person.usual_name},
            {"birthDate", person.birth_date ? json::value(person.birth_date->iso()) : json::value()},
            {"structureName", school ? school->name : ""},
            {"className", person.class_name},
            {"score", candidate.match.score},
            {"level", people::matchLevelCode(candidate.match.level)},
            {"evidence", std::move(evidence)}};
}

/// The field of a referral that a cell stands for.
std::string cellOf(const std::string& field) {
    if (field == "measure.kind") return "measureKind";
    if (field == "measure.start" || field == "measure.end") return field.substr(field.find('.') + 1);
    return field == "motive" ? "motive" : "";
}

/// The findings of a referral's examination and the announcements it may repeat.
void examine(const Work& work, const StructureId& structure, const std::optional<PersonId>& pupil, ListLine& line,
             Beside& beside) {
    const ListMeasure& measure = line.read.measure;
    const auto* kind = work.blueprint.measureKind(measure.kind);
    if (line.read.hasError() || kind == nullptr || !measure.start || (!measure.end && !kind->open_ended)) return;
    json::object body{{"structureId", structure.text()},
                      {"className", line.read.pupil.class_name},
                      {"receivedOn", work.clock.today().iso()},
                      {"measure", measureBody(measure)},
                      {"motive", measure.motive}};
    if (pupil) body["personId"] = pupil->text();
    const auto checked = work.receptions.checkReferral(work.tx, work.actor, body);
    if (!checked) {
        line.facts.examination.push_back({"", checked.error().code, Severity::error, {}});
        return;
    }
    for (const auto& finding : checked.value().at("findings").as_array()) {
        ListFinding out{cellOf(std::string(finding.at("field").as_string())),
                        std::string(finding.at("code").as_string()),
                        finding.at("severity") == "error" ? Severity::error : Severity::question,
                        {}};
        for (const auto& [key, value] : finding.at("params").as_object())
            if (value.is_string()) out.params[std::string(key)] = std::string(value.as_string());
        // The age was asked about when the birth date was read.
        const bool of_age = out.code == "age_too_young" || out.code == "age_too_old";
        if (!of_age) line.facts.examination.push_back(std::move(out));
    }
    for (const char* list : {"duplicates", "overlaps"})
        for (const auto& one : checked.value().at(list).as_array()) beside.referrals.push_back(one);
    line.facts.known_referral = !beside.referrals.empty();
}

}  // namespace

json::object measureBody(const ListMeasure& measure) {
    const auto half = [](const std::optional<HalfDay>& at) { return at ? json::value(at->text()) : json::value(); };
    return {{"kind", measure.kind}, {"start", half(measure.start)}, {"end", half(measure.end)}};
}

std::vector<LikelyPupil> likelyPupils(Transaction& tx, const access::FileScope& files, const ListPupil& pupil,
                                      const StructureId& structure) {
    auto asked = people::describe(pupil.last_name, pupil.first_name, pupil.usual_name, pupil.birth_date);
    asked.sex = pupil.sex;
    asked.structure = structure.text();
    std::vector<LikelyPupil> out;
    for (const auto& candidate : people::findCandidates(tx, files, asked, {}, people::kLikelyScore)) {
        if (out.size() == kMostCandidates) break;
        out.push_back({candidate.person.id, candidateJson(tx, candidate)});
    }
    return out;
}

Preview previewOf(const Work& work, const StructureId& structure, std::vector<ListLine> lines) {
    Preview out{std::move(lines), {}};
    const auto drafts = store::openDrafts(work.tx, work.actor, structure);
    for (ListLine& line : out.lines) {
        Beside beside;
        line.read = readLine(line.cells, work.blueprint, work.settings, work.clock.today());
        line.facts = {};
        if (!line.read.pupil.last_name.empty() && !line.decision.leave_out) {
            const auto likely = likelyPupils(work.tx, work.actor.files, line.read.pupil, structure);
            for (const auto& one : likely) {
                line.facts.candidates.push_back(one.person);
                beside.candidates.push_back(one.shown);
            }
            std::optional<PersonId> pupil;
            if (line.decision.pupil == LineDecision::Pupil::known)
                pupil = line.decision.person;
            else if (line.decision.pupil == LineDecision::Pupil::undecided && !likely.empty())
                pupil = likely.front().person;
            if (pupil && std::ranges::find(line.facts.candidates, *pupil) == line.facts.candidates.end()) pupil.reset();
            examine(work, structure, pupil, line, beside);
            line.facts.known_draft = std::ranges::any_of(
                drafts, [&](const store::Draft& draft) { return sameAnnouncement(draft.content, line.read); });
        }
        out.beside.push_back(std::move(beside));
    }
    judge(out.lines, work.blueprint);
    return out;
}

json::object toJson(const Preview& preview, json::value format) {
    const ListCounts counts = count(preview.lines);
    json::array lines;
    for (std::size_t i = 0; i < preview.lines.size(); ++i) {
        const ListLine& line = preview.lines[i];
        json::array findings;
        for (const ListFinding& finding : line.findings) findings.push_back(toJson(finding));
        lines.push_back(
            json::object{{"line", line.line},
                         {"cells", toJson(line.cells)},
                         {"decision", toJson(line.decision)},
                         {"verdict", verdictCode(line.verdict)},
                         {"becomes", becomesCode(line.becomes)},
                         {"pupil", toJson(line.read.pupil)},
                         {"measure", toJson(line.read.measure)},
                         {"findings", std::move(findings)},
                         {"duplicateOfLine", line.duplicate_of ? json::value(*line.duplicate_of) : json::value()},
                         {"candidates", preview.beside[i].candidates},
                         {"referrals", preview.beside[i].referrals}});
    }
    return {{"format", std::move(format)},
            {"counts", json::object{{"accepted", counts.accepted},
                                    {"duplicate", counts.duplicate},
                                    {"toCheck", counts.to_check},
                                    {"refused", counts.refused},
                                    {"leftOut", counts.left_out}}},
            {"lines", std::move(lines)}};
}

Result<json::object> Exchange::read(const access::Actor& actor, const StructureId& structure, std::string_view bytes) {
    TRY(access::require(actor, Right::lists_import));
    TRY_ASSIGN(const auto list, readSchoolList(bytes));
    const auto texts = [](const std::vector<std::string>& all) {
        json::array out;
        for (const auto& one : all) out.emplace_back(one);
        return out;
    };
    const json::object format{{"encoding", list.encoding},      {"delimiter", std::string(1, list.delimiter)},
                              {"columns", texts(list.columns)}, {"ignored", texts(list.ignored)},
                              {"health", texts(list.health)},   {"read", list.rows.size()},
                              {"skipped", list.skipped}};
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        if (!partners::find(tx, structure)) return Error::invalid("structureId", "unknown");
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), receptions_};
        std::vector<ListLine> lines;
        for (const ListRow& row : list.rows) lines.push_back({row.line, row.cells});
        return toJson(previewOf(work, structure, std::move(lines)), format);
    });
}

Result<json::object> Exchange::check(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::lists_import));
    JsonReader in(body);
    const std::string structure = in.uuid("structureId");
    const auto lines = readLines(in, [](JsonReader&) {});
    TRY(in.finish());
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto school = StructureId::trusted(structure);
        if (!partners::find(tx, school)) return Error::invalid("structureId", "unknown");
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), receptions_};
        return toJson(previewOf(work, school, lines), nullptr);
    });
}

}  // namespace jalon::exchange
