// SPDX-License-Identifier: EUPL-1.2
#include "storage/database_clock.h"

#include <gtest/gtest.h>

#include "test_database.h"

namespace jalon::storage {
namespace {

TEST(DatabaseClock, GoesOnDuringATransactionAndSaysTheTimeOfThisMachine) {
    test::TestDatabase data({});
    const Instant before = SystemClock(TimeZone("Europe/Paris")).now();
    const auto [first, second] = data.database().read([](Transaction& tx) {
        const Instant earlier = databaseNow(tx);
        return std::pair(earlier, databaseNow(tx));
    });
    const Instant after = SystemClock(TimeZone("Europe/Paris")).now();
    // SQLite counts in milliseconds.
    EXPECT_GE(first, before + -std::chrono::milliseconds(1));
    EXPECT_LE(first, second);
    EXPECT_LE(second, after + std::chrono::milliseconds(1));
}

TEST(DatabaseClock, OnlyPostgresIsSharedByServers) {
    test::TestDatabase data({});
    EXPECT_EQ(isShared(data.database()), test::onPostgres());
}

}  // namespace
}  // namespace jalon::storage
