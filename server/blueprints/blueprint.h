// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A blueprint describes one scheme (dispositif) as data: its closed lists with their labels, its forms, the steps of a
// stay and the moves between them. Shipped as data/blueprints/<name>.json; an administrator edits a copy.
//
// Closed lists are named vocabularies. Those of reasons follow one rule: the reasons for bringing a referral or a stay
// to state S are the vocabulary "reason_S".
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "blueprints/form.h"

namespace jalon::blueprints {

/// What the rules need to know of a kind of measure, beside its label.
struct MeasureKind {
    std::string code;
    std::string family;          ///< kinds of one family may be two announcements of one measure
    bool eligible = true;        ///< the service receives it
    bool open_ended = false;     ///< may have no end
    bool limited_days = false;   ///< the legal number of days applies (setting measure.max_days)
    bool council = false;        ///< lasts until a conseil de discipline, whose day must be asked for
    bool outside_class = false;  ///< done outside class hours: school days say nothing about it
};

struct StayTransitionRule {
    std::string from, to;
    json::object label;
    bool needs_reason = false;
    bool side = false;  ///< leaves the ordinary course (refusal, interruption…)
    std::string form;   ///< kind of the form that goes with the move, or ""
};

class Blueprint {
public:
    /// Reads a blueprint strictly. Errors name the place ("vocabularies.motive.3.code"): unknown members, a list twice
    /// the same code, a transition or form naming what does not exist, a label without French.
    static Result<Blueprint> parse(std::string_view json_text);

    const std::string& code() const { return code_; }
    std::int64_t version() const { return version_; }
    /// Empty for an unknown vocabulary.
    const std::vector<Choice>& vocabulary(std::string_view name) const;
    /// Whether a vocabulary has a code, offered or not: what was right once can still be saved.
    bool knows(std::string_view vocabulary, std::string_view code) const;
    const MeasureKind* measureKind(std::string_view code) const;
    const std::vector<FormDefinition>& forms() const { return forms_; }
    const FormDefinition* form(std::string_view kind) const;
    const std::vector<StayTransitionRule>& stayTransitions() const { return transitions_; }
    const StayTransitionRule* stayTransition(std::string_view from, std::string_view to) const;

    /// The Blueprint of the API; `settings` are its Setting[].
    json::object toJson(json::array settings) const;

private:
    Blueprint() = default;

    std::string code_;
    std::int64_t version_ = 1;
    json::object label_;
    std::map<std::string, std::vector<Choice>, std::less<>> vocabularies_;
    std::vector<MeasureKind> measure_kinds_;
    std::vector<FormDefinition> forms_;
    std::vector<StayTransitionRule> transitions_;
};

/// data_folder/blueprints/<name>.json. Throws std::runtime_error naming what is wrong: a broken installation.
Blueprint loadBlueprint(const std::filesystem::path& data_folder, std::string_view name);

}  // namespace jalon::blueprints
