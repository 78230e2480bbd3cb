// SPDX-License-Identifier: EUPL-1.2
#include "app/open_beside.h"

#include <filesystem>

#include "app/open_database.h"
#include "storage/instance_lock.h"
#include "storage/key_swap.h"
#include "storage/left_behind.h"

namespace jalon::app {

namespace fs = std::filesystem;

Result<void> readBeside(const Place& place, const std::function<Result<void>(const Beside&)>& use) {
    if (!fs::exists(place.databaseFile())) return Error{ErrorKind::unavailable, "database.missing"};
    const auto swapped = storage::finishSwap({place.databaseFile(), place.keyFile()});
    if (!swapped && swapped.error().code != "database.log_missing") return swapped.error();
    TRY_ASSIGN(const auto key, storage::loadOrCreateKey(place.keyFile(), place.databaseFile()));
    // A server that starts meanwhile waits for nothing but a check of the seals, which then is not made.
    auto alone = storage::InstanceLock::acquire(place.databaseFile());
    if (!alone && alone.error().code != "database.in_use") return alone.error();
    TRY_ASSIGN(const auto copying, storage::CopyLock::acquire(place.databaseFile()));
    const fs::path log = storage::logOf(place.databaseFile());
    const bool log_lost = alone && alone->wasLeftOpen() && !fs::exists(log);
    const auto log_use = !alone ? storage::LogUse::leave : log_lost ? storage::LogUse::none : storage::LogUse::own;
    TRY_ASSIGN(auto database, storage::openBeside(place.databaseFile(), key, log_use));
    TRY(refuseUnfinished(*database));
    TRY(use({*database, key, log_use, log_lost}));
    // Closing moves the log into the file, as a server that stops does.
    if (alone && !log_lost) alone->markClosed();
    database.reset();
    if (alone && !log_lost && fs::exists(log)) alone->markOpen();
    return {};
}

}  // namespace jalon::app
