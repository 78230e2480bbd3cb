// SPDX-License-Identifier: EUPL-1.2
#include "people/guests.h"

#include <algorithm>

#include "access/access.h"
#include "access/readers.h"
#include "audit/audit.h"
#include "people/emergencies.h"
#include "people/people_store.h"

namespace jalon::people {
namespace {

using access::Membership;
using access::Right;
using storage::Transaction;

json::object readerJson(const access::Reader& reader, const std::map<std::string, std::string>& names, Day today) {
    const Membership& membership = reader.membership;
    return {{"id", membership.id},
            {"user", access::userRef(membership.user, names)},
            {"role", access::roleCode(membership.role)},
            {"placeName", reader.place_name},
            {"from", orNull(membership.from)},
            {"to", orNull(membership.to)},
            {"standsFor", access::userRef(membership.stands_for, names)},
            {"now", membership.holdsOn(today)},
            {"guest", access::placeKindOf(membership.role) == access::PlaceKind::file},
            {"version", membership.version}};
}

json::object readersJson(Transaction& tx, const Desk& desk, const PersonId& person) {
    const Day today = desk.clock.today();
    const auto readers = access::readersOf(tx, store::placesOf(tx, person), person, today);
    std::vector<UserId> users;
    for (const auto& reader : readers) {
        users.push_back(reader.membership.user);
        if (reader.membership.stands_for) users.push_back(*reader.membership.stands_for);
    }
    const auto names = access::displayNames(tx, users);
    json::array reasons, others;
    for (const auto& reader : readers) {
        const bool mine = reader.membership.user == desk.actor.author.user;
        if (mine && reader.membership.holdsOn(today)) reasons.push_back(readerJson(reader, names, today));
        if (desk.actor.may(Right::files_keep)) others.push_back(readerJson(reader, names, today));
    }
    return {{"reasons", std::move(reasons)},
            {"emergency", emergencyOn(tx, desk.clock, desk.actor, person)},
            {"readers", std::move(others)}};
}

Result<Day> endOf(JsonReader& in, std::optional<Day> from, Day earliest) {
    const Day to = in.day("to");
    TRY(in.finish());
    if (from && to < *from) return Error::invalid("to", "before_start");
    if (to < earliest) return Error::invalid("to", "in_past");
    return to;
}

}  // namespace

Result<Written> confide(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const UserId user = UserId::trusted(in.uuid("userId"));
    const auto from = in.optionalDay("from");
    TRY_ASSIGN(const Day to, endOf(in, from, desk.clock.today()));
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (!store::exists(tx, person)) return Error::notFound();
        if (const auto known = access::findGuest(tx, id)) {
            if (known->user != user || known->place != person.text() || known->created_by != desk.actor.author.user)
                return Error::conflict("id_taken");
            return Written{readersJson(tx, desk, person), false};
        }
        const auto guests = access::guestAccounts(tx);
        if (std::ranges::find(guests, user, &access::User::id) == guests.end())
            return Error::invalid("userId", "not_in_list");
        Membership guest{id, user, access::Role::external, person.text(), from, to};
        guest.created_at = desk.clock.now();
        guest.created_by = desk.actor.author.user;
        if (!access::insertGuest(tx, guest)) return Error::conflict("id_taken");
        audit::record(tx, desk.clock, desk.actor.author,
                      {"confide",
                       "file",
                       person.text(),
                       person,
                       {{"userId", user.text()}, {"from", orNull(from)}, {"to", to.iso()}}});
        return Written{readersJson(tx, desk, person), true};
    });
}

Result<json::object> changeGuest(const Desk& desk, const std::string& id, std::int64_t version,
                                 const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    TRY_ASSIGN(const Day to, endOf(in, std::nullopt, desk.clock.today() - 1));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto guest = access::findGuest(tx, id);
        if (!guest) return Error::notFound();
        const PersonId person = PersonId::trusted(guest->place);
        if (guest->version != version) return Error::stale(json::serialize(readersJson(tx, desk, person)));
        const json::object details{{"userId", guest->user.text()},
                                   {"to", {{"old", orNull(guest->to)}, {"new", to.iso()}}}};
        // Ended before it began: nothing is left of it but its line.
        if (guest->from && to < *guest->from) guest->from = to;
        guest->to = to;
        ++guest->version;
        access::updateGuest(tx, *guest);
        audit::record(tx, desk.clock, desk.actor.author, {"confide", "file", person.text(), person, details});
        return readersJson(tx, desk, person);
    });
}

Result<json::object> readersOf(const Desk& desk, const PersonId& person) {
    TRY(access::require(desk.actor, Right::files_see));
    return desk.database.read([&](Transaction& tx) -> Result<json::object> {
        if (!store::exists(tx, person)) return Error::notFound();
        return readersJson(tx, desk, person);
    });
}

Result<json::object> listGuestAccounts(const Desk& desk) {
    TRY(access::require(desk.actor, Right::files_keep));
    return desk.database.read([&](Transaction& tx) -> Result<json::object> {
        json::array items;
        for (const access::User& user : access::guestAccounts(tx))
            items.push_back(json::object{{"id", user.id.text()}, {"displayName", user.display_name}});
        return json::object{{"items", std::move(items)}};
    });
}

}  // namespace jalon::people
