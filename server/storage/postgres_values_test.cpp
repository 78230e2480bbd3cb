// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_values.h"

#include <gmock/gmock.h>

#include <cstring>
#include <limits>

namespace jalon::storage {
namespace {

constexpr Sql kTest{"test", ""};

TEST(PostgresValuesTest, NumbersAreWrittenAndReadWithoutLoss) {
    const std::vector<Value> values{std::numeric_limits<std::int64_t>::min(), 0.1, true, false};
    const PostgresArguments arguments(kTest, values);
    ASSERT_EQ(arguments.count(), 4);
    EXPECT_STREQ(arguments.values()[0], "-9223372036854775808");
    EXPECT_STREQ(arguments.values()[1], "0.1");
    EXPECT_STREQ(arguments.values()[2], "t");
    EXPECT_STREQ(arguments.values()[3], "f");
    EXPECT_EQ(readValue("-9223372036854775808", kInt8), values[0]);
    EXPECT_EQ(readValue("0.1", kFloat8), values[1]);
    EXPECT_EQ(readValue("t", kBoolean), values[2]);
    EXPECT_EQ(readValue("f", kBoolean), values[3]);
    EXPECT_EQ(readValue("1e+300", kFloat8), Value{1e300});
}

TEST(PostgresValuesTest, TextsAndBytesAreNotCopiedAndNullIsNoText) {
    const std::vector<Value> values{std::string("été"), Bytes{std::byte{0}, std::byte{255}}, std::monostate{}, Bytes{},
                                    std::string()};
    const PostgresArguments arguments(kTest, values);
    EXPECT_EQ(arguments.values()[0], std::get<std::string>(values[0]).c_str());
    EXPECT_EQ(arguments.lengths()[1], 2);
    EXPECT_EQ(arguments.formats()[1], 1);
    EXPECT_EQ(arguments.values()[2], nullptr);
    EXPECT_NE(arguments.values()[3], nullptr) << "no bytes are not NULL";
    EXPECT_EQ(arguments.lengths()[3], 0);
    EXPECT_STREQ(arguments.values()[4], "");
}

TEST(PostgresValuesTest, ATextWithANulCharacterIsRefused) {
    const std::vector<Value> values{std::string("a\0b", 3)};
    try {
        const PostgresArguments arguments(kTest, values);
        ADD_FAILURE() << "it would have been cut";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::check);
    }
}

TEST(PostgresValuesTest, BytesComeInHexadecimal) {
    EXPECT_EQ(readValue("\\x00ff27", kByteA), (Value{Bytes{std::byte{0}, std::byte{255}, std::byte{0x27}}}));
    EXPECT_EQ(readValue("\\x", kByteA), Value{Bytes{}});
    EXPECT_THROW(readValue("00ff", kByteA), std::runtime_error);
    EXPECT_THROW(readValue("\\x0g", kByteA), std::runtime_error);
}

TEST(PostgresValuesTest, SumsOfWholeNumbersAreWholeMeansAreNot) {
    EXPECT_EQ(readValue("-12", kNumeric), Value{std::int64_t{-12}});
    EXPECT_EQ(readValue("1.5000000000000000", kNumeric), Value{1.5});
    EXPECT_EQ(readValue("2", kText), Value{std::string("2")});
}

TEST(PostgresValuesTest, AStatementTakesTheTypesItWasPreparedFor) {
    EXPECT_TRUE(fits(std::int64_t{1}, kInt8));
    EXPECT_FALSE(fits(std::int64_t{1}, kText));
    EXPECT_FALSE(fits(std::string("1"), kInt8));
    EXPECT_TRUE(fits(std::monostate{}, kInt8));
    EXPECT_EQ(typeOf(std::monostate{}), kUntyped);
    EXPECT_EQ(typeOf(Bytes{}), kByteA);
}

TEST(PostgresValuesTest, ErrorStatesHaveTheirCodes) {
    EXPECT_EQ(codeOfState("23505"), DbCode::unique);
    EXPECT_EQ(codeOfState("23503"), DbCode::foreign_key);
    EXPECT_EQ(codeOfState("23502"), DbCode::not_null);
    EXPECT_EQ(codeOfState("23514"), DbCode::check);
    EXPECT_EQ(codeOfState("22P02"), DbCode::check);
    EXPECT_EQ(codeOfState("40001"), DbCode::serialization);
    EXPECT_EQ(codeOfState("40P01"), DbCode::serialization);
    EXPECT_EQ(codeOfState("57014"), DbCode::busy);
    EXPECT_EQ(codeOfState("57P01"), DbCode::connection);
    EXPECT_EQ(codeOfState("08006"), DbCode::connection);
    EXPECT_EQ(codeOfState(""), DbCode::connection);
    EXPECT_EQ(codeOfState("53100"), DbCode::full);
    EXPECT_EQ(codeOfState("25006"), DbCode::readonly);
    EXPECT_EQ(codeOfState("42703"), DbCode::syntax);
    EXPECT_EQ(codeOfState("XX001"), DbCode::corrupt);
    EXPECT_EQ(codeOfState("0A000"), DbCode::other);
}

}  // namespace
}  // namespace jalon::storage
