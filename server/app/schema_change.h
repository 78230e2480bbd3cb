// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Before a newer program changes the schema of a base in which somebody has worked.
#include "app/settings.h"
#include "base/clock.h"
#include "base/result.h"
#include "storage/database.h"

namespace jalon::app {

/// The number of the last migration of this program.
int newestSchema();

/// Makes a verified backup in the place's folder when migrations are to come on an embedded base that has had others,
/// and says on standard error what it did; one that it made before of the same content, when the migrations failed
/// then, serves again. Without a recovery key it says how to have one, and that is all. Errors:
/// those of migrate(), and of backup::makeBackup: then nothing may be migrated.
Result<void> backUpBeforeMigrating(storage::Database& database, const Place& place, const Clock& clock);

}  // namespace jalon::app
