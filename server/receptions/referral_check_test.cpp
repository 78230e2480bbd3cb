// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral_check.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::aMeasure;
using test::anAnnouncement;
using test::day;

/// A pupil of thirteen at a partner collège, on Thursday 12 November 2026.
struct Judged {
    CheckContext context{day("2026-11-12"), test::blueprint(), test::settings()};

    Judged() {
        context.complete = true;
        context.has_person = true;
        context.birth_date = day("2013-05-03");
        context.school = SchoolFacts{};
    }
    /// "code@field" of every finding, errors first marked "!".
    std::string of(const Announcement& said) const {
        std::string all;
        for (const auto& finding : check(said, context))
            all += (finding.severity == Severity::error ? "!" : "") + finding.code + "@" + finding.field + " ";
        return all;
    }
    std::string of(Measure measure) const { return of(anAnnouncement(std::move(measure))); }
};

TEST(ReferralCheck, FindsNothingInAnOrdinaryReferral) { EXPECT_EQ(Judged().of(anAnnouncement()), ""); }

TEST(ReferralCheck, WantsAllPartsBeforeStoringButNotWhileTyping) {
    Judged judged;
    judged.context.has_person = false;
    judged.context.birth_date.reset();
    judged.context.school.reset();
    EXPECT_EQ(judged.of(Announcement{}),
              "!required@personId !required@structureId !required@receivedOn !required@motive "
              "!required@measure.kind !required@measure.start ");
    judged.context.complete = false;
    EXPECT_EQ(judged.of(Announcement{}), "");
}

TEST(ReferralCheck, WantsAnEndUnlessTheKindIsOpenEnded) {
    EXPECT_EQ(Judged().of(aMeasure("2026-11-12/am", "")), "!end_missing_not_open_ended@measure.end ");
    Measure until_council = aMeasure("2026-11-12/am", "", "conservatoire_conseil");
    EXPECT_EQ(Judged().of(until_council), "conservatoire_without_council_date@measure.councilOn ");
    until_council.council_on = day("2026-11-24");
    EXPECT_EQ(Judged().of(until_council), "");
}

TEST(ReferralCheck, RefusesAnEndBeforeTheStart) {
    EXPECT_EQ(Judged().of(aMeasure("2026-11-13/pm", "2026-11-13/am")), "!end_before_start@measure.end ");
    EXPECT_EQ(Judged().of(aMeasure("2026-11-13/am", "2026-11-13/am")), "");
}

TEST(ReferralCheck, RefusesAnExclusionOfNoLength) {
    Measure measure = aMeasure("2026-11-13/am", "2026-11-13/am");
    measure.start_time = "10:00";
    measure.end_time = "10:00";
    EXPECT_EQ(Judged().of(measure), "!zero_length@measure.end ");
    measure.end_time = "11:00";
    EXPECT_EQ(Judged().of(measure), "");
}

TEST(ReferralCheck, RefusesUnknownCodes) {
    Announcement said = anAnnouncement(aMeasure("2026-11-12/am", "2026-11-13/pm", "renvoi"));
    said.motive = "paresse";
    said.other_motives = {"bagarre", "ennui"};
    EXPECT_EQ(Judged().of(said), "!unknown_code@measure.kind !unknown_code@motive !unknown_code@otherMotives.1 ");
}

TEST(ReferralCheck, RefusesYearsThatAreSlips) {
    Announcement said = anAnnouncement(aMeasure("2062-11-12/am", "2062-11-13/pm"));
    said.measure.decided_on = day("1926-11-10");
    EXPECT_NE(Judged().of(said).find("!not_plausible@measure.start"), std::string::npos);
    EXPECT_NE(Judged().of(said).find("!not_plausible@measure.decidedOn"), std::string::npos);
    EXPECT_EQ(Judged().of(aMeasure("2026-12-14/am", "2026-12-15/pm")), "");
}

TEST(ReferralCheck, RefusesAReceptionOrAgreementInTheFuture) {
    Announcement said = anAnnouncement();
    said.received_on = day("2026-11-13");
    said.parents_agreement_on = day("2026-11-13");
    EXPECT_EQ(Judged().of(said), "!in_future@receivedOn !in_future@parentsAgreementOn ");
    said.received_on = said.parents_agreement_on = day("2026-11-12");
    EXPECT_EQ(Judged().of(said), "");
}

// R511-13 says eight days without saying which: warn, never block.
TEST(ReferralCheck, WarnsOverEightCalendarDays) {
    EXPECT_EQ(Judged().of(aMeasure("2026-11-12/am", "2026-11-19/pm")), "");
    EXPECT_EQ(Judged().of(aMeasure("2026-11-12/am", "2026-11-20/am")), "over_max_days@measure.end ");
    Measure conservatoire = aMeasure("2026-11-12/am", "2026-11-30/am", "conservatoire_delai");
    EXPECT_EQ(Judged().of(conservatoire), "");
}

// R511-13-1: two sanctions executed together may never exclude more than eight days.
TEST(ReferralCheck, WarnsWhenMeasuresOfTheSameDaysAddUpToOverEight) {
    Judged judged;
    judged.context.linked = {aMeasure("2026-11-16/am", "2026-11-20/pm")};
    EXPECT_EQ(judged.of(aMeasure("2026-11-12/am", "2026-11-16/pm")),
              "overlap@measure.start over_max_days_linked@measure.end ");
    EXPECT_EQ(judged.of(aMeasure("2026-11-14/am", "2026-11-16/pm")), "overlap@measure.start ");
    judged.context.linked = {aMeasure("2026-11-02/am", "2026-11-20/pm", "conservatoire_delai")};
    EXPECT_EQ(judged.of(aMeasure("2026-11-12/am", "2026-11-16/pm")), "overlap@measure.start ");
}

TEST(ReferralCheck, WarnsOfADecisionAfterTheStart) {
    Measure measure = aMeasure("2026-11-12/am", "2026-11-13/pm");
    measure.decided_on = day("2026-11-13");
    EXPECT_EQ(Judged().of(measure), "decided_after_start@measure.decidedOn ");
    measure.decided_on = day("2026-11-12");
    EXPECT_EQ(Judged().of(measure), "");
}

TEST(ReferralCheck, WarnsOfAgesOutsideTheSchemeOnTheFirstDay) {
    const auto born = [](const char* birth) {
        Judged judged;
        judged.context.birth_date = day(birth);
        return judged.of(anAnnouncement());
    };
    EXPECT_EQ(born("2017-11-13"), "age_too_young@personId ");  // eight
    EXPECT_EQ(born("2017-11-12"), "");                         // nine that very day
    EXPECT_EQ(born("2010-11-13"), "");                         // fifteen
    EXPECT_EQ(born("2010-11-12"), "lycee_route@personId ");    // sixteen that very day
    EXPECT_EQ(born("2007-11-13"), "lycee_route@personId ");    // eighteen
    EXPECT_EQ(born("2007-11-12"), "age_too_old@personId ");    // nineteen
}

TEST(ReferralCheck, SendsPupilsOfALyceeToTheOtherCoordinator) {
    Announcement said = anAnnouncement();
    said.class_name = "2de 4";
    EXPECT_EQ(Judged().of(said), "lycee_route@personId ");
    Judged judged;
    judged.context.school->is_lycee = true;
    EXPECT_EQ(judged.of(anAnnouncement()), "lycee_route@personId ");
    for (const char* name : {"2de", "2NDE 3", "Seconde B", "1re G2", "1ère 4", "Première", "Tle S", "Terminale"})
        EXPECT_TRUE(isLyceeClass(name)) << name;
    for (const char* name : {"", "6eA", "5e 2", "4e SEGPA", "3e prépa-métiers", "ULIS"})
        EXPECT_FALSE(isLyceeClass(name)) << name;
}

TEST(ReferralCheck, LooksAtTheSchool) {
    Judged judged;
    judged.context.school->open = false;
    judged.context.school->agreement = false;
    EXPECT_EQ(judged.of(anAnnouncement()), "structure_closed@structureId no_agreement@structureId ");
    judged.context.school->is_school = false;
    EXPECT_EQ(judged.of(anAnnouncement()), "!not_a_school@structureId ");
}

TEST(ReferralCheck, WarnsOfMeasuresTheServiceDoesNotReceive) {
    EXPECT_EQ(Judged().of(aMeasure("2026-11-12/am", "2026-11-13/pm", "exclusion_classe")),
              "measure_not_eligible@measure.kind ");
    Measure suspended = aMeasure("2026-11-12/am", "2026-11-13/pm");
    suspended.suspended = true;
    EXPECT_EQ(Judged().of(suspended), "suspended_not_revoked@measure.suspended ");
    suspended.revoked_on = day("2026-11-10");
    EXPECT_EQ(Judged().of(suspended), "");
}

TEST(ReferralCheck, WarnsOfAMeasureAlreadyOver) {
    EXPECT_EQ(Judged().of(aMeasure("2026-11-09/am", "2026-11-11/pm")), "already_past@measure.end ");
    EXPECT_EQ(Judged().of(aMeasure("2026-11-09/am", "2026-11-12/am")), "");
}

TEST(ReferralCheck, WarnsOfTheNextSchoolYear) {
    const calendar::ZoneCalendar zone("A", {{"A", "2026-2027", day("2026-09-01"), day("2027-07-03"), {}, {}, {}, ""},
                                            {"A", "2027-2028", day("2027-09-01"), day("2028-07-04"), {}, {}, {}, ""}});
    Judged judged;
    judged.context.zone = &zone;
    EXPECT_EQ(judged.of(aMeasure("2027-06-14/am", "2027-06-15/pm")), "");
    EXPECT_EQ(judged.of(aMeasure("2027-09-06/am", "2027-09-07/pm")), "next_school_year@measure.start ");
}

TEST(ReferralCheck, WarnsWhenNoHalfDayCanBeReceived) {
    Judged judged;
    calendar::Receivable receivable{};
    judged.context.receivable = &receivable;
    EXPECT_EQ(judged.of(anAnnouncement()), "none_receivable@measure.start ");
    // A mesure de responsabilisation takes place outside class hours.
    EXPECT_EQ(judged.of(aMeasure("2026-11-12/am", "2026-11-17/pm", "responsabilisation")),
              "hours_missing@measure.orderedMinutes ");
    receivable.receivable = 1;
    EXPECT_EQ(judged.of(anAnnouncement()), "");
}

TEST(ReferralCheck, DoesNotCallAnUnknownYearEmpty) {
    Judged judged;
    calendar::Receivable receivable{};
    receivable.warnings = {{calendar::WarningCode::year_missing, {{"zone", "A"}}, {}}};
    judged.context.receivable = &receivable;
    EXPECT_EQ(judged.of(anAnnouncement()), "year_missing@measure.start ");
}

TEST(ReferralCheck, AChangeAsksOnlyForTheWarningsItBrings) {
    const std::vector<Finding> before{{"measure.end", "already_past"},
                                      {"measure.end", "over_max_days", Severity::warning, {{"days", "9"}}}};
    const std::vector<Finding> after{{"measure.end", "already_past"},
                                     {"measure.end", "over_max_days", Severity::warning, {{"days", "12"}}},
                                     {"motive", "required", Severity::error}};
    const auto left = withoutKnownWarnings(after, before);
    ASSERT_EQ(left.size(), 2u);
    EXPECT_EQ(left[0].code, "over_max_days");  // nine days were accepted, not twelve
    EXPECT_EQ(left[1].code, "required");
    EXPECT_EQ(withoutKnownWarnings({{"motive", "required", Severity::error}}, {{"motive", "required", Severity::error}})
                  .size(),
              1u);
}

TEST(ReferralCheck, WarningsPassWithAReasonAndErrorsNever) {
    const std::vector<Finding> findings{{"measure.end", "over_max_days"}, {"structureId", "no_agreement"}};
    EXPECT_FALSE(allPassed(findings, {}));
    EXPECT_FALSE(allPassed(findings, {{"no_agreement", "signée demain"}}));
    EXPECT_TRUE(allPassed(findings, {{"no_agreement", "signée demain"}, {"over_max_days", "décision du conseil"}}));
    EXPECT_EQ(errorsOf(findings), std::nullopt);
    const auto error = errorsOf({{"motive", "required", Severity::error}, {"structureId", "no_agreement"}});
    ASSERT_TRUE(error);
    ASSERT_EQ(error->fields.size(), 1u);
    EXPECT_EQ(error->fields[0].field, "motive");
}

}  // namespace
}  // namespace jalon::receptions
