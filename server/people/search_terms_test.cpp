// SPDX-License-Identifier: EUPL-1.2
#include "people/search_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::people {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SearchTerms, WordsAreFoldedAndTheLongestComeFirst) {
    EXPECT_THAT(parseSearch("  Léa  DUP").words, ElementsAre("lea", "dup"));
    EXPECT_THAT(parseSearch("Jean-Pierre l’Hôte").words, ElementsAre("pierre", "jean", "hote", "l"));
}

TEST(SearchTerms, RepeatedAndSurplusWordsAreLeftOut) {
    EXPECT_THAT(parseSearch("ab abc a abcd abcde").words, ElementsAre("abcde", "abcd", "abc", "ab"));
    EXPECT_THAT(parseSearch("lea lea").words, ElementsAre("lea"));
}

TEST(SearchTerms, DatesAreReadAsPeopleWriteThem) {
    const Day born = Day::of(2012, 3, 4);
    for (const char* typed : {"04/03/2012", "4/3/2012", "4.3.2012", "04-03-2012", "2012-03-04", "04/03/12"})
        EXPECT_EQ(parseSearch(typed).birth_date, born) << typed;
    EXPECT_EQ(parseSearch("martin 04/03/2012").birth_date, born);
    EXPECT_THAT(parseSearch("martin 04/03/2012").words, ElementsAre("martin"));
}

TEST(SearchTerms, ADateThatDoesNotExistIsNotADate) {
    EXPECT_EQ(parseSearch("31/02/2012").birth_date, std::nullopt);
    EXPECT_EQ(parseSearch("06.12.34").birth_date, std::nullopt);
}

TEST(SearchTerms, DigitsAreTheBeginningOfANumber) {
    EXPECT_THAT(parseSearch("06 12 34 56 78").phones, Contains("+33612345678"));
    EXPECT_THAT(parseSearch("06.12").phones, Contains("+33612"));
    EXPECT_THAT(parseSearch("+33 6 12").phones, Contains("+33612"));
    EXPECT_THAT(parseSearch("+352 621 123").phones, Contains("+352621123"));
    EXPECT_THAT(parseSearch("621123").phones, Contains("621123"));
    EXPECT_THAT(parseSearch("06 12 34 56 78").words, IsEmpty());
}

TEST(SearchTerms, TooFewDigitsAreAWordAndFindNobody) {
    EXPECT_THAT(parseSearch("06").phones, IsEmpty());
    EXPECT_THAT(parseSearch("06").words, ElementsAre("06"));
}

TEST(SearchTerms, NothingTypedAsksForNothing) {
    const SearchTerms terms = parseSearch("  - ");
    EXPECT_THAT(terms.words, IsEmpty());
    EXPECT_THAT(terms.phones, IsEmpty());
    EXPECT_EQ(terms.birth_date, std::nullopt);
}

}  // namespace
}  // namespace jalon::people
