// SPDX-License-Identifier: EUPL-1.2
#include "storage/database_clock.h"

namespace jalon::storage {

namespace {

/// 2440587.5 is the Julian day of 1970-01-01.
constexpr Sql kNowHere{"storage.now_here", "SELECT CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)"};
/// Not now(), which stands still during a transaction.
constexpr Sql kNowThere{"storage.now_there", "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"};

}  // namespace

Instant databaseNow(Transaction& tx) {
    return tx.run(tx.engine() == Engine::postgres ? kNowThere : kNowHere).front().instant(0);
}

bool isShared(const Database& database) { return database.engine() == Engine::postgres; }

}  // namespace jalon::storage
