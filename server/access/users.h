// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Accounts, as administrators keep them, and the names colleagues see.
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "access/passwords.h"
#include "access/places.h"

namespace jalon::access {

struct UserChange {
    std::optional<std::string> display_name;
    std::optional<bool> active;
};

/// Role codes.
json::array rolesJson(RoleSet roles);
/// UserAccount of the API; a lock that is over at `now` is null. `places` and `users` name what memberships are about.
struct Names {
    std::map<std::string, std::string> places, users;
};
json::object toJson(const User& user, const Names& names, Instant now, Day today);

/// Every use case but directory() is for administrators.
class Users {
public:
    Users(storage::Database& database, const Clock& clock, PasswordHasher& hasher)
        : database_(database), clock_(clock), hasher_(hasher) {}

    struct Created {
        User user;
        bool is_new = true;  ///< false: the same creation came again
    };
    /// Errors: of the fields login (required, too_long, taken), displayName, memberships (required; those of
    /// Places::addMembership after "memberships.N.") and password; conflict "id_taken" when the id is another
    /// account's.
    Result<Created> create(const Actor& actor, const NewUser& wanted);
    /// By name, as a French dictionary does: those who work, or worked, in an organisation of the actor, or nowhere.
    Result<std::vector<User>> list(const Actor& actor);
    Names names(const std::vector<User>& users);
    /// Deactivating ends the sessions. Errors: stale; of the field displayName; conflict "last_administrator".
    Result<User> update(const Actor& actor, const UserId& id, std::int64_t version, const UserChange& change);
    /// To be changed at the next sign-in; ends the sessions and the lock.
    Result<void> resetPassword(const Actor& actor, const UserId& id, const std::string& password);
    /// The active accounts of the actor's organisations by name, for coordinators and administrators.
    Result<std::vector<User>> directory(const Actor& actor);

private:
    static void sortByName(std::vector<User>& users);

    storage::Database& database_;
    const Clock& clock_;
    PasswordHasher& hasher_;
};

}  // namespace jalon::access
