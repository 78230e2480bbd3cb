// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the school decided about a pupil. It is recorded as given, never decided or changed here: planning uses the
// half-days, the hours are kept for the record (a measure that ends at 11:00 takes the whole morning).
#include <optional>
#include <string>

#include "base/half_day.h"
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
    std::optional<Day> revoked_on;
    std::optional<Day> council_on;  ///< conseil de discipline

    bool operator==(const Measure&) const = default;
    /// From the first to the last day, both counted; nothing without both.
    std::optional<int> calendarDays() const;
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
