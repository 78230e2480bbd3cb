// SPDX-License-Identifier: EUPL-1.2
#include "access/turns.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace jalon::access {
namespace {

using std::chrono::milliseconds;

TEST(Turns, WhoComesWhenAllPlacesAreTakenGoesAwayEmptyHanded) {
    Turns turns(2, milliseconds(1));
    const auto first = turns.take();
    const auto second = turns.take();
    EXPECT_TRUE(first);
    EXPECT_TRUE(second);
    EXPECT_FALSE(turns.take());
}

TEST(Turns, APlaceGivenBackIsTakenByTheNext) {
    Turns turns(1, milliseconds(1));
    {
        const auto first = turns.take();
    }
    const auto next = turns.take();
    EXPECT_TRUE(next);
    EXPECT_FALSE(turns.take());  // a turn that was refused gives nothing back
    EXPECT_FALSE(turns.take());
}

TEST(Turns, WhoWaitsGetsThePlaceThatComesFree) {
    Turns turns(1, std::chrono::minutes(1));
    auto held = std::make_unique<Turns::Turn>(turns.take());
    std::atomic<bool> got = false;
    std::thread waiting([&] { got = static_cast<bool>(turns.take()); });
    held.reset();
    waiting.join();
    EXPECT_TRUE(got);
}

TEST(Turns, NeverMoreThanThePlacesAreInside) {
    Turns turns(2, std::chrono::minutes(1));
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 50; ++round) {
                const auto turn = turns.take();
                const int now = ++inside;
                for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
                std::this_thread::yield();
                --inside;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_LE(most, 2);
}

}  // namespace
}  // namespace jalon::access
