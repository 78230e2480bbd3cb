// SPDX-License-Identifier: EUPL-1.2
#include "calendar/school_days.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jalon::calendar {
namespace {

constexpr std::array<std::string_view, 8> kClosedReasons{"year_missing",    "weekend",       "public_holiday",
                                                         "school_holiday",  "own_day",       "no_class",
                                                         "service_closure", "service_closed"};
constexpr std::array<std::string_view, 6> kOwnDayReasons{"pedagogical_day", "bridge",   "exam",
                                                         "strike",          "catch_up", "other"};
constexpr int kAfternoonFrom = 13;

}  // namespace

std::string_view closedReasonCode(ClosedReason reason) { return kClosedReasons.at(static_cast<std::size_t>(reason)); }

std::string_view ownDayReasonCode(OwnDayReason reason) { return kOwnDayReasons.at(static_cast<std::size_t>(reason)); }

std::optional<OwnDayReason> parseOwnDayReason(std::string_view code) {
    const auto* found = std::find(kOwnDayReasons.begin(), kOwnDayReasons.end(), code);
    if (found == kOwnDayReasons.end()) return std::nullopt;
    return static_cast<OwnDayReason>(found - kOwnDayReasons.begin());
}

bool SchoolSchedule::isWeekend(Day day) const {
    const Weekday weekday = day.weekday();
    if (weekday != Weekday::saturday && weekday != Weekday::sunday) return false;
    return !week_.contains(WeekHalf{weekday, Half::am}) && !week_.contains(WeekHalf{weekday, Half::pm});
}

const OwnDay* SchoolSchedule::ownDay(HalfDay at, bool class_held) const {
    const auto found = std::find_if(own_days_.begin(), own_days_.end(), [&](const OwnDay& own) {
        return own.class_held == class_held && own.from <= at && at <= own.to;
    });
    return found == own_days_.end() ? nullptr : &*found;
}

std::optional<Closed> SchoolSchedule::closedAt(HalfDay at) const {
    if (calendar_.yearOf(at.day) == nullptr) return Closed{ClosedReason::year_missing, calendar_.zone(), ""};
    const bool class_held = ownDay(at, true) != nullptr;
    if (isWeekend(at.day) && !class_held) return Closed{ClosedReason::weekend, "", ""};
    if (const auto* holiday = holidays_.on(at.day))
        return Closed{ClosedReason::public_holiday, holiday->code, holiday->label};
    if (const auto holiday = calendar_.holidayOn(at.day))
        return Closed{ClosedReason::school_holiday, holiday->code, holiday->label};
    if (const auto* own = ownDay(at, false))
        return Closed{ClosedReason::own_day, std::string(ownDayReasonCode(own->reason)), own->label};
    if (!class_held && !week_.contains(at)) return Closed{ClosedReason::no_class, "", ""};
    return std::nullopt;
}

std::optional<Closed> ServiceSchedule::closedAt(HalfDay at) const {
    if (const auto* holiday = holidays_.on(at.day))
        return Closed{ClosedReason::public_holiday, holiday->code, holiday->label};
    for (const auto& closure : closures_)
        if (closure.from <= at && at <= closure.to) return Closed{ClosedReason::service_closure, "", closure.label};
    if (!week_.contains(at)) return Closed{ClosedReason::service_closed, "", ""};
    return std::nullopt;
}

HalfDay halfDayOfHour(Day day, int hour) {
    if (hour < 0 || hour > 23) throw std::invalid_argument("halfDayOfHour: no such hour");
    return {day, hour < kAfternoonFrom ? Half::am : Half::pm};
}

}  // namespace jalon::calendar
