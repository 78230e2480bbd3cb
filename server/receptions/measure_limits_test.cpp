// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_limits.h"

#include <gmock/gmock.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::day;
using ::testing::ElementsAre;

/// Armistice Day, every 11 November.
calendar::PublicHolidays armistice() {
    calendar::PublicHolidayRule rule;
    rule.code = "armistice_1918";
    rule.month = 11;
    rule.day = 11;
    return {"metropole", {rule}};
}

// Code de l'éducation, art. R421-10-1: at least two jours ouvrables; a Saturday is one, the day itself is not counted.
TEST(DefenceDelay, CountsJoursOuvrablesFromTheDayAfter) {
    const auto delay = defenceDelay(day("2026-11-12"), 2, armistice());
    EXPECT_EQ(delay.last, day("2026-11-14"));
    EXPECT_THAT(delay.counted, ElementsAre(day("2026-11-13"), day("2026-11-14")));
}

TEST(DefenceDelay, LeavesOutSundaysAndPublicHolidays) {
    EXPECT_EQ(defenceDelay(day("2026-11-13"), 2, armistice()).last, day("2026-11-16"));  // Sat, Mon
    EXPECT_EQ(defenceDelay(day("2026-11-10"), 2, armistice()).last, day("2026-11-13"));  // 11th left out
}

}  // namespace
}  // namespace jalon::receptions
