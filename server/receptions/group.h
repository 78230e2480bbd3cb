// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Groups of a service and how many pupils each can receive on a half-day. Values and rules.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/half_day.h"
#include "base/id.h"
#include "base/json.h"

namespace jalon::receptions {

using GroupId = Id<struct GroupTag>;
using CapacityExceptionId = Id<struct CapacityExceptionTag>;
using PlannedWeekId = Id<struct PlannedWeekTag>;

/// The service itself, there from the first day; its label is "" until somebody names it.
GroupId serviceGroup();

struct Group {
    GroupId id;
    std::string label = {};
    std::string level = "any";              ///< whom it is meant for: any, college, lycee
    std::string note = {};                  ///< a hint for whoever places a pupil
    std::map<WeekHalf, int> places = {};    ///< where it differs from the service's usual number
    std::optional<Day> from = {}, to = {};  ///< days of validity, inclusive
    Instant created_at = {};
    std::int64_t version = 1;

    bool validOn(Day day) const;
};

/// Another number of places on dated half-days: a colleague is away, four places instead of six.
struct CapacityException {
    CapacityExceptionId id;
    GroupId group;
    HalfDay from = {}, to = {};  ///< inclusive
    int places = 0;
    std::string reason = {};
    bool removed = false;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;

    bool covers(const GroupId& of, HalfDay at) const;
};

/// A week planned ahead, Monday to Friday, to which receptions can be deferred.
struct PlannedWeek {
    PlannedWeekId id;
    Day monday;
    std::string label = {};
    GroupId group;
    int places = 1;
    bool cancelled = false;
    Instant created_at = {};
    std::int64_t version = 1;

    HalfDay first() const { return {monday, Half::am}; }
    HalfDay last() const { return {monday + 4, Half::pm}; }
};

/// Places of a group on a half-day: none outside its validity, else the smallest number of the exceptions that cover
/// it, else its own number for that half-day of the week, else the service's usual one.
int placesAt(const Group& group, const std::vector<CapacityException>& exceptions, HalfDay at, int usual);
/// The exception that decides, or nullptr.
const CapacityException* exceptionAt(const std::vector<CapacityException>& exceptions, const GroupId& group,
                                     HalfDay at);

/// {"mon/am": 4}
json::object placesJson(const std::map<WeekHalf, int>& places);
std::map<WeekHalf, int> placesFrom(const json::object& stored);

}  // namespace jalon::receptions
