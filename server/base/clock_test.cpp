// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace jalon {
namespace {

using namespace std::chrono_literals;

Instant at(std::string_view iso) { return Instant::parse(iso).value(); }

TEST(Instant, ReadsAndWritesMicroseconds) {
    EXPECT_EQ(at("1970-01-01T00:00:00Z").microseconds(), 0);
    EXPECT_EQ(at("2026-11-12T08:30:00Z").microseconds(), 1'794'472'200'000'000);
    EXPECT_EQ(at("2026-11-12T08:30:00.000001Z") - at("2026-11-12T08:30:00Z"), 1us);
    EXPECT_EQ(at("2026-11-12T08:30:00.5Z") - at("2026-11-12T08:30:00Z"), 500ms);
    EXPECT_EQ(at("2026-11-12T08:30:00.123456Z").iso(), "2026-11-12T08:30:00.123456Z");
    EXPECT_EQ(at("2026-11-12T08:30:00Z").iso(), "2026-11-12T08:30:00.000000Z");
    EXPECT_EQ(at("1969-12-31T23:59:59.999999Z").microseconds(), -1);
    EXPECT_EQ(Instant(-1).iso(), "1969-12-31T23:59:59.999999Z");
}

TEST(Instant, RefusesWhatIsNotOne) {
    for (const auto* text : {"", "2026-11-12", "2026-11-12T08:30:00", "2026-11-12T08:30Z", "2026-11-12 08:30:00Z",
                             "2026-11-12T24:00:00Z", "2026-11-12T08:60:00Z", "2026-11-12T08:30:60Z",
                             "2026-02-30T08:30:00Z", "2026-11-12T08:30:00.Z", "2026-11-12T08:30:00.1234567Z",
                             "2026-11-12T08:30:00,5Z", "2026-11-12T08:30:00+01:00", "2026-11-12T0a:30:00Z"})
        EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(TimeZone, GivesTheCivilDayOfAnInstant) {
    const TimeZone paris("Europe/Paris");
    EXPECT_EQ(paris.dayOf(at("2026-11-12T22:59:59Z")), Day::of(2026, 11, 12));
    EXPECT_EQ(paris.dayOf(at("2026-11-12T23:00:00Z")), Day::of(2026, 11, 13));
    EXPECT_EQ(paris.dayOf(at("2026-07-12T21:59:59Z")), Day::of(2026, 7, 12));
    EXPECT_EQ(paris.dayOf(at("2026-07-12T22:00:00Z")), Day::of(2026, 7, 13));
}

TEST(TimeZone, TheMorningEndsAtOneOClockLocalTime) {
    const TimeZone paris("Europe/Paris");
    EXPECT_EQ(paris.halfDayOf(at("2026-11-12T11:59:59Z")), (HalfDay{Day::of(2026, 11, 12), Half::am}));
    EXPECT_EQ(paris.halfDayOf(at("2026-11-12T12:00:00Z")), (HalfDay{Day::of(2026, 11, 12), Half::pm}));
    EXPECT_EQ(paris.halfDayOf(at("2026-07-12T10:59:59Z")), (HalfDay{Day::of(2026, 7, 12), Half::am}));
    EXPECT_EQ(paris.halfDayOf(at("2026-07-12T11:00:00Z")), (HalfDay{Day::of(2026, 7, 12), Half::pm}));
    EXPECT_EQ(paris.halfDayOf(at("2026-07-12T22:30:00Z")), (HalfDay{Day::of(2026, 7, 13), Half::am}));
}

TEST(TimeZone, ADayOfClockChangeIs23Or25HoursLong) {
    const TimeZone paris("Europe/Paris");
    EXPECT_EQ(paris.startOf(Day::of(2026, 11, 12)), at("2026-11-11T23:00:00Z"));
    EXPECT_EQ(paris.startOf(Day::of(2026, 3, 30)) - paris.startOf(Day::of(2026, 3, 29)), 23h);
    EXPECT_EQ(paris.startOf(Day::of(2026, 10, 26)) - paris.startOf(Day::of(2026, 10, 25)), 25h);
    EXPECT_EQ(paris.startOf(Day::of(2026, 10, 25)), at("2026-10-24T22:00:00Z"));
    // 02:30 happens twice on 25 October: both belong to the morning of that day.
    EXPECT_EQ(paris.halfDayOf(at("2026-10-25T00:30:00Z")), (HalfDay{Day::of(2026, 10, 25), Half::am}));
    EXPECT_EQ(paris.halfDayOf(at("2026-10-25T01:30:00Z")), (HalfDay{Day::of(2026, 10, 25), Half::am}));
    EXPECT_EQ(paris.halfDayOf(at("2026-03-29T11:00:00Z")), (HalfDay{Day::of(2026, 3, 29), Half::pm}));
}

TEST(TimeZone, EveryDayOfTwoYearsStartsOnItself) {
    for (const auto* name : {"Europe/Paris", "Europe/Luxembourg", "Indian/Reunion"}) {
        const TimeZone zone(name);
        for (Day day = Day::of(2026, 1, 1); day < Day::of(2028, 1, 1); day = day + 1) {
            ASSERT_EQ(zone.dayOf(zone.startOf(day)), day) << name;
            ASSERT_EQ(zone.dayOf(zone.startOf(day) + -1us), day - 1) << name;
        }
    }
}

TEST(TimeZone, WhereMidnightDoesNotExistTheDayStartsAtItsFirstMoment) {
    const TimeZone beirut("Asia/Beirut");  // clocks go from 00:00 to 01:00 on the last Sunday of March
    EXPECT_EQ(beirut.startOf(Day::of(2022, 3, 27)), at("2022-03-26T22:00:00Z"));
}

TEST(TimeZone, RefusesAZoneTheMachineDoesNotKnow) { EXPECT_THROW(TimeZone("Europe/Nowhere"), std::runtime_error); }

TEST(SystemClock, TodayCanBeFixedWhileTheMachineGoesOn) {
    const SystemClock clock(TimeZone("Europe/Paris"), Day::of(2026, 11, 12));
    EXPECT_EQ(clock.today(), Day::of(2026, 11, 12));
    EXPECT_EQ(clock.currentHalfDay().day, Day::of(2026, 11, 12));
    const Instant before = clock.now();
    EXPECT_GE(clock.now(), before);
    EXPECT_GT(before, at("2024-01-01T00:00:00Z"));
}

TEST(ManualClock, StandsStillUntilTold) {
    ManualClock clock(at("2026-11-12T08:00:00Z"), Day::of(2026, 11, 12));
    EXPECT_EQ(clock.now(), at("2026-11-12T08:00:00Z"));
    clock.advance(90min);
    EXPECT_EQ(clock.now(), at("2026-11-12T09:30:00Z"));
    EXPECT_EQ(clock.today(), Day::of(2026, 11, 12));
    clock.setToday(Day::of(2026, 11, 13));
    EXPECT_EQ(clock.currentHalfDay(), (HalfDay{Day::of(2026, 11, 13), Half::am}));
}

}  // namespace
}  // namespace jalon
