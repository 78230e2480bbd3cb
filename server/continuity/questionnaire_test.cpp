// SPDX-License-Identifier: EUPL-1.2
#include "continuity/questionnaire.h"

#include <gtest/gtest.h>

namespace jalon::continuity {
namespace {

Day day(const char* iso) { return Day::parse(iso).value(); }

Questionnaire byLink() {
    Questionnaire out{QuestionnaireId::trusted("1"),
                      StayId::trusted("2"),
                      PersonId::trusted("3"),
                      true,
                      day("2026-11-19"),
                      "Mme Roy"};
    out.expires_on = day("2026-12-19");
    return out;
}

TEST(Questionnaire, ALinkIsAnsweredUntilItsLastDay) {
    const auto one = byLink();
    EXPECT_TRUE(one.mayAnswer(day("2026-12-19")));
    EXPECT_FALSE(one.mayAnswer(day("2026-12-20")));
    auto revoked = one;
    revoked.revoked = true;
    EXPECT_FALSE(revoked.mayAnswer(day("2026-11-20")));
    auto paper = one;
    paper.by_link = false;
    EXPECT_FALSE(paper.mayAnswer(day("2026-11-20")));
}

TEST(Questionnaire, NoAnswerIsNotAnAnswer) {
    auto one = byLink();
    EXPECT_EQ(stateOf(one, day("2026-12-01")), QuestionnaireState::waiting);
    EXPECT_EQ(stateOf(one, day("2026-12-20")), QuestionnaireState::no_answer);
    one.answered_on = day("2026-12-02");
    EXPECT_EQ(stateOf(one, day("2026-12-20")), QuestionnaireState::answered);
    auto paper = byLink();
    paper.by_link = false;
    paper.expires_on.reset();
    EXPECT_EQ(stateOf(paper, day("2027-06-01")), QuestionnaireState::waiting);
}

TEST(Questionnaire, ThePageOfTheLinkShowsAnInitialOnly) {
    EXPECT_EQ(shownName("Léa", "Dupont"), "Léa D.");
    EXPECT_EQ(shownName("Inès", "Émaux"), "Inès É.");
    EXPECT_EQ(shownName("", "Dupont"), "D.");
    EXPECT_EQ(shownName("Léa", ""), "Léa");
}

}  // namespace
}  // namespace jalon::continuity
