// SPDX-License-Identifier: EUPL-1.2
#include "base/stem.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace jalon::text {
namespace {

std::string french(std::string_view word) { return stem(fold(word), Language::french); }
std::string german(std::string_view word) { return stem(fold(word), Language::german); }

TEST(Stem, PluralsAndFemininesOfFrenchWordsAreOneWord) {
    for (const auto& [one, other] : {std::pair{"élève", "élèves"},
                                     {"exclu", "exclus"},
                                     {"exclu", "exclues"},
                                     {"exclusion", "exclusions"},
                                     {"convoqué", "convoquées"},
                                     {"ami", "amies"},
                                     {"genou", "genoux"},
                                     {"niveau", "niveaux"},
                                     {"lieu", "lieux"},
                                     {"heureux", "heureuse"},
                                     {"appelé", "appeler"},
                                     {"présenté", "présentée"}})
        EXPECT_EQ(french(one), french(other)) << one << ", " << other;
}

TEST(Stem, AccentsAndCaseMakeNoDifference) {
    EXPECT_EQ(french("ÉLÈVE"), french("eleve"));
    EXPECT_EQ(german("Gespräche"), german("gesprach"));
}

TEST(Stem, OtherWordsStayApart) {
    EXPECT_NE(french("exclusion"), french("excuse"));
    EXPECT_NE(french("retour"), french("retard"));
    EXPECT_NE(french("mère"), french("père"));
}

TEST(Stem, GermanFormsAreOneWord) {
    EXPECT_EQ(german("Kinder"), german("Kind"));
    EXPECT_EQ(german("Häuser"), german("Haus"));
}

TEST(Stem, NoWordBecomesNothing) {
    for (const auto word : {"a", "s", "es", "ees", "ee", "5e", "2026", "東京"}) {
        EXPECT_FALSE(stem(word, Language::french).empty()) << word;
        EXPECT_FALSE(stem(word, Language::german).empty()) << word;
    }
}

TEST(Stem, LittleWordsAreToldFromThoseThatMeanSomething) {
    for (const auto word : {"a", "de", "l", "la", "une", "vous", "y"})
        EXPECT_TRUE(isEmptyWord(word, Language::french)) << word;
    for (const auto word : {"ete", "sans", "pas", "entretien", "der", "b"})
        EXPECT_FALSE(isEmptyWord(word, Language::french)) << word;
    EXPECT_TRUE(isEmptyWord("der", Language::german));
    EXPECT_FALSE(isEmptyWord("la", Language::german));
}

}  // namespace
}  // namespace jalon::text
