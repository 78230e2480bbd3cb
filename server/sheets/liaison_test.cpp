// SPDX-License-Identifier: EUPL-1.2
#include "sheets/liaison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::sheets {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

json::array forms(const char* to_school) {
    return {json::object{{"kind", "review"},
                         {"answers", json::object{{"toSchool", to_school},
                                                  {"commitments", "Arriver à l'heure."},
                                                  {"effort", "3"},
                                                  {"parentView", "Il dort mieux."},
                                                  {"orientations", json::array{"care"}}}},
                         {"version", 2}}};
}

ContentGuard aGuard() { return ContentGuard({{"family", "mère"}, {"health", "malad*"}}); }

TEST(LiaisonSheet, HoldsOnlyTheAnswersMeantForTheSchool) {
    const auto read = readForSchool(forms("Il a bien travaillé."), aGuard(), {});
    ASSERT_THAT(read.forms, SizeIs(1));
    const auto& answers = read.forms.at(0).at("answers").as_object();
    EXPECT_THAT(answers, SizeIs(3));
    EXPECT_FALSE(answers.contains("parentView"));
    EXPECT_THAT(read.blocked, ElementsAre("review.parentView", "review.orientations"));
    EXPECT_EQ(read.undecided, 0U);
}

TEST(LiaisonSheet, AFieldAddedToAFormStaysInTheFile) {
    EXPECT_TRUE(goesToSchool("review", "toSchool"));
    EXPECT_FALSE(goesToSchool("review", "added_by_the_administrator"));
    EXPECT_FALSE(goesToSchool("presentation", "commitments"));
}

TEST(LiaisonSheet, AMarkedSentenceIsNotPrintedUntilSomebodyDecides) {
    const auto read = readForSchool(forms("Il travaille. Sa mère est malade."), aGuard(), {});
    EXPECT_EQ(read.undecided, 1U);
    EXPECT_EQ(read.forms.at(0).at("answers").at("toSchool"), "Il travaille.");
    ASSERT_THAT(read.texts, SizeIs(1));
    EXPECT_EQ(read.texts[0].marked[0].sentence.text, "Sa mère est malade.");
}

TEST(LiaisonSheet, AKeptSentenceIsPrintedAndALeftOutOneIsNot) {
    std::vector<DecidedSentence> decisions{{"1",
                                            "review",
                                            "toSchool",
                                            "Sa mère viendra.",
                                            {"family:mère"},
                                            SentenceDecision::keep,
                                            "Présence au rendez-vous"}};
    const auto kept = readForSchool(forms("Sa mère viendra."), aGuard(), decisions);
    EXPECT_EQ(kept.undecided, 0U);
    EXPECT_EQ(kept.forms.at(0).at("answers").at("toSchool"), "Sa mère viendra.");
    decisions[0].decision = SentenceDecision::leave_out;
    const auto left = readForSchool(forms("Sa mère viendra."), aGuard(), decisions);
    EXPECT_EQ(left.undecided, 0U);
    EXPECT_FALSE(left.forms.at(0).at("answers").as_object().contains("toSchool"));
}

TEST(LiaisonSheet, ADecisionFallsWhenTheSentenceOrItsMarksChange) {
    const std::vector<DecidedSentence> decisions{
        {"1", "review", "toSchool", "Sa mère est malade.", {"family:mère"}, SentenceDecision::keep, "Présence"}};
    EXPECT_EQ(readForSchool(forms("Sa mère est malade."), aGuard(), decisions).undecided, 1U);
    EXPECT_EQ(readForSchool(forms("Sa mère est très malade."), aGuard(), decisions).undecided, 1U);
}

TEST(LiaisonSheet, TheShippedWordsMarkTheFourDomains) {
    const ContentGuard guard(guardWords(receptions::test::blueprints().shipped()));
    const auto domains = [&](std::string_view text) {
        std::vector<std::string> out;
        for (const auto& hit : guard.find(text)) out.push_back(hit.domain);
        return out;
    };
    EXPECT_THAT(domains("Sa mère l'élève seule"), Contains("family"));
    EXPECT_THAT(domains("Il est suivi au CMP, sous traitement"), Contains("health"));
    EXPECT_THAT(domains("Une plainte a été déposée, le juge le verra"), Contains("justice"));
    EXPECT_THAT(domains("La psychologue parle d'angoisses"), Contains("psychology"));
    EXPECT_THAT(domains("Il a rendu ses devoirs de mathématiques avec soin, en traitement de texte, et s'engage à "
                        "respecter le règlement. Deux séances de théâtre, une sortie au musée."),
                IsEmpty());
}

}  // namespace
}  // namespace jalon::sheets
