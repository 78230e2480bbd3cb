// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/edit_rules.h"

#include <algorithm>
#include <set>

namespace jalon::blueprints {
namespace {

const Choice* find(const std::vector<Choice>& choices, const std::string& code) {
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return c.code == code; });
    return found == choices.end() ? nullptr : &*found;
}

class Examination {
public:
    Examination(const Blueprint& edited, const Blueprint& used) : edited_(edited), used_(used) {}

    std::vector<Problem> run() {
        for (const auto& list : used_.lists()) compareList(list);
        for (const auto& list : edited_.lists())
            if (used_.list(list.name) == nullptr) error("vocabularies." + list.name, "list_unknown");
        compareForms();
        compareDeadlines();
        compareSheets();
        followSteps();
        return std::move(problems_);
    }

private:
    void error(std::string place, std::string code) {
        problems_.push_back({Problem::Severity::error, std::move(place), std::move(code)});
    }
    void warn(std::string place, std::string code) {
        problems_.push_back({Problem::Severity::warning, std::move(place), std::move(code)});
    }
    static std::string at(const std::string& place, std::size_t index) { return place + "." + std::to_string(index); }

    void compareList(const ListInfo& list) {
        const std::string place = "vocabularies." + list.name;
        if (edited_.list(list.name) == nullptr) return error(place, "list_removed");
        const auto& now = edited_.vocabulary(list.name);
        const auto& before = used_.vocabulary(list.name);
        for (const auto& choice : before)
            if (find(now, choice.code) == nullptr) error(place + "." + choice.code, "code_in_use");
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto* was = find(before, now[i].code);
            if (list.fixed && was == nullptr) error(at(place, i) + ".code", "fixed_list");
            if (list.fixed && was != nullptr && was->active && !now[i].active)
                error(at(place, i) + ".active", "retired_fixed");
        }
        const bool offers = std::any_of(now.begin(), now.end(), [](const Choice& c) { return c.active; });
        if (!now.empty() && !offers) error(place, "all_retired");
    }

    void compareForms() {
        for (const auto& form : used_.forms())
            if (edited_.form(form.kind) == nullptr) error("forms." + form.kind, "form_removed");
        for (std::size_t f = 0; f < edited_.forms().size(); ++f) {
            const auto& form = edited_.forms()[f];
            const auto* was = used_.form(form.kind);
            if (was == nullptr)
                error(at("forms", f) + ".kind", "form_unknown");
            else
                compareFields(form, *was, at("forms", f));
        }
    }

    void compareFields(const FormDefinition& form, const FormDefinition& was, const std::string& place) {
        for (std::size_t s = 0; s < form.sections.size(); ++s)
            for (std::size_t i = 0; i < form.sections[s].fields.size(); ++i) {
                const auto& field = form.sections[s].fields[i];
                const auto* before = was.find(field.key);
                const std::string here = at(at(place + ".sections", s) + ".fields", i);
                if (before == nullptr) continue;
                if (before->type != field.type) error(here + ".type", "type_changed");
                for (const auto& choice : before->choices)
                    if (find(field.choices, choice.code) == nullptr)
                        error(here + ".choices." + choice.code, "choice_in_use");
            }
    }

    void compareDeadlines() {
        for (const auto& rule : used_.deadlines())
            if (edited_.deadline(rule.code) == nullptr) error("deadlines." + rule.code, "deadline_removed");
    }

    void compareSheets() {
        for (const auto& sheet : used_.sheets())
            if (edited_.sheet(sheet.code) == nullptr) error("sheets." + sheet.code, "sheet_removed");
        for (std::size_t i = 0; i < edited_.sheets().size(); ++i) {
            const auto& sheet = edited_.sheets()[i];
            const auto* was = used_.sheet(sheet.code);
            if (was == nullptr) {
                error(at("sheets", i) + ".code", "sheet_unknown");
                continue;
            }
            for (std::size_t b = 0; b < sheet.blocks.size(); ++b)
                if (std::none_of(was->blocks.begin(), was->blocks.end(),
                                 [&](const SheetBlock& block) { return block.code == sheet.blocks[b].code; }))
                    error(at(at("sheets", i) + ".blocks", b) + ".code", "block_unknown");
        }
    }

    /// From the first step of the list, every other is to be reached, and from each the last move leads to "closed".
    void followSteps() {
        const auto& steps = edited_.vocabulary("stay_state");
        if (steps.empty()) return;
        std::set<std::string> reached{"accepted"};
        std::set<std::string> ending{"closed"};
        for (std::size_t round = 0; round < steps.size(); ++round)
            for (const auto& rule : edited_.stayTransitions()) {
                if (reached.contains(rule.from)) reached.insert(rule.to);
                if (ending.contains(rule.to)) ending.insert(rule.from);
            }
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (!reached.contains(steps[i].code)) warn(at("vocabularies.stay_state", i), "step_unreachable");
            if (!ending.contains(steps[i].code)) warn(at("vocabularies.stay_state", i), "step_without_end");
        }
    }

    const Blueprint& edited_;
    const Blueprint& used_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> editProblems(const Blueprint& edited, const Blueprint& used) {
    return Examination(edited, used).run();
}

std::vector<Problem> problemsOf(const Error& error) {
    if (error.fields.empty()) return {{Problem::Severity::error, "", error.code}};
    std::vector<Problem> out;
    for (const auto& field : error.fields) out.push_back({Problem::Severity::error, field.field, field.code});
    return out;
}

bool anyError(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Problem::Severity::error; });
}

json::object toJson(const Problem& problem) {
    return {{"severity", problem.severity == Problem::Severity::error ? "error" : "warning"},
            {"place", problem.place},
            {"code", problem.code}};
}

}  // namespace jalon::blueprints
