// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::programme {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(DistinctInitials, AreMadeLongerOnlyWhereTwoWouldBeAlike) {
    EXPECT_THAT(distinctInitials({{"a", "Dupont", "Léa"}, {"b", "Durand", "Lucas"}, {"c", "Roy", "Paul"}}),
                ElementsAre(Pair("a", "Lé. D."), Pair("b", "Lu. D."), Pair("c", "P. R.")));
    EXPECT_THAT(distinctInitials({{"a", "Dupont", "Léa"}, {"b", "Da Cunha", "Léa"}}),
                ElementsAre(Pair("a", "L. Du."), Pair("b", "L. Da.")));
}

TEST(DistinctInitials, EndWithALetterAndItsFullStop) {
    EXPECT_THAT(distinctInitials({{"a", "Van den Broeck", "Anne"}, {"b", "Vanier", "Anne"}}),
                ElementsAre(Pair("a", "A. Van."), Pair("b", "A. Vani.")));
}

TEST(DistinctInitials, GiveNothingMoreAwayOfThoseWhoseNamesAreTheSame) {
    EXPECT_THAT(distinctInitials({{"a", "De La Tour", "Jean"}, {"b", "De La Tour", "Jean"}}),
                ElementsAre(Pair("a", "J. D."), Pair("b", "J. D.")));
}

}  // namespace
}  // namespace jalon::programme
