// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who is asking, as every use case sees it.
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon::access {

enum class Role : std::uint32_t { coordinator = 1, administrator = 2 };

std::string_view roleCode(Role role);
std::optional<Role> parseRole(std::string_view code);

class RoleSet {
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles) {
        for (const Role role : roles) bits_ |= static_cast<std::uint32_t>(role);
    }
    constexpr explicit RoleSet(std::uint32_t bits) : bits_(bits) {}
    bool contains(Role role) const { return (bits_ & static_cast<std::uint32_t>(role)) != 0; }
    bool intersects(RoleSet other) const { return (bits_ & other.bits_) != 0; }
    bool empty() const { return bits_ == 0; }
    std::uint32_t bits() const { return bits_; }
    std::vector<Role> list() const;

private:
    std::uint32_t bits_ = 0;
};

struct Actor {
    audit::Author author;
    std::string login, display_name;
    RoleSet roles;
    std::string session_key;            ///< hash of the session's token; "" outside the web
    bool must_change_password = false;  ///< only Allow::signedIn routes answer until it is changed

    /// The command line, a job or the demo generator: may do everything, recorded as `via`.
    static Actor system(std::string via) {
        return {{std::nullopt, std::move(via)}, "", "", RoleSet{Role::coordinator, Role::administrator}, ""};
    }
};

/// Error::forbidden() unless the actor has one of the roles. Every use case starts with it.
Result<void> require(const Actor& actor, RoleSet any_of);

}  // namespace jalon::access
