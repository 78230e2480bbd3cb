// SPDX-License-Identifier: EUPL-1.2
#include "storage/log_sync.h"

#include <gtest/gtest.h>

#include <future>

#include "storage/database.h"

namespace jalon::storage {
namespace {

TEST(LogSync, WithoutANewCommitTheDiskIsLeftAlone) {
    int rounds = 0;
    LogSync sync([&] { return ++rounds > 0; });
    sync.wait();
    EXPECT_EQ(rounds, 0);
    sync.noteCommit();
    sync.wait();
    sync.wait();
    EXPECT_EQ(rounds, 1);
}

TEST(LogSync, WhoeverComesDuringARoundIsNotCoveredByIt) {
    std::promise<void> first_round_began;
    std::promise<void> disk_goes_on;
    int rounds = 0;
    LogSync sync([&] {
        if (++rounds == 1) {
            first_round_began.set_value();
            disk_goes_on.get_future().wait();
        }
        return true;
    });
    sync.noteCommit();
    auto first = std::async(std::launch::async, [&] { sync.wait(); });
    first_round_began.get_future().wait();
    for (int i = 0; i < 3; ++i) sync.noteCommit();
    std::vector<std::future<void>> later;
    for (int i = 0; i < 3; ++i) later.push_back(std::async(std::launch::async, [&] { sync.wait(); }));
    disk_goes_on.set_value();
    first.get();
    for (auto& one : later) one.get();
    EXPECT_EQ(rounds, 2) << "the three who came meanwhile share one round";
}

TEST(LogSync, AfterAFailureNothingIsBelievedAnyMore) {
    bool sound = false;
    LogSync sync([&] { return sound; });
    sync.noteCommit();
    try {
        sync.wait();
        ADD_FAILURE() << "believed";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::disk);
        EXPECT_FALSE(isTransient(error.code())) << "trying again in a moment is no use";
    }
    sound = true;
    EXPECT_THROW(sync.wait(), DbError);
    EXPECT_THROW(sync.requireSound(), DbError);
    sync.noteCommit();
    EXPECT_THROW(sync.wait(), DbError);
}

}  // namespace
}  // namespace jalon::storage
