// SPDX-License-Identifier: EUPL-1.2
#include "base/uuid_ticks.h"

#include <gtest/gtest.h>

#include <chrono>

namespace jalon {
namespace {

using namespace std::chrono_literals;

const Instant kStart = Instant::parse("2026-11-12T08:30:00Z").value();

TEST(UuidTicks, FollowTheTime) {
    UuidTicks ticks;
    EXPECT_EQ(ticks.next(kStart, kStart) >> 12U, static_cast<std::uint64_t>(kStart.microseconds()) / 1000);
    const auto first = ticks.next(kStart + 1h, kStart + 1h);
    EXPECT_EQ(ticks.next(kStart + 1h, kStart + 1h), first + 1) << "one moment twice";
}

TEST(UuidTicks, IncreaseWhenTheMachinesClockIsSetBackByADay) {
    UuidTicks ticks;
    std::uint64_t previous = ticks.next(kStart, kStart);
    for (const auto moment : {kStart + -24h, kStart + -23h, kStart + -24h, kStart, kStart + 1s, kStart + -48h}) {
        const std::uint64_t next = ticks.next(moment, moment);
        EXPECT_LT(previous, next);
        previous = next;
    }
}

TEST(UuidTicks, CatchUpWithTheMachinesClock) {
    UuidTicks ticks;
    ticks.next(kStart, kStart);
    ticks.next(kStart + -24h, kStart + -24h);
    const Instant later = kStart + 1min;
    EXPECT_EQ(ticks.next(later, later) >> 12U, static_cast<std::uint64_t>(later.microseconds()) / 1000);
}

TEST(UuidTicks, AnotherClockGoesWhereItWants) {
    UuidTicks ticks;
    const Instant past = kStart + -1000h;
    const auto of_now = ticks.next(kStart, kStart);
    const auto of_the_past = ticks.next(past, kStart);
    EXPECT_LT(of_the_past, of_now) << "a story told afterwards";
    EXPECT_LT(of_the_past, ticks.next(past + -500ms, kStart)) << "a small step back is a correction";
    EXPECT_LT(of_now, ticks.next(kStart, kStart)) << "and the machine's own time goes on where it was";
    const auto of_the_future = ticks.next(kStart + 1000h, kStart);
    EXPECT_LT(ticks.next(kStart, kStart), of_the_future);
}

}  // namespace
}  // namespace jalon
