// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>

#include "base/result.h"
#include "storage/postgres_address.h"

namespace jalon::storage {

/// Why no connection can be had, found out by trying once more, for at most `patience`. All are unavailable:
/// "database.refused" (user or password), "database.absent" (no base of that name), "database.too_many_connections",
/// "database.tls" (no encrypted connection, or not with a server that proves who it is), "database.no_primary" (only
/// standbys answer), "database.unreachable".
Error explainRefusal(const PostgresAddress& address, std::chrono::milliseconds patience);

}  // namespace jalon::storage
