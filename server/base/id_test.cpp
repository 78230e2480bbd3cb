// SPDX-License-Identifier: EUPL-1.2
#include "base/id.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace jalon {
namespace {

using namespace std::chrono_literals;

const Instant kFuture = Instant::parse("2031-01-01T00:00:00Z").value();

TEST(Uuid, CarriesItsTimeVersionAndVariant) {
    const std::string id = newUuid(kFuture);
    ASSERT_TRUE(isUuid(id)) << id;
    EXPECT_EQ(id[14], '7');
    EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
    const auto milliseconds = std::stoll(id.substr(0, 8) + id.substr(9, 4), nullptr, 16);
    EXPECT_EQ(milliseconds, kFuture.microseconds() / 1000);
}

TEST(Uuid, IdsOfOneMomentIncreaseStrictly) {
    const Instant moment = kFuture + 1h;
    std::string previous = newUuid(moment);
    for (int i = 0; i < 10'000; ++i) {
        std::string next = newUuid(moment);
        ASSERT_LT(previous, next);
        previous = std::move(next);
    }
}

TEST(Uuid, IdsIncreaseWhenTheClockGoesBackByHalfASecond) {
    const Instant moment = kFuture + 2h;
    const std::string before = newUuid(moment);
    EXPECT_LT(before, newUuid(moment + -500ms));
}

TEST(Uuid, IdsOfTheMachinesOwnTimeIncreaseHoweverItIsSetBack) {
    const auto machine = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const Instant now(machine.time_since_epoch().count());
    const std::string before = newUuid(now + 1500ms);
    const std::string elsewhere = newUuid(kFuture + 200h);
    const std::string after = newUuid(now + -1s);
    EXPECT_LT(before, after) << "2.5 s back: more than any other clock is followed by";
    EXPECT_LT(after, elsewhere) << "a clock of its own does not push the machine's along";
    EXPECT_LT(after, newUuid(now));
}

TEST(Uuid, IdsFollowAClockSetBackByADay) {
    const std::string late = newUuid(kFuture + 72h);
    EXPECT_GT(late, newUuid(kFuture + 48h));
}

TEST(Uuid, ManyThreadsMakeDistinctIdsEachInOrder) {
    constexpr int kThreads = 4;
    constexpr int kEach = 2'000;
    std::vector<std::vector<std::string>> made(kThreads);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : made)
            threads.emplace_back([&mine] {
                // 0.2 s in all: a thread that lags behind another never looks like a clock set back by more than 1 s.
                for (int i = 0; i < kEach; ++i) mine.push_back(newUuid(kFuture + 100h + 100us * i));
            });
    }
    std::set<std::string> all;
    for (const auto& mine : made) {
        EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
        for (const auto& id : mine) {
            EXPECT_TRUE(isUuid(id));
            all.insert(id);
        }
    }
    EXPECT_EQ(all.size(), static_cast<std::size_t>(kThreads * kEach));
}

TEST(Uuid, IsRecognisedStrictly) {
    EXPECT_TRUE(isUuid("0190c3a0-7b7d-7c00-8000-000000000001"));
    for (const auto* text : {"", "0190c3a0-7b7d-7c00-8000-00000000000", "0190c3a0-7b7d-7c00-8000-0000000000011",
                             "0190C3A0-7B7D-7C00-8000-000000000001", "0190c3a07-b7d-7c00-8000-000000000001",
                             "0190c3a0-7b7d-7c00-8000-00000000000g", "{190c3a0-7b7d-7c00-8000-000000000001",
                             "0190c3a0 7b7d 7c00 8000 000000000001"})
        EXPECT_FALSE(isUuid(text)) << text;
}

TEST(Id, IsOnlyMadeFromAValidUuid) {
    EXPECT_FALSE(PersonId::parse("12"));
    const auto id = PersonId::parse("0190c3a0-7b7d-7c00-8000-000000000001");
    ASSERT_TRUE(id);
    EXPECT_EQ(id->text(), "0190c3a0-7b7d-7c00-8000-000000000001");
    EXPECT_EQ(std::hash<PersonId>{}(*id), std::hash<std::string>{}(id->text()));
    EXPECT_TRUE(isUuid(StayId::make(kFuture).text()));
}

}  // namespace
}  // namespace jalon
