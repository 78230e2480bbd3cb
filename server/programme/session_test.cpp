// SPDX-License-Identifier: EUPL-1.2
#include "programme/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "programme/week_facts_fixture.h"

namespace jalon::programme {
namespace {

using namespace test;  // NOLINT: the fixture's words
using testing::ElementsAre;

TEST(SessionRule, EveryStateHasOneCodeThatReadsBack) {
    for (int i = 0; i < 3; ++i) {
        const auto state = static_cast<SessionState>(i);
        EXPECT_EQ(parseSessionState(sessionStateCode(state)), state);
    }
    EXPECT_EQ(parseSessionState("moved"), std::nullopt);
}

TEST(SessionRule, ImpossibleValuesAreRefused) {
    const auto refused = [](Session session) {
        const auto result = checkSession(session);
        return result ? "" : result.error().fields.front().field + ":" + result.error().fields.front().code;
    };
    Session session = aSession();
    EXPECT_EQ(refused(session), "");
    session.time = {600, 600};
    EXPECT_EQ(refused(session), "to:end_before_start");
    session.time = {600, 604};
    EXPECT_EQ(refused(session), "to:out_of_range");
    session.time = {0, 601};
    EXPECT_EQ(refused(session), "to:out_of_range");
    session = aSession();
    session.young.push_back({stay(3), person(1), std::nullopt});
    EXPECT_EQ(refused(session), "stayIds:twice");
    session = aSession();
    session.professionals.push_back({professional(1), "supports", std::nullopt});
    EXPECT_EQ(refused(session), "professionals:twice");
}

TEST(SessionRule, ASessionOverMiddayReachesIntoBothHalfDays) {
    const HalfDay am{kMonday, Half::am}, pm{kMonday, Half::pm};
    EXPECT_THAT(halfDaysOf(kMonday, at("09:00", "12:00"), 765), ElementsAre(am));
    EXPECT_THAT(halfDaysOf(kMonday, at("13:30", "15:00"), 765), ElementsAre(pm));
    EXPECT_THAT(halfDaysOf(kMonday, at("11:00", "14:00"), 765), ElementsAre(am, pm));
    EXPECT_THAT(halfDaysOf(kMonday, at("12:00", "12:45"), 765), ElementsAre(am));
}

TEST(SessionRule, HoursAreCreditedOnceToWhoeverCame) {
    Session done = held(aSession(), {stay(1)});
    done = held(std::move(done), {stay(1)});
    EXPECT_EQ(done.state, SessionState::held);
    EXPECT_EQ(done.young[0].credited, 75);
    EXPECT_EQ(done.young[1].credited, 0);
    EXPECT_EQ(done.professionals[0].credited, 75);
}

TEST(SessionRule, WhatIsTakenBackIsNoLongerCredited) {
    const Session again = replanned(held(aSession(), {stay(1), stay(2)}));
    EXPECT_EQ(again.state, SessionState::planned);
    EXPECT_EQ(again.young[0].credited, std::nullopt);
    EXPECT_EQ(again.professionals[0].credited, std::nullopt);
    const Session gone = cancelled(held(aSession(), {stay(1)}), "ill");
    EXPECT_EQ(gone.reason_code, "ill");
    EXPECT_EQ(gone.young[0].credited, std::nullopt);
    EXPECT_EQ(replanned(gone).reason_code, "");
}

}  // namespace
}  // namespace jalon::programme
