// SPDX-License-Identifier: EUPL-1.2
#include "base/day.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace jalon {
namespace {

TEST(Day, IsWrittenAsItIsRead) {
    EXPECT_EQ(Day::of(2026, 11, 12).iso(), "2026-11-12");
    EXPECT_EQ(Day::parse("2026-11-12"), Day::of(2026, 11, 12));
    EXPECT_EQ(Day::parse("0001-01-01")->iso(), "0001-01-01");
    EXPECT_EQ(Day::parse("9999-12-31")->iso(), "9999-12-31");
}

TEST(Day, RefusesWhatIsNotADate) {
    for (const auto* text : {"", "2026", "2026-1-2", "26-11-12", "2026/11/12", "12-11-2026", "2026-11-12 ",
                             " 2026-11-12", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-29", "1900-02-29",
                             "0000-01-01", "2026-11-00", "+026-11-12", "2026-1 -12", "2026-11-12T00:00"})
        EXPECT_FALSE(Day::parse(text)) << text;
}

TEST(Day, KnowsLeapYears) {
    EXPECT_TRUE(Day::parse("2024-02-29"));
    EXPECT_TRUE(Day::parse("2000-02-29"));
    EXPECT_FALSE(Day::parse("2100-02-29"));
}

TEST(Day, ThrowsWhenAProgrammerAsksForADayThatDoesNotExist) {
    EXPECT_THROW(Day::of(2026, 2, 30), std::invalid_argument);
    EXPECT_THROW(Day::of(0, 1, 1), std::invalid_argument);
    EXPECT_THROW(Day::of(10000, 1, 1), std::invalid_argument);
}

TEST(Day, EveryDayOfACenturyReadsBackAndFollowsTheOneBefore) {
    const Day last = Day::of(2050, 12, 31);
    auto weekday = Day::of(1951, 1, 1).weekday();
    ASSERT_EQ(weekday, Weekday::monday);
    for (Day day = Day::of(1951, 1, 1); day <= last; day = day + 1) {
        const auto again = Day::parse(day.iso());
        ASSERT_TRUE(again) << day.iso();
        ASSERT_EQ(*again, day);
        ASSERT_EQ(Day::of(day.year(), day.month(), day.dayOfMonth()), day);
        ASSERT_LT(day.iso(), (day + 1).iso()) << "text order is date order";
        ASSERT_EQ(day.weekday(), weekday) << day.iso();
        weekday = weekday == Weekday::sunday ? Weekday::monday : static_cast<Weekday>(static_cast<int>(weekday) + 1);
    }
}

TEST(Day, CountsDaysBetweenTwoDates) {
    EXPECT_EQ(Day::of(2026, 11, 17) - Day::of(2026, 11, 12), 5);
    EXPECT_EQ(Day::of(2026, 3, 1) - Day::of(2026, 2, 28), 1);
    EXPECT_EQ(Day::of(2024, 3, 1) - Day::of(2024, 2, 28), 2);
    EXPECT_EQ(Day::of(2026, 1, 1) - Day::of(2027, 1, 1), -365);
    EXPECT_EQ(Day::of(2026, 1, 1) - 1, Day::of(2025, 12, 31));
}

TEST(Day, AddsMonthsAndClampsToTheEndOfTheMonth) {
    EXPECT_EQ(Day::of(2026, 1, 31).plusMonths(1), Day::of(2026, 2, 28));
    EXPECT_EQ(Day::of(2024, 1, 31).plusMonths(1), Day::of(2024, 2, 29));
    EXPECT_EQ(Day::of(2026, 8, 31).plusMonths(3), Day::of(2026, 11, 30));
    EXPECT_EQ(Day::of(2026, 11, 30).plusMonths(3), Day::of(2027, 2, 28));
    EXPECT_EQ(Day::of(2026, 12, 15).plusMonths(1), Day::of(2027, 1, 15));
    EXPECT_EQ(Day::of(2026, 3, 31).plusMonths(-1), Day::of(2026, 2, 28));
    EXPECT_EQ(Day::of(2026, 1, 15).plusMonths(-1), Day::of(2025, 12, 15));
    EXPECT_EQ(Day::of(2026, 5, 20).plusMonths(0), Day::of(2026, 5, 20));
}

TEST(Day, AgeCountsCompletedYears) {
    const Day birth = Day::of(2012, 11, 12);
    EXPECT_EQ(Day::of(2026, 11, 11).ageOf(birth), 13);
    EXPECT_EQ(Day::of(2026, 11, 12).ageOf(birth), 14);
    EXPECT_EQ(birth.ageOf(birth), 0);
}

TEST(Day, ABirthOnThe29thOfFebruaryAgesOnThe1stOfMarch) {
    const Day birth = Day::of(2012, 2, 29);
    EXPECT_EQ(Day::of(2026, 2, 28).ageOf(birth), 13);
    EXPECT_EQ(Day::of(2026, 3, 1).ageOf(birth), 14);
    EXPECT_EQ(Day::of(2028, 2, 28).ageOf(birth), 15);
    EXPECT_EQ(Day::of(2028, 2, 29).ageOf(birth), 16);
}

TEST(Weekday, HasAThreeLetterCode) {
    EXPECT_EQ(weekdayCode(Day::of(2026, 11, 11).weekday()), "wed");
    for (int number = 1; number <= 7; ++number) {
        const auto weekday = static_cast<Weekday>(number);
        EXPECT_EQ(parseWeekday(weekdayCode(weekday)), weekday);
    }
    for (const auto* text : {"", "Mon", "mer", "monday", "mo"}) EXPECT_FALSE(parseWeekday(text)) << text;
}

}  // namespace
}  // namespace jalon
