// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What stands against a session where it is put. Nothing here forbids anything: a person may pass every conflict, with
// a reason when it is a red one.
#include <map>
#include <string>
#include <vector>

#include "programme/week_facts.h"

namespace jalon::programme {

enum class Level {
    red,      ///< asks for a reason
    warning,  ///< worth a look
};
std::string_view levelCode(Level level);

/// `code` is stable and translated by the client with `params`.
struct Conflict {
    std::string code;
    Level level = Level::red;
    std::string subject = {};  ///< the young person (stay), professional or room it is about, by id; "" for the session
    std::string other = {};    ///< the other session, or the other young person's stay, by id
    std::map<std::string, std::string> params = {};

    /// What an Override answers: the same conflict between the same parties.
    std::string key() const { return code + "|" + subject + "|" + other; }
    bool operator==(const Conflict&) const = default;
};

/// The conflicts of one session within its week, red ones first. A session of the week with the same id is the one it
/// replaces; cancelled ones take nobody's time and have no conflict of their own.
///
/// red: service_closed, school_closed, young_not_expected, young_unavailable, young_double_booked, must_not_meet,
/// age_span, authorisation_missing, authorisation_refused, professional_unavailable, professional_double_booked,
/// honorability_expired, linked_to_family, qualification_missing, adults_missing, outing_adults, room_unavailable,
/// room_double_booked, room_too_small, group_over_size, group_limit, travel_too_short.
/// warning: group_under_size, no_young, no_professional, no_room, outside_hours, lunch_short, age_range,
/// health_caution, done_before, too_often_a_day, near_each_other, honorability_missing, honorability_expiring,
/// hours_unknown, activity_not_led, room_unfit.
std::vector<Conflict> conflictsOf(const Session& session, const WeekFacts& week);

/// The red ones no override answers.
std::vector<Conflict> unanswered(const Session& session, const std::vector<Conflict>& conflicts);

}  // namespace jalon::programme
