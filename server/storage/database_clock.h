// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What several servers on one database have in common besides their data: its clock. For leases alone; whatever is
// stored about people is dated by the program's clock.
#include "base/clock.h"
#include "storage/database.h"

namespace jalon::storage {

/// The time now on the machine of the database, later with each question whatever the transaction. On the embedded
/// engine that is this machine.
Instant databaseNow(Transaction& tx);

/// Several programs may have the database open at once.
bool isShared(const Database& database);

}  // namespace jalon::storage
