// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_deadline.h"

#include <gmock/gmock.h>

#include "calendar_fixtures.h"
#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::day;
using test::half;
using ::testing::ElementsAre;

const StructureId kSchool = StructureId::trusted("01930000-0000-7000-8000-000000000001");

calendar::SchoolSchedule school(std::vector<calendar::OwnDay> own_days = {}) {
    using namespace calendar::fixtures;
    return aSchool(weekWithout("wed/pm"), std::move(own_days));
}

std::vector<StayDeadline> plan(BaseDays bases, const calendar::SchoolSchedule& schedule = school()) {
    return planDeadlines(test::blueprint().deadlines(), bases, kSchool, schedule, test::settings());
}

std::vector<std::string> said(const std::vector<StayDeadline>& deadlines) {
    std::vector<std::string> out;
    for (const auto& each : deadlines)
        out.push_back(each.code + " " + each.due_on.iso() + (each.estimated ? " ?" : ""));
    return out;
}

BaseDays away(const char* last) {
    BaseDays bases;
    bases.measure_end = lastDayAway(half(last), school());
    return bases;
}

std::string steps(const StayDeadline& deadline) {
    std::string out;
    for (const auto& step : deadline.explanation.at("steps").as_array()) {
        const auto& one = step.as_object();
        out += std::string(one.at("step").as_string()) + " " + std::string(one.at("from").as_string()) + " " +
               std::string(one.at("to").as_string()) + " " + std::string(one.at("label").as_string()) + "; ";
    }
    return out;
}

TEST(StayDeadline, EveryBaseOfABlueprintIsKnownHere) {
    BaseDays bases;
    for (const auto base : blueprints::deadlineBases()) EXPECT_EQ(bases.of(base), std::nullopt) << base;
    EXPECT_THROW(static_cast<void>(bases.of("birthday")), std::logic_error);
}

TEST(StayDeadline, TheBlueprintShipsEachCarriedDeadline) {
    for (const auto code : carriedDeadlines()) EXPECT_NE(test::blueprint().deadline(code), nullptr) << code;
}

TEST(StayDeadline, AReturnIsOnTheFirstDayWithClassAfterTheMeasure) {
    EXPECT_EQ(said(plan(away("2026-11-17/pm"))).front(), "return_meeting 2026-11-18");
    EXPECT_EQ(said(plan(away("2026-11-13/pm"))).front(), "return_meeting 2026-11-16");  // over a weekend
    // Ends at noon: class goes on the same afternoon, but on a Wednesday.
    EXPECT_EQ(said(plan(away("2026-11-17/am"))).front(), "return_meeting 2026-11-17");
    EXPECT_EQ(said(plan(away("2026-11-18/am"))).front(), "return_meeting 2026-11-19");
}

TEST(StayDeadline, AReturnAfterTheHolidaysSaysWhichWereSkipped) {
    const auto deadlines = plan(away("2026-10-16/pm"));
    ASSERT_EQ(deadlines.front().due_on, day("2026-11-02"));
    EXPECT_NE(steps(deadlines.front()).find("skipped 2026-10-19 2026-10-23 Vacances de la Toussaint"),
              std::string::npos)
        << steps(deadlines.front());
}

TEST(StayDeadline, PointsAreCountedFromTheReturnOnTheCalendarOfTheSchool) {
    BaseDays bases = away("2026-11-17/pm");
    EXPECT_THAT(said(plan(bases)),
                ElementsAre("return_meeting 2026-11-18", "follow_up_first 2026-12-03", "follow_up_second 2026-12-18",
                            "follow_up_third 2027-02-18", "questionnaire 2026-12-18"));
    bases.return_day = day("2026-11-23");  // came back later
    EXPECT_THAT(said(plan(bases)),
                ElementsAre("return_meeting 2026-11-18", "follow_up_first 2026-12-08", "follow_up_second 2027-01-04",
                            "follow_up_third 2027-03-08", "questionnaire 2027-01-04"));
}

TEST(StayDeadline, PastTheSchoolYearIsAskedInSeptember) {
    const auto deadlines = plan(away("2027-05-18/pm"));
    ASSERT_EQ(deadlines.size(), 5u);
    EXPECT_FALSE(isNextYear(deadlines.front(), test::settings()));
    // Three months after 19 May 2027 is in the summer, and the next year is not known yet.
    EXPECT_EQ(said(deadlines).at(3), "follow_up_third 2027-09-01 ?");
    EXPECT_TRUE(isNextYear(deadlines.at(3), test::settings()));
}

TEST(StayDeadline, ASchoolClosedOnTheReturnDayMovesItWithItsReason) {
    const auto usual = school();
    const calendar::OwnDay strike{half("2026-11-18/am"), half("2026-11-18/pm"), calendar::OwnDayReason::strike,
                                  "Grève"};
    const auto closed = school({strike});
    const auto before = plan(away("2026-11-17/pm"), usual).front();
    const auto now = plan(away("2026-11-17/pm"), closed).front();
    EXPECT_EQ(now.due_on, day("2026-11-19"));
    EXPECT_NE(steps(now).find("Grève"), std::string::npos) << steps(now);
    EXPECT_FALSE(now.standsFor(before));
    EXPECT_EQ(changeCause(before, now), "calendar_changed");
}

TEST(StayDeadline, AMovedDaySaysWhy) {
    const auto before = plan(away("2026-11-17/pm")).front();
    EXPECT_TRUE(before.standsFor(plan(away("2026-11-17/pm")).front()));
    EXPECT_EQ(changeCause(before, plan(away("2026-11-19/pm")).front()), "base_moved");
    auto other = before;
    other.structure = StructureId::trusted("01930000-0000-7000-8000-000000000002");
    EXPECT_EQ(changeCause(before, other), "school_changed");
    other = before;
    other.rule = "2sd none";
    EXPECT_EQ(changeCause(before, other), "rule_changed");
    other.base = "return_day";
    other.base_on = day("2026-11-26");
    EXPECT_EQ(changeCause(before, other), "rule_changed");
}

TEST(StayDeadline, WithoutAKnownZoneTheDayIsTheOneOnEveryCalendar) {
    using namespace calendar::fixtures;
    const calendar::SchoolSchedule unknown(calendar::ZoneCalendar("", {}), someHolidays(), weekWithout("wed/pm"));
    const auto deadlines = plan(away("2026-11-17/pm"), unknown);
    EXPECT_EQ(said(deadlines).at(0), "return_meeting 2026-11-18 ?");
    EXPECT_EQ(said(deadlines).at(3), "follow_up_third 2027-02-18 ?");
}

TEST(StayDeadline, RetiredAndUnfoundedDeadlinesAreNotThere) {
    auto rules = test::blueprint().deadlines();
    for (auto& rule : rules) rule.active = rule.code != "follow_up_second";
    EXPECT_EQ(planDeadlines(rules, away("2026-11-17/pm"), kSchool, school(), test::settings()).size(), 4u);
    EXPECT_TRUE(plan(BaseDays{}).empty());  // a measure without a known end
}

}  // namespace
}  // namespace jalon::receptions
