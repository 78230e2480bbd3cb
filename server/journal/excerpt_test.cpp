// SPDX-License-Identifier: EUPL-1.2
#include "journal/excerpt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/search_terms.h"

namespace jalon::journal {
namespace {

storage::TextQuery asked(std::string_view typed) {
    storage::TextQuery query;
    for (const auto& wanted : parseSearch(typed).all) query.all.push_back({wanted.terms});
    return query;
}

/// Hits in brackets, … where it was cut.
std::string shown(std::string_view text, std::string_view typed) {
    const Excerpt excerpt = excerptOf(text, asked(typed));
    std::string out = excerpt.cut_before ? "…" : "";
    for (const auto& part : excerpt.parts) out += part.hit ? "[" + part.text + "]" : part.text;
    return out + (excerpt.cut_after ? "…" : "");
}

int relevance(const std::string& text, std::string_view typed) {
    std::string terms;
    for (const auto& word : placedTerms(text)) terms += (terms.empty() ? "" : " ") + word.term;
    return relevanceOf(terms, asked(typed));
}

TEST(Excerpt, HitsAreShownInTheTextAsItWasWritten) {
    EXPECT_EQ(shown("L’élève, exclue hier, revient.", "eleves exclu "), "L’[élève], [exclue] hier, revient.");
    EXPECT_EQ(shown("Sa sœur aînée", "SOEUR "), "Sa [sœur] aînée");
}

TEST(Excerpt, APhraseIsOneHitAndLittleWordsInItGoAlong) {
    EXPECT_EQ(shown("Bilan. Entretien de présentation fixé ; entretien demain.", "\"entretien présentation\""),
              "Bilan. [Entretien de présentation] fixé ; entretien demain.");
}

TEST(Excerpt, OfALongTextThePlaceWithTheMostHitsIsShown) {
    std::string filler;
    for (int i = 0; i < 60; ++i) filler += "une phrase ordinaire ";
    const std::string text = "retard noté. " + filler + "Le bus avait du retard ce matin. " + filler;
    const std::string found = shown(text, "bus retard ");
    EXPECT_THAT(found, testing::StartsWith("…"));
    EXPECT_THAT(found, testing::HasSubstr("Le [bus] avait du [retard] ce matin."));
    EXPECT_THAT(found, testing::EndsWith("…"));
    EXPECT_LT(found.size(), 300U);
}

TEST(Excerpt, PartsPutTogetherAreTheText) {
    const std::string text = "Téléphone à la mère : « rien à signaler ».\nRappeler jeudi.";
    std::string whole;
    for (const auto& part : excerptOf(text, asked("mere rappeler ")).parts) whole += part.text;
    EXPECT_EQ(whole, text);
}

TEST(Excerpt, AnEndlessWordIsCutBetweenLetters) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "é";
    const Excerpt excerpt = excerptOf(text, asked("bus "));
    EXPECT_TRUE(excerpt.cut_after);
    EXPECT_EQ(excerpt.parts.front().text.size() % 2, 0U);
}

TEST(Excerpt, NothingOfAnEmptyText) { EXPECT_THAT(excerptOf("", asked("bus ")).parts, testing::IsEmpty()); }

TEST(Relevance, OftenInAShortTextIsBetterThanOnceInALongOne) {
    std::string filler;
    for (int i = 0; i < 80; ++i) filler += " phrase ordinaire";
    EXPECT_GT(relevance("Retard, encore un retard : trois retards.", "retard "),
              relevance("retard" + filler, "retard "));
}

TEST(Relevance, WordsCloseTogetherAreBetterThanWordsFarApart) {
    std::string filler;
    for (int i = 0; i < 30; ++i) filler += " phrase";
    EXPECT_GT(relevance("retard bus" + filler, "bus retard "), relevance("retard" + filler + " bus", "bus retard "));
}

TEST(Relevance, AlikeTextsAreAlike) {
    EXPECT_EQ(relevance("Un retard ce matin.", "retard "), relevance("Un retard ce lundi.", "retard "));
}

}  // namespace
}  // namespace jalon::journal
