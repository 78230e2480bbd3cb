// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What calendar/ keeps, as values, and how the API writes and reads it. No I/O.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "calendar/calendars.h"
#include "calendar/school_calendar.h"
#include "calendar/school_days.h"

namespace jalon::calendar {

struct Written {
    std::int64_t version = 0;  ///< 0: never stored
    std::optional<Instant> at;
    std::optional<UserId> by;
};

struct StoredClosure {
    std::string id;
    Closure closure;
};
struct ServiceCalendar {
    WeekPattern open;
    std::vector<StoredClosure> closures;
    std::string region;
    Written written;
};

struct StoredOwnDay {
    std::string id;
    HalfDay from, to;
    bool has_class = false;
    std::string reason;  ///< one of ownDayReasonCode, or "catch_up" for a day with class
    std::string label;
};
struct SchoolCalendar {
    std::string zone;      ///< "" when the school has none of its own
    WeekPattern no_class;  ///< among Monday to Friday
    std::vector<StoredOwnDay> own_days;
    Written written;
};

/// Until somebody says otherwise: Monday, Tuesday, Thursday, Friday and Wednesday morning, public holidays of
/// metropolitan France.
ServiceCalendar firstServiceCalendar();
/// The week of a school nobody described: class every half-day but Wednesday afternoon, as nearly all have it.
SchoolCalendar usualSchoolCalendar();

struct Zone {
    std::string code;    ///< "" when unknown
    std::string source;  ///< "own", "academy", "none"
};
/// Own calendar, then the structure's zone ("Zone B" is "B"), then its académie.
Zone zoneOf(const std::string& own_zone, const std::string& structure_zone, const std::string& academy,
            const ShippedCalendars& shipped);

SchoolSchedule schedule(ZoneCalendar zone, PublicHolidays holidays, const SchoolCalendar& school);
ServiceSchedule schedule(const ServiceCalendar& service, PublicHolidays holidays);

/// Every member of a year, for comparing and recording; schoolYearJson gives those of the API.
json::object wholeYear(const SchoolYear& year);
json::object schoolYearJson(const SchoolYear& year);
json::array storedHolidays(const std::vector<Holiday>& holidays);
std::vector<Holiday> readHolidays(const std::string& stored);

/// The members people write, without version and author.
json::object inputJson(const ServiceCalendar& calendar);
json::object inputJson(const SchoolCalendar& calendar);
/// ServiceCalendarInput and SchoolCalendarInput.
Result<ServiceCalendar> readServiceCalendar(const json::object& body);
Result<SchoolCalendar> readSchoolCalendar(const json::object& body);

/// CalendarDay of the API.
json::object dayJson(Day day, const SchoolSchedule& school, const ServiceSchedule& service);
json::object noticeJson(const Notice& notice);

}  // namespace jalon::calendar
