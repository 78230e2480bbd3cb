// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Accounts, as administrators keep them, and the names colleagues see.
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "access/passwords.h"

namespace jalon::access {

struct UserChange {
    std::optional<std::string> display_name;
    std::optional<RoleSet> roles;
    std::optional<bool> active;
};

/// Role codes.
json::array rolesJson(RoleSet roles);
/// UserAccount of the API; a lock that is over at `now` is null.
json::object toJson(const User& user, Instant now);

/// Every use case but directory() is for administrators.
class Users {
public:
    Users(storage::Database& database, const Clock& clock, PasswordHasher& hasher)
        : database_(database), clock_(clock), hasher_(hasher) {}

    struct Created {
        User user;
        bool is_new = true;  ///< false: the same creation came again
    };
    /// Errors: of the fields login (required, too_long, taken), displayName, roles (required) and password; conflict
    /// "id_taken" when the id is another account's.
    Result<Created> create(const Actor& actor, const NewUser& wanted);
    /// By name, as a French dictionary does.
    Result<std::vector<User>> list(const Actor& actor);
    /// Deactivating ends the sessions. Errors: stale; of the fields displayName and roles; conflict
    /// "last_administrator".
    Result<User> update(const Actor& actor, const UserId& id, std::int64_t version, const UserChange& change);
    /// To be changed at the next sign-in; ends the sessions and the lock.
    Result<void> resetPassword(const Actor& actor, const UserId& id, const std::string& password);
    /// The active accounts by name, for coordinators and administrators.
    Result<std::vector<User>> directory(const Actor& actor);

private:
    std::vector<User> byName(bool active_only);

    storage::Database& database_;
    const Clock& clock_;
    PasswordHasher& hasher_;
};

}  // namespace jalon::access
