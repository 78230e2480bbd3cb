// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Tables as an engine has them, and their rows without knowing what they mean: for what moves a whole base from one
// engine to another (transfer/). Not for modules, which have stores.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "storage/database.h"

namespace jalon::storage {

/// What a column holds, whatever the engine calls it. SQLite knows no booleans: there they are integers.
enum class ColumnKind { integer, boolean, real, text, blob };

struct TableColumn {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    bool operator==(const TableColumn&) const = default;
};

struct StoredTable {
    std::string name;
    std::vector<TableColumn> columns;  ///< as defined
    /// What tells rows apart, as places in `columns`: the primary key, or a unique key with fewer columns.
    std::vector<std::size_t> key;
};

/// Values in the order of a table's columns, or of its key.
using StoredRow = std::vector<Value>;

/// By name; the engine's own tables, virtual ones and those named in `except` left out. A table without a primary key,
/// or a column of a type no migration uses, is std::logic_error.
std::vector<StoredTable> storedTables(Transaction& tx, const std::set<std::string>& except);

std::int64_t countRows(Transaction& tx, const StoredTable& table);

/// What one page holds at most. A row larger than that comes alone.
struct PageLimit {
    std::int64_t rows = 500;
    std::int64_t bytes = 4 << 20;
};
/// The rows that follow the key `after` (empty: the first ones), by key, texts by their bytes: the same on both
/// engines. A column that is `boolean` here gives booleans also where the engine has integers. Empty after the last
/// row.
std::vector<StoredRow> rowsAfter(Transaction& tx, const StoredTable& table, const StoredRow& after, PageLimit limit);

StoredRow keyOf(const StoredTable& table, const StoredRow& row);

void insertRows(Transaction& tx, const StoredTable& table, const std::vector<StoredRow>& rows);

/// Deletes what migrations put in tables; those without rows are not touched.
void emptyTables(Transaction& tx, const std::vector<StoredTable>& tables);

/// Drops every table, its triggers and their functions, but for the engine's own tables and those named in `except`.
void dropTables(Transaction& tx, const std::set<std::string>& except);

/// Statistics for the planner after many rows came at once; nothing where the engine does without.
void settleTables(Transaction& tx);

/// The migrations applied: when, which leaves with the base from one engine to another (its mark, sqlcipher_copy.h).
struct AppliedMigration {
    std::int64_t number = 0;
    std::string label;
    std::int64_t applied_at = 0;
    bool operator==(const AppliedMigration&) const = default;
};
std::vector<AppliedMigration> appliedMigrations(Transaction& tx);
void setAppliedAt(Transaction& tx, const AppliedMigration& migration);

}  // namespace jalon::storage
