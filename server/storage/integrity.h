// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the embedded engine can say of a database file by itself: its pages, its structure, its references, its schema.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/findings.h"
#include "base/result.h"
#include "storage/database.h"
#include "storage/log_use.h"
#include "storage/migration.h"
#include "storage/sqlcipher.h"

namespace jalon::storage {

/// Opens a database to read it beside its server, in another process; nothing can be written through it. The caller
/// holds CopyLock, and InstanceLock too unless the log is left to its server. Errors: as openSqlcipher, but for
/// "database.in_use".
Result<std::unique_ptr<Database>> openBeside(const std::filesystem::path& file, const DatabaseKey& key,
                                             LogUse log = LogUse::leave);

/// Codes "page" (a seal is broken, or a page cannot be read), "structure" (the engine's words), "foreign_key" (of a
/// table, with the rowid). Looked at: "pages", "tables". Pages are compared with their seals in the file itself, unless
/// a server, to which the log is left, may be writing them.
void checkFile(const std::filesystem::path& file, const DatabaseKey& key, LogUse log, Findings& findings);

/// Codes "schema_missing", "schema_differs", "schema_unknown" of what the migrations of this program make, in an empty
/// database at `scratch`, which must not exist. Looked at: "schema".
Result<void> checkSchema(Database& database, const std::vector<ModuleSchema>& schemas,
                         const std::filesystem::path& scratch, Findings& findings);

/// The highest migration applied; 0 without.
int schemaNumber(Database& database);

/// An id that names a row without a foreign key saying so: because the row's module comes later, or because what names
/// it outlives it.
struct SoftReference {
    std::string_view table, column, parent;  ///< the parent's key is its column id
    std::string_view row = "id";             ///< column that tells the rows of `table` apart
};
/// Code "reference" of TABLE.COLUMN with the row. Looked at: "references".
void checkReferences(Database& database, const std::vector<SoftReference>& references, Findings& findings);

}  // namespace jalon::storage
