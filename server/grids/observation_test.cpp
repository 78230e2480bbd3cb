// SPDX-License-Identifier: EUPL-1.2
#include "grids/observation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::grids {
namespace {

Day day(int of_november) { return Day::parse("2026-11-" + std::to_string(of_november)).value(); }

/// A professional's grid with one item.
Observation by(const char* observer, Moment moment, int on, const char* answer, const char* item = "rules") {
    return {moment, false, observer, day(on), {{item, answer}}};
}
Observation himself(Moment moment, int on, const char* answer) {
    return {moment, true, "self", day(on), {{"rules", answer}}};
}

ItemComparison compared(const std::vector<Observation>& observations, Enough enough = {}) {
    return compare(observations, {"rules"}, enough).at(0);
}

/// Two observers on two days, at both moments.
std::vector<Observation> enough(const char* a, const char* b, const char* c, const char* d) {
    return {by("ana", Moment::first, 16, a), by("bob", Moment::first, 17, b), by("ana", Moment::last, 19, c),
            by("bob", Moment::last, 20, d)};
}

TEST(Observation, NotObservedIsInNoMeanAndIsNotZero) {
    const auto line = compared(
        {by("ana", Moment::first, 16, "4"), by("bob", Moment::first, 17, "NO"), by("eve", Moment::first, 17, "2")});
    EXPECT_DOUBLE_EQ(line.first.mean().value(), 3.0);
    EXPECT_EQ(line.first.answers, 2);
    EXPECT_EQ(line.first.not_observed, 1);
}

TEST(Observation, WithoutAnObservedAnswerThereIsNoMean) {
    const auto line = compared({by("ana", Moment::first, 16, "NO")});
    EXPECT_FALSE(line.first.mean());
    EXPECT_EQ(line.first.observers, 0);
    EXPECT_EQ(line.first.days, 0);
}

TEST(Observation, AnItemNobodyAnsweredIsNotNotObserved) {
    const auto line = compared({by("ana", Moment::first, 16, "3", "peers")});
    EXPECT_EQ(line.first.not_observed, 0);
    EXPECT_EQ(line.first.answers, 0);
}

TEST(Observation, TwoObserversOnTwoDaysAtBothMomentsAreEnough) {
    EXPECT_EQ(compared(enough("1", "2", "3", "3")).change, Change::more);
    EXPECT_EQ(compared(enough("4", "3", "2", "2")).change, Change::less);
    EXPECT_EQ(compared(enough("2", "3", "3", "2")).change, Change::same);
}

TEST(Observation, OneObserverIsInsufficientHoweverManyDays) {
    auto observations = enough("1", "1", "4", "4");
    for (auto& each : observations) each.observer = "ana";
    EXPECT_EQ(compared(observations).change, Change::insufficient);
}

TEST(Observation, OneDayIsInsufficientHoweverManyObservers) {
    auto observations = enough("1", "1", "4", "4");
    observations[1].on = observations[0].on;
    observations.push_back(by("eve", Moment::first, 16, "1"));
    EXPECT_EQ(compared(observations).change, Change::insufficient);
}

TEST(Observation, WhoDidNotObserveTheItemIsNotAnObserverOfIt) {
    EXPECT_EQ(compared(enough("1", "NO", "4", "4")).change, Change::insufficient);
}

TEST(Observation, HowManyAreEnoughIsASetting) {
    EXPECT_EQ(compared({by("ana", Moment::first, 16, "1"), by("ana", Moment::last, 19, "2")}, {1, 1}).change,
              Change::more);
    EXPECT_EQ(compared(enough("1", "1", "4", "4"), {3, 2}).change, Change::insufficient);
}

TEST(Observation, MeansOfUnequalNumbersOfAnswersAreComparedExactly) {
    auto observations = enough("2", "3", "2", "3");
    observations.push_back(by("eve", Moment::last, 20, "2"));
    observations.push_back(by("eve", Moment::last, 19, "3"));
    EXPECT_EQ(compared(observations).change, Change::same);
    observations.push_back(by("ivo", Moment::last, 19, "2"));
    EXPECT_EQ(compared(observations).change, Change::less);
}

TEST(Observation, TheYoungPersonsOwnAnswersStandBesideAndCountForNoMean) {
    auto observations = enough("1", "2", "3", "3");
    observations.push_back(himself(Moment::first, 16, "4"));
    observations.push_back(himself(Moment::last, 19, "2"));
    observations.push_back(himself(Moment::last, 20, "NO"));
    const auto line = compared(observations);
    EXPECT_EQ(line.first.answers, 2);
    EXPECT_EQ(line.self_first, "4");
    EXPECT_EQ(line.self_last, "NO");
    EXPECT_EQ(line.change, Change::more);
}

TEST(Observation, WhatWasSeenInBetweenIsNeitherFirstNorLast) {
    const auto line = compared({by("ana", Moment::between, 18, "4")});
    EXPECT_EQ(line.first.answers + line.last.answers, 0);
}

TEST(Observation, TheStateOfAMomentCountsObserversAndDays) {
    const auto state = stateOf({by("ana", Moment::first, 16, "NO"), by("bob", Moment::first, 16, "2"),
                                himself(Moment::first, 17, "3"), by("eve", Moment::last, 20, "2")},
                               Moment::first);
    EXPECT_EQ(state.observers, 2);
    EXPECT_EQ(state.days, 1);
    EXPECT_TRUE(state.self);
    EXPECT_FALSE(stateOf({by("eve", Moment::last, 20, "2")}, Moment::last).self);
}

TEST(Observation, ItemsKeepTheOrderOfTheListWhateverTheChange) {
    const auto lines = compare(enough("1", "1", "4", "4"), {"peers", "rules"}, {});
    EXPECT_EQ(lines[0].item, "peers");
    EXPECT_EQ(lines[1].item, "rules");
}

}  // namespace
}  // namespace jalon::grids
