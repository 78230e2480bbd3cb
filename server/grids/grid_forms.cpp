// SPDX-License-Identifier: EUPL-1.2
#include "grids/grid_forms.h"

#include <algorithm>

namespace jalon::grids {
namespace {

using blueprints::Choice;
using blueprints::FieldType;
using blueprints::FormDefinition;
using blueprints::FormField;

std::vector<Choice> offered(const std::vector<Choice>& list) {
    std::vector<Choice> out;
    std::ranges::copy_if(list, std::back_inserter(out), [](const Choice& choice) { return choice.active; });
    return out;
}

/// `kind` is its label too: people never read it, the client has words of its own for each form.
FormDefinition formOf(std::string kind, const std::vector<Choice>& items, const std::vector<Choice>& scale) {
    const json::object label{{"fr", kind}};
    FormDefinition form{std::move(kind), label, {{"items", label, {}}}};
    for (const auto& item : offered(items)) {
        FormField field;
        field.key = item.code;
        field.type = FieldType::scale;
        field.label = item.label;
        field.hint = {{"fr", ""}};
        field.choices = offered(scale);
        form.sections.front().fields.push_back(std::move(field));
    }
    return form;
}

json::object choiceJson(const std::string& code, const json::object& label) {
    return {{"code", code}, {"label", label}};
}

}  // namespace

FormDefinition gridForm(const blueprints::Blueprint& blueprint) {
    return formOf("grid", blueprint.vocabulary("grid_item"), blueprint.vocabulary("grid_scale"));
}

FormDefinition selfGridForm(const blueprints::Blueprint& blueprint) {
    auto items = blueprint.vocabulary("grid_item");
    for (auto& item : items)
        for (const auto& said : offered(blueprint.vocabulary("grid_item_self")))
            if (said.code == item.code) item.label = said.label;
    return formOf("grid_self", items, blueprint.vocabulary("grid_scale_self"));
}

FormDefinition selfEvaluationForm(const blueprints::Blueprint& blueprint) {
    return formOf("self_evaluation", blueprint.vocabulary("self_item"), blueprint.vocabulary("self_face"));
}

json::object gridFormJson(const FormDefinition& form) {
    json::array items, scale;
    for (const auto& section : form.sections)
        for (const auto& field : section.fields) {
            items.push_back(choiceJson(field.key, field.label));
            if (scale.empty())
                for (const auto& choice : field.choices) scale.push_back(choiceJson(choice.code, choice.label));
        }
    return {{"items", std::move(items)}, {"scale", std::move(scale)}};
}

json::object answersJson(const Answers& answers) {
    json::object out;
    for (const auto& [item, code] : answers) out[item] = code;
    return out;
}

Answers answersOf(const json::object& checked) {
    Answers out;
    for (const auto& [item, code] : checked) out[item] = std::string(code.as_string());
    return out;
}

std::vector<Choice> itemsOf(const std::vector<const FormDefinition*>& editions) {
    std::vector<Choice> out;
    for (const auto* edition : editions)
        for (const auto& section : edition->sections)
            for (const auto& field : section.fields)
                if (std::ranges::find(out, field.key, &Choice::code) == out.end())
                    out.push_back({field.key, field.label});
    return out;
}

}  // namespace jalon::grids
