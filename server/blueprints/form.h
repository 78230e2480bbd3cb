// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Forms as data: what a structured interview asks. Answers are kept by field key; a form that changes later never
// rewrites answers given before.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace jalon::blueprints {

/// One entry of a closed list. A code once used stays readable: what is no longer offered is `active` = false.
struct Choice {
    std::string code;
    json::object label;  ///< by language; "fr" always there
    bool active = true;
};

/// scale is a choice whose choices are in order; choices allows several.
enum class FieldType { text, lines, choice, choices, day, boolean, scale };
std::string_view fieldTypeCode(FieldType type);
std::optional<FieldType> parseFieldType(std::string_view code);

struct FormField {
    std::string key;
    FieldType type = FieldType::text;
    json::object label, hint;
    bool required = false;
    std::vector<Choice> choices;
    std::size_t max_length = 0;  ///< characters, for text and lines
};

struct FormSection {
    std::string key;
    json::object label;
    std::vector<FormField> fields;
};

struct FormDefinition {
    std::string kind;
    json::object label;
    std::vector<FormSection> sections;

    const FormField* find(std::string_view key) const;
};

/// The answers as they are to be stored: texts tidied, empty ones left out. Every wrong answer is named at once, by
/// "answers.<key>": unknown_field, wrong_type, not_in_list, not_a_date, too_long. A required field may be
/// missing: an interview is saved while it is being held (see missingAnswers).
Result<json::object> checkAnswers(const FormDefinition& form, const json::object& answers);

/// Keys of the required fields without an answer, in the form's order.
std::vector<std::string> missingAnswers(const FormDefinition& form, const json::object& answers);

json::object toJson(const Choice& choice);
json::object toJson(const FormDefinition& form);

}  // namespace jalon::blueprints
