// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A blueprint describes one scheme (dispositif) as data: its closed lists with their labels, its forms, the steps of a
// stay and the moves between them, its deadlines and printed sheets. Shipped as data/blueprints/<name>.json; an
// administrator edits a copy (blueprints.h).
//
// Closed lists are named vocabularies. Those of reasons follow one rule: the reasons for bringing a referral or a stay
// to state S are the vocabulary "reason_S".
#include <algorithm>
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
    /// What its form asks for besides: delay (the pupil's time to answer), outcome (what came of it), suspension
    /// (sursis), hours (an account of hours), next_school.
    std::vector<std::string> asks = {};
    bool asksFor(std::string_view what) const { return std::find(asks.begin(), asks.end(), what) != asks.end(); }
};

struct StayTransitionRule {
    std::string from, to;
    json::object label;
    bool needs_reason = false;
    bool side = false;  ///< leaves the ordinary course (refusal, interruption…)
    std::string form;   ///< kind of the form that goes with the move, or ""
};

/// When something is due: `base` moved by `add`, then to a day of the kind `roll` asks for. A deadline is proposed,
/// never imposed; retired ones are `active` = false.
struct DeadlineRule {
    std::string code;  ///< "follow_up_third"
    json::object label;
    std::string base;           ///< one of deadlineBases(): "return_day"
    std::string add;            ///< a DateSpan as text (base/date_span.h): "3m", "15sd", "-7d"
    std::string roll = "none";  ///< next-school-day, next-working-day, none
    std::string group;          ///< what it is a deadline of: "follow_up"
    bool active = true;
};
const std::vector<std::string_view>& deadlineBases();
const std::vector<std::string_view>& deadlineRolls();

/// What a printed sheet says around the facts. Texts may be "".
struct SheetBlock {
    std::string code;
    json::object label;
    bool shown = true;
};
struct SheetSettings {
    std::string code;  ///< convocation, timetable, attendance, liaison, attestation, board, professional_week
    json::object label;
    std::vector<std::string> heading;  ///< lines at the top: the service, its address, its telephone
    std::string intro, closing, footer;
    std::vector<std::string> signatures;  ///< labels above the lines to sign on, in order
    std::vector<SheetBlock> blocks;       ///< parts of the sheet, in the order of the page
    /// False for an unknown block.
    bool shows(std::string_view block) const;
};

/// How a closed list may be edited; always the program's, never the administrator's.
struct ListInfo {
    std::string name;
    json::object label;
    std::string group;  ///< where it is used: referral, stay, people, families, partners, programme, program, other
    bool fixed = true;  ///< the program itself knows the codes: words and order may change, no code comes or goes
};

class Blueprint {
public:
    /// Reads a blueprint strictly. Errors name the place ("vocabularies.motive.3.code"): unknown members, a list twice
    /// the same code, a transition or form naming what does not exist, a label without French.
    static Result<Blueprint> parse(std::string_view json_text);

    const std::string& code() const { return code_; }
    std::int64_t version() const { return version_; }
    /// The same with another version number.
    Blueprint numbered(std::int64_t version) &&;
    /// Empty for an unknown vocabulary.
    const std::vector<Choice>& vocabulary(std::string_view name) const;
    /// Whether a vocabulary has a code, offered or not: what was right once can still be saved.
    bool knows(std::string_view vocabulary, std::string_view code) const;
    const MeasureKind* measureKind(std::string_view code) const;
    const std::vector<FormDefinition>& forms() const { return forms_; }
    const FormDefinition* form(std::string_view kind) const;
    const std::vector<StayTransitionRule>& stayTransitions() const { return transitions_; }
    const StayTransitionRule* stayTransition(std::string_view from, std::string_view to) const;

    const std::vector<DeadlineRule>& deadlines() const { return deadlines_; }
    const DeadlineRule* deadline(std::string_view code) const;
    const std::vector<SheetSettings>& sheets() const { return sheets_; }
    const SheetSettings* sheet(std::string_view code) const;
    /// Of every vocabulary, in order of name; one the data do not describe is fixed, in group "other".
    const std::vector<ListInfo>& lists() const { return lists_; }
    const ListInfo* list(std::string_view name) const;

    /// Everything, as parse() reads it.
    json::object content() const;
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
    std::vector<DeadlineRule> deadlines_;
    std::vector<SheetSettings> sheets_;
    std::vector<ListInfo> lists_;
};

/// data_folder/blueprints/<name>.json. Throws std::runtime_error naming what is wrong: a broken installation.
Blueprint loadBlueprint(const std::filesystem::path& data_folder, std::string_view name);

}  // namespace jalon::blueprints
