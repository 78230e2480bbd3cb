// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_halves.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::half;

/// Thursday and Friday with class; the service is closed on Friday afternoon.
calendar::Receivable twoDays() {
    calendar::Receivable measure;
    measure.half_days = {{half("2026-11-12/am"), {}},
                         {half("2026-11-12/pm"), {}},
                         {half("2026-11-13/am"), {}},
                         {half("2026-11-13/pm"), calendar::Closed{calendar::ClosedReason::service_closure, {}, {}}},
                         {half("2026-11-14/am"), calendar::Closed{calendar::ClosedReason::weekend, {}, {}}}};
    return measure;
}

struct Case {
    calendar::Receivable measure = twoDays();
    LostFacts facts = {};
    Case() {
        facts.measure = &measure;
        facts.state = ReferralState::accepted;
    }
    std::string text() const { return halvesText(measureHalves(facts)); }
};

constexpr const char* kAll = "2026-11-12/am 2026-11-12/pm 2026-11-13/am 2026-11-13/pm-";

TEST(MeasureHalves, AreThoseWithClassWhetherOrNotTheServiceIsOpen) { EXPECT_EQ(Case().text(), kAll); }

TEST(MeasureHalves, ARefusalTakesThemFromThePupilToo) {
    Case refused;
    refused.facts.state = ReferralState::refused;
    refused.facts.reason_code = "no_place";
    EXPECT_EQ(refused.text(), kAll);
    for (const char* none : {"duplicate", "measure_not_eligible"}) {
        refused.facts.reason_code = none;
        EXPECT_EQ(refused.text(), "") << none;
    }
}

TEST(MeasureHalves, AreNoneWhereThereWasNoReceptionToAskFor) {
    for (const ReferralState state : {ReferralState::duplicate, ReferralState::withdrawn}) {
        Case aside;
        aside.facts.state = state;
        EXPECT_EQ(aside.text(), "");
    }
    Case cancelled;
    cancelled.facts.stay_state = StayState::cancelled_by_school;
    EXPECT_EQ(cancelled.text(), "");
    Case suspended;
    suspended.facts.counts = false;
    EXPECT_EQ(suspended.text(), "");
}

TEST(MeasureHalves, AreReadBackAsWritten) {
    const auto halves = measureHalves(Case().facts);
    EXPECT_EQ(parseHalves(halvesText(halves)), halves);
    EXPECT_TRUE(parseHalves("").empty());
    EXPECT_THROW(parseHalves("2026-11-12"), std::logic_error);
}

}  // namespace
}  // namespace jalon::receptions
