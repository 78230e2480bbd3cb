// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/blueprint.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "blueprints/blueprint_reader.h"

namespace jalon::blueprints {
namespace {

std::string reasonsFor(const std::string& state) { return "reason_" + state; }

}  // namespace

const std::vector<std::string_view>& deadlineBases() {
    static const std::vector<std::string_view> kBases{"referral_day", "measure_start", "measure_end", "stay_start",
                                                      "stay_end",     "return_day",    "council_day"};
    return kBases;
}

const std::vector<std::string_view>& deadlineRolls() {
    static const std::vector<std::string_view> kRolls{"none", "next-working-day", "next-school-day"};
    return kRolls;
}

bool SheetSettings::shows(std::string_view block) const {
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const SheetBlock& each) { return each.code == block && each.shown; });
}

Result<Blueprint> Blueprint::parse(std::string_view json_text) {
    TRY_ASSIGN(const auto file, parseJsonObject(json_text));
    Blueprint blueprint;
    JsonReader in(file);
    blueprint.code_ = in.text("code", {.max = 60});
    blueprint.version_ = in.integer("version", 0, 1'000'000);
    blueprint.label_ = readLabel(in, "label", true);

    if (const json::object* lists = in.object("vocabularies")) {
        JsonReader vocabularies(*lists, "vocabularies");
        for (const auto& [name, list] : *lists) {
            auto& choices = blueprint.vocabularies_[std::string(name)];
            if (name == "measure_kind") {
                MeasureKinds read = readMeasureKinds(vocabularies);
                choices = std::move(read.choices);
                blueprint.measure_kinds_ = std::move(read.kinds);
            } else {
                choices = readChoices(vocabularies, name);
            }
        }
        in.absorb(vocabularies);
    }
    blueprint.forms_ = readForms(in);
    blueprint.transitions_ = readTransitions(in);
    blueprint.deadlines_ = readDeadlines(in);
    blueprint.sheets_ = readSheets(in);
    const auto described = readLists(in);
    for (std::size_t i = 0; i < described.size(); ++i)
        if (!blueprint.vocabularies_.contains(described[i].name))
            in.fail("lists." + std::to_string(i) + ".name", "unknown");
    for (const auto& [name, choices] : blueprint.vocabularies_) {
        const auto known =
            std::find_if(described.begin(), described.end(), [&](const ListInfo& list) { return list.name == name; });
        blueprint.lists_.push_back(known != described.end() ? *known : ListInfo{name, {{"fr", name}}, "other", true});
    }

    for (std::size_t i = 0; i < blueprint.transitions_.size(); ++i) {
        const auto& rule = blueprint.transitions_[i];
        const std::string at = "stayTransitions." + std::to_string(i);
        if (!blueprint.knows("stay_state", rule.from)) in.fail(at + ".from", "unknown");
        if (!blueprint.knows("stay_state", rule.to)) in.fail(at + ".to", "unknown");
        if (!rule.form.empty() && blueprint.form(rule.form) == nullptr) in.fail(at + ".form", "unknown");
        if (rule.needs_reason && blueprint.vocabulary(reasonsFor(rule.to)).empty())
            in.fail(at + ".needsReason", "no_vocabulary");
    }
    TRY(in.finish());
    return blueprint;
}

Blueprint Blueprint::numbered(std::int64_t version) && {
    version_ = version;
    return std::move(*this);
}

const std::vector<Choice>& Blueprint::vocabulary(std::string_view name) const {
    static const std::vector<Choice> kNone;
    const auto found = vocabularies_.find(name);
    return found == vocabularies_.end() ? kNone : found->second;
}

bool Blueprint::knows(std::string_view vocabulary_name, std::string_view code) const {
    const auto& choices = vocabulary(vocabulary_name);
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.code == code; });
}

const MeasureKind* Blueprint::measureKind(std::string_view code) const {
    const auto found = std::find_if(measure_kinds_.begin(), measure_kinds_.end(),
                                    [&](const MeasureKind& kind) { return kind.code == code; });
    return found == measure_kinds_.end() ? nullptr : &*found;
}

const FormDefinition* Blueprint::form(std::string_view kind) const {
    const auto found =
        std::find_if(forms_.begin(), forms_.end(), [&](const FormDefinition& form) { return form.kind == kind; });
    return found == forms_.end() ? nullptr : &*found;
}

const StayTransitionRule* Blueprint::stayTransition(std::string_view from, std::string_view to) const {
    const auto found = std::find_if(transitions_.begin(), transitions_.end(),
                                    [&](const StayTransitionRule& rule) { return rule.from == from && rule.to == to; });
    return found == transitions_.end() ? nullptr : &*found;
}

const DeadlineRule* Blueprint::deadline(std::string_view code) const {
    const auto found =
        std::find_if(deadlines_.begin(), deadlines_.end(), [&](const DeadlineRule& rule) { return rule.code == code; });
    return found == deadlines_.end() ? nullptr : &*found;
}

const SheetSettings* Blueprint::sheet(std::string_view code) const {
    const auto found =
        std::find_if(sheets_.begin(), sheets_.end(), [&](const SheetSettings& sheet) { return sheet.code == code; });
    return found == sheets_.end() ? nullptr : &*found;
}

const ListInfo* Blueprint::list(std::string_view name) const {
    const auto found =
        std::find_if(lists_.begin(), lists_.end(), [&](const ListInfo& list) { return list.name == name; });
    return found == lists_.end() ? nullptr : &*found;
}

Blueprint loadBlueprint(const std::filesystem::path& data_folder, std::string_view name) {
    const auto path = data_folder / "blueprints" / (std::string(name) + ".json");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + ": cannot be read");
    auto blueprint = Blueprint::parse(std::string{std::istreambuf_iterator<char>(file), {}});
    if (blueprint) return std::move(blueprint).value();
    std::string message = path.string() + ": " + blueprint.error().code;
    for (const auto& field : blueprint.error().fields) message += ", " + field.field + " " + field.code;
    throw std::runtime_error(message);
}

}  // namespace jalon::blueprints
