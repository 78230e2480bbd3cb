// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The schema: numbered, forward-only, checksummed migrations and the class of every column, both embedded from
// server/<module>/migrations/NNNN_what.sql and server/<module>/columns.tsv.
//
// DDL is written once for both engines with the tokens {{int}} {{bool}} {{json}} {{blob}} {{real}} {{strict}}. A line
// that only one of them understands (text_index.h) begins with {{only_sqlcipher}} or {{only_postgres}}: the other
// engine reads it as a comment. A migration with much of that stands a second time, whole, in NNNN_what.postgres.sql.
// columns.tsv: one line a column, `table.column<TAB>sensitivity<TAB>retention`, # starts a comment.
//
// cmake/EmbedSchema.cmake defines `storage::ModuleSchema schema()` in the module's namespace; the module's header
// declares it. What has been applied is kept in the table schema_migration, which the runner makes itself.
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "storage/database.h"

namespace jalon::storage {

struct Migration {
    int number = 0;  ///< unique in the whole program; also the order
    std::string label;
    std::string sql;
    std::string postgres_sql = {};  ///< on PostgreSQL in place of `sql`, when there is one
};

struct ModuleSchema {
    std::string module;
    std::vector<Migration> migrations;
    std::string columns;
};

/// How much harm a leak of the column does (docs/personal-data.md).
enum class Sensitivity { technical, reference, staff, contact, identity, education, social, health, secret };
/// When the column's content goes (domain: retention matrix of the file, of the school's sanction, of the log).
enum class Retention { permanent, account, log, file, measure, draft, partner };

struct ColumnClass {
    std::string module, table, column;
    Sensitivity sensitivity = Sensitivity::technical;
    Retention retention = Retention::permanent;
};

/// Classes of the runner's own table, without migrations: part of every program's list of schemas.
ModuleSchema storageSchema();

/// Throws std::runtime_error naming the line when a word is unknown, a line is malformed or a column comes twice.
std::vector<ColumnClass> columnClasses(const std::vector<ModuleSchema>& schemas);

struct MigrationReport {
    int before = 0;  ///< highest number applied before
    int after = 0;
    std::vector<std::string> applied;
};

/// Brings a database to the program's schema, each migration in its own transaction; of several servers that start
/// together one does it and the others wait. Refuses, without touching
/// anything: code "schema.newer" (a number this program does not know) and "schema.changed" (an applied migration whose
/// checksum differs). Two modules with one number are a bug (std::logic_error).
Result<MigrationReport> migrate(Database& database, const std::vector<ModuleSchema>& schemas, const Clock& clock);

}  // namespace jalon::storage
