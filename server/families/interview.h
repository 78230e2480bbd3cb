// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A structured meeting with the family, and who was there by what they are to the young person.
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "families/convocation.h"

namespace jalon::families {

using InterviewId = Id<struct InterviewTag>;

struct Presence {
    std::string relation;  ///< vocabulary presence_relation
    std::optional<GuardianId> guardian = std::nullopt;
    std::string name = {};    ///< of somebody who is not on file
    std::string status = {};  ///< present, late, absent, excused
    std::int64_t minutes_late = 0;
    bool came() const { return status == "present" || status == "late"; }
    bool operator==(const Presence&) const = default;
};

struct Interview {
    InterviewId id;
    PersonId person;
    std::optional<StayId> stay = std::nullopt;
    std::optional<ConvocationId> convocation = std::nullopt;
    std::string kind = {};  ///< vocabulary convocation_purpose; presentation and review go with the stay's forms
    Day on = {};
    std::string time = {};  ///< "HH:MM" or ""
    std::string mode = {};  ///< on_site, phone, video, home, elsewhere
    std::vector<Presence> presences = {};
    std::string note = {};
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
};

/// Those who came as the stay's form asks for them (choices of its field attendees): young, mother, father,
/// other_guardian, interpreter, professional; each once, in this order.
std::vector<std::string> attendeesOf(const std::vector<Presence>& presences);

json::array toJson(const std::vector<Presence>& presences);

}  // namespace jalon::families
