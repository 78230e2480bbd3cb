// SPDX-License-Identifier: EUPL-1.2
#include "base/half_day.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

TEST(HalfDay, IsWrittenAsItIsRead) {
    const auto half = HalfDay::parse("2026-11-12/pm");
    ASSERT_TRUE(half);
    EXPECT_EQ(*half, (HalfDay{Day::of(2026, 11, 12), Half::pm}));
    EXPECT_EQ(half->text(), "2026-11-12/pm");
}

TEST(HalfDay, RefusesWhatIsNotAHalfDay) {
    for (const auto* text : {"", "2026-11-12", "2026-11-12/", "2026-11-12/AM", "2026-11-12 am", "2026-02-30/am",
                             "2026-11-12/am ", "2026-11-12/m"})
        EXPECT_FALSE(HalfDay::parse(text)) << text;
}

TEST(HalfDay, MorningComesBeforeAfternoonAndBeforeTheNextDay) {
    const HalfDay morning{Day::of(2026, 12, 31), Half::am};
    const HalfDay afternoon{Day::of(2026, 12, 31), Half::pm};
    const HalfDay next_morning{Day::of(2027, 1, 1), Half::am};
    EXPECT_LT(morning, afternoon);
    EXPECT_LT(afternoon, next_morning);
    EXPECT_EQ(morning.next(), afternoon);
    EXPECT_EQ(afternoon.next(), next_morning);
    EXPECT_EQ(next_morning.previous(), afternoon);
    EXPECT_EQ(afternoon.previous(), morning);
}

TEST(HalfDay, NextAndPreviousUndoEachOtherAndTextOrderIsTimeOrder) {
    HalfDay half{Day::of(2026, 1, 1), Half::am};
    for (int i = 0; i < 800; ++i, half = half.next()) {
        ASSERT_EQ(half.next().previous(), half);
        ASSERT_LT(half, half.next());
        ASSERT_LT(half.text(), half.next().text());
        ASSERT_EQ(HalfDay::parse(half.text()), half);
    }
    EXPECT_EQ(half, (HalfDay{Day::of(2027, 2, 5), Half::am}));
}

TEST(WeekHalf, ReadsAndWritesItsCode) {
    EXPECT_EQ(WeekHalf::parse("wed/pm"), (WeekHalf{Weekday::wednesday, Half::pm}));
    EXPECT_EQ((WeekHalf{Weekday::sunday, Half::am}).text(), "sun/am");
    for (const auto* text : {"", "wed", "wed/", "wed-pm", "mer/pm", "wed/pm "})
        EXPECT_FALSE(WeekHalf::parse(text)) << text;
}

TEST(WeekPattern, ReadsHalvesAndWholeDays) {
    const auto pattern = WeekPattern::parse("mon/am,wed,sat/pm");
    ASSERT_TRUE(pattern);
    EXPECT_EQ(pattern->text(), "mon/am,wed/am,wed/pm,sat/pm");
    EXPECT_TRUE(pattern->contains(WeekHalf{Weekday::wednesday, Half::am}));
    EXPECT_FALSE(pattern->contains(WeekHalf{Weekday::monday, Half::pm}));
    EXPECT_TRUE(pattern->contains(HalfDay{Day::of(2026, 11, 14), Half::pm}));
    EXPECT_FALSE(pattern->contains(HalfDay{Day::of(2026, 11, 14), Half::am}));
}

TEST(WeekPattern, EmptyTextIsTheEmptySetAndDoublesCountOnce) {
    EXPECT_EQ(WeekPattern::parse("")->bits(), 0);
    EXPECT_EQ(*WeekPattern::parse("wed/am,wed/am,wed"), *WeekPattern::parse("wed"));
}

TEST(WeekPattern, RefusesWhatItDoesNotKnow) {
    for (const auto* text : {",", "mon,", ",mon", "mon;tue", "mon, tue", "lundi", "mon/am,,tue"})
        EXPECT_FALSE(WeekPattern::parse(text)) << text;
}

TEST(WeekPattern, EverySetReadsBack) {
    for (unsigned bits = 0; bits <= 0x3FFFU; ++bits) {
        const WeekPattern pattern(static_cast<std::uint16_t>(bits));
        ASSERT_EQ(WeekPattern::parse(pattern.text()), pattern) << bits;
    }
}

TEST(WeekPattern, WorkWeekIsMondayToFriday) {
    EXPECT_EQ(WeekPattern::workWeek(), *WeekPattern::parse("mon,tue,wed,thu,fri"));
    const WeekHalf wednesday_afternoon{Weekday::wednesday, Half::pm};
    const auto four_and_a_half = WeekPattern::workWeek().without(wednesday_afternoon);
    EXPECT_FALSE(four_and_a_half.contains(wednesday_afternoon));
    EXPECT_EQ(four_and_a_half.with(wednesday_afternoon), WeekPattern::workWeek());
    EXPECT_EQ(four_and_a_half.without(wednesday_afternoon), four_and_a_half);
}

}  // namespace
}  // namespace jalon
