// SPDX-License-Identifier: EUPL-1.2
#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace jalon {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return Error::invalid("number", "odd");
    return number / 2;
}

Result<void> mustBeEven(int number) {
    TRY(half(number));
    return {};
}

Result<int> quarter(int number) {
    TRY(mustBeEven(number));
    TRY_ASSIGN(const int first, half(number));
    TRY_ASSIGN(const int second, half(first));
    return second;
}

Result<std::unique_ptr<int>> boxed(int number) {
    TRY_ASSIGN(const int value, half(number));
    return std::make_unique<int>(value);
}

TEST(Result, HoldsAValueOrAnError) {
    const auto good = half(8);
    ASSERT_TRUE(good);
    EXPECT_EQ(*good, 4);
    const auto bad = half(7);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().kind, ErrorKind::invalid);
    EXPECT_EQ(bad.error().fields.at(0).field, "number");
    EXPECT_EQ(bad.error().fields.at(0).code, "odd");
}

TEST(Result, ReadingTheWrongSideIsABug) {
    EXPECT_THROW(static_cast<void>(half(7).value()), std::logic_error);
    EXPECT_THROW(static_cast<void>(half(8).error()), std::logic_error);
    EXPECT_THROW(static_cast<void>(mustBeEven(8).error()), std::logic_error);
}

TEST(Result, TryHandsTheFirstErrorToTheCaller) {
    EXPECT_EQ(*quarter(12), 3);
    EXPECT_FALSE(quarter(7));
    EXPECT_FALSE(quarter(6));
    EXPECT_EQ(quarter(6).error().fields.at(0).code, "odd");
}

TEST(Result, CarriesValuesThatOnlyMove) {
    auto box = boxed(10);
    ASSERT_TRUE(box);
    const std::unique_ptr<int> taken = std::move(box).value();
    EXPECT_EQ(*taken, 5);
    EXPECT_FALSE(boxed(5));
}

}  // namespace
}  // namespace jalon
