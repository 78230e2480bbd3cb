// SPDX-License-Identifier: EUPL-1.2
#include "receptions/file_state.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace jalon::receptions {
namespace {

using people::FileState;
using R = ReferralState;
using S = StayState;

TEST(FileStateRule, OfASingleReferralFollowsItsDecision) {
    EXPECT_EQ(fileStateOf({}, {}), FileState::none);
    EXPECT_EQ(fileStateOf({R::duplicate}, {}), FileState::none);
    for (const R pending : {R::received, R::incomplete, R::waiting})
        EXPECT_EQ(fileStateOf({pending}, {}), FileState::referral);
    EXPECT_EQ(fileStateOf({R::refused}, {}), FileState::closed);
    EXPECT_EQ(fileStateOf({R::withdrawn}, {}), FileState::closed);
}

TEST(FileStateRule, OfAnAcceptedReferralFollowsItsStay) {
    const auto with = [](S stay) { return fileStateOf({R::accepted}, {stay}); };
    EXPECT_EQ(with(S::accepted), FileState::upcoming);
    EXPECT_EQ(with(S::presented), FileState::upcoming);
    EXPECT_EQ(with(S::running), FileState::in_progress);
    EXPECT_EQ(with(S::ended), FileState::ended);
    EXPECT_EQ(with(S::reviewed), FileState::ended);
    EXPECT_EQ(with(S::no_show), FileState::ended);
    EXPECT_EQ(with(S::returned), FileState::follow_up);
    EXPECT_EQ(with(S::long_follow_up), FileState::follow_up);
    EXPECT_EQ(with(S::closed), FileState::closed);
}

TEST(FileStateRule, TakesWhatAsksForMostAttention) {
    EXPECT_EQ(fileStateOf({R::accepted, R::received}, {S::closed}), FileState::referral);
    EXPECT_EQ(fileStateOf({R::accepted, R::received}, {S::running}), FileState::in_progress);
    EXPECT_EQ(fileStateOf({R::accepted, R::accepted}, {S::follow_up, S::accepted}), FileState::upcoming);
    EXPECT_EQ(fileStateOf({R::accepted, R::refused}, {S::follow_up}), FileState::follow_up);
    EXPECT_EQ(fileStateOf({R::accepted, R::received}, {S::ended}), FileState::referral);
}

TEST(FileStateRule, DoesNotDependOnTheOrder) {
    std::vector<R> referrals{R::accepted, R::duplicate, R::refused, R::waiting};
    std::vector<S> stays{S::closed, S::ended, S::returned};
    const FileState once = fileStateOf(referrals, stays);
    std::reverse(referrals.begin(), referrals.end());
    std::reverse(stays.begin(), stays.end());
    EXPECT_EQ(fileStateOf(referrals, stays), once);
}

}  // namespace
}  // namespace jalon::receptions
