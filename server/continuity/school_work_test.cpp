// SPDX-License-Identifier: EUPL-1.2
#include "continuity/school_work.h"

#include <gtest/gtest.h>

namespace jalon::continuity {
namespace {

Day day(const char* iso) { return Day::parse(iso).value(); }

SchoolWork asked() {
    return {SchoolWorkId::trusted("1"), StayId::trusted("2"), PersonId::trusted("3"), "maths", "",
            WorkState::requested,       day("2026-11-12")};
}

TEST(SchoolWork, EveryStepKeepsItsDay) {
    auto work = moved(asked(), WorkState::received, day("2026-11-13")).value();
    work = moved(work, WorkState::returned, day("2026-11-18")).value();
    EXPECT_EQ(work.received_on, day("2026-11-13"));
    EXPECT_EQ(work.done_on, day("2026-11-18"));  // passed over
    EXPECT_EQ(work.returned_on, day("2026-11-18"));
}

TEST(SchoolWork, GoingBackForgetsTheStepsAfter) {
    auto work = moved(asked(), WorkState::returned, day("2026-11-18")).value();
    work = moved(work, WorkState::received, day("2026-11-19")).value();
    EXPECT_EQ(work.received_on, day("2026-11-18"));
    EXPECT_EQ(work.done_on, std::nullopt);
    EXPECT_EQ(work.returned_on, std::nullopt);
    work = moved(work, WorkState::none_given, day("2026-11-19")).value();
    EXPECT_EQ(work.received_on, std::nullopt);
}

TEST(SchoolWork, NothingHappensBeforeItWasAskedFor) {
    EXPECT_FALSE(moved(asked(), WorkState::received, day("2026-11-11")));
    EXPECT_TRUE(moved(asked(), WorkState::received, day("2026-11-12")));
}

TEST(SchoolWork, NoWorkGivenIsCountedApartFromNoAnswer) {
    std::vector<SchoolWork> works(3, asked());
    EXPECT_TRUE(summarise(works).unanswered());
    EXPECT_FALSE(summarise(works).nothingGiven());
    for (auto& work : works) work.state = WorkState::none_given;
    EXPECT_TRUE(summarise(works).nothingGiven());
    EXPECT_FALSE(summarise(works).unanswered());
    works.front().state = WorkState::done;
    works.back().withdrawn = true;
    const auto summary = summarise(works);
    EXPECT_EQ(summary.subjects, 2);
    EXPECT_EQ(summary.received, 1);
    EXPECT_EQ(summary.done, 1);
    EXPECT_EQ(summary.returned, 0);
    EXPECT_EQ(summary.none_given, 1);
    EXPECT_FALSE(summary.nothingGiven());
    EXPECT_FALSE(summarise({}).nothingGiven());
}

TEST(SchoolWork, CodesAreReadAsWritten) {
    for (const auto* code : {"requested", "received", "done", "returned", "none_given"})
        EXPECT_EQ(stateCode(parseWorkState(code).value()), code);
    EXPECT_EQ(parseWorkState("lost"), std::nullopt);
}

}  // namespace
}  // namespace jalon::continuity
