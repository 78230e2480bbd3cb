// SPDX-License-Identifier: EUPL-1.2
#include "programme/attendance.h"

#include <gtest/gtest.h>

namespace jalon::programme {
namespace {

const HalfDay kMorning{Day::of(2026, 11, 12), Half::am};
constexpr int kMinutes = 180;

Attendance anAttendance(AttendanceStatus status) {
    return {StayId::trusted("018f0000-0000-7000-8000-000000000001"),
            kMorning,
            status,
            0,
            "",
            "",
            1,
            Instant(0),
            std::nullopt};
}

std::string firstError(const Attendance& attendance, HalfDay now = kMorning) {
    const auto result = checkAttendance(attendance, now, kMinutes);
    return result ? "" : result.error().fields.front().field + ":" + result.error().fields.front().code;
}

TEST(AttendanceRule, EveryStatusHasOneCodeThatReadsBack) {
    for (int i = 0; i < 6; ++i) {
        const auto status = static_cast<AttendanceStatus>(i);
        EXPECT_EQ(parseStatus(statusCode(status)), status);
    }
    EXPECT_EQ(parseStatus("sick"), std::nullopt);
}

TEST(AttendanceRule, LateNeedsItsMinutes) {
    auto late = anAttendance(AttendanceStatus::late);
    EXPECT_EQ(firstError(late), "minutesLate:required");
    late.minutes_late = 20;
    EXPECT_EQ(firstError(late), "");
    late.minutes_late = kMinutes + 1;
    EXPECT_EQ(firstError(late), "minutesLate:out_of_range");
}

TEST(AttendanceRule, OnlyLateHasMinutesAndOnlyLeftEarlyHasAnHour) {
    auto present = anAttendance(AttendanceStatus::present);
    present.minutes_late = 5;
    EXPECT_EQ(firstError(present), "minutesLate:only_when_late");
    auto absent = anAttendance(AttendanceStatus::absent_justified);
    absent.left_at = "11:00";
    EXPECT_EQ(firstError(absent), "leftAt:only_when_left_early");
    auto left = anAttendance(AttendanceStatus::left_early);
    EXPECT_EQ(firstError(left), "");
    left.left_at = "11:00";
    EXPECT_EQ(firstError(left), "");
    left.left_at = "25:00";
    EXPECT_EQ(firstError(left), "leftAt:not_a_time");
}

TEST(AttendanceRule, AHalfDayThatHasNotBegunCannotBeTaken) {
    EXPECT_EQ(firstError(anAttendance(AttendanceStatus::present), kMorning.previous()), "halfDay:in_future");
    EXPECT_EQ(firstError(anAttendance(AttendanceStatus::present), kMorning.next()), "");
}

TEST(AttendanceRule, ThreeStatusesAreAbsences) {
    EXPECT_FALSE(isAbsence(AttendanceStatus::late));
    EXPECT_FALSE(isAbsence(AttendanceStatus::left_early));
    EXPECT_TRUE(isAbsence(AttendanceStatus::absent_justified));
    EXPECT_TRUE(isAbsence(AttendanceStatus::absent_unjustified));
    EXPECT_TRUE(isAbsence(AttendanceStatus::absent_unknown));
}

}  // namespace
}  // namespace jalon::programme
