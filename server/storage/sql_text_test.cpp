// SPDX-License-Identifier: EUPL-1.2
#include "storage/sql_text.h"

#include <gtest/gtest.h>

namespace jalon::storage {
namespace {

std::size_t count(std::string_view text) { return parameterCount({"test", text}); }

TEST(SqlTextTest, TheHighestNumberCountsNotTheirOccurrences) {
    EXPECT_EQ(count("SELECT 1"), 0U);
    EXPECT_EQ(count("SELECT $2, $1, $2"), 2U);
    EXPECT_EQ(count("SELECT $12 WHERE $3 = $4"), 12U);
}

TEST(SqlTextTest, QuotesAndCommentsHoldNoParameters) {
    EXPECT_EQ(count("SELECT 'is it $7?', 'it''s ?; $8', $1"), 1U);
    EXPECT_EQ(count("SELECT \"$5?\" -- why $9?\n, $1 /* $3; ? */"), 1U);
    EXPECT_EQ(count("SELECT $1 -- the end; really?"), 1U);
}

TEST(SqlTextTest, ExactlyOneStatementIsWanted) {
    EXPECT_EQ(count("SELECT $1 ;\n -- done\n"), 1U);
    EXPECT_THROW(count("SELECT 1; SELECT 2"), std::logic_error);
    EXPECT_THROW(count(" \n-- nothing\n"), std::logic_error);
    EXPECT_THROW(count(";"), std::logic_error);
}

TEST(SqlTextTest, OtherFormsOfParametersAreBugs) {
    EXPECT_THROW(count("SELECT ?"), std::logic_error);
    EXPECT_THROW(count("SELECT $name"), std::logic_error);
    EXPECT_THROW(count("SELECT $0"), std::logic_error);
    EXPECT_THROW(count("SELECT $"), std::logic_error);
}

}  // namespace
}  // namespace jalon::storage
