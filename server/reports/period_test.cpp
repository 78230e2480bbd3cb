// SPDX-License-Identifier: EUPL-1.2
#include "reports/period.h"

#include <gtest/gtest.h>

namespace jalon::reports {
namespace {

constexpr int kAugust = 8;

std::string read(std::string_view text) {
    const auto period = parsePeriod(text, kAugust);
    if (!period) return period.error().fields.front().code;
    return std::string(periodKindCode(period->kind)) + " " + period->from.iso() + " " + period->to.iso();
}

std::string before(std::string_view text, const char* today) {
    const Period period = yearBefore(parsePeriod(text, kAugust).value(), Day::parse(today).value());
    return period.from.iso() + " " + period.to.iso();
}

TEST(Period, IsAYearASchoolYearAMonthOrDays) {
    EXPECT_EQ(read("2026"), "civil_year 2026-01-01 2026-12-31");
    EXPECT_EQ(read("2026-2027"), "school_year 2026-09-01 2027-08-31");
    EXPECT_EQ(read("2028-02"), "month 2028-02-01 2028-02-29");
    EXPECT_EQ(read("2026-12"), "month 2026-12-01 2026-12-31");
    EXPECT_EQ(read("2026-11-02..2026-11-20"), "free 2026-11-02 2026-11-20");
    EXPECT_EQ(read("2026-11-02..2026-11-02"), "free 2026-11-02 2026-11-02");
}

TEST(Period, RefusesWhatIsNone) {
    for (const char* wrong :
         {"", "26", "20266", "2026-13", "2026-00", "2026-2028", "2026-2026", "1999", "2026-1", "2026-11-02",
          "2026-11-02..", "..2026-11-02", "2026-11-31..2026-12-01", "x026", "2026/2027"})
        EXPECT_EQ(read(wrong), "malformed") << wrong;
    EXPECT_EQ(read("2026-11-20..2026-11-02"), "end_before_start");
    EXPECT_EQ(read("2024-01-01..2026-12-31"), "period_too_long");
}

TEST(Period, TheYearEndsWithTheMonthOfTheSetting) {
    const auto period = parsePeriod("2026-2027", 7).value();
    EXPECT_EQ(period.from.iso(), "2026-08-01");
    EXPECT_EQ(period.to.iso(), "2027-07-31");
}

TEST(Period, IsComparedWithTheSameDaysAYearBefore) {
    EXPECT_EQ(before("2025", "2026-11-19"), "2024-01-01 2024-12-31");
    EXPECT_EQ(before("2025-2026", "2026-11-19"), "2024-09-01 2025-08-31");
    EXPECT_EQ(before("2025-11-03..2025-11-14", "2026-11-19"), "2024-11-03 2024-11-14");
}

TEST(Period, TheEndOfAMonthStaysTheEndOfAMonth) {
    EXPECT_EQ(before("2029-02", "2030-01-01"), "2028-02-01 2028-02-29");
    EXPECT_EQ(before("2028-02", "2030-01-01"), "2027-02-01 2027-02-28");
}

TEST(Period, OneThatIsNotOverIsComparedWithAsMuchAsHasGoneBy) {
    EXPECT_EQ(before("2026-2027", "2026-11-19"), "2025-09-01 2025-11-19");
    EXPECT_EQ(before("2026", "2026-11-19"), "2025-01-01 2025-11-19");
    EXPECT_EQ(before("2027", "2026-11-19"), "2026-01-01 2026-01-01");
}

}  // namespace
}  // namespace jalon::reports
