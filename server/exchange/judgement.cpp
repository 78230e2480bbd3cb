// SPDX-License-Identifier: EUPL-1.2
#include "exchange/judgement.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace jalon::exchange {
namespace {

/// Duplicates until somebody says otherwise.
constexpr std::array<std::string_view, 3> kDuplicates{"repeated_line", "known_referral", "known_draft"};

bool isDuplicateCode(std::string_view code) { return std::ranges::find(kDuplicates, code) != kDuplicates.end(); }

std::string nameKey(const ListPupil& pupil) {
    return text::fold(pupil.last_name) + "|" +
           text::fold(pupil.usual_name.empty() ? pupil.first_name : pupil.usual_name);
}

bool isRepeated(const ReadLine& a, const ReadLine& b) {
    const bool class_fits = a.pupil.class_name.empty() || b.pupil.class_name.empty() ||
                            text::fold(a.pupil.class_name) == text::fold(b.pupil.class_name);
    return a.pupil.birth_date == b.pupil.birth_date && class_fits && a.measure.start == b.measure.start &&
           a.measure.end == b.measure.end && a.measure.kind == b.measure.kind;
}

/// Whether the person's choice answers a question.
bool answered(const ListLine& line, const ListFinding& finding) {
    if (finding.code == "homonym_line") return line.decision.pupil == LineDecision::Pupil::newcomer;
    if (finding.code != "candidate") return line.decision.passes(finding.code);
    if (line.decision.pupil == LineDecision::Pupil::newcomer) return true;
    return line.decision.pupil == LineDecision::Pupil::known && line.decision.person &&
           std::ranges::find(line.facts.candidates, *line.decision.person) != line.facts.candidates.end();
}

Verdict verdictOf(const ListLine& line) {
    if (line.decision.leave_out) return Verdict::left_out;
    bool duplicate = false, open = false;
    for (const ListFinding& finding : line.findings) {
        if (finding.severity == Severity::error) return Verdict::refused;
        if (finding.severity != Severity::question || answered(line, finding)) continue;
        (isDuplicateCode(finding.code) ? duplicate : open) = true;
    }
    if (duplicate) return Verdict::duplicate;
    return open ? Verdict::to_check : Verdict::accepted;
}

Becomes becomesOf(const ListLine& line, const blueprints::Blueprint& blueprint) {
    const bool by_hand = !line.facts.examination.empty() || line.facts.known_referral || line.facts.known_draft;
    return line.read.isWhole(blueprint) && !by_hand ? Becomes::referral : Becomes::draft;
}

}  // namespace

bool LineDecision::passes(std::string_view code) const { return std::ranges::find(confirmed, code) != confirmed.end(); }

LineDecision readDecision(JsonReader& in) {
    LineDecision out;
    out.leave_out = in.boolean("leaveOut", false);
    const std::string pupil = in.optionalOneOf("pupil", {"known", "new"});
    out.pupil = pupil == "known" ? LineDecision::Pupil::known
                : pupil == "new" ? LineDecision::Pupil::newcomer
                                 : LineDecision::Pupil::undecided;
    out.person = PersonId::parse(in.optionalUuid("personId"));
    out.confirmed = in.texts("confirmed", 30, {.max = 60});
    return out;
}

json::object toJson(const LineDecision& decision) {
    json::array confirmed;
    for (const auto& code : decision.confirmed) confirmed.emplace_back(code);
    const char* pupil = decision.pupil == LineDecision::Pupil::known      ? "known"
                        : decision.pupil == LineDecision::Pupil::newcomer ? "new"
                                                                          : "";
    return {{"leaveOut", decision.leave_out},
            {"pupil", pupil},
            {"personId", decision.person ? json::value(decision.person->text()) : json::value()},
            {"confirmed", std::move(confirmed)}};
}

std::string_view verdictCode(Verdict verdict) {
    static constexpr std::array<std::string_view, 5> kCodes{"accepted", "duplicate", "to_check", "refused", "left_out"};
    return kCodes.at(static_cast<std::size_t>(verdict));
}

std::string_view becomesCode(Becomes becomes) {
    static constexpr std::array<std::string_view, 3> kCodes{"", "referral", "draft"};
    return kCodes.at(static_cast<std::size_t>(becomes));
}

void judge(std::vector<ListLine>& lines, const blueprints::Blueprint& blueprint) {
    std::multimap<std::string, const ListLine*> earlier;
    for (ListLine& line : lines) {
        line.findings = line.read.findings;
        line.duplicate_of.reset();
        const auto ask = [&](std::string field, std::string code, std::map<std::string, std::string> params = {}) {
            line.findings.push_back({std::move(field), std::move(code), Severity::question, std::move(params)});
        };
        for (const ListFinding& finding : line.facts.examination) line.findings.push_back(finding);
        const std::string key = nameKey(line.read.pupil);
        const auto [first, last] = earlier.equal_range(key);
        if (first != last && !line.read.hasError()) {
            const auto repeated =
                std::find_if(first, last, [&](const auto& one) { return isRepeated(one.second->read, line.read); });
            const ListLine& other = *(repeated == last ? first : repeated)->second;
            line.duplicate_of = other.line;
            ask("", repeated == last ? "homonym_line" : "repeated_line", {{"line", std::to_string(other.line)}});
        }
        if (line.facts.known_referral) ask("", "known_referral");
        if (line.facts.known_draft) ask("", "known_draft");
        if (!line.facts.candidates.empty() && !line.facts.known_referral) ask("", "candidate");
        line.verdict = verdictOf(line);
        line.becomes = line.verdict == Verdict::accepted ? becomesOf(line, blueprint) : Becomes::nothing;
        const bool counts = line.verdict != Verdict::refused && line.verdict != Verdict::left_out;
        if (counts && !line.read.pupil.last_name.empty()) earlier.emplace(key, &line);
    }
}

ListCounts count(const std::vector<ListLine>& lines) {
    ListCounts out;
    for (const ListLine& line : lines) {
        switch (line.verdict) {
            case Verdict::accepted:
                ++out.accepted;
                break;
            case Verdict::duplicate:
                ++out.duplicate;
                break;
            case Verdict::to_check:
                ++out.to_check;
                break;
            case Verdict::refused:
                ++out.refused;
                break;
            case Verdict::left_out:
                ++out.left_out;
                break;
        }
    }
    return out;
}

}  // namespace jalon::exchange
