// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/form.h"

#include <gtest/gtest.h>

namespace jalon::blueprints {
namespace {

FormField aField(std::string key, FieldType type, bool required = false) {
    FormField field;
    field.key = std::move(key);
    field.type = type;
    field.required = required;
    if (type == FieldType::text || type == FieldType::lines) field.max_length = 20;
    if (type == FieldType::choice || type == FieldType::choices || type == FieldType::scale)
        field.choices = {{"a", {{"fr", "A"}}}, {"b", {{"fr", "B"}}, false}, {"c", {{"fr", "C"}}}};
    return field;
}

FormDefinition aForm() {
    return {
        "review",
        {{"fr", "Bilan"}},
        {{"one", {{"fr", "Un"}}, {aField("heldOn", FieldType::day, true), aField("words", FieldType::lines)}},
         {"two",
          {{"fr", "Deux"}},
          {aField("who", FieldType::choices, true), aField("how", FieldType::choice), aField("level", FieldType::scale),
           aField("agreed", FieldType::boolean), aField("tutor", FieldType::text)}}}};
}

std::string errorOf(const json::object& answers) {
    const auto checked = checkAnswers(aForm(), answers);
    if (checked) return "";
    std::string all;
    for (const auto& field : checked.error().fields) all += field.field + ":" + field.code + " ";
    return all;
}

TEST(Form, KeepsAnswersOfEveryTypeAndTidiesTexts) {
    const auto checked = checkAnswers(aForm(), {{"heldOn", "2026-11-17"},
                                                {"words", " une ligne \r\n deux "},
                                                {"who", {"c", "a", "c"}},
                                                {"how", "b"},
                                                {"level", "c"},
                                                {"agreed", false},
                                                {"tutor", " Mme   X "}});
    ASSERT_TRUE(checked);
    EXPECT_EQ(json::serialize(checked->at("who")), R"(["a","c"])");  // the form's order, once each
    EXPECT_EQ(checked->at("tutor"), "Mme X");
    EXPECT_EQ(checked->at("how"), "b");  // no longer offered, still readable
    EXPECT_EQ(checked->at("agreed"), false);
    EXPECT_EQ(checked->size(), 7u);
}

TEST(Form, LeavesEmptyAnswersOut) {
    const auto checked = checkAnswers(
        aForm(), {{"heldOn", ""}, {"words", "  "}, {"who", json::array{}}, {"how", ""}, {"agreed", nullptr}});
    ASSERT_TRUE(checked);
    EXPECT_TRUE(checked->empty());
}

TEST(Form, NamesEveryWrongAnswerAtOnce) {
    EXPECT_EQ(errorOf({{"colour", "red"}, {"how", "z"}, {"who", {"a", "z"}}}),
              "answers.colour:unknown_field answers.how:not_in_list answers.who:not_in_list ");
    EXPECT_EQ(errorOf({{"heldOn", "2026-02-30"}}), "answers.heldOn:not_a_date ");
    EXPECT_EQ(errorOf({{"tutor", "123456789012345678901"}}), "answers.tutor:too_long ");
    EXPECT_EQ(errorOf({{"tutor", "12345678901234567890"}}), "");
    EXPECT_EQ(errorOf({{"agreed", "yes"}, {"who", "a"}, {"words", 3}, {"level", 2}}),
              "answers.agreed:wrong_type answers.who:wrong_type answers.words:wrong_type answers.level:wrong_type ");
}

TEST(Form, SavesWithoutRequiredAnswersAndListsThem) {
    const auto checked = checkAnswers(aForm(), {{"words", "en cours"}});
    ASSERT_TRUE(checked);
    EXPECT_EQ(missingAnswers(aForm(), *checked), (std::vector<std::string>{"heldOn", "who"}));
    EXPECT_TRUE(missingAnswers(aForm(), {{"heldOn", "2026-11-17"}, {"who", {"a"}}}).empty());
}

}  // namespace
}  // namespace jalon::blueprints
