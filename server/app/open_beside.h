// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Reading the embedded database without changing it, also while a server has it open.
#include <functional>

#include "app/settings.h"
#include "base/result.h"
#include "storage/database.h"
#include "storage/integrity.h"
#include "storage/log_use.h"
#include "storage/sqlcipher.h"

namespace jalon::app {

struct Beside {
    storage::Database& database;
    const storage::DatabaseKey& key;
    storage::LogUse log;
    bool log_lost = false;  ///< FILE-wal is gone after an unclean stop: the last writings were in it
};

/// `use` on the database, which is closed afterwards as it was found. Errors: "database.missing", those of the key and
/// of openBeside(), "database.unfinished", those of `use`.
Result<void> readBeside(const Place& place, const std::function<Result<void>(const Beside&)>& use);

}  // namespace jalon::app
