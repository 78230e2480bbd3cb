// SPDX-License-Identifier: EUPL-1.2
#include "base/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace jalon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Csv, ReadsRowsWithTheirLineNumbers) {
    const auto table = parseCsv("nom;prénom\nDUPONT;Léa\nMARTIN;Tom\n").value();
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.delimiter, ';');
    EXPECT_FALSE(table.windows_1252);
    EXPECT_THAT(table.rows[1].cells, ElementsAre("DUPONT", "Léa"));
    EXPECT_EQ(table.rows[2].line, 3U);
}

TEST(Csv, SkipsBlankLinesButCountsThem) {
    const auto table = parseCsv("a;b\r\n\r\n  \r\n1;2\r\n").value();
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[1].line, 4U);
    EXPECT_THAT(table.rows[1].cells, ElementsAre("1", "2"));
}

TEST(Csv, AcceptsEveryLineEnd) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const auto table = parseCsv("a;b" + end + "1;2" + end + "3;4").value();
        ASSERT_EQ(table.rows.size(), 3U);
        EXPECT_EQ(table.rows[2].line, 3U);
        EXPECT_THAT(table.rows[2].cells, ElementsAre("3", "4"));
    }
}

TEST(Csv, DropsTheByteOrderMark) {
    const auto table = parseCsv("\xEF\xBB\xBFnom;x\n").value();
    EXPECT_EQ(table.rows.at(0).cells.at(0), "nom");
}

TEST(Csv, ReadsWindows1252WhenItIsNotUtf8) {
    const auto table = parseCsv(
                           "L\xE9"
                           "a;L\x92H\xF4te\n")
                           .value();
    EXPECT_TRUE(table.windows_1252);
    EXPECT_THAT(table.rows.at(0).cells, ElementsAre("Léa", "L’Hôte"));
}

TEST(Csv, FindsTheDelimiterInTheFirstLine) {
    EXPECT_EQ(parseCsv("a,b,c\n1;5,2,3\n")->delimiter, ',');
    EXPECT_EQ(parseCsv("a\tb\tc\n")->delimiter, '\t');
    EXPECT_EQ(parseCsv("\n\n\"a,b,c,d\";x\n")->delimiter, ';');
    EXPECT_EQ(parseCsv("seul\n")->delimiter, ';');
    EXPECT_THAT(parseCsv("a\t\tc\n")->rows.at(0).cells, ElementsAre("a", "", "c"));
}

TEST(Csv, ObeysTheCallersDelimiterAndTheSeparatorLine) {
    EXPECT_THAT(parseCsv("a;b,c\n", ',')->rows.at(0).cells, ElementsAre("a;b", "c"));
    const auto table = parseCsv("sep=,\r\na;x,b\r\n").value();
    EXPECT_EQ(table.delimiter, ',');
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].line, 2U);
}

TEST(Csv, QuotedCellsKeepDelimitersQuotesAndLineEnds) {
    const auto table = parseCsv("a;b\n\"x;\"\"y\"\"\nz\"; 2 \nlast;\" kept \"\n").value();
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_THAT(table.rows[1].cells, ElementsAre("x;\"y\"\nz", "2"));
    EXPECT_EQ(table.rows[1].line, 2U);
    EXPECT_EQ(table.rows[2].line, 4U);
    EXPECT_THAT(table.rows[2].cells, ElementsAre("last", " kept "));
}

TEST(Csv, KeepsEmptyCellsAndUnevenRows) {
    const auto table = parseCsv("a;b;c\n;;\n1\n1;2;3;4\n").value();
    EXPECT_THAT(table.rows.at(1).cells, ElementsAre("", "", ""));
    EXPECT_THAT(table.rows.at(2).cells, ElementsAre("1"));
    EXPECT_EQ(table.rows.at(3).cells.size(), 4U);
}

TEST(Csv, RefusesAQuoteThatNeverClosesAndSaysWhere) {
    const auto result = parseCsv("a;b\n1;2\n\"oups;3\n4;5\n");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::malformed);
    EXPECT_EQ(result.error().code, "csv_quote");
    EXPECT_EQ(result.error().fields.at(0).params.at("line"), "3");
}

TEST(Csv, RefusesAQuoteInsideAnUnquotedCell) {
    const auto result = parseCsv("a;b\n1;ou\"ps\n");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fields.at(0).params.at("line"), "2");
    EXPECT_FALSE(parseCsv("a;b\n\"1\"x;2\n"));
}

TEST(Csv, RefusesWhatIsNotText) {
    EXPECT_EQ(parseCsv(std::string_view("\xFF\xFE"
                                        "a\0;\0",
                                        6))
                  .error()
                  .code,
              "csv_not_text");
    EXPECT_EQ(parseCsv(std::string_view("PK\x03\x04\0\0", 6)).error().code, "csv_not_text");
}

TEST(Csv, AnEmptyFileHasNoRows) {
    EXPECT_THAT(parseCsv("")->rows, IsEmpty());
    EXPECT_THAT(parseCsv("\xEF\xBB\xBF\n\n")->rows, IsEmpty());
}

}  // namespace
}  // namespace jalon
