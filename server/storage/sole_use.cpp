// SPDX-License-Identifier: EUPL-1.2
#include "storage/sole_use.h"

namespace jalon::storage {

namespace {

constexpr Sql kOthers{"sole_use.others", R"(
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = current_setting('application_name')
AND pid <> pg_backend_pid())"};

}  // namespace

bool hasOthers(Database& database) {
    if (database.engine() != Engine::postgres) return false;
    return database.read([](Transaction& tx) { return tx.run(kOthers).front().integer(0) > 0; });
}

void keepWritersOut(Transaction& tx) {
    // Every writer begins by taking a weaker lock on it (postgres_connection.cpp). LOCK takes no snapshot.
    if (tx.engine() == Engine::postgres) tx.runMigration("sole_use", "LOCK TABLE engine_receipt IN EXCLUSIVE MODE");
}

}  // namespace jalon::storage
