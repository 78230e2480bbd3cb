// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether nobody else writes to a PostgreSQL base. The embedded engine has its lock (instance_lock.h): here it is
// always so.
#include "storage/database.h"

namespace jalon::storage {

/// Whether other programs of Jalon are connected to the base, at work or idle: servers, commands.
bool hasOthers(Database& database);

/// The first thing of a reading transaction: until it ends, writers of other programs wait, or give up. What it reads
/// is what they left.
void keepWritersOut(Transaction& tx);

}  // namespace jalon::storage
