// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/form_edition.h"

#include <gtest/gtest.h>

#include "blueprints/blueprints.h"
#include "blueprints/versions_fixture.h"
#include "test_database.h"

namespace jalon::blueprints {
namespace {

FormDefinition formOf(const json::object& content, const char* kind) { return *test::parsed(content).form(kind); }
json::object content() { return test::shipped().content(); }

/// The return form once the administrator has reworded the tutor's question and taken out the timetable's.
FormDefinition later() {
    auto edited = content();
    auto& fields = test::fields(edited, "return", 1);
    test::item(fields, "tutor").at("label").as_object()["fr"] = "Tuteur ou tutrice";
    test::remove(fields, "timetable");
    return formOf(edited, "return");
}

const json::object kGiven{{"tutor", "Mme Roy"}, {"timetable", true}};

Answered before() { return {kGiven, formOf(content(), "return")}; }

TEST(FormEdition, AnAnswerToAQuestionTakenOutCanStillBeSaved) {
    const auto checked = checkAnswers(later(), kGiven, before());
    ASSERT_TRUE(checked);
    EXPECT_EQ(*checked, kGiven);
    EXPECT_FALSE(checkAnswers(later(), {{"timetable", false}}, before())) << "but not another one";
}

TEST(FormEdition, AnAnswerToAQuestionTakenOutIsCarriedOver) {
    const auto checked = checkAnswers(later(), {{"tutor", "M. Blin"}}, before());
    ASSERT_TRUE(checked);
    EXPECT_EQ(*checked, (json::object{{"tutor", "M. Blin"}, {"timetable", true}}));
}

TEST(FormEdition, AnAnswerIsReadInTheWordsItWasGivenIn) {
    const auto unchanged = editionOf(later(), kGiven, before());
    EXPECT_EQ(unchanged.find("tutor")->label.at("fr"), before().edition->find("tutor")->label.at("fr"));
    const auto changed = editionOf(later(), {{"tutor", "M. Blin"}, {"timetable", true}}, before());
    EXPECT_EQ(changed.find("tutor")->label.at("fr"), "Tuteur ou tutrice");
    ASSERT_EQ(changed.sections.back().key, "former");
    EXPECT_EQ(changed.sections.back().fields.front().key, "timetable");
    EXPECT_EQ(changed.sections.back().fields.front().label, before().edition->find("timetable")->label);
}

TEST(FormEdition, IsKeptOnceAndFoundAgain) {
    jalon::test::TestDatabase data({schema()});
    const auto edition = editionOf(later(), kGiven, before());
    const auto ids = data.database().write(
        jalon::test::kArrange, [&](storage::Transaction& tx) -> Result<std::pair<std::string, std::string>> {
            return std::pair{keepEdition(tx, edition), keepEdition(tx, edition)};
        });
    EXPECT_EQ(ids->first, ids->second);
    const auto found = data.database().read([&](storage::Transaction& tx) { return findEdition(tx, ids->first); });
    ASSERT_TRUE(found);
    EXPECT_EQ(toJson(*found), toJson(edition));
    EXPECT_FALSE(data.database().read([](storage::Transaction& tx) { return findEdition(tx, ""); }));
}

}  // namespace
}  // namespace jalon::blueprints
