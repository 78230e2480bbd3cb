// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "base/result.h"
#include "storage/migration.h"

namespace jalon::storage {

/// Whether a database has every migration of the program; false for one without any. Changes nothing. Errors: those of
/// migrate().
Result<bool> isUpToDate(Database& database, const std::vector<ModuleSchema>& schemas);

/// All of the program's schema in one transaction, where none of it is: to be compared with what is stored, never to be
/// kept (nothing says which migrations made it).
void makeSchema(Transaction& tx, const std::vector<ModuleSchema>& schemas);

}  // namespace jalon::storage
