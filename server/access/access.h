// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Accounts, sign-in and sessions. Passwords are Argon2id hashes; session tokens are 32 random bytes, kept only as a
// hash.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/membership.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::access {

struct AccessOptions {
    int idle_seconds = 30 * 60;    ///< without a request, the session ends
    int session_hours = 12;        ///< whatever happens
    int failures_before_lock = 8;  ///< per account
    int lock_minutes = 15;
    int attempts_per_minute = 20;  ///< sign-ins per address
    std::size_t argon2_memory_kib = 64 * 1024;
    unsigned argon2_passes = 3;
    bool secure_cookie = false;                ///< https in front: Secure and the __Host- prefix
    std::vector<std::string> allowed_origins;  ///< "" = same origin by Host header
};

struct User {
    UserId id;
    std::string login, display_name;
    bool active = true;
    bool must_change_password = false;
    std::optional<Instant> last_sign_in_at, locked_until;
    Instant created_at;
    std::int64_t version = 1;
    std::vector<Membership> memberships = {};  ///< in order of their making, those that have ended too
};

struct NewMembership {
    std::string id;
    Role role = Role::coordinator;
    std::string place;  ///< "" for the oldest open team or the oldest organisation, as the role asks
    std::optional<Day> from = std::nullopt, to = std::nullopt;
    std::optional<UserId> stands_for = std::nullopt;
};

struct NewUser {
    UserId id;
    std::string login, display_name, password;
    std::vector<NewMembership> memberships;
    bool must_change_password = true;
};
/// Those that give the roles in the oldest places.
std::vector<NewMembership> firstMemberships(RoleSet roles, Instant now);

/// The team whose files those are that the actor opens: the first where the actor keeps files, else the oldest
/// there is. There is always one.
std::string homePlace(storage::Transaction& tx, const Actor& actor, Day today);

/// Names for lists and histories: who wrote this. One query for many ids.
std::map<std::string, std::string> displayNames(storage::Transaction& tx, const std::vector<UserId>& users);
/// {"id":…,"displayName":…} or null: the UserRef of the API.
json::value userRef(const std::optional<UserId>& user, const std::map<std::string, std::string>& names);
/// The same for one user, with its own query.
json::value userRef(storage::Transaction& tx, const std::optional<UserId>& user);

class Places;

class Access : public Gate {
public:
    Access(storage::Database& database, const Clock& clock, AccessOptions options);
    ~Access() override;

    Result<User> createUser(const Actor& actor, const NewUser& user);
    /// Organisations and teams.
    Places& places();
    /// For the command line: an account by its login.
    std::optional<User> findByLogin(const std::string& login);
    void addRoutes(RouteTable& routes);

    Result<Actor> actorOf(const http::Request& request) override;
    Result<void> checkWrite(const http::Request& request, const Actor& actor) override;
    Result<void> checkFile(const FileScope& scope, const WayToFile& way, const std::string& id) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

storage::ModuleSchema schema();

}  // namespace jalon::access
