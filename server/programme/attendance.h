// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Attendance of one stay on one half-day: values and rules, without storage or clock. A late arrival is present (worked
// example 11 of the field's reference: 6 attended of 8, one of them late, is 75 %).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon::programme {

enum class AttendanceStatus { present, late, left_early, absent_justified, absent_unjustified, absent_unknown };

std::string_view statusCode(AttendanceStatus status);
std::optional<AttendanceStatus> parseStatus(std::string_view code);
bool isAbsence(AttendanceStatus status);

struct Attendance {
    StayId stay;
    HalfDay half_day;
    AttendanceStatus status = AttendanceStatus::present;
    int minutes_late = 0;  ///< only when late
    std::string left_at;   ///< "HH:MM", only when left early; "" when not noted
    std::string note;
    std::int64_t version = 0;
    Instant recorded_at;
    std::optional<UserId> recorded_by;
};

/// What was taken of one half-day of one stay, without its history.
struct Taken {
    StayId stay;
    HalfDay at;
    AttendanceStatus status = AttendanceStatus::present;
};

/// What a person may record: late needs its minutes (1 to half_day_minutes), other statuses have none; an hour of
/// leaving belongs to left_early alone; nothing is recorded for a half-day after `now`.
Result<void> checkAttendance(const Attendance& attendance, HalfDay now, int half_day_minutes);

}  // namespace jalon::programme
