// SPDX-License-Identifier: EUPL-1.2
#include "receptions/placement.h"

#include <gmock/gmock.h>

#include "calendar_fixtures.h"

namespace jalon::receptions {
namespace {

using namespace calendar::fixtures;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

calendar::Receivable receivable(const char* from, const char* to) {
    return calendar::computeReceivable(half(from), half(to), aSchool(), aService()).value();
}

std::vector<std::string> written(const std::vector<StayHalf>& halves) {
    std::vector<std::string> out;
    for (const auto& each : halves) out.push_back(each.at.text() + (each.planned ? "" : " " + each.reason));
    return out;
}

TEST(Placement, OnTheMeasuresDatesLeavesOutTheSkippedHalfDays) {
    const auto halves = placedHalves(receivable("2026-11-16/am", "2026-11-17/am"), std::nullopt,
                                     {{half("2026-11-16/pm"), "no_place"}, {half("2026-11-20/am"), "no_place"}});
    EXPECT_THAT(written(halves), ElementsAre("2026-11-16/am", "2026-11-16/pm no_place", "2026-11-17/am"));
}

TEST(Placement, DeferredKeepsTheDaysOfTheMeasureAndPlansThoseOfTheReception) {
    const auto halves =
        placedHalves(receivable("2026-11-16/am", "2026-11-16/pm"), receivable("2026-11-23/am", "2026-11-23/pm"), {});
    EXPECT_THAT(written(halves),
                ElementsAre("2026-11-16/am deferred", "2026-11-16/pm deferred", "2026-11-23/am", "2026-11-23/pm"));
}

TEST(Placement, DeferredByADayStaysWhereBothMeet) {
    const auto halves =
        placedHalves(receivable("2026-11-16/am", "2026-11-17/am"), receivable("2026-11-17/am", "2026-11-17/pm"), {});
    EXPECT_THAT(written(halves),
                ElementsAre("2026-11-16/am deferred", "2026-11-16/pm deferred", "2026-11-17/am", "2026-11-17/pm"));
}

TEST(Placement, ADroppedHalfDayOfTheMeasureKeepsItsOwnReason) {
    const auto halves =
        placedHalves(receivable("2026-11-14/am", "2026-11-16/am"), receivable("2026-11-23/am", "2026-11-23/am"), {});
    EXPECT_THAT(written(halves), ElementsAre("2026-11-14/am weekend", "2026-11-14/pm weekend", "2026-11-15/am weekend",
                                             "2026-11-15/pm weekend", "2026-11-16/am deferred", "2026-11-23/am"));
}

TEST(Placement, TheEndOfADeferredReceptionGivesAsManyHalfDays) {
    EXPECT_EQ(lastOf(half("2026-11-23/am"), 4, aSchool(), aService()), half("2026-11-24/pm"));
    EXPECT_EQ(lastOf(half("2026-11-27/pm"), 2, aSchool(), aService()), half("2026-11-30/am"));
    EXPECT_EQ(lastOf(half("2027-07-10/am"), 1, aSchool(), aService()), std::nullopt);
}

}  // namespace
}  // namespace jalon::receptions
