// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/form.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace jalon::blueprints {
namespace {

constexpr std::array<std::string_view, 7> kFieldTypes{"text", "lines", "choice", "choices", "day", "boolean", "scale"};

bool isChoice(const FormField& field, std::string_view code) {
    return std::any_of(field.choices.begin(), field.choices.end(), [&](const Choice& c) { return c.code == code; });
}

/// What one answer becomes, or the code of what is wrong with it. An answer of no content becomes null.
struct Checked {
    json::value stored;
    std::string_view error;
};

Checked checkText(const FormField& field, const json::value& answer) {
    if (!answer.is_string()) return {{}, "wrong_type"};
    const std::string_view typed = answer.get_string();
    if (!text::isValidUtf8(typed)) return {{}, "wrong_type"};
    std::string tidied = field.type == FieldType::lines ? text::tidyLines(typed) : text::tidy(typed);
    if (text::length(tidied) > field.max_length) return {{}, "too_long"};
    if (tidied.empty()) return {};
    return {json::value(std::move(tidied)), ""};
}

Checked checkChoice(const FormField& field, const json::value& answer) {
    if (!answer.is_string()) return {{}, "wrong_type"};
    const std::string_view code = answer.get_string();
    if (code.empty()) return {};
    if (!isChoice(field, code)) return {{}, "not_in_list"};
    return {answer, ""};
}

Checked checkChoices(const FormField& field, const json::value& answer) {
    if (!answer.is_array()) return {{}, "wrong_type"};
    std::set<std::string_view> chosen;
    for (const auto& code : answer.get_array()) {
        if (!code.is_string()) return {{}, "wrong_type"};
        if (!isChoice(field, code.get_string())) return {{}, "not_in_list"};
        chosen.insert(code.get_string());
    }
    if (chosen.empty()) return {};
    json::array stored;
    for (const auto& choice : field.choices)
        if (chosen.contains(choice.code)) stored.emplace_back(choice.code);
    return {std::move(stored), ""};
}

Checked checkDay(const json::value& answer) {
    if (!answer.is_string()) return {{}, "wrong_type"};
    if (answer.get_string().empty()) return {};
    if (!Day::parse(answer.get_string())) return {{}, "not_a_date"};
    return {answer, ""};
}

Checked checkAnswer(const FormField& field, const json::value& answer) {
    if (answer.is_null()) return {};
    switch (field.type) {
        case FieldType::text:
        case FieldType::lines:
            return checkText(field, answer);
        case FieldType::choice:
        case FieldType::scale:
            return checkChoice(field, answer);
        case FieldType::choices:
            return checkChoices(field, answer);
        case FieldType::day:
            return checkDay(answer);
        case FieldType::boolean:
            return answer.is_bool() ? Checked{answer, ""} : Checked{{}, "wrong_type"};
    }
    throw std::logic_error("field of an unknown type");
}

json::object toJson(const FormField& field) {
    json::array choices;
    for (const auto& choice : field.choices) choices.push_back(toJson(choice));
    return {{"key", field.key},
            {"type", fieldTypeCode(field.type)},
            {"label", field.label},
            {"hint", field.hint},
            {"required", field.required},
            {"choices", std::move(choices)},
            {"maxLength", field.max_length}};
}

}  // namespace

std::string_view fieldTypeCode(FieldType type) { return kFieldTypes.at(static_cast<std::size_t>(type)); }

std::optional<FieldType> parseFieldType(std::string_view code) {
    const auto found = std::find(kFieldTypes.begin(), kFieldTypes.end(), code);
    if (found == kFieldTypes.end()) return std::nullopt;
    return static_cast<FieldType>(found - kFieldTypes.begin());
}

const FormField* FormDefinition::find(std::string_view key) const {
    for (const auto& section : sections)
        for (const auto& field : section.fields)
            if (field.key == key) return &field;
    return nullptr;
}

Result<json::object> checkAnswers(const FormDefinition& form, const json::object& answers) {
    Error error{ErrorKind::invalid, "invalid"};
    json::object stored;
    for (const auto& [key, answer] : answers) {
        const FormField* field = form.find(key);
        const Checked checked = field == nullptr ? Checked{{}, "unknown_field"} : checkAnswer(*field, answer);
        if (!checked.error.empty())
            error.fields.push_back({"answers." + std::string(key), std::string(checked.error)});
        else if (!checked.stored.is_null())
            stored[key] = checked.stored;
    }
    if (!error.fields.empty()) return error;
    return stored;
}

std::vector<std::string> missingAnswers(const FormDefinition& form, const json::object& answers) {
    std::vector<std::string> missing;
    for (const auto& section : form.sections)
        for (const auto& field : section.fields)
            if (field.required && !answers.contains(field.key)) missing.push_back(field.key);
    return missing;
}

json::object toJson(const Choice& choice) {
    return {{"code", choice.code}, {"label", choice.label}, {"active", choice.active}};
}

json::object toJson(const FormDefinition& form) {
    json::array sections;
    for (const auto& section : form.sections) {
        json::array fields;
        for (const auto& field : section.fields) fields.push_back(toJson(field));
        sections.push_back(json::object{{"key", section.key}, {"label", section.label}, {"fields", std::move(fields)}});
    }
    return {{"kind", form.kind}, {"label", form.label}, {"sections", std::move(sections)}};
}

}  // namespace jalon::blueprints
