// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the school decided about a pupil. It is recorded as given, never decided or changed here: planning uses the
// half-days, the hours are kept for the record (a measure that ends at 11:00 takes the whole morning).
#include <optional>
#include <string>
#include <vector>

#include "base/half_day.h"
#include "base/id.h"
#include "base/json.h"

namespace jalon::receptions {

struct Measure {
    std::string kind;  ///< vocabulary measure_kind; "" while being typed
    std::optional<Day> decided_on;
    std::optional<HalfDay> start;
    std::string start_time;      ///< "HH:MM" or ""
    std::optional<HalfDay> end;  ///< last half-day, inclusive; nothing: not known (mesure conservatoire) or not typed
    std::string end_time;
    bool suspended = false;  ///< avec sursis: no reception until revoked
    std::optional<Day> revoked_on = {};
    std::optional<Day> council_on = {};  ///< conseil de discipline

    // What some kinds ask for besides (MeasureKind::asks).
    std::optional<Day> revocable_until = {};  ///< end of the time in which the sursis may be revoked
    std::string revoked_by = {};              ///< what revoked it, in words
    std::optional<int> ordered_minutes = {};  ///< of a mesure de responsabilisation
    std::optional<StructureId> host = {};     ///< where it is done: a partner,
    std::string host_name = {};               ///< or a body that is none
    std::string host_tasks = {};
    std::optional<Day> agreement_on = {};        ///< signed on
    std::vector<std::string> agreement_by = {};  ///< pupil, guardian, school, host
    bool alternative = false;                    ///< offered instead of an exclusion
    std::optional<StructureId> next_school = {};
    std::optional<Day> next_from = {};  ///< first day in the next school: the measure ends the evening before

    bool operator==(const Measure&) const = default;
    /// From the first to the last day, both counted; nothing without both.
    std::optional<int> calendarDays() const;
    /// The end given, else the evening before the first day in the next school.
    std::optional<HalfDay> knownEnd() const;
    /// With a sursis that still holds: nothing is to be received.
    bool isSuspended() const { return suspended && !revoked_on; }
};

/// Reads the Measure of the API; what is missing stays empty, what is wrong is noted.
Measure readMeasure(JsonReader& in);
json::object toJson(const Measure& measure);

/// "HH:MM" of a day, or "" when absent; anything else is noted as not_a_time.
std::string readTime(JsonReader& in, std::string_view key);

/// Within two years of today. Farther is a slip of the hand in the year ("2062"), for any date of a referral or stay.
bool isPlausible(Day day, Day today);

/// Null where there is nothing.
json::value dayOrNull(const std::optional<Day>& day);
json::value halfDayOrNull(const std::optional<HalfDay>& half);

}  // namespace jalon::receptions
