// SPDX-License-Identifier: EUPL-1.2
#include "journal/search_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::journal {
namespace {

using storage::TextPhrase;
using testing::ElementsAre;
using testing::IsEmpty;

/// "retard" a word, "retard…" a beginning, "a_b" a phrase, "-a" without.
std::vector<std::string> parsed(std::string_view typed) {
    const auto joined = [](const TextPhrase& phrase) {
        std::string out;
        for (const auto& term : phrase) out += (out.empty() ? "" : "_") + term;
        return out;
    };
    std::vector<std::string> out;
    const auto terms = parseSearch(typed);
    for (const auto& wanted : terms.all) out.push_back(joined(wanted.terms) + (wanted.beginning.empty() ? "" : "…"));
    for (const auto& phrase : terms.none) out.push_back("-" + joined(phrase));
    return out;
}

TEST(SearchTerms, WordsAreAllWantedWithoutCaseAccentsOrPlurals) {
    EXPECT_THAT(parsed("Élèves EXCLUS "), ElementsAre("elev", "exclu"));
}

TEST(SearchTerms, TheLastWordMayGoOnUntilASpaceFollows) {
    EXPECT_THAT(parsed("bus retar"), ElementsAre("bus", "retar…"));
    EXPECT_THAT(parsed("bus retard "), ElementsAre("bus", "retard"));
    EXPECT_THAT(parsed("exclu* bus "), ElementsAre("exclu…", "bus"));
    EXPECT_THAT(parsed("b"), ElementsAre("b"));
    EXPECT_EQ(parseSearch("Exclusi").all.front().beginning, "exclusi");
}

TEST(SearchTerms, WordsInQuotesAndHyphensFollowEachOther) {
    EXPECT_THAT(parsed("\"entretien de présentation\" hier "), ElementsAre("entretien_present", "hi"));
    EXPECT_THAT(parsed("« porte-parole » "), ElementsAre("port_parol"));
    EXPECT_THAT(parsed("porte-parole "), ElementsAre("port_parol"));
    EXPECT_THAT(parsed("12/03/2026 "), ElementsAre("12_03_2026"));
}

TEST(SearchTerms, AQuoteStillOpenIsTakenWordByWord) {
    EXPECT_THAT(parsed("\"entretien de prés"), ElementsAre("entretien", "pre…"));
}

TEST(SearchTerms, AHyphenBeforeAWordLeavesItOut) {
    EXPECT_THAT(parsed("retard -bus "), ElementsAre("retard", "-bus"));
    EXPECT_THAT(parsed("retard -\"bus scolaire\""), ElementsAre("retard", "-bus_scolair"));
    EXPECT_TRUE(parseSearch("-bus").empty());
}

TEST(SearchTerms, LittleWordsDoNotCount) {
    EXPECT_THAT(parsed("l'entretien avec la mère "), ElementsAre("entretien", "mer"));
    EXPECT_TRUE(parseSearch("de la").empty());
}

TEST(SearchTerms, WhateverIsTypedMeansSomething) {
    for (const auto typed :
         {"", " ", "-", "--", "\"", "\"\"", "-\"", "*", "« »", "AND", "NEAR(", "a:b", "(", "\xFF", "~"})
        parseSearch(typed);
    EXPECT_THAT(parsed("\" - * retard"), ElementsAre("retard…"));
    EXPECT_THAT(parsed("NOT (retard OR bus) "), ElementsAre("not", "retard", "or", "bus"));
}

TEST(SearchTerms, OnlySoMuchIsLookedFor) {
    std::string typed;
    for (char c = 'b'; c <= 'z'; ++c) typed += std::string(3, c) + " ";
    EXPECT_EQ(parseSearch(typed).all.size(), kMostWanted);
}

}  // namespace
}  // namespace jalon::journal
