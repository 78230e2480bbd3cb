// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Sites, rooms and places as the API writes and shows them. No I/O.
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "blueprints/blueprint.h"
#include "catalogue/room.h"

namespace jalon::catalogue {

/// Members of SiteInput or SiteCreate over a site, of RoomInput or RoomCreate over a room; the member "id" is the
/// caller's. `sites` are all there are: others are "unknown". A room on a site has no address or way of its own: those
/// given are let go. Field errors beside those of the types: not_in_list, travel.<n>.siteId duplicate or itself, those
/// of readAvailability.
Result<void> readSite(const json::object& body, bool creating, const blueprints::Blueprint& lists,
                      const std::vector<Site>& sites, Site& site);
Result<void> readRoom(const json::object& body, bool creating, const blueprints::Blueprint& lists,
                      const std::vector<Site>& sites, Room& room);

json::object toJson(const Site& site);
json::object toJson(const Room& room, const std::vector<Site>& sites);
/// What an audit line tells of an update; empty when nothing changed.
json::object changes(const Site& before, const Site& after);
json::object changes(const Room& before, const Room& after);

}  // namespace jalon::catalogue
