// SPDX-License-Identifier: EUPL-1.2
#include "backup/schedule.h"

#include <gtest/gtest.h>

namespace jalon::backup {
namespace {

Instant at(const char* iso) { return Instant::parse(iso).value(); }

class Nights : public testing::Test {
protected:
    Schedule schedule_{2, TimeZone("Europe/Paris")};
};

TEST_F(Nights, ComeAtTheHourOfTheLocalDay) {
    EXPECT_EQ(schedule_.latest(at("2026-11-22T12:00:00Z")), at("2026-11-22T01:00:00Z"));
    EXPECT_EQ(schedule_.latest(at("2026-11-22T00:59:59Z")), at("2026-11-21T01:00:00Z"));
    EXPECT_EQ(schedule_.next(at("2026-11-22T12:00:00Z")), at("2026-11-23T01:00:00Z"));
    EXPECT_EQ(schedule_.next(at("2026-11-22T00:59:59Z")), at("2026-11-22T01:00:00Z"));
    // In summer two hours before it is so in UTC.
    EXPECT_EQ(schedule_.latest(at("2026-07-10T12:00:00Z")), at("2026-07-10T00:00:00Z"));
}

TEST_F(Nights, OneANightIsMadeAlsoWhenTheMachineSlept) {
    const Instant noon = at("2026-11-22T12:00:00Z");
    EXPECT_TRUE(isDue(schedule_, noon, {}, {}));
    EXPECT_TRUE(isDue(schedule_, noon, at("2026-11-21T01:00:05Z"), at("2026-11-21T01:00:00Z")));
    EXPECT_FALSE(isDue(schedule_, noon, at("2026-11-22T01:00:05Z"), at("2026-11-22T01:00:00Z")));
    EXPECT_FALSE(isDue(schedule_, noon, at("2026-11-22T11:00:00Z"), {}));
}

TEST_F(Nights, AFailureIsTriedAgainAnHourLater) {
    const Instant noon = at("2026-11-22T12:00:00Z");
    const Instant long_ago = at("2026-11-20T01:00:00Z");
    EXPECT_FALSE(isDue(schedule_, noon, long_ago, at("2026-11-22T11:30:00Z")));
    EXPECT_TRUE(isDue(schedule_, noon, long_ago, at("2026-11-22T11:00:00Z")));
}

TEST_F(Nights, AClockSetBackStopsNothing) {
    const Instant noon = at("2026-11-22T12:00:00Z");
    EXPECT_TRUE(isDue(schedule_, noon, at("2031-01-01T00:00:00Z"), at("2031-01-01T00:00:00Z")));
}

TEST_F(Nights, OneTooOldIsToldOnlyWhenTheNightHadItsTime) {
    const Instant last = at("2026-11-21T01:00:30Z");
    EXPECT_FALSE(isOverdue(schedule_, at("2026-11-21T12:00:00Z"), last));
    EXPECT_FALSE(isOverdue(schedule_, at("2026-11-22T01:10:00Z"), last));
    EXPECT_TRUE(isOverdue(schedule_, at("2026-11-22T07:00:00Z"), last));
    EXPECT_TRUE(isOverdue(schedule_, at("2026-11-22T07:00:00Z"), {}));
    EXPECT_TRUE(isOverdue(schedule_, at("2026-11-22T07:00:00Z"), at("2031-01-01T00:00:00Z")));
}

}  // namespace
}  // namespace jalon::backup
