// SPDX-License-Identifier: EUPL-1.2
#include "receptions/lost_half_days.h"

#include <gmock/gmock.h>

#include "calendar_fixtures.h"
#include "receptions/placement.h"

namespace jalon::receptions {
namespace {

using namespace calendar::fixtures;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Monday 16 and Tuesday 17 November, four half-days.
class LostHalfDays : public ::testing::Test {
protected:
    LostHalfDays() {
        facts.measure = &measure;
        facts.stay_halves = placedHalves(measure, std::nullopt, {});
    }
    std::vector<std::string> lost() const {
        std::vector<std::string> out;
        for (const auto& [at, reason] : lostHalves(facts)) out.push_back(at.text().substr(8) + " " + reason);
        return out;
    }
    void accepted(StayState state, std::optional<HalfDay> stopped_after = std::nullopt) {
        facts.state = ReferralState::accepted;
        facts.stay_state = state;
        facts.stopped_after = stopped_after;
    }

    calendar::Receivable measure =
        calendar::computeReceivable(half("2026-11-16/am"), half("2026-11-17/pm"), aSchool(), aService()).value();
    LostFacts facts;
};

TEST_F(LostHalfDays, AreThoseThatGoByWhileWaiting) {
    for (const auto state : {ReferralState::received, ReferralState::incomplete, ReferralState::waiting}) {
        facts.state = state;
        EXPECT_THAT(lost(), ElementsAre("16/am waiting", "16/pm waiting", "17/am waiting", "17/pm waiting"));
    }
}

TEST_F(LostHalfDays, AreAllThoseOfARefusedReferralByItsReason) {
    facts.state = ReferralState::refused;
    facts.reason_code = "no_place";
    EXPECT_THAT(lost(), ElementsAre("16/am no_place", "16/pm no_place", "17/am no_place", "17/pm no_place"));
    facts.reason_code = "family_refuses";
    EXPECT_EQ(lost().front(), "16/am family_refused");
    facts.reason_code = "care_need";
    EXPECT_EQ(lost().front(), "16/am refused");
    facts.reason_code = "duplicate";
    EXPECT_THAT(lost(), IsEmpty());
}

TEST_F(LostHalfDays, AnOrdinaryStayLosesNone) {
    accepted(StayState::running);
    EXPECT_THAT(lost(), IsEmpty());
}

TEST_F(LostHalfDays, OfAStayAreThoseLeftOutAndThoseAfterItStopped) {
    facts.stay_halves = placedHalves(measure, std::nullopt, {{half("2026-11-16/am"), "no_place"}});
    accepted(StayState::interrupted, half("2026-11-16/pm"));
    EXPECT_THAT(lost(), ElementsAre("16/am no_place", "17/am interrupted", "17/pm interrupted"));
    accepted(StayState::family_refused, half("2026-11-15/pm"));
    EXPECT_THAT(lost(),
                ElementsAre("16/am no_place", "16/pm family_refused", "17/am family_refused", "17/pm family_refused"));
}

TEST_F(LostHalfDays, ADeferredReceptionMovesThem) {
    const auto reception =
        calendar::computeReceivable(half("2026-11-23/am"), half("2026-11-23/pm"), aSchool(), aService()).value();
    facts.stay_halves = placedHalves(measure, reception, {});
    accepted(StayState::accepted);
    EXPECT_THAT(lost(), ElementsAre("16/am deferred", "16/pm deferred", "17/am deferred", "17/pm deferred"));
}

TEST_F(LostHalfDays, AClosedServiceLosesThemWhereTheSchoolHasClass) {
    measure = calendar::computeReceivable(
                  half("2026-11-14/am"), half("2026-11-16/pm"), aSchool(),
                  calendar::ServiceSchedule(WeekPattern::workWeek(),
                                            {{half("2026-11-16/pm"), half("2026-11-16/pm"), "formation"}}))
                  .value();
    facts.stay_halves = placedHalves(measure, std::nullopt, {});
    accepted(StayState::running);
    EXPECT_THAT(lost(), ElementsAre("16/pm service_closed"));
}

TEST_F(LostHalfDays, NothingIsLostWhereThereWasNothingToReceive) {
    facts.state = ReferralState::waiting;
    facts.counts = false;
    EXPECT_THAT(lost(), IsEmpty());
    facts.counts = true;
    facts.state = ReferralState::withdrawn;
    EXPECT_THAT(lost(), IsEmpty());
    accepted(StayState::cancelled_by_school, half("2026-11-15/pm"));
    EXPECT_THAT(lost(), IsEmpty());
}

}  // namespace
}  // namespace jalon::receptions
