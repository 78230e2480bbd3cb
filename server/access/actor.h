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

/// Where a role is held.
enum class PlaceKind { team, organisation };
PlaceKind placeKindOf(Role role);

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

/// Which files somebody may know of, as statements are asked for it (people/scope.h): every file, or those of some
/// places.
class FileScope {
public:
    FileScope() = default;  ///< none
    static FileScope everything();
    static FileScope of(const std::vector<std::string>& places);
    bool isEverything() const { return text_ == "*"; }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// What somebody is in one place: a team or an organisation (membership.h).
struct Standing {
    Role role = Role::coordinator;
    std::string place;  ///< its id
    bool operator==(const Standing&) const = default;
};

struct Actor {
    audit::Author author;
    std::string login, display_name;
    RoleSet roles;                         ///< in any place, today
    std::string session_key;               ///< hash of the session's token; "" outside the web
    bool must_change_password = false;     ///< only Allow::signedIn routes answer until it is changed
    std::vector<Standing> standings = {};  ///< where the roles hold today; none for the system, which stands everywhere
    FileScope files = {};

    /// The command line, a job or the demo generator: may do everything, recorded as `via`.
    static Actor system(std::string via) {
        return {{std::nullopt, std::move(via)}, "", "", RoleSet{Role::coordinator, Role::administrator}, "", false, {},
                FileScope::everything()};
    }
    bool isSystem() const { return !author.user && !roles.empty(); }
};

/// Error::forbidden() unless the actor has one of the roles. Every use case starts with it.
Result<void> require(const Actor& actor, RoleSet any_of);

}  // namespace jalon::access
