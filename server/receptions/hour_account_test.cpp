// SPDX-License-Identifier: EUPL-1.2
#include "receptions/hour_account.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::day;
using test::half;

HourSession session(const char* on, const char* from, const char* to, SessionState state = SessionState::done) {
    static int made = 0;
    return {HourSessionId::trusted("session-" + std::to_string(++made)),
            ReferralId::trusted("referral"),
            day(on),
            from,
            to,
            state};
}
const HalfDay kNow = half("2026-11-19/am");

TEST(HourAccount, AddsUpWhatWasDone) {
    auto mistaken = session("2026-11-18", "14:00", "16:00");
    mistaken.withdrawn = true;
    const auto totals =
        totalsOf(20 * 60, {session("2026-11-11", "14:00", "16:30"), session("2026-11-14", "09:00", "10:15"),
                           session("2026-11-16", "14:00", "16:00", SessionState::no_show),
                           session("2026-11-17", "14:00", "16:00", SessionState::cancelled), mistaken});
    EXPECT_EQ(totals.done, 225);
    EXPECT_EQ(totals.remaining, 975);
    EXPECT_EQ(totals.sessions, 2);
    EXPECT_EQ(totals.missed, 1);
    EXPECT_EQ(totals.beyond, 0);
    EXPECT_FALSE(totals.fulfilled());
}

TEST(HourAccount, HoursOverTheOrderAreShownAndNothingRemains) {
    const auto totals = totalsOf(60, {session("2026-11-11", "14:00", "16:00")});
    EXPECT_EQ(totals.remaining, 0);
    EXPECT_EQ(totals.beyond, 60);
    EXPECT_TRUE(totals.fulfilled());
}

TEST(HourAccount, WithoutAnOrderNothingIsBeyondIt) {
    const auto totals = totalsOf(std::nullopt, {session("2026-11-11", "14:00", "16:00")});
    EXPECT_EQ(totals.beyond, 0);
    EXPECT_FALSE(totals.fulfilled());
}

TEST(HourAccount, OneHourIsNotCountedTwice) {
    const auto known = session("2026-11-18", "14:00", "16:00");
    const auto refused = checkSession(session("2026-11-18", "15:30", "17:00"), {known}, kNow);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "sessions_overlap");
    EXPECT_EQ(refused.error().fields.at(0).params.at("to"), "16:00");
    EXPECT_TRUE(checkSession(session("2026-11-18", "16:00", "17:00"), {known}, kNow));
    EXPECT_TRUE(checkSession(session("2026-11-17", "15:30", "17:00"), {known}, kNow));
    EXPECT_TRUE(checkSession(known, {known}, kNow)) << "a session does not meet itself";
}

TEST(HourAccount, OnlyHoursThatCountMeet) {
    auto missed = session("2026-11-18", "14:00", "16:00", SessionState::no_show);
    auto done = session("2026-11-18", "14:00", "16:00");
    EXPECT_TRUE(checkSession(done, {missed}, kNow));
    done.withdrawn = true;
    EXPECT_TRUE(checkSession(session("2026-11-18", "14:00", "16:00"), {done}, kNow));
    EXPECT_TRUE(checkSession(done, {session("2026-11-18", "14:00", "16:00")}, kNow))
        << "taking back is always possible";
}

TEST(HourAccount, NothingIsWrittenAhead) {
    EXPECT_EQ(checkSession(session("2026-11-20", "09:00", "10:00"), {}, kNow).error().fields.at(0).code, "in_future");
    EXPECT_EQ(checkSession(session("2026-11-19", "14:00", "15:00"), {}, kNow).error().fields.at(0).code, "in_future");
    EXPECT_TRUE(checkSession(session("2026-11-19", "09:00", "10:00"), {}, kNow));
    EXPECT_FALSE(checkSession(session("2026-11-20", "09:00", "10:00", SessionState::no_show), {}, kNow));
}

TEST(HourAccount, ASessionEndsAfterItBegins) {
    const json::object body{{"on", "2026-11-18"}, {"from", "16:00"}, {"to", "14:00"}, {"state", "done"}};
    JsonReader in(body);
    readSession(in);
    EXPECT_EQ(in.finish().error().fields.at(0).code, "end_before_start");
}

}  // namespace
}  // namespace jalon::receptions
