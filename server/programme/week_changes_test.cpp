// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::programme {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Day kMonday = Day::of(2026, 11, 16);

ToldSession told(const char* id, int day, int from, const char* room = "Salle 1") {
    return {id, kMonday + day, {from, from + 60}, "Soutien scolaire", room, "ROY Marc"};
}

std::vector<std::string> kinds(const std::vector<Change>& changes) {
    std::vector<std::string> out;
    for (const Change& one : changes)
        out.push_back(std::string(changeCode(one.kind)) + " " +
                      (one.kind == Change::Kind::removed ? one.before : one.after).session);
    return out;
}

TEST(WeekChanges, TheSameWeekHasNothingToTell) {
    EXPECT_THAT(changesBetween({told("a", 0, 540)}, {told("a", 0, 540)}), IsEmpty());
    EXPECT_THAT(changesBetween({}, {}), IsEmpty());
}

TEST(WeekChanges, EachChangeIsToldInTheOrderOfTheWeek) {
    const auto changes = changesBetween({told("gone", 0, 540), told("moved", 0, 600), told("room", 2, 540)},
                                        {told("room", 2, 540, "Salle 2"), told("new", 1, 540), told("moved", 3, 600)});
    EXPECT_THAT(kinds(changes), ElementsAre("removed gone", "added new", "changed room", "moved moved"));
    EXPECT_EQ(changes.back().before.day, kMonday);
    EXPECT_EQ(changes.back().after.day, kMonday + 3);
}

TEST(WeekChanges, AnotherHourOfTheSameDayIsAMove) {
    EXPECT_THAT(kinds(changesBetween({told("a", 0, 540)}, {told("a", 0, 555)})), ElementsAre("moved a"));
}

TEST(WeekChanges, WhatIsStoredReadsBack) {
    const std::vector<ToldSession> week{told("a", 0, 540), told("b", 4, 810, "")};
    EXPECT_EQ(storedSessions(json::serialize(toJson(week))), week);
}

}  // namespace
}  // namespace jalon::programme
