// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/blueprint.h"

#include <gtest/gtest.h>

#include <set>

namespace jalon::blueprints {
namespace {

const Blueprint& shipped() {
    static const Blueprint kShipped = loadBlueprint(JALON_SOURCE_DIR "/data", "accueil-collegiens");
    return kShipped;
}

/// A small right blueprint, with one part of it exchanged.
std::string aBlueprint(const std::string& part = "", const std::string& by = "") {
    std::string text = R"({"code": "x", "version": 1, "label": {"fr": "X"},
        "vocabularies": {"stay_state": [{"code": "accepted", "label": {"fr": "Accepté"}},
                                        {"code": "no_show", "label": {"fr": "Non présenté"}}],
                         "reason_no_show": [{"code": "ill", "label": {"fr": "Malade"}}]},
        "forms": [{"kind": "review", "label": {"fr": "Bilan"}, "sections": [{"key": "s", "label": {"fr": "S"},
                   "fields": [{"key": "f", "type": "text", "label": {"fr": "F"}, "maxLength": 10}]}]}],
        "stayTransitions": [{"from": "accepted", "to": "no_show", "label": {"fr": "Absent"}, "needsReason": true}]})";
    if (!part.empty()) text.replace(text.find(part), part.size(), by);
    return text;
}

std::string errorOf(const std::string& part, const std::string& by) {
    const auto parsed = Blueprint::parse(aBlueprint(part, by));
    if (parsed) return "";
    if (parsed.error().fields.empty()) return parsed.error().code;
    return parsed.error().fields.front().field + " " + parsed.error().fields.front().code;
}

TEST(Blueprint, ReadsARightFile) { ASSERT_TRUE(Blueprint::parse(aBlueprint())); }

TEST(Blueprint, NamesThePlaceOfWhatIsWrong) {
    EXPECT_EQ(errorOf(R"("label": {"fr": "Malade"})", R"("label": {"de": "Krank"})"),
              "vocabularies.reason_no_show.0.label.fr required");
    EXPECT_EQ(errorOf(R"("to": "no_show")", R"("to": "lost")"), "stayTransitions.0.to unknown");
    EXPECT_EQ(errorOf(R"("reason_no_show")", R"("reason_other")"), "stayTransitions.0.needsReason no_vocabulary");
    EXPECT_EQ(errorOf(R"("needsReason": true)", R"("form": "none")"), "stayTransitions.0.form unknown");
    EXPECT_EQ(errorOf(R"("type": "text")", R"("type": "colour")"), "forms.0.sections.0.fields.0.type unknown");
    EXPECT_EQ(errorOf(R"(, "maxLength": 10)", ""), "forms.0.sections.0.fields.0.maxLength required");
    EXPECT_EQ(errorOf(R"("code": "no_show")", R"("code": "accepted")"), "vocabularies.stay_state.1.code twice");
    EXPECT_EQ(errorOf(R"("version": 1)", R"("version": 1, "colour": 2)"), "colour unknown_field");
    EXPECT_EQ(errorOf("}", ""), "malformed_json");
}

TEST(Blueprint, ShipsEveryMeasureKindWithWhatTheRulesNeed) {
    EXPECT_EQ(shipped().code(), "accueil-collegiens");
    ASSERT_EQ(shipped().vocabulary("measure_kind").size(), 8u);
    for (const auto& choice : shipped().vocabulary("measure_kind"))
        EXPECT_NE(shipped().measureKind(choice.code), nullptr) << choice.code;
    EXPECT_FALSE(shipped().measureKind("exclusion_classe")->eligible);
    EXPECT_FALSE(shipped().measureKind("exclusion_service")->eligible);
    EXPECT_TRUE(shipped().measureKind("exclusion_temporaire")->limited_days);
    EXPECT_TRUE(shipped().measureKind("conservatoire_conseil")->open_ended);
    EXPECT_TRUE(shipped().measureKind("conservatoire_conseil")->council);
    EXPECT_FALSE(shipped().measureKind("conservatoire_delai")->open_ended);
    EXPECT_EQ(shipped().measureKind("conservatoire_delai")->family, "conservatoire");
    EXPECT_TRUE(shipped().measureKind("responsabilisation")->outside_class);
    EXPECT_EQ(shipped().measureKind("none"), nullptr);
}

TEST(Blueprint, ShipsCoreVocabularies) {
    for (const auto* name : {"motive", "reason_refused", "reason_incomplete", "reason_waiting", "reason_withdrawn",
                             "guardian_relation", "restriction_kind", "support", "contact_function", "meal_choice",
                             "caller_function", "sector", "preferred_channel", "language", "own_day_reason",
                             "task_kind", "entry_kind", "attendance_status", "follow_up_outcome"})
        EXPECT_GT(shipped().vocabulary(name).size(), 1u) << name;
    EXPECT_TRUE(shipped().vocabulary("colour").empty());
    EXPECT_TRUE(shipped().knows("motive", "harcelement"));
    EXPECT_FALSE(shipped().knows("motive", "paresse"));
}

TEST(Blueprint, ShipsFormsOfAReasonableSize) {
    ASSERT_GE(shipped().forms().size(), 7u);
    for (const auto& form : shipped().forms()) {
        std::size_t fields = 0;
        for (const auto& section : form.sections) fields += section.fields.size();
        EXPECT_GE(fields, 6u) << form.kind;
        EXPECT_LE(fields, 24u) << form.kind;
    }
}

TEST(Blueprint, ShipsACourseInWhichEveryStateIsReachedAndCanBeClosed) {
    std::set<std::string> reached{"accepted"};
    std::set<std::string> closable{"closed"};
    for (std::size_t i = 0; i < shipped().stayTransitions().size(); ++i)
        for (const auto& rule : shipped().stayTransitions()) {
            if (reached.contains(rule.from)) reached.insert(rule.to);
            if (closable.contains(rule.to)) closable.insert(rule.from);
        }
    for (const auto& state : shipped().vocabulary("stay_state")) {
        EXPECT_TRUE(reached.contains(state.code)) << state.code;
        EXPECT_TRUE(closable.contains(state.code)) << state.code;
    }
    EXPECT_EQ(shipped().stayTransition("closed", "running"), nullptr);
    ASSERT_NE(shipped().stayTransition("accepted", "presented"), nullptr);
    EXPECT_EQ(shipped().stayTransition("accepted", "presented")->form, "presentation");
}

TEST(Blueprint, GivesTheClientLabelsWithoutTheAttributesOfRules) {
    const auto out = shipped().toJson({});
    const auto& kind = out.at("vocabularies").at("measure_kind").at(0).as_object();
    EXPECT_EQ(kind.size(), 3u);
    EXPECT_EQ(kind.at("code"), "exclusion_temporaire");
    EXPECT_EQ(kind.at("active"), true);
    EXPECT_TRUE(kind.at("label").as_object().contains("fr"));
    const auto& field = out.at("forms").at(0).at("sections").at(0).at("fields").at(0).as_object();
    EXPECT_EQ(field.size(), 7u);
    EXPECT_EQ(field.at("hint").at("fr"), "");  // the API wants French everywhere
    EXPECT_EQ(out.at("stayTransitions").at(0).as_object().size(), 6u);
}

}  // namespace
}  // namespace jalon::blueprints
