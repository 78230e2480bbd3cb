// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When a school has class and when a service is open, half-day by half-day, and why not.
//
// Where several reasons hold for one half-day, the first of this list is given: year_missing, weekend, public_holiday,
// school_holiday, own_day, no_class, service_closure, service_closed. What everybody knows comes before what one school
// or one service decided, and the school comes before the service: a family asks first whether there was class at all.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/half_day.h"
#include "calendar/public_holidays.h"
#include "calendar/school_calendar.h"

namespace jalon::calendar {

enum class ClosedReason {
    year_missing,     ///< no known school year covers the day
    weekend,          ///< a Saturday or Sunday on which the school never has class
    public_holiday,   ///< detail: its code; label: its name
    school_holiday,   ///< detail: its code; label: its name
    own_day,          ///< the school's own day without class; detail: the reason's code; label: the school's words
    no_class,         ///< not in the school's week (Wednesday afternoon)
    service_closure,  ///< the service is closed for a time; label: its words
    service_closed,   ///< not in the service's week
};
std::string_view closedReasonCode(ClosedReason reason);

struct Closed {
    ClosedReason reason = ClosedReason::weekend;
    std::string detail;
    std::string label;
    bool operator==(const Closed&) const = default;
};

enum class OwnDayReason { pedagogical_day, bridge, exam, strike, catch_up, other };
std::string_view ownDayReasonCode(OwnDayReason reason);
std::optional<OwnDayReason> parseOwnDayReason(std::string_view code);

/// An exception of one school: half-days without class, or (class_held) with class although its week has none, such as
/// a Saturday worked to make up for a bridge. Class held never opens a public holiday or a school holiday.
struct OwnDay {
    HalfDay from;
    HalfDay to;  ///< inclusive
    OwnDayReason reason = OwnDayReason::other;
    std::string label;
    bool class_held = false;
};

class SchoolSchedule {
public:
    SchoolSchedule(ZoneCalendar calendar, PublicHolidays holidays, WeekPattern week = WeekPattern::workWeek(),
                   std::vector<OwnDay> own_days = {})
        : calendar_(std::move(calendar)), holidays_(std::move(holidays)), week_(week), own_days_(std::move(own_days)) {}

    /// Why there is no class, or nothing when there is.
    std::optional<Closed> closedAt(HalfDay at) const;
    bool hasClass(HalfDay at) const { return !closedAt(at); }
    const ZoneCalendar& calendar() const { return calendar_; }
    const PublicHolidays& publicHolidays() const { return holidays_; }

private:
    bool isWeekend(Day day) const;
    const OwnDay* ownDay(HalfDay at, bool class_held) const;

    ZoneCalendar calendar_;
    PublicHolidays holidays_;
    WeekPattern week_;
    std::vector<OwnDay> own_days_;
};

struct Closure {
    HalfDay from;
    HalfDay to;  ///< inclusive
    std::string label;
};

/// The opening hours of a service: its week, but for its region's public holidays and its closures. School holidays are
/// the school's affair: a service that receives pupils during their school time has nobody to receive then.
class ServiceSchedule {
public:
    explicit ServiceSchedule(WeekPattern week = WeekPattern::workWeek(), std::vector<Closure> closures = {},
                             PublicHolidays holidays = {})
        : week_(week), closures_(std::move(closures)), holidays_(std::move(holidays)) {}

    std::optional<Closed> closedAt(HalfDay at) const;
    bool isOpen(HalfDay at) const { return !closedAt(at); }

private:
    WeekPattern week_;
    std::vector<Closure> closures_;
    PublicHolidays holidays_;
};

/// 11:00 belongs to the morning; before 13:00 is the morning, as in TimeZone::halfDayOf. The hour itself is kept by
/// whoever records the measure. Precondition: 0 ≤ hour ≤ 23 (std::invalid_argument).
HalfDay halfDayOfHour(Day day, int hour);

}  // namespace jalon::calendar
