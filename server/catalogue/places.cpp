// SPDX-License-Identifier: EUPL-1.2
// Use cases on rooms, places and sites.
#include <algorithm>

#include "audit/audit.h"
#include "catalogue/body_reader.h"
#include "catalogue/catalogue.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/room_form.h"

namespace jalon::catalogue {
namespace {

using access::Right;
using storage::Transaction;

bool matches(const Room& room, const RoomQuery& query, const std::vector<Site>& sites) {
    if (!query.kind.empty() && room.kind != query.kind) return false;
    if (query.site && room.site != query.site) return false;
    const auto site = std::ranges::find_if(sites, [&](const Site& one) { return room.site == one.id; });
    return findsWords(query.q, room.name + " " + room.city + " " + (site == sites.end() ? "" : site->name));
}

}  // namespace

Result<json::object> Catalogue::listRooms(const access::Actor& actor, const RoomQuery& query) {
    TRY(access::require(actor, Right::catalogue_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto sites = store::sites(tx);
        json::array items, listed;
        for (const Room& room : store::rooms(tx, !query.retired))
            if (matches(room, query, sites)) items.push_back(toJson(room, sites));
        for (const Site& site : sites) listed.push_back(toJson(site));
        const std::size_t total = items.size();
        return json::object{{"items", std::move(items)}, {"sites", std::move(listed)}, {"total", total}};
    });
}

Result<json::object> Catalogue::getRoom(const access::Actor& actor, const RoomId& id) {
    TRY(access::require(actor, Right::catalogue_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto room = store::findRoom(tx, id);
        if (!room) return Error::notFound();
        return toJson(*room, store::sites(tx));
    });
}

Result<json::object> Catalogue::createRoom(const access::Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto sites = store::sites(tx);
        Room room(namedId<RoomId>(body, clock_.now()));
        TRY(readRoom(body, true, blueprints_.on(tx, clock_.today()), sites, room));
        if (const auto stored = store::findRoom(tx, room.id)) {
            if (made != nullptr) *made = false;
            return toJson(*stored, sites);
        }
        room.updated_at = clock_.now();
        room.updated_by = actor.author.user;
        store::insert(tx, room);
        audit::record(tx, clock_, actor.author,
                      {"create", "room", room.id.text(), std::nullopt, {{"name", room.name}}});
        if (made != nullptr) *made = true;
        return toJson(room, sites);
    });
}

Result<json::object> Catalogue::updateRoom(const access::Actor& actor, const RoomId& id, std::int64_t version,
                                           const json::object& body) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::findRoom(tx, id);
        if (!stored) return Error::notFound();
        const auto sites = store::sites(tx);
        if (stored->version != version) return Error::stale(json::serialize(toJson(*stored, sites)));
        Room changed = *stored;
        TRY(readRoom(body, false, blueprints_.on(tx, clock_.today()), sites, changed));
        json::object difference = changes(*stored, changed);
        if (difference.empty()) return toJson(*stored, sites);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::update(tx, changed)) return Error::stale(json::serialize(toJson(*stored, sites)));
        ++changed.version;
        audit::record(tx, clock_, actor.author, {"update", "room", id.text(), std::nullopt, std::move(difference)});
        return toJson(changed, sites);
    });
}

Result<json::object> Catalogue::createSite(const access::Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        Site site(namedId<SiteId>(body, clock_.now()));
        TRY(readSite(body, true, blueprints_.on(tx, clock_.today()), store::sites(tx), site));
        if (const auto stored = store::findSite(tx, site.id)) {
            if (made != nullptr) *made = false;
            return toJson(*stored);
        }
        site.updated_at = clock_.now();
        site.updated_by = actor.author.user;
        store::insert(tx, site);
        audit::record(tx, clock_, actor.author,
                      {"create", "site", site.id.text(), std::nullopt, {{"name", site.name}}});
        if (made != nullptr) *made = true;
        return toJson(site);
    });
}

Result<json::object> Catalogue::updateSite(const access::Actor& actor, const SiteId& id, std::int64_t version,
                                           const json::object& body) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::findSite(tx, id);
        if (!stored) return Error::notFound();
        if (stored->version != version) return Error::stale(json::serialize(toJson(*stored)));
        Site changed = *stored;
        TRY(readSite(body, false, blueprints_.on(tx, clock_.today()), store::sites(tx), changed));
        json::object difference = changes(*stored, changed);
        if (difference.empty()) return toJson(*stored);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::update(tx, changed)) return Error::stale(json::serialize(toJson(*stored)));
        ++changed.version;
        audit::record(tx, clock_, actor.author, {"update", "site", id.text(), std::nullopt, std::move(difference)});
        return toJson(changed);
    });
}

}  // namespace jalon::catalogue
