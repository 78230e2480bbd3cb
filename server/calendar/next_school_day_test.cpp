// SPDX-License-Identifier: EUPL-1.2
#include "calendar/next_school_day.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> skipped(const SchoolDaySearch& search) {
    std::vector<std::string> out;
    for (const auto& range : search.skipped)
        out.push_back(range.from.text() + " " + range.to.text() + " " +
                      std::string(closedReasonCode(range.because.reason)));
    return out;
}

TEST(FirstSchoolDayAfter, IsTheNextMorningInTheWeek) {
    const auto search = firstSchoolDayAfter(day("2026-11-16"), aSchool());
    EXPECT_EQ(search.found, half("2026-11-17/am"));
    EXPECT_THAT(search.skipped, IsEmpty());
    EXPECT_FALSE(search.missing_from);
}

TEST(FirstSchoolDayAfter, SaysWhatItSkipped) {
    const auto search = firstSchoolDayAfter(day("2026-10-16"), aSchool());
    EXPECT_EQ(search.found, half("2026-11-02/am"));
    EXPECT_THAT(skipped(search),
                ElementsAre("2026-10-17/am 2026-10-18/pm weekend", "2026-10-19/am 2026-10-23/pm school_holiday",
                            "2026-10-24/am 2026-10-25/pm weekend", "2026-10-26/am 2026-10-30/pm school_holiday",
                            "2026-10-31/am 2026-11-01/pm weekend"));
}

TEST(FirstSchoolDayAfter, CanBeAnAfternoon) {
    const OwnDay morning_off{half("2026-11-16/am"), half("2026-11-16/am"), OwnDayReason::exam, "", false};
    const auto search = firstSchoolDayAfter(day("2026-11-13"), aSchool(WeekPattern::workWeek(), {morning_off}));
    EXPECT_EQ(search.found, half("2026-11-16/pm"));
    EXPECT_THAT(skipped(search),
                ElementsAre("2026-11-14/am 2026-11-15/pm weekend", "2026-11-16/am 2026-11-16/am own_day"));
}

TEST(FirstSchoolDayAfter, StopsAtAMissingYearInsteadOfGuessing) {
    const auto search = firstSchoolDayAfter(day("2027-07-02"), aSchool());
    EXPECT_FALSE(search.found);
    EXPECT_EQ(search.missing_from, day("2027-07-31"));
    EXPECT_FALSE(search.skipped.empty());
}

TEST(FirstSchoolDayAfter, EndsForASchoolThatNeverHasClass) {
    const auto search = firstSchoolDayAfter(day("2026-09-01"), aSchool(week("")));
    EXPECT_FALSE(search.found);
    EXPECT_EQ(search.missing_from, day("2027-07-31"));
}

TEST(AddSchoolDays, CountsDaysWithClassNotHalfDays) {
    const auto school = aSchool(weekWithout("wed/pm"));
    EXPECT_EQ(addSchoolDays(day("2026-11-16"), 3, school).found, half("2026-11-19/am"));
    EXPECT_EQ(addSchoolDays(day("2026-11-13"), 5, school).found, half("2026-11-20/am"));
    EXPECT_EQ(addSchoolDays(day("2026-11-09"), 2, school).found, half("2026-11-12/am")) << "over 11 November";
}

TEST(AddSchoolDays, ZeroIsTheDayItself) {
    EXPECT_EQ(addSchoolDays(day("2026-11-14"), 0, aSchool()).found, half("2026-11-14/am"));
    EXPECT_THROW(addSchoolDays(day("2026-11-14"), -1, aSchool()), std::invalid_argument);
}

TEST(AddSchoolDays, TwoStepsMakeOne) {
    const auto school = aSchool(week("mon,tue,thu,fri/am"));
    for (Day start = day("2026-09-01"); start < day("2027-05-01"); start = start + 3)
        for (int first = 1; first < 6; ++first) {
            const Day between = addSchoolDays(start, first, school).found.value().day;
            ASSERT_EQ(addSchoolDays(between, 4, school).found, addSchoolDays(start, first + 4, school).found)
                << start.iso() << " " << first;
        }
}

}  // namespace
}  // namespace jalon::calendar
