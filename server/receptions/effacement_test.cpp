// SPDX-License-Identifier: EUPL-1.2
#include "receptions/effacement.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::aMeasure;
using test::day;

Effacement of(const char* kind, const char* decided_on) {
    Measure measure = aMeasure("2026-11-16/am", "2026-11-17/pm", kind);
    measure.decided_on = day(decided_on);
    return effacementOf(measure, test::settings()).value();
}

// Code de l'éducation, art. R511-13 IV, as remembered: to be confirmed, and so says the setting.
TEST(Effacement, AnExclusionIsForgottenAtTheEndOfTheSecondFollowingSchoolYear) {
    const auto effacement = of("exclusion_temporaire", "2026-11-12");
    EXPECT_EQ(effacement.due_on, day("2029-08-31"));
    EXPECT_EQ(effacement.school_year, "2026-2027");
    EXPECT_EQ(effacement.setting.status, calendar::SettingStatus::to_confirm);
    EXPECT_NE(effacement.setting.source.find("R511-13"), std::string::npos);
}

TEST(Effacement, AMesureDeResponsabilisationAtTheEndOfTheFollowingSchoolYear) {
    EXPECT_EQ(of("responsabilisation", "2026-11-12").due_on, day("2028-08-31"));
}

TEST(Effacement, ASchoolYearEndsOn31August) {
    EXPECT_EQ(of("exclusion_temporaire", "2026-08-31").due_on, day("2028-08-31"));
    EXPECT_EQ(of("exclusion_temporaire", "2026-09-01").due_on, day("2029-08-31"));
    EXPECT_EQ(of("exclusion_temporaire", "2027-06-30").due_on, day("2029-08-31"));
}

TEST(Effacement, AnExclusionDefinitiveIsKeptUntilTheEndOfSecondarySchool) {
    const auto effacement = of("exclusion_definitive", "2026-11-12");
    EXPECT_EQ(effacement.due_on, std::nullopt);
    EXPECT_EQ(effacement.rule, Effacement::Rule::end_of_schooling);
}

TEST(Effacement, WithoutADecisionItCountsFromTheFirstDay) {
    const auto effacement = effacementOf(aMeasure("2026-11-16/am", "2026-11-17/pm"), test::settings());
    EXPECT_EQ(effacement->counted_from, day("2026-11-16"));
}

TEST(Effacement, WhatIsNoMeasureOfTheSchoolHasNone) {
    EXPECT_FALSE(effacementOf(aMeasure("2026-11-16/am", "", "sans_exclusion"), test::settings()));
    EXPECT_FALSE(effacementOf(Measure{}, test::settings()));
}

}  // namespace
}  // namespace jalon::receptions
