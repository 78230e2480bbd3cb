// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who may open the files of some places, and accounts to whom a file may be confided by itself.
#include <string>
#include <vector>

#include "access/access.h"
#include "storage/database.h"

namespace jalon::access {

/// A membership, of an active account, that opens a file.
struct Reader {
    Membership membership;
    std::string place_name;  ///< of the team or organisation; "" of a file by itself
};

/// Memberships that hold today or later and open files of these places, or of this file by itself: those with
/// Right::files_see, in order of the roles.
std::vector<Reader> readersOf(storage::Transaction& tx, const std::vector<std::string>& places, const PersonId& person,
                              Day today);

/// Active accounts that belong to no organisation, in order of their making.
std::vector<User> guestAccounts(storage::Transaction& tx);

std::optional<Membership> findGuest(storage::Transaction& tx, const std::string& id);
/// False, and nothing is stored, when the id is there already.
bool insertGuest(storage::Transaction& tx, const Membership& guest);
/// Its days; the version goes up.
void updateGuest(storage::Transaction& tx, const Membership& guest);

/// From the id of a guest's membership to the person: for RouteTable::leadsToFile().
storage::Sql personOfGuest();

}  // namespace jalon::access
