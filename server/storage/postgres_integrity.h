// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a PostgreSQL database says of its schema and its references, the counterpart of integrity.h. Its pages are
// PostgreSQL's own affair (data checksums, pg_amcheck).
#include <vector>

#include "base/findings.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::storage {

/// Codes "schema_missing", "schema_differs", "schema_unknown" of columns, constraints, indexes, triggers and functions,
/// against what the migrations of this program make in an empty schema beside the stored one, in a transaction that is
/// rolled back. A constraint nobody enforces any more (not validated, its triggers disabled) differs. Looked at:
/// "schema". Error "check.may_not_create": the role may not make that schema; nothing was compared.
Result<void> comparePostgresSchema(Database& database, const std::vector<ModuleSchema>& schemas, Findings& findings);

/// Code "foreign_key" of a table, with the place of each row that names what is not there: rows written while nobody
/// enforced the references. Looked at: "foreign_keys".
void checkPostgresReferences(Database& database, Findings& findings);

}  // namespace jalon::storage
