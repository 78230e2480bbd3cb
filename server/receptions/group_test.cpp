// SPDX-License-Identifier: EUPL-1.2
#include "receptions/group.h"

#include <gmock/gmock.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::day;
using test::half;

constexpr int kUsual = 6;
const GroupId kOther = GroupId::trusted("0190a0b0-0000-7000-8000-000000000077");

CapacityException anException(const char* from, const char* to, int places, const GroupId& group = serviceGroup()) {
    return {CapacityExceptionId::trusted("0190a0b0-0000-7000-8000-000000000078"),
            group,
            half(from),
            half(to),
            places,
            "animateur absent"};
}

TEST(GroupPlaces, AreTheServicesUsualNumberWhereTheGroupSaysNothing) {
    Group group{serviceGroup()};
    EXPECT_EQ(placesAt(group, {}, half("2026-11-16/am"), kUsual), 6);
    group.places[*WeekHalf::parse("mon/am")] = 4;
    EXPECT_EQ(placesAt(group, {}, half("2026-11-16/am"), kUsual), 4);
    EXPECT_EQ(placesAt(group, {}, half("2026-11-16/pm"), kUsual), 6);
    EXPECT_EQ(placesAt(group, {}, half("2026-11-23/am"), kUsual), 4);
}

TEST(GroupPlaces, AreTheSmallestOfTheExceptionsThatCoverAHalfDay) {
    const Group group{serviceGroup()};
    const std::vector<CapacityException> exceptions{anException("2026-11-16/pm", "2026-11-18/am", 4),
                                                    anException("2026-11-17/am", "2026-11-17/am", 2),
                                                    anException("2026-11-16/am", "2026-11-20/pm", 0, kOther)};
    EXPECT_EQ(placesAt(group, exceptions, half("2026-11-16/am"), kUsual), 6);
    EXPECT_EQ(placesAt(group, exceptions, half("2026-11-16/pm"), kUsual), 4);
    EXPECT_EQ(placesAt(group, exceptions, half("2026-11-17/am"), kUsual), 2);
    EXPECT_EQ(placesAt(group, exceptions, half("2026-11-18/am"), kUsual), 4);
    EXPECT_EQ(placesAt(group, exceptions, half("2026-11-18/pm"), kUsual), 6);
}

TEST(GroupPlaces, AnExceptionTakenBackCountsNoMore) {
    auto exception = anException("2026-11-16/am", "2026-11-16/am", 3);
    EXPECT_EQ(placesAt(Group{serviceGroup()}, {exception}, half("2026-11-16/am"), kUsual), 3);
    exception.removed = true;
    EXPECT_EQ(placesAt(Group{serviceGroup()}, {exception}, half("2026-11-16/am"), kUsual), 6);
}

TEST(GroupPlaces, ThereAreNoneOutsideTheDaysOfValidity) {
    Group group{serviceGroup()};
    group.from = day("2026-11-16");
    group.to = day("2026-11-20");
    EXPECT_EQ(placesAt(group, {}, half("2026-11-13/pm"), kUsual), 0);
    EXPECT_EQ(placesAt(group, {}, half("2026-11-16/am"), kUsual), 6);
    EXPECT_EQ(placesAt(group, {}, half("2026-11-20/pm"), kUsual), 6);
    EXPECT_EQ(placesAt(group, {}, half("2026-11-23/am"), kUsual), 0);
}

TEST(GroupPlaces, ByHalfDayOfTheWeekAreStoredAndReadBack) {
    const std::map<WeekHalf, int> places{{*WeekHalf::parse("mon/am"), 4}, {*WeekHalf::parse("wed/pm"), 0}};
    EXPECT_EQ(placesFrom(placesJson(places)), places);
}

}  // namespace
}  // namespace jalon::receptions
