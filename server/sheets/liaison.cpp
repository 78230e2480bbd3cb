// SPDX-License-Identifier: EUPL-1.2
#include "sheets/liaison.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jalon::sheets {
namespace {

using FormField = std::pair<std::string_view, std::string_view>;

constexpr std::array<FormField, 12> kForSchool{{
    {"review", "heldOn"},
    {"review", "rules"},
    {"review", "effort"},
    {"review", "toSchool"},
    {"review", "commitments"},
    {"return", "heldOn"},
    {"return", "onDueDay"},
    {"return", "tutor"},
    {"return", "timetable"},
    {"return", "contract"},
    {"return", "commitments"},
    {"return", "workReturned"},
}};

constexpr std::array<std::string_view, 4> kDomains{"family", "health", "justice", "psychology"};

LiaisonText readText(const std::string& form, const std::string& field, const std::string& written,
                     const ContentGuard& guard, const std::vector<DecidedSentence>& decisions) {
    LiaisonText text{form, field, written, {}, {}};
    std::vector<GuardedSentence> taken_out;
    for (GuardedSentence& sentence : guard.sentences(written)) {
        const auto decided = std::ranges::find_if(
            decisions, [&](const DecidedSentence& one) { return one.holdsFor(form, field, sentence); });
        const DecidedSentence* decision = decided == decisions.end() ? nullptr : &*decided;
        if (decision == nullptr || decision->decision == SentenceDecision::leave_out) taken_out.push_back(sentence);
        text.marked.push_back({form, field, std::move(sentence), decision});
    }
    text.printed = withoutSentences(written, taken_out);
    return text;
}

}  // namespace

bool goesToSchool(std::string_view form, std::string_view field) {
    return std::ranges::find(kForSchool, FormField{form, field}) != kForSchool.end();
}

std::string_view decisionCode(SentenceDecision decision) {
    return decision == SentenceDecision::keep ? "keep" : "leave_out";
}

std::optional<SentenceDecision> parseSentenceDecision(std::string_view code) {
    if (code == "keep") return SentenceDecision::keep;
    if (code == "leave_out") return SentenceDecision::leave_out;
    return std::nullopt;
}

bool DecidedSentence::holdsFor(std::string_view in_form, std::string_view in_field,
                               const GuardedSentence& marked) const {
    if (form != in_form || field != in_field || sentence != marked.text) return false;
    return decision == SentenceDecision::leave_out || std::ranges::all_of(marked.hits, [&](const GuardHit& hit) {
               return std::ranges::find(found, hit.domain + ":" + hit.text) != found.end();
           });
}

LiaisonForms readForSchool(const json::array& forms, const ContentGuard& guard,
                           const std::vector<DecidedSentence>& decisions) {
    LiaisonForms out;
    for (const auto& each : forms) {
        const std::string kind(each.at("kind").as_string());
        json::object for_school;
        for (const auto& [key, answer] : each.at("answers").as_object()) {
            const std::string field(key);
            if (!goesToSchool(kind, field)) {
                out.blocked.push_back(kind + "." + field);
                continue;
            }
            for_school[key] = answer;
            if (!answer.is_string()) continue;
            LiaisonText text = readText(kind, field, std::string(answer.as_string()), guard, decisions);
            if (text.marked.empty()) continue;
            for (const MarkedSentence& marked : text.marked) out.undecided += marked.decided == nullptr;
            if (text.printed.empty())
                for_school.erase(key);
            else
                for_school[key] = text.printed;
            out.texts.push_back(std::move(text));
        }
        if (for_school.empty()) continue;
        json::object form = each.as_object();
        form["answers"] = std::move(for_school);
        out.forms.push_back(std::move(form));
    }
    return out;
}

std::vector<GuardWord> guardWords(const blueprints::Blueprint& blueprint) {
    std::vector<GuardWord> words;
    for (const auto domain : kDomains)
        for (const auto& choice : blueprint.vocabulary("guard_" + std::string(domain))) {
            const auto* label = choice.label.if_contains("fr");
            if (choice.active && label != nullptr && label->is_string())
                words.push_back({std::string(domain), std::string(label->as_string())});
        }
    return words;
}

}  // namespace jalon::sheets
