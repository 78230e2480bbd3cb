// SPDX-License-Identifier: EUPL-1.2
#include "access/lockout.h"

#include <gtest/gtest.h>

namespace jalon::access {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Instant kStart(1'794'000'000'000'000);
constexpr LockRule kRule{3, 15};

TEST(Lockout, TheLastAllowedFailureLocksForTheTimeOfTheRule) {
    Failures failures;
    for (int i = 0; i < 2; ++i) failures = afterFailure(failures, kStart, kRule);
    EXPECT_TRUE(checkLock(failures, kStart, kRule));
    failures = afterFailure(failures, kStart, kRule);
    const auto locked = checkLock(failures, kStart + seconds(1), kRule);
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().kind, ErrorKind::too_many);
    EXPECT_EQ(locked.error().code, "locked");
    EXPECT_EQ(locked.error().retry_after_seconds, 15 * 60 - 1);
}

TEST(Lockout, EndsByItselfAndThenAllowsAsManyFailuresAgain) {
    Failures failures;
    for (int i = 0; i < 3; ++i) failures = afterFailure(failures, kStart, kRule);
    const Instant over = kStart + minutes(15);
    EXPECT_FALSE(checkLock(failures, over + std::chrono::microseconds(-1), kRule));
    EXPECT_TRUE(checkLock(failures, over, kRule));
    for (int i = 0; i < 2; ++i) failures = afterFailure(failures, over, kRule);
    EXPECT_TRUE(checkLock(failures, over, kRule));
    failures = afterFailure(failures, over, kRule);
    EXPECT_FALSE(checkLock(failures, over, kRule));
}

TEST(Lockout, IsLiftedWhenTheClockIsSetBackFar) {
    Failures failures;
    for (int i = 0; i < 3; ++i) failures = afterFailure(failures, kStart, kRule);
    EXPECT_FALSE(checkLock(failures, kStart + -minutes(15), kRule)) << "a small correction lifts no lock";
    const Instant back = kStart + -std::chrono::hours(24);
    EXPECT_TRUE(checkLock(failures, back, kRule)) << "nobody waits for a day";
    for (int i = 0; i < 2; ++i) failures = afterFailure(failures, back, kRule);
    EXPECT_TRUE(checkLock(failures, back, kRule)) << "and the count begins anew";
    EXPECT_FALSE(checkLock(afterFailure(failures, back, kRule), back, kRule));
}

}  // namespace
}  // namespace jalon::access
