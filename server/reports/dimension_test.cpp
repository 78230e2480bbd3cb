// SPDX-License-Identifier: EUPL-1.2
#include "reports/dimension.h"

#include <gtest/gtest.h>

namespace jalon::reports {
namespace {

Day day(const char* text) { return Day::parse(text).value(); }

TEST(Dimension, ReadsTheLevelOfAClassAsSchoolsWriteIt) {
    const std::pair<const char*, const char*> kCases[] = {
        {"4eB", "4e"},          {"4 B", "4e"},          {"4ème 2", "4e"},      {"6e SEGPA", "segpa"},
        {"ULIS", "ulis"},       {"UPE2A", "upe2a"},     {"3A", "3e"},          {"5", "5e"},
        {"2nde 4", "lycee"},    {"Seconde 3", "lycee"}, {"1re STMG", "lycee"}, {"Tle", "lycee"},
        {"Terminale", "lycee"}, {"CAP 1", "lycee"},     {"605", "other"},      {"relais", "other"},
        {"", "unknown"}};
    for (const auto& [written, level] : kCases) EXPECT_EQ(classLevel(written), level) << written;
}

TEST(Dimension, AgeIsInCompletedYearsWhereTheReceptionBegins) {
    EXPECT_EQ(ageBand(day("2014-11-19"), day("2026-11-18")), "10_11");
    EXPECT_EQ(ageBand(day("2014-11-19"), day("2026-11-19")), "12_13");
    EXPECT_EQ(ageBand(day("2010-11-19"), day("2026-11-19")), "16_over");
    EXPECT_EQ(ageBand(day("2017-01-01"), day("2026-11-19")), "under_10");
    EXPECT_EQ(ageBand(std::nullopt, day("2026-11-19")), "unknown");
    EXPECT_EQ(ageBand(day("2027-01-01"), day("2026-11-19")), "unknown");
}

receptions::StayFact aStay() {
    receptions::StayFact stay{StayId::trusted("s"),
                              ReferralId::trusted("r"),
                              PersonId::trusted("p"),
                              StructureId::trusted("c"),
                              "4eB",
                              "exclusion_temporaire",
                              "bagarre",
                              receptions::StayState::returned,
                              HalfDay::parse("2026-11-12/am").value(),
                              HalfDay::parse("2026-11-17/pm").value(),
                              std::nullopt,
                              true,
                              day("2026-11-18"),
                              "",
                              ""};
    return stay;
}

TEST(Dimension, AReturnNobodyWroteDownIsUnknownAfterItsDayAndNotDueBefore) {
    auto stay = aStay();
    EXPECT_EQ(returnOutcome(stay, day("2026-11-18")), "not_due");
    EXPECT_EQ(returnOutcome(stay, day("2026-11-19")), "unknown");
    stay.return_answer = "yes";
    EXPECT_EQ(returnOutcome(stay, day("2026-11-18")), "on_due_day");
    stay.return_answer = "no";
    EXPECT_EQ(returnOutcome(stay, day("2026-11-18")), "not_returned");
    stay = aStay();
    stay.state = receptions::StayState::running;
    EXPECT_EQ(returnOutcome(stay, day("2026-11-19")), "not_due") << "still going on";
    stay.begun = false;
    stay.state = receptions::StayState::no_show;
    EXPECT_EQ(returnOutcome(stay, day("2026-11-19")), "not_received");
}

TEST(Dimension, TheThirdMonthCountsFromItsDayOnWhateverWasNotedEarlier) {
    auto stay = aStay();
    stay.follow_up = "new_exclusion";
    EXPECT_EQ(followUpOutcome(stay, day("2027-02-16")), "not_due");
    EXPECT_EQ(followUpOutcome(stay, day("2027-02-17")), "new_exclusion");
    stay.follow_up.clear();
    EXPECT_EQ(followUpOutcome(stay, day("2027-02-17")), "unknown");
}

TEST(Dimension, CodesAreReadBack) {
    for (std::size_t i = 0; i < kDimensions; ++i) {
        const auto dimension = static_cast<Dimension>(i);
        EXPECT_EQ(parseDimension(dimensionCode(dimension)), dimension);
    }
    EXPECT_FALSE(parseDimension("colour"));
}

}  // namespace
}  // namespace jalon::reports
