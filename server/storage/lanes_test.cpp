// SPDX-License-Identifier: EUPL-1.2
#include "storage/lanes.h"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

namespace jalon::storage {
namespace {

constexpr std::size_t kReaders = 3;
constexpr std::size_t kOwnOfWriter = kReaders;

class LanesTest : public ::testing::Test {
protected:
    /// On a thread of its own: takes a lane, does the work, gives it back. The lane.
    template <class Inside>
    std::size_t with(const std::function<void()>& work = [] {}) {
        return std::async(std::launch::async,
                          [&] {
                              const Inside inside(lanes_);
                              work();
                              return inside.lane();
                          })
            .get();
    }
    std::size_t read(const std::function<void()>& work = [] {}) { return with<Lanes::Reading>(work); }
    std::size_t write(const std::function<void()>& work = [] {}) { return with<Lanes::Writing>(work); }

    Lanes lanes_{kReaders};
};

TEST_F(LanesTest, WhoeverComesAloneTakesTheFirstLane) {
    EXPECT_EQ(read(), 0U);
    EXPECT_EQ(write(), 0U);
    EXPECT_EQ(read(), 0U);
}

TEST_F(LanesTest, ALongReadDoesNotHoldAWriterUp) {
    EXPECT_EQ(read([&] { EXPECT_EQ(write(), kOwnOfWriter); }), 0U);
}

TEST_F(LanesTest, ALongWriteDoesNotHoldReadersUp) {
    EXPECT_EQ(write([&] { EXPECT_EQ(read([&] { EXPECT_EQ(read(), 2U); }), 1U); }), 0U);
}

TEST_F(LanesTest, ReadersUseEveryLaneButTheWritersOwn) {
    const auto third = [&] { EXPECT_EQ(read([&] { EXPECT_EQ(write(), kOwnOfWriter); }), 2U); };
    EXPECT_EQ(read([&] { EXPECT_EQ(read(third), 1U); }), 0U);
}

TEST_F(LanesTest, AReaderWaitsWhenEveryLaneIsTaken) {
    Lanes lanes(1);
    std::future<std::size_t> waiting;
    {
        const Lanes::Reading inside(lanes);
        waiting = std::async(std::launch::async, [&] { return Lanes::Reading(lanes).lane(); });
        EXPECT_EQ(waiting.wait_for(2 * Lanes::kPatience), std::future_status::timeout);
    }
    EXPECT_EQ(waiting.get(), 0U);
}

TEST_F(LanesTest, NobodyEntersTwice) {
    const auto refused = [&] {
        EXPECT_THROW(Lanes::Reading again(lanes_), std::logic_error);
        EXPECT_THROW(Lanes::Writing again(lanes_), std::logic_error);
    };
    {
        const Lanes::Reading inside(lanes_);
        refused();
    }
    const Lanes::Writing inside(lanes_);
    refused();
}

}  // namespace
}  // namespace jalon::storage
