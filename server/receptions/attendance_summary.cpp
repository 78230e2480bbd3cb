// SPDX-License-Identifier: EUPL-1.2
#include "receptions/attendance_summary.h"

#include <algorithm>
#include <charconv>

namespace jalon::receptions {
namespace {

/// Minutes after midnight of "HH:MM", as checked when it was recorded.
int minutesOf(const std::string& time) {
    int hours = 0;
    int minutes = 0;
    std::from_chars(time.data(), time.data() + 2, hours);
    std::from_chars(time.data() + 3, time.data() + 5, minutes);
    return hours * 60 + minutes;
}

int minutesPresent(const AttendanceView& view, HalfDayHours hours) {
    if (view.status == "late") return std::clamp(hours.minutes - view.minutes_late, 0, hours.minutes);
    if (view.status == "left_early" && view.left_at.size() == 5)
        return std::clamp(minutesOf(view.left_at) - hours.start, 0, hours.minutes);
    return hours.minutes;
}

}  // namespace

bool AttendanceView::attended() const { return status == "present" || status == "late" || status == "left_early"; }

HalfDayHours HalfDayHours::of(HalfDay half, const calendar::Settings& settings) {
    const auto setting = [&](std::string_view key) { return static_cast<int>(settings.integer(key, half.day)); };
    return {setting(half.half == Half::am ? "half_day.am_start" : "half_day.pm_start"), setting("half_day.minutes")};
}

std::optional<double> AttendanceSummary::rate() const {
    if (planned == 0) return std::nullopt;
    return static_cast<double>(attended) / planned;
}

json::object AttendanceSummary::toJson() const {
    const auto share = rate();
    return {{"planned", planned},
            {"taken", taken},
            {"attended", attended},
            {"late", late},
            {"leftEarly", left_early},
            {"justified", justified},
            {"unjustified", unjustified},
            {"unknown", unknown},
            {"rate", share ? json::value(*share) : json::value()},
            {"minutes", minutes}};
}

AttendanceSummary summarise(const std::vector<HalfDay>& planned, const std::map<HalfDay, AttendanceView>& recorded,
                            const calendar::Settings& settings) {
    AttendanceSummary sum;
    for (const HalfDay half : planned) {
        ++sum.planned;
        const auto found = recorded.find(half);
        if (found == recorded.end()) continue;
        const AttendanceView& view = found->second;
        ++sum.taken;
        sum.late += view.status == "late";
        sum.left_early += view.status == "left_early";
        sum.justified += view.status == "absent_justified";
        sum.unjustified += view.status == "absent_unjustified";
        sum.unknown += view.status == "absent_unknown";
        if (!view.attended()) continue;
        ++sum.attended;
        sum.minutes += minutesPresent(view, HalfDayHours::of(half, settings));
    }
    return sum;
}

}  // namespace jalon::receptions
