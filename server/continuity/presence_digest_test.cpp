// SPDX-License-Identifier: EUPL-1.2
#include "continuity/presence_digest.h"

#include <gmock/gmock.h>

#include "base/json.h"

namespace jalon::continuity {
namespace {

using programme::AttendanceStatus;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const StayId kLea = StayId::trusted("01930000-0000-7000-8000-00000000000a");
const StayId kTom = StayId::trusted("01930000-0000-7000-8000-00000000000b");
constexpr auto kPresent = Presence::present, kAbsent = Presence::absent;

PupilDay wholeDay(const StayId& stay, std::optional<Presence> am, std::optional<Presence> pm) {
    return {stay, {true, true}, {am, pm}};
}

TEST(PresenceDigest, LateAndLeftEarlyArePresent) {
    for (const auto status : {AttendanceStatus::present, AttendanceStatus::late, AttendanceStatus::left_early})
        EXPECT_EQ(presenceOf(status), kPresent);
    for (const auto status :
         {AttendanceStatus::absent_justified, AttendanceStatus::absent_unjustified, AttendanceStatus::absent_unknown})
        EXPECT_EQ(presenceOf(status), kAbsent);
}

TEST(PresenceDigest, WaitsUntilEverythingIsTaken) {
    const auto state = [](std::vector<PupilDay> days) { return digestState(days, std::nullopt); };
    EXPECT_EQ(state({wholeDay(kLea, {}, {})}), DigestState::waiting);
    EXPECT_EQ(state({wholeDay(kLea, kPresent, {})}), DigestState::incomplete);
    EXPECT_EQ(state({wholeDay(kLea, kPresent, kAbsent), wholeDay(kTom, kPresent, {})}), DigestState::incomplete);
    EXPECT_EQ(state({wholeDay(kLea, kPresent, kAbsent), wholeDay(kTom, kPresent, kPresent)}), DigestState::to_send);
    // Only expected in the morning: nothing is missing in the afternoon.
    EXPECT_EQ(state({{kLea, {true, false}, {kPresent, std::nullopt}}}), DigestState::to_send);
}

TEST(PresenceDigest, ACorrectionAfterSendingIsToBeSentAgain) {
    const std::vector<PupilDay> told{wholeDay(kLea, kPresent, kPresent), wholeDay(kTom, kAbsent, {})};
    EXPECT_EQ(digestState(told, told), DigestState::sent);
    auto now = told;
    now[1].presence[1] = kPresent;
    EXPECT_EQ(digestState(now, told), DigestState::to_complete);
    now[0].presence[0] = kAbsent;
    EXPECT_EQ(digestState(now, told), DigestState::to_resend);
    ASSERT_THAT(corrections(now, told), SizeIs(1));
    EXPECT_EQ(corrections(now, told).front().first, kLea);
    EXPECT_EQ(corrections(now, told).front().second, Half::am);
    EXPECT_THAT(corrections(now, now), IsEmpty());
    EXPECT_EQ(digestState(now, now), DigestState::sent);
}

TEST(PresenceDigest, APupilNoLongerExpectedWasToldOf) {
    const std::vector<PupilDay> told{wholeDay(kLea, kPresent, kPresent), wholeDay(kTom, kAbsent, kAbsent)};
    EXPECT_EQ(digestState({wholeDay(kLea, kPresent, kPresent)}, told), DigestState::to_resend);
}

TEST(PresenceDigest, OnlyWhatIsKnownAndNotToldIsOwed) {
    EXPECT_TRUE(isOwed(DigestState::to_send));
    EXPECT_TRUE(isOwed(DigestState::to_complete));
    EXPECT_TRUE(isOwed(DigestState::to_resend));
    EXPECT_FALSE(isOwed(DigestState::waiting));
    EXPECT_FALSE(isOwed(DigestState::incomplete));
    EXPECT_FALSE(isOwed(DigestState::sent));
}

TEST(PresenceDigest, WhatIsStoredNamesNobody) {
    const std::vector<PupilDay> days{wholeDay(kLea, kPresent, {}), wholeDay(kTom, kAbsent, kPresent)};
    const auto stored = toStored(days);
    EXPECT_EQ(json::serialize(stored.at(0)),
              R"({"stay":"01930000-0000-7000-8000-00000000000a","am":"present","pm":null})");
    EXPECT_EQ(toStored(fromStored(stored)), stored);
}

}  // namespace
}  // namespace jalon::continuity
