// SPDX-License-Identifier: EUPL-1.2
#include "base/word_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace jalon::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> folded(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : scanWords(text)) out.push_back(std::move(word.folded));
    return out;
}

std::vector<std::string> written(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& word : scanWords(text)) out.emplace_back(text.substr(word.begin, word.end - word.begin));
    return out;
}

TEST(WordScan, WordsAreFoldedAndKeepTheirPlaceInTheText) {
    EXPECT_THAT(folded("L’élève, sa sœur… (6e B)"), ElementsAre("l", "eleve", "sa", "soeur", "6e", "b"));
    EXPECT_THAT(written("L’élève, sa sœur… (6e B)"), ElementsAre("L", "élève", "sa", "sœur", "6e", "B"));
}

TEST(WordScan, EveryWordIsTheOneFoldingGives) {
    for (const std::string_view text : {"Œuvre d'Île-de-France", "Straße, Ärger, Grüße", "Łódź Kraków", "Ελλάδα 東京",
                                        "e\xCC\x81te\xCC\x81 (NFD)", "½ heure", "ﬁn de journée", "12/03/2026 à 14h30",
                                        "a\xC2\xAD"
                                        "b"})
        EXPECT_EQ(folded(text), words(text)) << text;
}

TEST(WordScan, AnEmptyTextOrOneOfSignsHasNoWord) {
    EXPECT_THAT(folded(""), ElementsAre());
    EXPECT_THAT(folded(" … — « » !"), ElementsAre());
}

TEST(WordScan, BytesThatAreNoTextEndAWord) {
    EXPECT_THAT(folded("un\xFF"
                       "deux\xC3"),
                ElementsAre("un", "deux"));
}

TEST(WordScan, AnEndlessWordIsCutBetweenTwoLetters) {
    EXPECT_EQ(folded(std::string(200, 'a')).front().size(), kLongestWord);
    std::string greek;
    for (int i = 0; i < 101; ++i) greek += "λ";
    EXPECT_TRUE(isValidUtf8(folded("a" + greek).front()));
}

}  // namespace
}  // namespace jalon::text
