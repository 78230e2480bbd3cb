// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The figures of one stay, from its planned half-days and what was recorded of them. Attendance itself belongs to
// programme/, which depends on this module: it hands its records in through AttendanceReader.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "calendar/settings.h"
#include "storage/database.h"

namespace jalon::receptions {

/// What is recorded of one half-day; `status` is a code of the API's AttendanceStatus.
struct AttendanceView {
    std::string status;
    int minutes_late = 0;
    std::string left_at;  ///< "HH:MM" or ""
    std::string note;
    std::int64_t version = 1;
    Instant recorded_at;
    std::optional<UserId> recorded_by;

    /// present, late, left_early: a late pupil is present.
    bool attended() const;
};

class AttendanceReader {
public:
    virtual ~AttendanceReader() = default;
    virtual std::map<HalfDay, AttendanceView> of(storage::Transaction& tx, const StayId& stay) const = 0;
};

/// For where no attendance is kept.
class NoAttendance final : public AttendanceReader {
public:
    std::map<HalfDay, AttendanceView> of(storage::Transaction&, const StayId&) const override { return {}; }
};

/// How long a half-day lasts: settings half_day.minutes, half_day.am_start and half_day.pm_start (minutes after
/// midnight), in force that day.
struct HalfDayHours {
    int start = 0, minutes = 0;
    static HalfDayHours of(HalfDay half, const calendar::Settings& settings);
};

struct AttendanceSummary {
    int planned = 0, taken = 0, attended = 0, late = 0, left_early = 0;
    int justified = 0, unjustified = 0, unknown = 0;
    int minutes = 0;  ///< real presence: less what was missed at the start or, where the hour is noted, at the end

    /// Attended ÷ planned half-days (of the 8 planned 6 attended: 0.75); nothing without planned ones.
    std::optional<double> rate() const;
    json::object toJson() const;
};

/// Records of half-days that are not planned do not count.
AttendanceSummary summarise(const std::vector<HalfDay>& planned, const std::map<HalfDay, AttendanceView>& recorded,
                            const calendar::Settings& settings);

}  // namespace jalon::receptions
