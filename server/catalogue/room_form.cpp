// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/room_form.h"

#include <algorithm>

#include "catalogue/body_reader.h"

namespace jalon::catalogue {
namespace {

constexpr int kLongestWay = 600;
constexpr std::size_t kMostSites = 50;

bool isSite(const std::vector<Site>& sites, const SiteId& id) {
    return std::ranges::find(sites, id, &Site::id) != sites.end();
}

void readTravel(BodyReader& body, const std::vector<Site>& sites, const std::string& itself, TravelTimes& travel) {
    if (!body.given("travel")) return;
    travel.clear();
    std::size_t index = 0;
    for (const auto* item : body.in.objects("travel", kMostSites)) {
        JsonReader one(*item, body.in.path("travel") + "." + std::to_string(index++));
        const std::string site = one.uuid("siteId");
        const auto minutes = static_cast<int>(one.integer("minutes", 0, kLongestWay));
        if (site == itself) {
            one.fail("siteId", "itself");
        } else if (!site.empty() && !isSite(sites, SiteId::trusted(site))) {
            one.fail("siteId", "unknown");
        } else if (!travel.emplace(site, minutes).second) {
            one.fail("siteId", "duplicate");
        }
        body.in.absorb(one);
    }
}

void readAddress(BodyReader& body, std::string& address, std::string& postcode, std::string& city, std::string& phone) {
    body.text("address", 300, address);
    body.text("postcode", 10, postcode);
    body.text("city", 100, city);
    body.text("phone", 40, phone);
}

json::array travelJson(const TravelTimes& travel) {
    json::array out;
    for (const auto& [site, minutes] : travel) out.push_back({{"siteId", site}, {"minutes", minutes}});
    return out;
}

json::value siteJson(const std::optional<SiteId>& site, const std::vector<Site>& sites) {
    if (!site) return nullptr;
    const auto found = std::ranges::find(sites, *site, &Site::id);
    return json::object{{"id", site->text()}, {"name", found == sites.end() ? "" : found->name}};
}

}  // namespace

Result<void> readSite(const json::object& given, bool creating, const blueprints::Blueprint& lists,
                      const std::vector<Site>& sites, Site& site) {
    BodyReader body(given, lists);
    if (creating) body.in.uuid("id");
    body.required("name", 120, creating, site.name);
    readAddress(body, site.address, site.postcode, site.city, site.phone);
    readTravel(body, sites, site.id.text(), site.travel);
    body.flag("active", site.active);
    return body.in.finish();
}

Result<void> readRoom(const json::object& given, bool creating, const blueprints::Blueprint& lists,
                      const std::vector<Site>& sites, Room& room) {
    BodyReader body(given, lists);
    if (creating) body.in.uuid("id");
    body.required("name", 120, creating, room.name);
    body.required("kind", 60, creating, room.kind);
    if (!room.kind.empty() && !body.knows("room_kind", room.kind)) body.in.fail("kind", "not_in_list");
    body.reference("siteId", room.site);
    if (room.site && !isSite(sites, *room.site)) body.in.fail("siteId", "unknown");
    readAddress(body, room.address, room.postcode, room.city, room.phone);
    readTravel(body, sites, "", room.travel);
    body.number("capacity", 0, 2000, room.capacity);
    body.codes("equipment", "equipment", room.equipment);
    body.flag("accessible", room.accessible);
    readAvailability(given, body.in, room.availability);
    body.lines("note", 1000, room.note);
    body.flag("active", room.active);
    if (room.site) {
        for (std::string* own : {&room.address, &room.postcode, &room.city, &room.phone}) own->clear();
        room.travel.clear();
    }
    return body.in.finish();
}

json::object toJson(const Site& site) {
    return {{"id", site.id.text()},
            {"name", site.name},
            {"address", site.address},
            {"postcode", site.postcode},
            {"city", site.city},
            {"phone", site.phone},
            {"travel", travelJson(site.travel)},
            {"active", site.active},
            {"version", site.version},
            {"updatedAt", site.updated_at.iso()}};
}

json::object toJson(const Room& room, const std::vector<Site>& sites) {
    return {{"id", room.id.text()},
            {"name", room.name},
            {"kind", room.kind},
            {"site", siteJson(room.site, sites)},
            {"address", room.address},
            {"postcode", room.postcode},
            {"city", room.city},
            {"phone", room.phone},
            {"travel", travelJson(room.travel)},
            {"capacity", room.capacity},
            {"equipment", codesJson(room.equipment)},
            {"accessible", room.accessible},
            {"week", weekJson(room.availability)},
            {"exceptions", exceptionsJson(room.availability)},
            {"note", room.note},
            {"active", room.active},
            {"version", room.version},
            {"updatedAt", room.updated_at.iso()}};
}

json::object changes(const Site& before, const Site& after) {
    return changes(toJson(before), toJson(after), {"name", "address", "postcode", "city", "phone", "travel", "active"});
}

json::object changes(const Room& before, const Room& after) {
    return changes(toJson(before, {}), toJson(after, {}),
                   {"name", "kind", "site", "address", "postcode", "city", "phone", "travel", "capacity", "equipment",
                    "accessible", "week", "exceptions", "note", "active"});
}

}  // namespace jalon::catalogue
