// SPDX-License-Identifier: EUPL-1.2
#include "access/actor.h"

#include <array>
#include <utility>

namespace jalon::access {

namespace {

constexpr std::array<std::pair<Role, std::string_view>, 2> kRoles = {
    {{Role::coordinator, "coordinator"}, {Role::administrator, "administrator"}}};

}  // namespace

FileScope FileScope::everything() {
    FileScope scope;
    scope.text_ = "*";
    return scope;
}

FileScope FileScope::of(const std::vector<std::string>& places) {
    FileScope scope;
    for (const std::string& place : places) scope.text_ += (scope.text_.empty() ? "" : ",") + place;
    return scope;
}

PlaceKind placeKindOf(Role role) { return role == Role::administrator ? PlaceKind::organisation : PlaceKind::team; }

std::string_view roleCode(Role role) {
    for (const auto& [known, code] : kRoles)
        if (known == role) return code;
    throw std::logic_error("unknown Role");
}

std::optional<Role> parseRole(std::string_view code) {
    for (const auto& [role, known] : kRoles)
        if (known == code) return role;
    return std::nullopt;
}

std::vector<Role> RoleSet::list() const {
    std::vector<Role> roles;
    for (const auto& [role, code] : kRoles)
        if (contains(role)) roles.push_back(role);
    return roles;
}

Result<void> require(const Actor& actor, RoleSet any_of) {
    if (!actor.roles.intersects(any_of)) return Error::forbidden();
    return {};
}

}  // namespace jalon::access
