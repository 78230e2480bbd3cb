// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace jalon::text {
namespace {

using testing::ElementsAre;

TEST(Text, AcceptsOnlyWellFormedUtf8WithoutNul) {
    EXPECT_TRUE(isValidUtf8(""));
    EXPECT_TRUE(isValidUtf8("Zoé L’Hôte 🙂"));
    EXPECT_FALSE(isValidUtf8("Zo\xE9"));        // Windows-1252
    EXPECT_FALSE(isValidUtf8("\xC0\xAF"));      // overlong
    EXPECT_FALSE(isValidUtf8("\xED\xA0\x80"));  // a lone surrogate
    EXPECT_FALSE(isValidUtf8("\xE2\x80"));      // cut short
    EXPECT_FALSE(isValidUtf8(std::string_view("a\0b", 3)));
}

TEST(Tidy, KeepsCaseAndAccents) { EXPECT_EQ(tidy("Lefèvre"), "Lefèvre"); }

TEST(Tidy, ComposesDecomposedAccents) {
    EXPECT_EQ(tidy("Lefe\u0300vre"), "Lefèvre");
    EXPECT_EQ(tidy("Zoe\u0308"), "Zoë");
}

TEST(Tidy, MakesOneSpaceOfAllKindsOfSpaces) {
    EXPECT_EQ(tidy("  Jean \t  Luc\u00A0\u202FMartin \n"), "Jean Luc Martin");
    EXPECT_EQ(tidy(" \t "), "");
}

TEST(Tidy, MakesOneApostropheOfAll) {
    for (const auto* typed : {"L'Hôte", "L’Hôte", "L‘Hôte", "L´Hôte",
                              "Lʼ"
                              "Hôte",
                              "L`Hôte"})
        EXPECT_EQ(tidy(typed), "L'Hôte") << typed;
}

TEST(Tidy, DropsWhatCannotBeSeen) {
    EXPECT_EQ(tidy("Du\u00ADpont\u200B"), "Dupont");
    EXPECT_EQ(tidy("\uFEFFDupont\u200E"), "Dupont");
    EXPECT_EQ(tidy(std::string_view("Du\0pont\x07", 8)), "Dupont");
    EXPECT_EQ(tidy("\u202EDupont"), "Dupont");
}

TEST(Tidy, MarksBrokenBytesInsteadOfLosingThem) { EXPECT_EQ(tidy("Zo\xE9"), "Zo\uFFFD"); }

TEST(Tidy, IsStable) {
    for (const auto* typed : {"  L’Hôte--Weiß  ", "Zoe\u0308", "a\u00A0 b", "Zo\xE9"})
        EXPECT_EQ(tidy(tidy(typed)), tidy(typed));
}

TEST(TidyLines, MakesEveryLineEndTheSame) {
    EXPECT_EQ(tidyLines("un\r\ndeux\rtrois\nquatre"), "un\ndeux\ntrois\nquatre");
    EXPECT_EQ(tidyLines("un\u2028deux\u0085trois\x0Bquatre"), "un\ndeux\ntrois\nquatre");
    EXPECT_EQ(tidyLines("un\r\n\r\ndeux"), "un\n\ndeux");
    EXPECT_EQ(tidyLines("un\r"), "un");
}

TEST(TidyLines, KeepsSpacesAndTypographyInsideALine) {
    EXPECT_EQ(tidyLines("\n  a  b\tl’école «\u00A0ici\u00A0» \n\n"), "a  b\tl’école «\u00A0ici\u00A0»");
}

TEST(Fold, ForgetsCaseAndAccents) {
    EXPECT_EQ(fold("Lefèvre"), "lefevre");
    EXPECT_EQ(fold("LEFÈVRE"), "lefevre");
    EXPECT_EQ(fold("Lefe\u0300vre"), "lefevre");
    EXPECT_EQ(fold("ÇAĞLAYAN"), "caglayan");
    EXPECT_EQ(fold("Nuñez Peña"), "nunez pena");
}

TEST(Fold, WritesOutLettersThatAreNotAccents) {
    EXPECT_EQ(fold("Sœur"), "soeur");
    EXPECT_EQ(fold("ŒUVRARD"), "oeuvrard");
    EXPECT_EQ(fold("Weiß"), fold("WEISS"));
    EXPECT_EQ(fold("Søren Łukasz Đorđe Æsa"), "soren lukasz dorde aesa");
    EXPECT_EQ(fold("Işık"), "isik");
}

TEST(Fold, MakesSpacesOfHyphensApostrophesAndDots) {
    EXPECT_EQ(fold("L’HÔTE--Weiß"), "l hote weiss");
    EXPECT_EQ(fold("L'Hôte"), fold("L’Hôte"));
    EXPECT_EQ(fold("Lʼ"
                   "Hôte"),
              "l hote");
    EXPECT_EQ(fold("L´Hôte"), "l hote");
    EXPECT_EQ(fold("Saint-Jean"), fold("SAINT JEAN"));
    EXPECT_EQ(fold("Jean–Luc"), "jean luc");
    EXPECT_EQ(fold("  J.-P.   Martin "), "j p martin");
    EXPECT_EQ(fold("-- '"), "");
}

TEST(Fold, ForgetsWhatCannotBeSeen) { EXPECT_EQ(fold("Hé\u00ADlène\u200E"), "helene"); }

TEST(Fold, KeepsLettersItCannotWriteInLatin) {
    EXPECT_EQ(fold("Иван"), "иван");
    EXPECT_FALSE(fold("محمد").empty());
}

TEST(Fold, ThePlainAsciiPathGivesWhatTheFullOneGives) {
    for (const std::string name : {"Jean-Luc O'Neil", "DE LA TOUR", "a1 b2", "X.Y"})
        EXPECT_EQ(fold(name), fold(name + "\u200E")) << name;  // an invisible mark forces the long way
}

TEST(Words, AreThePartsOfTheFoldedName) {
    EXPECT_THAT(words("  Jean-Luc d’Arc "), ElementsAre("jean", "luc", "d", "arc"));
    EXPECT_THAT(words(" - "), ElementsAre());
}

TEST(PhoneKey, OneNumberHasOneKeyHoweverItIsTyped) {
    for (const auto* typed :
         {"0612345678", "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "+33612345678", "+33 6 12 34 56 78",
          "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78", "0033 (0)6 12 34 56 78", "33 6 12 34 56 78", "(0)6 12 34 56 78",
          "Tél. : 06 12 34 56 78", "+33 06 12 34 56 78", "06\u00A012\u00A034\u00A056\u00A078"})
        EXPECT_EQ(phoneKey(typed), "+33612345678") << typed;
}

TEST(PhoneKey, KeepsNumbersOfOtherCountries) {
    EXPECT_EQ(phoneKey("+352 621 123 456"), "+352621123456");
    EXPECT_EQ(phoneKey("00352 (26) 12 34"), "+352261234");
    EXPECT_EQ(phoneKey("+1 (415) 555-0100"), "+14155550100");
    EXPECT_EQ(phoneKey("+33 1 23"), "+33123");
}

TEST(PhoneKey, GivesTheDigitsWhereTheCountryCannotBeTold) {
    EXPECT_EQ(phoneKey("119"), "119");
    EXPECT_EQ(phoneKey("61234567"), "61234567");
    EXPECT_EQ(phoneKey("0612345678", "352"), "0612345678");
    EXPECT_EQ(phoneKey("pas de téléphone"), "");
    EXPECT_EQ(phoneKey("+"), "");
    EXPECT_EQ(phoneKey(""), "");
}

TEST(SortKey, SortsAsAFrenchDictionary) {
    std::vector<std::string> names{"Zola",    "Étienne", "Eude",  "etienne", "Lefèvre", "Lefebvre", "Lefevre",
                                   "Œuvrard", "Odin",    "Ogier", "de Brem", "Martin",  "MARTIN"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return sortKey(a) < sortKey(b); });
    EXPECT_THAT(names, ElementsAre("de Brem", "etienne", "Étienne", "Eude", "Lefebvre", "Lefevre", "Lefèvre", "Martin",
                                   "MARTIN", "Odin", "Œuvrard", "Ogier", "Zola"));
}

TEST(SortKey, PutsADoubleSurnameBesideItsFirstPart) {
    std::vector<std::string> names{"Sainte", "Saint-Jean", "Saint Jean", "Saintjean", "Saint"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return sortKey(a) < sortKey(b); });
    EXPECT_THAT(names, ElementsAre("Saint", "Saint Jean", "Saint-Jean", "Sainte", "Saintjean"));
}

TEST(SortKey, IsTheSameForBothWaysOfWritingAnAccentAndGrowsWithLongNames) {
    EXPECT_EQ(sortKey("Lefe\u0300vre"), sortKey("Lefèvre"));
    EXPECT_NE(sortKey("Lefevre"), sortKey("Lefèvre"));
    EXPECT_GT(sortKey(std::string(500, 'a')).size(), 400U);
    EXPECT_LT(sortKey(std::string(500, 'a')), sortKey(std::string(499, 'a') + "b"));
}

TEST(Length, CountsCharacters) {
    EXPECT_EQ(length(""), 0U);
    EXPECT_EQ(length("Zoé"), 3U);
    EXPECT_EQ(length("🙂é"), 2U);
}

TEST(Windows1252, IsReadWithItsOwnHighBlock) {
    EXPECT_EQ(fromWindows1252("Zo\xE9 L\x92H\xF4te \x9Cuvre \x80"), "Zoé L’Hôte œuvre €");
    EXPECT_EQ(fromWindows1252("a\x81"), "a\uFFFD");
    EXPECT_EQ(fromWindows1252("ASCII;1"), "ASCII;1");
}

TEST(EditDistance, CountsOneForEachTypicalSlip) {
    EXPECT_EQ(editDistance("dupont", "dupont", 3), 0U);
    EXPECT_EQ(editDistance("dupont", "dupond", 3), 1U);
    EXPECT_EQ(editDistance("dupont", "dupon", 3), 1U);
    EXPECT_EQ(editDistance("dupont", "duppont", 3), 1U);
    EXPECT_EQ(editDistance("dupont", "dupotn", 3), 1U);
    EXPECT_EQ(editDistance("mohamed", "muhammad", 5), 3U);
    EXPECT_EQ(editDistance("", "abc", 5), 3U);
}

TEST(EditDistance, CountsCharactersNotBytes) {
    EXPECT_EQ(editDistance("zoé", "zoe", 3), 1U);
    EXPECT_EQ(editDistance("🙂", "é", 3), 1U);
}

TEST(EditDistance, StopsAtOneOverTheLimit) {
    EXPECT_EQ(editDistance("abcdef", "uvwxyz", 2), 3U);
    EXPECT_EQ(editDistance("a", "abcdefgh", 2), 3U);
    EXPECT_EQ(editDistance("a", "b", 0), 1U);
}

TEST(EditDistance, IsSymmetric) {
    const std::vector<std::string> names{"martin", "marti", "amrtin", "martine", "", "ben ali", "benali"};
    for (const auto& a : names)
        for (const auto& b : names) EXPECT_EQ(editDistance(a, b, 9), editDistance(b, a, 9)) << a << " / " << b;
}

}  // namespace
}  // namespace jalon::text
