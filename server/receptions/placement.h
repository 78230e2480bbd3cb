// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Where and when a stay is received: its group, and its half-days where they are not those of the measure. The
// school's measure is never changed by it: both sets of days are kept and shown.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/receivable.h"
#include "receptions/group.h"
#include "receptions/referral.h"
#include "receptions/stay.h"

namespace jalon::receptions {

/// Reasons of half-days that are not received although they could be, beside those of the calendar.
inline constexpr std::string_view kDeferred = "deferred", kNoPlace = "no_place", kWaited = "waiting";

struct Placement {
    GroupId group = serviceGroup();
    std::optional<HalfDay> from, to;         ///< deferred: the reception's own dates, both or none
    std::optional<PlannedWeekId> week;       ///< deferred to a planned week
    std::map<HalfDay, std::string> skipped;  ///< left out: no_place, or waiting (gone by before there was a place)
    std::vector<Override> overrides;         ///< warnings passed
    Instant placed_at = {};
    std::optional<UserId> placed_by = std::nullopt;
    std::optional<Day> placed_on = std::nullopt;

    bool deferred() const { return from.has_value(); }
};

/// The half-days of a stay. On the measure's own dates: those it can be received, less the skipped ones. Deferred: the
/// measure's are there, not planned, with the reason "deferred", and those of the reception's dates are planned.
std::vector<StayHalf> placedHalves(const calendar::Receivable& measure,
                                   const std::optional<calendar::Receivable>& reception,
                                   const std::map<HalfDay, std::string>& skipped);

/// The last half-day of a reception that starts then and has so many half-days with class and the service open;
/// nothing when they are not found within sixty days.
std::optional<HalfDay> lastOf(HalfDay start, int half_days, const calendar::SchoolSchedule& school,
                              const calendar::ServiceSchedule& service);

}  // namespace jalon::receptions
