// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Every stored column has a sensitivity and a retention class: the check that says so, and the document made of them.
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::storage {

/// What keeps the database and the columns.tsv files from agreeing, one sentence each: columns without a class, and
/// classes without a column. Empty when all is well. `schemas` holds storageSchema() and every module's.
std::vector<std::string> unclassifiedColumns(Database& database, const std::vector<ModuleSchema>& schemas);

/// docs/personal-data.md, in French: one table a module.
std::string personalDataDocument(const std::vector<ModuleSchema>& schemas);

}  // namespace jalon::storage
