// SPDX-License-Identifier: EUPL-1.2
#include "access/sign_in_limits.h"

#include <gtest/gtest.h>

#include "access/access_fixture.h"

namespace jalon::access {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using storage::Transaction;

const Instant kStart(1'794'000'000'000'000);
constexpr LockRule kRule{3, 15};

class SignInLimits : public ::testing::Test {
protected:
    std::optional<int> attempt(int per_minute, const std::string& key, Instant now) {
        std::optional<int> wait;
        inTransaction([&](Transaction& tx) {
            AddressLimit limit(Counted::sign_ins, per_minute);
            wait = limit.wait(tx, key, now);
            if (!wait) limit.note(tx, key, now);
        });
        return wait;
    }
    std::string stateOf(const UnknownLogins& logins, const std::string& login, Instant now, LockRule rule = kRule) {
        std::string code = "free";
        inTransaction([&](Transaction& tx) {
            if (const auto free = checkLock(logins.failuresOf(tx, login), now, rule); !free) code = free.error().code;
        });
        return code;
    }
    void fail(const UnknownLogins& logins, const std::string& login, Instant now) {
        inTransaction([&](Transaction& tx) { logins.addFailure(tx, login, now); });
    }
    template <class Work>
    void inTransaction(Work work) {
        const auto done = data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
            work(tx);
            return {};
        });
        EXPECT_TRUE(done);
    }
    test::TestDatabase data_{{audit::schema(), schema()}};
};

TEST_F(SignInLimits, AnAddressIsLetThroughSoManyTimesAMinuteAndToldWhenTheNext) {
    EXPECT_FALSE(attempt(3, "a", kStart));
    EXPECT_FALSE(attempt(3, "a", kStart + seconds(10)));
    EXPECT_FALSE(attempt(3, "a", kStart + seconds(20)));
    EXPECT_EQ(attempt(3, "a", kStart + seconds(30)), 30);
    EXPECT_FALSE(attempt(3, "b", kStart + seconds(30)));
    EXPECT_EQ(attempt(3, "a", kStart + seconds(60) + std::chrono::microseconds(-1)), 1);
    EXPECT_FALSE(attempt(3, "a", kStart + seconds(60)));
    EXPECT_EQ(attempt(3, "a", kStart + seconds(60)), 10);
}

TEST_F(SignInLimits, AClockSetBackShutsNobodyOut) {
    EXPECT_FALSE(attempt(1, "a", kStart));
    EXPECT_EQ(attempt(1, "a", kStart + seconds(-30)), 90) << "a small correction frees nobody";
    EXPECT_FALSE(attempt(1, "a", kStart + -hours(24)));
    EXPECT_EQ(attempt(1, "a", kStart + -hours(24)), 60);
}

TEST_F(SignInLimits, WhatIsAMinuteOldIsNotKept) {
    constexpr storage::Sql kCount{"test.count", "SELECT count(*) FROM sign_in_attempt"};
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(attempt(9, "a", kStart + seconds(20 * i)));
    EXPECT_EQ(data_.database().read([&](Transaction& tx) { return tx.run(kCount).front().integer(0); }), 3);
}

TEST_F(SignInLimits, UnknownLoginsAreLockedByTheRuleOfTheOthers) {
    const UnknownLogins logins(kRule);
    for (int i = 0; i < 2; ++i) fail(logins, "nobody", kStart);
    EXPECT_EQ(stateOf(logins, "nobody", kStart), "free");
    fail(logins, "nobody", kStart);
    EXPECT_EQ(stateOf(logins, "nobody", kStart), "locked");
    EXPECT_EQ(stateOf(logins, "somebody", kStart), "free");
    EXPECT_EQ(stateOf(logins, "nobody", kStart + minutes(15)), "free");
}

TEST_F(SignInLimits, TheUnknownLoginThatFailedLongestAgoIsForgottenFirst) {
    const constexpr LockRule kAtOnce{1, 15};
    const UnknownLogins logins(kAtOnce, 2);
    fail(logins, "old", kStart);
    fail(logins, "young", kStart + seconds(1));
    fail(logins, "new", kStart + seconds(2));
    EXPECT_EQ(stateOf(logins, "old", kStart + seconds(3), kAtOnce), "free");
    EXPECT_EQ(stateOf(logins, "young", kStart + seconds(3), kAtOnce), "locked");
    EXPECT_EQ(stateOf(logins, "new", kStart + seconds(3), kAtOnce), "locked");
}

/// Two servers on one database: each has its own Access.
class TwoServers : public AccessFixture {
protected:
    static AccessOptions fewAttempts() {
        AccessOptions options = testOptions();
        options.attempts_per_minute = 6;
        return options;
    }
    TwoServers() : AccessFixture(fewAttempts()), other_(data_.database(), data_.clock(), fewAttempts()) {
        other_.addRoutes(other_table_);
    }
    Browser at(bool other, const std::string& address) {
        return other ? Browser(other_router_, address) : browser(address);
    }

    Access other_;
    http::Router other_router_;
    RouteTable other_table_{other_router_, other_};
};

TEST_F(TwoServers, WrongPasswordsAreCountedTogetherKnownLoginOrNot) {
    anAccount("a.martin");
    int address = 0;
    for (const auto* login : {"a.martin", "personne"}) {
        const auto outcome = [&](bool other) {
            return test::codeOf(at(other, "192.0.2." + std::to_string(++address)).signIn(login, "faux crayon 12"));
        };
        for (int i = 0; i < 4; ++i) EXPECT_EQ(outcome(i % 2 == 1), "bad_credentials") << login << i;
        EXPECT_EQ(outcome(false), "locked") << login;
        EXPECT_EQ(outcome(true), "locked") << login;
    }
}

TEST_F(TwoServers, AnAddressDoesNotGetMoreAttemptsByAskingBoth) {
    anAccount("a.martin");
    for (int i = 0; i < 6; ++i) EXPECT_EQ(at(i % 2 == 1, "192.0.2.7").signIn("x" + std::to_string(i)).status, 401) << i;
    for (const bool other : {false, true}) {
        const auto refused = at(other, "192.0.2.7").signIn("a.martin");
        EXPECT_EQ(test::codeOf(refused), "too_many_attempts");
        EXPECT_EQ(test::header(refused, "Retry-After"), "60");
    }
    EXPECT_EQ(at(true, "192.0.2.8").signIn("a.martin").status, 200);
}

TEST_F(TwoServers, SigningOutOnOneEndsTheSessionOnTheOther) {
    anAccount("a.martin");
    Browser here = signedIn("a.martin");
    Browser there(other_router_);
    there.cookie = here.cookie;
    EXPECT_EQ(there.statusOfSession(), 200);
    EXPECT_EQ(here.send(http::Method::del, "/api/v1/session").status, 204);
    EXPECT_EQ(there.statusOfSession(), 401);
}

}  // namespace
}  // namespace jalon::access
