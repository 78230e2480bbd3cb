// SPDX-License-Identifier: EUPL-1.2
#include "journal/ring.h"

#include <array>
#include <utility>

#include "people/scope.h"

namespace jalon::journal {
namespace {

constexpr std::array<std::pair<Ring, std::string_view>, 4> kCodes{
    {{Ring::shared, "shared"}, {Ring::team, "team"}, {Ring::restricted, "restricted"}, {Ring::personal, "personal"}}};

}  // namespace

std::string_view ringCode(Ring ring) { return kCodes.at(static_cast<std::size_t>(ring)).second; }

std::optional<Ring> parseRing(std::string_view code) {
    for (const auto& [ring, name] : kCodes)
        if (name == code) return ring;
    return std::nullopt;
}

EntryReader readerOn(storage::Transaction& tx, const access::Actor& actor, const PersonId& person) {
    access::Actor inside = actor;
    inside.roles = access::RoleSet(actor.roles.bits() & ~static_cast<std::uint32_t>(access::Role::external));
    std::erase_if(inside.standings,
                  [](const access::Standing& standing) { return standing.role == access::Role::external; });
    return {actor.author.user, people::isInScope(tx, inside.scope(access::Right::writings_see), person)};
}

}  // namespace jalon::journal
