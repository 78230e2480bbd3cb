// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "storage/database.h"

namespace jalon::storage {

/// Said in a writing transaction nobody is told of, and that may be lost with the machine: its commit waits for this
/// machine's disk alone, so that reading goes on while a PostgreSQL base waits for its standby. The embedded engine has
/// no standby.
void waitForNoStandby(Transaction& tx);

}  // namespace jalon::storage
