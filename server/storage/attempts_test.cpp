// SPDX-License-Identifier: EUPL-1.2
#include "storage/attempts.h"

#include <gtest/gtest.h>

namespace jalon::storage {
namespace {

using std::chrono::milliseconds;

TEST(AttemptsTest, AfterSeveralConflictsTheNextAttemptIsMadeAloneAndIsTheLast) {
    Attempts attempts(milliseconds(0));
    for (int i = 0; i < Attempts::kTogether; ++i) {
        EXPECT_FALSE(attempts.alone());
        EXPECT_TRUE(attempts.again(DbCode::serialization));
    }
    EXPECT_TRUE(attempts.alone());
    EXPECT_TRUE(attempts.again(DbCode::serialization)) << "another tool may write without asking for its turn";
    EXPECT_FALSE(attempts.again(DbCode::serialization));
}

TEST(AttemptsTest, ABrokenConstraintGetsOneMoreLook) {
    Attempts attempts(milliseconds(0));
    EXPECT_TRUE(attempts.again(DbCode::unique));
    EXPECT_FALSE(attempts.again(DbCode::unique));
    EXPECT_FALSE(attempts.again(DbCode::foreign_key));
    EXPECT_TRUE(attempts.again(DbCode::serialization)) << "counted by itself";
}

TEST(AttemptsTest, ALostConnectionIsReplacedWhilePatienceLasts) {
    Attempts patient(std::chrono::hours(1));
    EXPECT_TRUE(patient.again(DbCode::connection));
    EXPECT_TRUE(patient.again(DbCode::connection));
    EXPECT_FALSE(Attempts(milliseconds(0)).again(DbCode::connection));
}

TEST(AttemptsTest, PatienceAloneEndsTheLosses) {
    Attempts patient(std::chrono::hours(1));
    for (int losses = 0; losses < 9; ++losses) EXPECT_TRUE(patient.again(DbCode::connection)) << losses;
    Attempts soon_over(milliseconds(20));
    int tried = 0;
    while (tried < 1000 && soon_over.again(DbCode::connection)) ++tried;
    EXPECT_LT(tried, 1000);
}

TEST(AttemptsTest, WhatFailsTheSameWayAgainIsNotTriedAgain) {
    for (const DbCode code : {DbCode::busy, DbCode::check, DbCode::not_null, DbCode::full, DbCode::readonly,
                              DbCode::corrupt, DbCode::syntax, DbCode::other}) {
        EXPECT_FALSE(Attempts(std::chrono::hours(1)).again(code));
    }
}

}  // namespace
}  // namespace jalon::storage
