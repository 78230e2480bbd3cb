// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/room.h"

#include <algorithm>
#include <array>

namespace jalon::catalogue {
namespace {

std::optional<int> timeTo(const TravelTimes& travel, const SiteId& site) {
    const auto found = travel.find(site.text());
    return found == travel.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> betweenSites(const std::vector<Site>& sites, const SiteId& from, const SiteId& to) {
    if (from == to) return 0;
    for (const Site& site : sites)
        if (site.id == from) return timeTo(site.travel, to);
    return std::nullopt;
}

}  // namespace

Presence isAvailable(const Room& room, Day day, TimeSpan time) {
    using State = Presence::State;
    if (!room.active) return {State::not_in_post};
    Availability availability = room.availability;
    if (availability.week.empty())
        availability.week.push_back({day.weekday(), {0, kMinutesPerDay}, std::nullopt, std::nullopt});
    if (covered(time, openSpans(availability, day))) return {State::available};
    if (const auto* absence = absenceIn(availability, day, time)) return {State::absent, absence->reason};
    return {State::outside_hours};
}

std::string_view roomFitCode(RoomFit fit) {
    constexpr std::array<std::string_view, 4> kCodes{"fits", "wrong_kind", "equipment_missing", "too_small"};
    return kCodes[static_cast<std::size_t>(fit)];
}

RoomFit roomFits(const Room& room, const Activity& activity, int people) {
    if (!activity.room_kind.empty() && room.kind != activity.room_kind) return RoomFit::wrong_kind;
    const bool equipped = std::ranges::all_of(activity.equipment, [&](const std::string& item) {
        return std::ranges::find(room.equipment, item) != room.equipment.end();
    });
    if (!equipped) return RoomFit::equipment_missing;
    return people <= room.capacity ? RoomFit::fits : RoomFit::too_small;
}

std::optional<int> travelMinutes(const std::vector<Site>& sites, const Room& from, const Room& to) {
    if (from.id == to.id) return 0;
    if (from.site && to.site) return betweenSites(sites, *from.site, *to.site);
    if (from.site) return timeTo(to.travel, *from.site);
    if (to.site) return timeTo(from.travel, *to.site);
    std::optional<int> best;
    for (const auto& [site, minutes] : from.travel) {
        const auto onward = timeTo(to.travel, SiteId::trusted(site));
        if (onward && (!best || minutes + *onward < *best)) best = minutes + *onward;
    }
    return best;
}

}  // namespace jalon::catalogue
