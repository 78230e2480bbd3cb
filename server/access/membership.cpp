// SPDX-License-Identifier: EUPL-1.2
#include "access/membership.h"

#include <algorithm>

namespace jalon::access {

std::vector<Standing> standingsOn(const std::vector<Membership>& memberships, Day day) {
    std::vector<Standing> out;
    for (const Membership& membership : memberships) {
        const Standing standing{membership.role, membership.place};
        if (membership.holdsOn(day) && std::ranges::find(out, standing) == out.end()) out.push_back(standing);
    }
    return out;
}

RoleSet rolesOf(const std::vector<Standing>& standings) {
    std::uint32_t bits = 0;
    for (const Standing& standing : standings) bits |= RoleSet{standing.role}.bits();
    return RoleSet(bits);
}

bool staysAdministrator(const std::vector<Membership>& memberships, Day today) {
    return std::ranges::any_of(memberships, [&](const Membership& membership) {
        return membership.role == Role::administrator && membership.holdsOn(today) && !membership.to;
    });
}

}  // namespace jalon::access
