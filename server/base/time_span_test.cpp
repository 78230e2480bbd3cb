// SPDX-License-Identifier: EUPL-1.2
#include "base/time_span.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TimeSpanRule, ClocksReadBack) {
    for (const int minute : {0, 1, 59, 60, 540, 810, 1439, 1440}) EXPECT_EQ(parseClock(clockText(minute)), minute);
    EXPECT_EQ(clockText(545), "09:05");
    for (const char* wrong : {"", "9:00", "09h00", "09:60", "24:01", "99:00", "09:0a"})
        EXPECT_EQ(parseClock(wrong), std::nullopt) << wrong;
}

TEST(TimeSpanRule, SessionsThatTouchDoNotOverlap) {
    const TimeSpan first{540, 615}, second{615, 720};
    EXPECT_FALSE(first.overlaps(second));
    EXPECT_FALSE(second.overlaps(first));
    EXPECT_TRUE(first.overlaps({614, 616}));
    EXPECT_TRUE(TimeSpan({0, 1440}).overlaps(first));
    EXPECT_TRUE(TimeSpan({540, 720}).contains(first));
    EXPECT_FALSE(TimeSpan({545, 720}).contains(first));
}

TEST(TimeSpanRule, AWholeIsCoveredByPartsInAnyOrder) {
    EXPECT_TRUE(covered({540, 720}, {{600, 720}, {500, 600}}));
    EXPECT_FALSE(covered({540, 720}, {{600, 720}, {500, 599}}));
    EXPECT_FALSE(covered({540, 720}, {}));
}

TEST(TimeSpanRule, WhatIsFreeIsWhatBusyLeaves) {
    EXPECT_THAT(freeOf({540, 720}, {}), ElementsAre(TimeSpan{540, 720}));
    EXPECT_THAT(freeOf({540, 720}, {{630, 660}, {500, 550}, {640, 650}}),
                ElementsAre(TimeSpan{550, 630}, TimeSpan{660, 720}));
    EXPECT_THAT(freeOf({540, 720}, {{0, 1440}}), IsEmpty());
    EXPECT_THAT(freeOf({540, 720}, {{720, 800}, {400, 540}}), ElementsAre(TimeSpan{540, 720}));
}

}  // namespace
}  // namespace jalon
