// SPDX-License-Identifier: EUPL-1.2
#include "programme/attendance.h"

#include <array>

namespace jalon::programme {
namespace {

constexpr std::array<std::string_view, 6> kCodes{
    "present", "late", "left_early", "absent_justified", "absent_unjustified", "absent_unknown"};

bool isTimeOfDay(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
    return text.substr(0, 2) <= "23" && text.substr(3) <= "59";
}

}  // namespace

std::string_view statusCode(AttendanceStatus status) { return kCodes.at(static_cast<std::size_t>(status)); }

std::optional<AttendanceStatus> parseStatus(std::string_view code) {
    for (std::size_t i = 0; i < kCodes.size(); ++i)
        if (kCodes.at(i) == code) return static_cast<AttendanceStatus>(i);
    return std::nullopt;
}

bool isAbsence(AttendanceStatus status) {
    return status == AttendanceStatus::absent_justified || status == AttendanceStatus::absent_unjustified ||
           status == AttendanceStatus::absent_unknown;
}

Result<void> checkAttendance(const Attendance& attendance, HalfDay now, int half_day_minutes) {
    Error error{ErrorKind::invalid, "invalid"};
    const auto fail = [&](const char* field, const char* code) { error.fields.push_back({field, code}); };
    if (attendance.half_day > now) fail("halfDay", "in_future");
    if (attendance.status == AttendanceStatus::late) {
        if (attendance.minutes_late < 1) fail("minutesLate", "required");
        if (attendance.minutes_late > half_day_minutes) fail("minutesLate", "out_of_range");
    } else if (attendance.minutes_late != 0) {
        fail("minutesLate", "only_when_late");
    }
    if (!attendance.left_at.empty()) {
        if (attendance.status != AttendanceStatus::left_early) fail("leftAt", "only_when_left_early");
        if (!isTimeOfDay(attendance.left_at)) fail("leftAt", "not_a_time");
    }
    if (error.fields.empty()) return {};
    return error;
}

}  // namespace jalon::programme
