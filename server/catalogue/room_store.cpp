// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/catalogue_store.h"

namespace jalon::catalogue::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kSites{"catalogue.sites",
                     "SELECT id, name, address, postcode, city, phone, active, version, updated_at, updated_by "
                     "FROM site ORDER BY sort_key, id"};
constexpr Sql kInsertSite{"catalogue.insert_site",
                          "INSERT INTO site (id, name, sort_key, address, postcode, city, phone, active, version, "
                          "updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
                          "ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdateSite{"catalogue.update_site",
                          "UPDATE site SET name = $2, sort_key = $3, address = $4, postcode = $5, city = $6, "
                          "phone = $7, active = $8, version = version + 1, updated_at = $10, updated_by = $11 "
                          "WHERE id = $1 AND version = $9"};
constexpr Sql kSiteTravel{"catalogue.site_travel", "SELECT site_a, site_b, minutes FROM site_travel"};
constexpr Sql kDropSiteTravel{"catalogue.drop_site_travel", "DELETE FROM site_travel WHERE site_a = $1 OR site_b = $1"};
constexpr Sql kInsertSiteTravel{"catalogue.insert_site_travel",
                                "INSERT INTO site_travel (site_a, site_b, minutes) VALUES ($1, $2, $3)"};
constexpr Sql kRoomById{"catalogue.room_by_id",
                        "SELECT id, name, kind, site_id, address, postcode, city, phone, capacity, equipment, "
                        "accessible, week, exceptions, note, active, version, updated_at, updated_by FROM room "
                        "WHERE id = $1"};
constexpr Sql kRooms{"catalogue.rooms",
                     "SELECT id, name, kind, site_id, address, postcode, city, phone, capacity, equipment, "
                     "accessible, week, exceptions, note, active, version, updated_at, updated_by FROM room "
                     "WHERE active = $1 ORDER BY sort_key, id"};
constexpr Sql kInsertRoom{"catalogue.insert_room",
                          "INSERT INTO room (id, name, sort_key, kind, site_id, address, postcode, city, phone, "
                          "capacity, equipment, accessible, week, exceptions, note, active, version, updated_at, "
                          "updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "
                          "$17, $18, $19) ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdateRoom{"catalogue.update_room",
                          "UPDATE room SET name = $2, sort_key = $3, kind = $4, site_id = $5, address = $6, "
                          "postcode = $7, city = $8, phone = $9, capacity = $10, equipment = $11, accessible = $12, "
                          "week = $13, exceptions = $14, note = $15, active = $16, version = version + 1, "
                          "updated_at = $18, updated_by = $19 WHERE id = $1 AND version = $17"};
constexpr Sql kRoomTravel{"catalogue.room_travel", "SELECT room_id, site_id, minutes FROM room_travel"};
constexpr Sql kTravelOf{"catalogue.travel_of", "SELECT room_id, site_id, minutes FROM room_travel WHERE room_id = $1"};
constexpr Sql kDropRoomTravel{"catalogue.drop_room_travel", "DELETE FROM room_travel WHERE room_id = $1"};
constexpr Sql kInsertRoomTravel{"catalogue.insert_room_travel",
                                "INSERT INTO room_travel (room_id, site_id, minutes) VALUES ($1, $2, $3)"};

Room room(const Row& row) {
    Room r(RoomId::trusted(row.text(0)));
    r.name = row.text(1);
    r.kind = row.text(2);
    if (const auto site = row.optionalText(3)) r.site = SiteId::trusted(*site);
    r.address = row.text(4);
    r.postcode = row.text(5);
    r.city = row.text(6);
    r.phone = row.text(7);
    r.capacity = static_cast<int>(row.integer(8));
    r.equipment = codesOf(row.text(9));
    r.accessible = row.boolean(10);
    r.availability = storedAvailability(row.text(11), row.text(12));
    r.note = row.text(13);
    r.active = row.boolean(14);
    r.version = row.integer(15);
    r.updated_at = row.instant(16);
    r.updated_by = userAt(row, 17);
    return r;
}

std::vector<Room> whole(const storage::Rows& rows, const storage::Rows& travel) {
    std::map<std::string, TravelTimes> times;
    for (const Row& row : travel) times[row.text(0)][row.text(1)] = static_cast<int>(row.integer(2));
    std::vector<Room> found;
    for (const Row& row : rows) {
        found.push_back(room(row));
        if (const auto at = times.find(row.text(0)); at != times.end()) found.back().travel = at->second;
    }
    return found;
}

void writeTravel(Transaction& tx, const Site& site) {
    tx.run(kDropSiteTravel, site.id);
    for (const auto& [other, minutes] : site.travel) {
        const bool first = site.id.text() < other;
        tx.run(kInsertSiteTravel, first ? site.id.text() : other, first ? other : site.id.text(), minutes);
    }
}

void writeTravel(Transaction& tx, const Room& r) {
    tx.run(kDropRoomTravel, r.id);
    for (const auto& [site, minutes] : r.travel) tx.run(kInsertRoomTravel, r.id, site, minutes);
}

bool write(Transaction& tx, const Sql& sql, const Site& s) {
    if (tx.run(sql, s.id, s.name, text::sortKey(s.name), s.address, s.postcode, s.city, s.phone, s.active, s.version,
               s.updated_at, s.updated_by)
            .affected != 1)
        return false;
    writeTravel(tx, s);
    return true;
}

bool write(Transaction& tx, const Sql& sql, const Room& r) {
    if (tx.run(sql, r.id, r.name, text::sortKey(r.name), r.kind, r.site, r.address, r.postcode, r.city, r.phone,
               r.capacity, codesText(r.equipment), r.accessible, json::serialize(weekJson(r.availability)),
               json::serialize(exceptionsJson(r.availability)), r.note, r.active, r.version, r.updated_at, r.updated_by)
            .affected != 1)
        return false;
    writeTravel(tx, r);
    return true;
}

}  // namespace

std::vector<Site> sites(Transaction& tx) {
    std::map<std::string, TravelTimes> times;
    for (const Row& row : tx.run(kSiteTravel)) {
        const int minutes = static_cast<int>(row.integer(2));
        times[row.text(0)][row.text(1)] = minutes;
        times[row.text(1)][row.text(0)] = minutes;
    }
    std::vector<Site> found;
    for (const Row& row : tx.run(kSites)) {
        Site site(SiteId::trusted(row.text(0)));
        site.name = row.text(1);
        site.address = row.text(2);
        site.postcode = row.text(3);
        site.city = row.text(4);
        site.phone = row.text(5);
        site.active = row.boolean(6);
        site.version = row.integer(7);
        site.updated_at = row.instant(8);
        site.updated_by = userAt(row, 9);
        if (const auto at = times.find(row.text(0)); at != times.end()) site.travel = at->second;
        found.push_back(std::move(site));
    }
    return found;
}

std::optional<Site> findSite(Transaction& tx, const SiteId& id) {
    auto all = sites(tx);
    const auto found = std::ranges::find(all, id, &Site::id);
    return found == all.end() ? std::nullopt : std::optional(std::move(*found));
}

bool insert(Transaction& tx, const Site& site) { return write(tx, kInsertSite, site); }
bool update(Transaction& tx, const Site& site) { return write(tx, kUpdateSite, site); }

std::vector<Room> rooms(Transaction& tx, bool active) { return whole(tx.run(kRooms, active), tx.run(kRoomTravel)); }

std::optional<Room> findRoom(Transaction& tx, const RoomId& id) {
    auto found = whole(tx.run(kRoomById, id), tx.run(kTravelOf, id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool insert(Transaction& tx, const Room& room) { return write(tx, kInsertRoom, room); }
bool update(Transaction& tx, const Room& room) { return write(tx, kUpdateRoom, room); }

}  // namespace jalon::catalogue::store
