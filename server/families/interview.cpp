// SPDX-License-Identifier: EUPL-1.2
#include "families/interview.h"

#include <algorithm>
#include <array>

namespace jalon::families {
namespace {

constexpr std::array<std::string_view, 6> kAttendees{"young",          "mother",      "father",
                                                     "other_guardian", "interpreter", "professional"};

std::string_view attendeeOf(const Presence& presence) {
    if (std::ranges::find(kAttendees, presence.relation) != kAttendees.end()) return presence.relation;
    return presence.guardian ? "other_guardian" : "professional";
}

}  // namespace

std::vector<std::string> attendeesOf(const std::vector<Presence>& presences) {
    std::vector<std::string> out;
    for (const auto attendee : kAttendees)
        if (std::ranges::any_of(presences, [&](const Presence& presence) {
                return presence.came() && presence.relation != "companion" && attendeeOf(presence) == attendee;
            }))
            out.emplace_back(attendee);
    return out;
}

json::array toJson(const std::vector<Presence>& presences) {
    json::array out;
    for (const auto& presence : presences)
        out.push_back(
            json::object{{"relation", presence.relation},
                         {"guardianId", presence.guardian ? json::value(presence.guardian->text()) : json::value()},
                         {"name", presence.name},
                         {"status", presence.status},
                         {"minutesLate", presence.minutes_late}});
    return out;
}

}  // namespace jalon::families
