// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Where sessions take place: the rooms of the service's sites, and places outside. Values and rules; no I/O.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/day.h"
#include "base/id.h"
#include "catalogue/activity.h"
#include "catalogue/availability.h"
#include "catalogue/professional.h"

namespace jalon::catalogue {

using RoomId = Id<struct RoomTag>;

/// Minutes on the way to a site, by its id.
using TravelTimes = std::map<std::string, int>;

struct Site {
    explicit Site(SiteId site_id) : id(std::move(site_id)) {}

    SiteId id;
    std::string name, address, postcode, city, phone;
    TravelTimes travel;  ///< to the other sites; the same both ways
    bool active = true;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;
};

struct Room {
    explicit Room(RoomId room_id) : id(std::move(room_id)) {}

    RoomId id;
    std::string name;
    std::string kind;                            ///< vocabulary room_kind
    std::optional<SiteId> site;                  ///< nothing: a place outside, with its own address
    std::string address, postcode, city, phone;  ///< of a place outside
    TravelTimes travel;                          ///< of a place outside, from each site
    int capacity = 0;                            ///< people, adults included
    std::vector<std::string> equipment;          ///< vocabulary equipment
    bool accessible = false;                     ///< to people with reduced mobility
    Availability availability;                   ///< an empty week: whenever the service is open
    std::string note;
    bool active = true;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;

    bool outside() const { return !site; }
};

/// Presence::State::no_week never comes: a room without a week is there whenever the service is.
Presence isAvailable(const Room& room, Day day, TimeSpan time);
/// Kind, equipment and capacity for so many people; an activity without a kind goes anywhere.
enum class RoomFit { fits, wrong_kind, equipment_missing, too_small };
std::string_view roomFitCode(RoomFit fit);
RoomFit roomFits(const Room& room, const Activity& activity, int people);

/// Minutes from one place to another: none within a site; nothing when nobody wrote it down. Between two places
/// outside, the way over the site that is nearest to both.
std::optional<int> travelMinutes(const std::vector<Site>& sites, const Room& from, const Room& to);

}  // namespace jalon::catalogue
