// SPDX-License-Identifier: EUPL-1.2
#include "access/rate_limit.h"

#include <gtest/gtest.h>

namespace jalon::access {
namespace {

using std::chrono::seconds;

const Instant kStart(1'794'000'000'000'000);

TEST(RateLimit, LetsThroughSoManyAMinuteAndSaysWhenTheNext) {
    RateLimit limit(3);
    EXPECT_FALSE(limit.attempt("a", kStart));
    EXPECT_FALSE(limit.attempt("a", kStart + seconds(10)));
    EXPECT_FALSE(limit.attempt("a", kStart + seconds(20)));
    EXPECT_EQ(limit.attempt("a", kStart + seconds(30)), 30);
    EXPECT_EQ(limit.attempt("a", kStart + seconds(60) + std::chrono::microseconds(-1)), 1);
    EXPECT_FALSE(limit.attempt("a", kStart + seconds(60)));
    EXPECT_EQ(limit.attempt("a", kStart + seconds(60)), 10);
}

TEST(RateLimit, RefusedAttemptsDoNotProlongTheWait) {
    RateLimit limit(1);
    EXPECT_FALSE(limit.attempt("a", kStart));
    for (int second = 1; second < 60; ++second) EXPECT_TRUE(limit.attempt("a", kStart + seconds(second)));
    EXPECT_FALSE(limit.attempt("a", kStart + seconds(60)));
}

TEST(RateLimit, AClockSetBackShutsNobodyOut) {
    RateLimit limit(1);
    EXPECT_FALSE(limit.attempt("a", kStart));
    EXPECT_EQ(limit.attempt("a", kStart + seconds(-30)), 90) << "a small correction frees nobody";
    EXPECT_FALSE(limit.attempt("a", kStart + std::chrono::hours(-24)));
    EXPECT_EQ(limit.attempt("a", kStart + std::chrono::hours(-24)), 60);
}

TEST(RateLimit, AddressesDoNotDisturbEachOther) {
    RateLimit limit(1);
    EXPECT_FALSE(limit.attempt("a", kStart));
    EXPECT_FALSE(limit.attempt("b", kStart));
    EXPECT_TRUE(limit.attempt("a", kStart));
}

TEST(RateLimit, ForgetsTheQuietestWhenItKnowsTooMany) {
    RateLimit limit(1, 2);
    EXPECT_FALSE(limit.attempt("old", kStart));
    EXPECT_FALSE(limit.attempt("young", kStart + seconds(1)));
    EXPECT_FALSE(limit.attempt("new", kStart + seconds(2)));
    EXPECT_TRUE(limit.attempt("young", kStart + seconds(3)));
    EXPECT_TRUE(limit.attempt("new", kStart + seconds(3)));
    EXPECT_FALSE(limit.attempt("old", kStart + seconds(3)));
}

TEST(AddressKey, OneSubscriberOfIpv6IsOneKey) {
    EXPECT_EQ(addressKey("2001:db8:1:2::1"), addressKey("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    EXPECT_NE(addressKey("2001:db8:1:2::1"), addressKey("2001:db8:1:3::1"));
    EXPECT_EQ(addressKey("2001:db8:1:2::1"), "2001:db8:1:2::/64");
}

TEST(AddressKey, Ipv4AndAnythingElseStandForThemselves) {
    EXPECT_EQ(addressKey("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(addressKey("::ffff:192.0.2.7"), "::ffff:192.0.2.7");
    EXPECT_EQ(addressKey(""), "");
}

}  // namespace
}  // namespace jalon::access
