// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Accounts for tests of modules whose rows name the person who wrote them.
#include "access/access.h"
#include "storage/database.h"

namespace jalon::test {

/// Opens an account and returns its actor. The password is hashed as cheaply as the library allows.
inline access::Actor aColleague(storage::Database& database, const Clock& clock, const std::string& login,
                                const std::string& display_name, access::RoleSet roles = {access::Role::coordinator}) {
    access::AccessOptions options;
    options.argon2_memory_kib = 8;
    options.argon2_passes = 1;
    access::Access access(database, clock, options);
    const auto made = access.createUser(access::Actor::system("test"),
                                        {UserId::make(clock.now()), login, display_name, "violon crayon 47",
                                         access::firstMemberships(roles, clock.now()), false});
    access::Actor actor = access::Actor::system("web");
    actor.author.user = made.value().id;
    actor.login = login;
    actor.display_name = display_name;
    actor.roles = roles;
    return actor;
}

}  // namespace jalon::test
