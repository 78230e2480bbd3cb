// SPDX-License-Identifier: EUPL-1.2
#include "access/organisations.h"

#include <algorithm>

#include "access/membership_store.h"

namespace jalon::access {

std::optional<Organisation> organisationOfPlace(storage::Transaction& tx, const std::string& place) {
    const auto id = organisationOf(tx, place);
    return id ? selectOrganisation(tx, *id) : std::nullopt;
}

std::vector<Organisation> organisationsOf(storage::Transaction& tx, const Actor& actor) {
    auto organisations = selectOrganisations(tx);
    if (!actor.isSystem()) {
        const auto by_place = organisationsByPlace(tx);
        std::erase_if(organisations, [&](const Organisation& one) {
            return std::ranges::none_of(actor.standings, [&](const Standing& standing) {
                const auto found = by_place.find(standing.place);
                return found != by_place.end() && found->second == one.id;
            });
        });
    }
    std::ranges::sort(organisations, {}, [](const Organisation& one) { return one.id.text(); });
    return organisations;
}

}  // namespace jalon::access
