// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral_duplicates.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::aMeasure;
using test::anAnnouncement;
using test::day;

Known known(Measure measure, std::optional<int> likeness = std::nullopt,
            ReferralState state = ReferralState::received) {
    Referral referral{ReferralId::trusted("0190a0b0-0000-7000-8000-0000000000a1"),
                      PersonId::trusted("0190a0b0-0000-7000-8000-0000000000b1"), anAnnouncement(std::move(measure))};
    referral.state = state;
    return {std::move(referral), likeness};
}

std::string evidence(const Announcement& said, const Known& other) {
    std::string all;
    for (const auto& one : duplicateEvidence(said, other, test::blueprint())) all += one.code + " ";
    return all;
}

// Example 7: "DUPONT Léa 4eB 12–13 nov" by e-mail from the CPE, "Dupond Lea, 12 nov" by phone from the secretary.
TEST(Duplicates, TwoCallersOfOneSchoolAreOneCandidate) {
    Announcement phone = anAnnouncement(aMeasure("2026-11-12/am", "2026-11-12/pm"));
    phone.caller = {"Secrétariat", "secretariat", "phone", std::nullopt};
    EXPECT_EQ(evidence(phone, known(aMeasure("2026-11-12/am", "2026-11-13/pm"), 86)),
              "close_name same_school same_start overlapping_dates other_caller ");
}

TEST(Duplicates, TolerateOneDayBetweenTheDates) {
    const Announcement said = anAnnouncement(aMeasure("2026-11-12/am", "2026-11-13/pm"));
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-14/am", "2026-11-16/pm"))), "same_person same_school ");
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-15/am", "2026-11-16/pm"))), "");
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-09/am", "2026-11-11/pm"))), "same_person same_school ");
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-09/am", "2026-11-10/pm"))), "");
}

TEST(Duplicates, AreOfOneFamilyOfMeasures) {
    const Announcement said = anAnnouncement(aMeasure("2026-11-12/am", "", "conservatoire_conseil"));
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-12/am", "2026-11-16/pm", "conservatoire_delai"))),
              "same_person same_school same_start overlapping_dates ");
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-12/am", "2026-11-16/pm"))), "");
}

TEST(Duplicates, IgnoreWhatDoesNotStand) {
    const Announcement said = anAnnouncement(aMeasure("2026-11-12/am", "2026-11-13/pm"));
    for (const auto state : {ReferralState::refused, ReferralState::withdrawn, ReferralState::duplicate})
        EXPECT_EQ(evidence(said, known(aMeasure("2026-11-12/am", "2026-11-13/pm"), std::nullopt, state)), "");
    EXPECT_NE(evidence(said, known(aMeasure("2026-11-12/am", "2026-11-13/pm"), std::nullopt, ReferralState::accepted)),
              "");
}

TEST(Duplicates, OfAnotherSchoolAreShownToo) {
    Announcement said = anAnnouncement(aMeasure("2026-11-12/am", "2026-11-13/pm"));
    said.structure = StructureId::trusted("0190a0b0-0000-7000-8000-0000000000c2");
    EXPECT_EQ(evidence(said, known(aMeasure("2026-11-12/am", "2026-11-13/pm"))),
              "same_person same_start overlapping_dates ");
}

TEST(Overlap, SharesAHalfDay) {
    const Measure morning = aMeasure("2026-11-12/am", "2026-11-12/am");
    const Measure afternoon = aMeasure("2026-11-12/pm", "2026-11-13/pm");
    EXPECT_FALSE(overlap(morning, afternoon));
    EXPECT_TRUE(overlap(afternoon, aMeasure("2026-11-13/pm", "2026-11-20/pm")));
    EXPECT_TRUE(overlap(aMeasure("2026-11-01/am", "2026-11-30/pm"), afternoon));
}

TEST(Overlap, OfAnOpenMeasureLastsUntilItsCouncil) {
    Measure open = aMeasure("2026-11-02/am", "", "conservatoire_conseil");
    const Measure later = aMeasure("2026-11-25/am", "2026-11-27/pm");
    EXPECT_TRUE(overlap(open, later));
    EXPECT_TRUE(overlap(later, open));
    open.council_on = day("2026-11-24");
    EXPECT_FALSE(overlap(open, later));
}

TEST(Correction, TakesTheDatesAndLeavesTheRest) {
    Measure first = aMeasure("2026-11-12/am", "2026-11-13/pm", "conservatoire_delai");
    first.decided_on = day("2026-11-10");
    first.council_on = day("2026-11-24");
    Measure correction = aMeasure("2026-11-12/am", "2026-11-12/am", "conservatoire_conseil");
    correction.end_time = "11:00";
    const Measure result = corrected(first, correction);
    EXPECT_EQ(result.kind, "conservatoire_delai");
    EXPECT_EQ(result.end->text(), "2026-11-12/am");
    EXPECT_EQ(result.end_time, "11:00");
    EXPECT_EQ(result.decided_on, day("2026-11-10"));
    EXPECT_EQ(result.council_on, day("2026-11-24"));
    correction.council_on = day("2026-11-26");
    EXPECT_EQ(corrected(first, correction).council_on, day("2026-11-26"));
}

}  // namespace
}  // namespace jalon::receptions
