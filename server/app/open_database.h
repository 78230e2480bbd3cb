// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The database the command line names: the encrypted file of the folder, or a base of PostgreSQL.
#include <memory>

#include "app/settings.h"
#include "base/result.h"
#include "storage/database.h"

namespace jalon::app {

/// Its schema is left as it is. Errors: those of the key and of openSqlcipher, or those of openPostgres; and that of
/// refuseUnfinished().
Result<std::unique_ptr<storage::Database>> openDatabase(const Place& place, int readers);

/// Error "database.unfinished": a copy into it (transfer/) has not ended.
Result<void> refuseUnfinished(storage::Database& database);

/// Whether something is kept there already: the file exists, or the base has tables. Errors: those of openPostgres.
Result<bool> isTaken(const Place& place);

}  // namespace jalon::app
