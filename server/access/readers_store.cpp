// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "access/access_store.h"
#include "access/membership_store.h"
#include "access/places.h"
#include "access/readers.h"

namespace jalon::access {
namespace {

using storage::Sql;
using storage::Transaction;

constexpr Sql kPersonOfGuest{"access.person_of_guest",
                             "SELECT place_id FROM membership WHERE id = $1 AND role = 'external'"};

bool opens(const Membership& membership, const std::vector<std::string>& places, const PersonId& person,
           const std::map<std::string, OrganisationId>& organisations) {
    if (!rightsOf(membership.role).contains(Right::files_see)) return false;
    const auto isPlace = [&](const std::string& place) { return std::ranges::find(places, place) != places.end(); };
    switch (placeKindOf(membership.role)) {
        case PlaceKind::file:
            return membership.place == person.text();
        case PlaceKind::team:
            return isPlace(membership.place);
        case PlaceKind::organisation:
            return std::ranges::any_of(places, [&](const std::string& place) {
                const auto organisation = organisations.find(place);
                return organisation != organisations.end() && organisation->second.text() == membership.place;
            });
    }
    return false;
}

}  // namespace

std::vector<Reader> readersOf(Transaction& tx, const std::vector<std::string>& places, const PersonId& person,
                              Day today) {
    const auto organisations = organisationsByPlace(tx);
    const auto names = placeNames(tx);
    std::vector<Reader> out;
    for (const User& user : selectUsers(tx)) {
        if (!user.active) continue;
        for (const Membership& membership : user.memberships) {
            const bool is_over = membership.to && *membership.to < today;
            if (is_over || !opens(membership, places, person, organisations)) continue;
            const auto name = names.find(membership.place);
            out.push_back(Reader{membership, name == names.end() ? std::string() : name->second});
        }
    }
    const auto roles = allRoles();
    std::ranges::stable_sort(out, {}, [&](const Reader& reader) {
        return std::ranges::find(roles, reader.membership.role) - roles.begin();
    });
    return out;
}

std::vector<User> guestAccounts(Transaction& tx) {
    auto users = selectUsers(tx);
    std::erase_if(users, [](const User& user) {
        return !user.active || std::ranges::any_of(user.memberships, [](const Membership& membership) {
            return placeKindOf(membership.role) != PlaceKind::file;
        });
    });
    return users;
}

std::optional<Membership> findGuest(Transaction& tx, const std::string& id) {
    auto found = selectMembership(tx, id);
    if (found && placeKindOf(found->role) != PlaceKind::file) return std::nullopt;
    return found;
}

bool insertGuest(Transaction& tx, const Membership& guest) { return insertMembership(tx, guest); }

void updateGuest(Transaction& tx, const Membership& guest) { updateMembership(tx, guest); }

Sql personOfGuest() { return kPersonOfGuest; }

}  // namespace jalon::access
