// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/blueprint_reader.h"

#include <algorithm>
#include <set>

#include "base/date_span.h"

namespace jalon::blueprints {
namespace {

constexpr std::size_t kMaxItems = 500;
constexpr std::size_t kMaxLabel = 200;
constexpr std::size_t kMaxSheetLines = 12, kMaxSheetText = 3000;
constexpr std::int64_t kMaxAnswer = 20'000;

/// Calls `read(reader, item path)` for each object of a list and takes over the errors.
template <class Read>
void eachObject(JsonReader& in, std::string_view key, Read read) {
    std::size_t index = 0;
    for (const auto* item : in.objects(key, kMaxItems)) {
        JsonReader reader(*item, in.path(key) + "." + std::to_string(index++));
        read(reader);
        in.absorb(reader);
    }
}

/// Notes "twice" where a list has one value again.
class Once {
public:
    void check(JsonReader& in, std::string_view key, const std::string& value) {
        if (!value.empty() && !seen_.insert(value).second) in.fail(key, "twice");
    }

private:
    std::set<std::string> seen_;
};

Choice readChoice(JsonReader& in, Once& once) {
    Choice choice;
    choice.code = in.text("code", {.max = 60});
    choice.label = readLabel(in, "label", true);
    choice.active = in.boolean("active", true);
    once.check(in, "code", choice.code);
    return choice;
}

std::string readCode(JsonReader& in, std::string_view key, const std::vector<std::string_view>& allowed) {
    std::string code = in.text(key, {.max = 60});
    if (!code.empty() && std::find(allowed.begin(), allowed.end(), code) == allowed.end()) in.fail(key, "unknown");
    return code;
}

FormField readField(JsonReader& in, Once& keys) {
    FormField field;
    field.key = in.text("key", {.max = 60});
    keys.check(in, "key", field.key);
    const auto type = parseFieldType(in.text("type", {.max = 20}));
    if (!type) in.fail("type", "unknown");
    field.type = type.value_or(FieldType::text);
    field.label = readLabel(in, "label", true);
    field.hint = readLabel(in, "hint", false);
    field.required = in.boolean("required", false);
    field.choices = readChoices(in, "choices");
    field.max_length = static_cast<std::size_t>(in.integer("maxLength", 0, kMaxAnswer, 0));

    const bool lists =
        field.type == FieldType::choice || field.type == FieldType::choices || field.type == FieldType::scale;
    if (lists == field.choices.empty()) in.fail("choices", lists ? "required" : "unexpected");
    const bool writes = field.type == FieldType::text || field.type == FieldType::lines;
    if (writes == (field.max_length == 0)) in.fail("maxLength", writes ? "required" : "unexpected");
    return field;
}

FormDefinition readForm(JsonReader& in) {
    FormDefinition form;
    form.kind = in.text("kind", {.max = 40});
    form.label = readLabel(in, "label", true);
    Once keys;
    Once sections;
    eachObject(in, "sections", [&](JsonReader& section_in) {
        FormSection section;
        section.key = section_in.text("key", {.max = 60});
        sections.check(section_in, "key", section.key);
        section.label = readLabel(section_in, "label", true);
        eachObject(section_in, "fields",
                   [&](JsonReader& field_in) { section.fields.push_back(readField(field_in, keys)); });
        form.sections.push_back(std::move(section));
    });
    return form;
}

}  // namespace

json::object readLabel(JsonReader& in, std::string_view key, bool required) {
    const json::object* labels = in.object(key);
    if (labels == nullptr) {
        if (required) in.fail(key, "required");
        return {{"fr", ""}};
    }
    for (const auto& [language, label] : *labels)
        if (!label.is_string() || (required && label.get_string().empty()) || label.get_string().size() > kMaxLabel)
            in.fail(std::string(key) + "." + std::string(language), "wrong_type");
    if (!labels->contains("fr")) in.fail(std::string(key) + ".fr", "required");
    return *labels;
}

std::vector<Choice> readChoices(JsonReader& in, std::string_view key) {
    std::vector<Choice> choices;
    Once codes;
    eachObject(in, key, [&](JsonReader& choice) { choices.push_back(readChoice(choice, codes)); });
    return choices;
}

MeasureKinds readMeasureKinds(JsonReader& vocabularies) {
    MeasureKinds read;
    Once codes;
    eachObject(vocabularies, "measure_kind", [&](JsonReader& in) {
        read.choices.push_back(readChoice(in, codes));
        MeasureKind kind;
        kind.code = read.choices.back().code;
        kind.family = in.text("family", {.max = 60});
        kind.eligible = in.boolean("eligible");
        kind.open_ended = in.boolean("openEnded");
        kind.limited_days = in.boolean("limitedDays");
        kind.council = in.boolean("council");
        kind.outside_class = in.boolean("outsideClass");
        kind.asks = in.texts("asks", kMaxItems, {.max = 40});
        read.kinds.push_back(std::move(kind));
    });
    return read;
}

std::vector<FormDefinition> readForms(JsonReader& in) {
    std::vector<FormDefinition> forms;
    Once kinds;
    eachObject(in, "forms", [&](JsonReader& form) {
        forms.push_back(readForm(form));
        kinds.check(form, "kind", forms.back().kind);
    });
    return forms;
}

std::vector<StayTransitionRule> readTransitions(JsonReader& in) {
    std::vector<StayTransitionRule> rules;
    Once moves;
    eachObject(in, "stayTransitions", [&](JsonReader& rule_in) {
        StayTransitionRule rule;
        rule.from = rule_in.text("from", {.max = 40});
        rule.to = rule_in.text("to", {.max = 40});
        rule.label = readLabel(rule_in, "label", true);
        rule.needs_reason = rule_in.boolean("needsReason", false);
        rule.side = rule_in.boolean("side", false);
        rule.form = rule_in.optionalText("form", {.max = 40});
        moves.check(rule_in, "to", rule.from + ">" + rule.to);
        rules.push_back(std::move(rule));
    });
    return rules;
}

std::vector<DeadlineRule> readDeadlines(JsonReader& in) {
    std::vector<DeadlineRule> rules;
    Once codes;
    eachObject(in, "deadlines", [&](JsonReader& rule_in) {
        DeadlineRule rule;
        rule.code = rule_in.text("code", {.max = 60});
        codes.check(rule_in, "code", rule.code);
        rule.label = readLabel(rule_in, "label", true);
        rule.base = readCode(rule_in, "base", deadlineBases());
        rule.add = rule_in.text("add", {.max = 20});
        if (!rule.add.empty() && !parseDateSpan(rule.add)) rule_in.fail("add", "not_a_span");
        rule.roll = readCode(rule_in, "roll", deadlineRolls());
        rule.group = rule_in.optionalText("group", {.max = 60});
        rule.active = rule_in.boolean("active", true);
        rules.push_back(std::move(rule));
    });
    return rules;
}

std::vector<SheetSettings> readSheets(JsonReader& in) {
    std::vector<SheetSettings> sheets;
    Once codes;
    eachObject(in, "sheets", [&](JsonReader& sheet_in) {
        SheetSettings sheet;
        sheet.code = sheet_in.text("code", {.max = 60});
        codes.check(sheet_in, "code", sheet.code);
        sheet.label = readLabel(sheet_in, "label", true);
        sheet.heading = sheet_in.texts("heading", kMaxSheetLines);
        sheet.intro = sheet_in.optionalText("intro", {.max = kMaxSheetText, .lines = true});
        sheet.closing = sheet_in.optionalText("closing", {.max = kMaxSheetText, .lines = true});
        sheet.footer = sheet_in.optionalText("footer", {.max = 400, .lines = true});
        sheet.signatures = sheet_in.texts("signatures", kMaxSheetLines, {.max = 100});
        Once blocks;
        eachObject(sheet_in, "blocks", [&](JsonReader& block_in) {
            SheetBlock block;
            block.code = block_in.text("code", {.max = 60});
            blocks.check(block_in, "code", block.code);
            block.label = readLabel(block_in, "label", true);
            block.shown = block_in.boolean("shown", true);
            sheet.blocks.push_back(std::move(block));
        });
        sheets.push_back(std::move(sheet));
    });
    return sheets;
}

std::vector<ListInfo> readLists(JsonReader& in) {
    std::vector<ListInfo> lists;
    Once names;
    eachObject(in, "lists", [&](JsonReader& list_in) {
        ListInfo list;
        list.name = list_in.text("name", {.max = 60});
        names.check(list_in, "name", list.name);
        list.label = readLabel(list_in, "label", true);
        list.group = list_in.text("group", {.max = 40});
        list.fixed = list_in.boolean("fixed", false);
        lists.push_back(std::move(list));
    });
    return lists;
}

}  // namespace jalon::blueprints
