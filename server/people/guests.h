// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Files confided one by one, until a day, to somebody who belongs to none of the organisations: a teacher, a partner's
// professional (Role::external). And who may open a file at all.
#include "base/json.h"
#include "people/commands.h"

namespace jalon::people {

/// Body: {id, userId, from, to}; `to` is required. The FileReaders of the API. Errors: of the fields userId
/// (not_in_list: not an active account without organisation), to (required, before_start, in_past), conflict
/// "id_taken".
Result<Written> confide(const Desk& desk, const PersonId& person, const json::object& body);
/// Body: {to}: a later day, an earlier one, or yesterday to end it at once.
Result<json::object> changeGuest(const Desk& desk, const std::string& id, std::int64_t version,
                                 const json::object& body);
/// FileReaders of the API: why the actor may open the file, and, for who keeps it, who else may.
Result<json::object> readersOf(const Desk& desk, const PersonId& person);
/// Accounts to whom a file may be confided, by name.
Result<json::object> listGuestAccounts(const Desk& desk);

}  // namespace jalon::people
