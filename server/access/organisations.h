// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Organisations for other modules: which one answers for a place, and which an actor belongs to.
#include <optional>
#include <vector>

#include "access/actor.h"
#include "access/membership.h"
#include "storage/database.h"

namespace jalon::access {

/// The organisation a team belongs to, or the place itself where it is one; nothing for an unknown place.
std::optional<Organisation> organisationOfPlace(storage::Transaction& tx, const std::string& place);

/// Those where the actor stands in some role today, or in a team of theirs; for the system, all. Oldest first.
std::vector<Organisation> organisationsOf(storage::Transaction& tx, const Actor& actor);

}  // namespace jalon::access
