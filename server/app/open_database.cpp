// SPDX-License-Identifier: EUPL-1.2
#include "app/open_database.h"

#include "storage/copy_mark.h"
#include "storage/key_swap.h"
#include "storage/postgres.h"
#include "storage/sqlcipher.h"

namespace jalon::app {
namespace {

Result<std::unique_ptr<storage::Database>> openWhatever(const Place& place, int readers) {
    if (place.isPostgres()) {
        return storage::openPostgres(place.database, {.connections = static_cast<std::size_t>(place.connections)});
    }
    std::filesystem::create_directories(place.directory);
    TRY(storage::finishSwap({place.databaseFile(), place.keyFile()}));
    TRY_ASSIGN(const auto key, storage::loadOrCreateKey(place.keyFile(), place.databaseFile()));
    return storage::openSqlcipher(place.databaseFile(), key, {.readers = readers});
}

}  // namespace

Result<std::unique_ptr<storage::Database>> openDatabase(const Place& place, int readers) {
    TRY_ASSIGN(auto database, openWhatever(place, readers));
    TRY(refuseUnfinished(*database));
    return database;
}

Result<void> refuseUnfinished(storage::Database& database) {
    if (storage::isCopyUnderWay(database)) return Error{ErrorKind::unavailable, "database.unfinished"};
    return {};
}

std::string Place::describe() const {
    return isPostgres() ? storage::describePostgres(database) : databaseFile().string();
}

Result<bool> isTaken(const Place& place) {
    if (!place.isPostgres()) return std::filesystem::exists(place.databaseFile());
    TRY_ASSIGN(const auto database, storage::openPostgres(place.database, {.connections = 1}));
    return !database->columns().empty();
}

}  // namespace jalon::app
