// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When somebody or some place can be had: a week that repeats, and dated exceptions to it. Civil time of the service,
// in minutes after midnight.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/json.h"
#include "base/time_span.h"

namespace jalon::catalogue {

using SiteId = Id<struct SiteTag>;

/// "Tuesdays 9:00 to 12:00, from September to June, at the annexe."
struct WeeklyWindow {
    Weekday weekday = Weekday::monday;
    TimeSpan time;
    std::optional<Day> valid_from, valid_to;  ///< both days included
    std::optional<SiteId> site = {};          ///< where a professional is then; nothing: wherever needed

    bool holdsOn(Day day) const;
    bool operator==(const WeeklyWindow&) const = default;
};

enum class ExceptionKind {
    absent,  ///< not there although the week says so
    extra    ///< there although the week does not say so
};

struct AvailabilityException {
    ExceptionKind kind = ExceptionKind::absent;
    Day from, to;                  ///< both included
    std::optional<TimeSpan> time;  ///< nothing: the whole day
    std::string reason;            ///< vocabulary absence_reason, or ""
    std::string note;
    std::optional<SiteId> site = {};

    bool holdsOn(Day day) const { return from <= day && day <= to; }
    bool operator==(const AvailabilityException&) const = default;
};

struct Availability {
    std::vector<WeeklyWindow> week;
    std::vector<AvailabilityException> exceptions;

    bool operator==(const Availability&) const = default;
};

/// The spans of a day in order, none touching another: the week's windows, less what an absence takes, plus what an
/// extra presence adds (it wins over an absence of the same time: it was written for that very day).
std::vector<TimeSpan> openSpans(const Availability& availability, Day day);
/// What an extra presence alone gives on a day.
std::vector<TimeSpan> extraSpans(const Availability& availability, Day day);
/// The first absence that takes some of the span on the day, or nullptr.
const AvailabilityException* absenceIn(const Availability& availability, Day day, TimeSpan time);
/// Where somebody is during the whole span: the site of the window or extra presence that holds it.
std::optional<SiteId> siteDuring(const Availability& availability, Day day, TimeSpan time);

/// Members "week" and "exceptions" of an API body over what is there; absent members stay. Times are multiples of five
/// minutes; windows of one weekday and one period may not overlap ("hours_overlap"), a span must not be empty.
void readAvailability(const json::object& body, JsonReader& in, Availability& availability);
json::array weekJson(const Availability& availability);
json::array exceptionsJson(const Availability& availability);
/// What weekJson and exceptionsJson wrote, read back from the store.
Availability storedAvailability(std::string_view week, std::string_view exceptions);

}  // namespace jalon::catalogue
