// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What somebody may do with one file: of the rights of all their roles, those that reach it. Whoever coordinates one
// team and is a professional in another has the rights of a professional on that one's files.
#include "access/actor.h"
#include "storage/database.h"

namespace jalon::people {

access::RightSet rightsOn(storage::Transaction& tx, const access::Actor& actor, const PersonId& person);

}  // namespace jalon::people
