// SPDX-License-Identifier: EUPL-1.2
#include "storage/stored_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

namespace jalon::storage {

namespace {

constexpr Sql kPostgresColumns{"tables.columns", R"(
SELECT t.relname::text, c.attname::text, format_type(c.atttypid, NULL)::text, array_position(k.indkey::int2[], c.attnum)
FROM pg_class AS t JOIN pg_attribute AS c ON c.attrelid = t.oid
LEFT JOIN pg_index AS k ON k.indrelid = t.oid AND k.indisprimary
WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND t.relname NOT LIKE 'engine\_%'
AND c.attnum > 0 AND NOT c.attisdropped
ORDER BY t.relname, c.attnum)"};
constexpr Sql kSqliteColumns{"tables.columns", R"(
SELECT t.name, c.name, c.type, CASE WHEN c.pk > 0 THEN c.pk END
FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY t.name, c.cid)"};

constexpr Sql kPostgresUnique{"tables.unique", R"(
SELECT t.relname::text, k.conname::text, c.attname::text, c.attnotnull
FROM pg_constraint AS k JOIN pg_class AS t ON t.oid = k.conrelid
CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u (number, place)
JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum = u.number
WHERE k.contype = 'u' AND t.relnamespace = current_schema()::regnamespace
ORDER BY t.relname, k.conname, u.place)"};
constexpr Sql kSqliteUnique{"tables.unique", R"(
SELECT t.name, i.name, x.name, c."notnull"
FROM pragma_table_list AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS x,
pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.type = 'table' AND i.origin = 'u' AND c.name = x.name
ORDER BY t.name, i.name, x.seqno)"};

/// Virtual tables first: those they are made of go with them.
constexpr Sql kSqliteTables{"tables.names", R"(
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY type DESC, name)"};
constexpr Sql kPostgresTables{"tables.names", R"(
SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
AND relname NOT LIKE 'engine\_%' ORDER BY relname)"};
constexpr Sql kPostgresFunctions{"tables.functions", R"(
SELECT DISTINCT t.tgfoid::regprocedure::text FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal)"};

constexpr Sql kApplied{"tables.applied", "SELECT number, label, applied_at FROM schema_migration ORDER BY number"};
constexpr Sql kSetApplied{"tables.set_applied", "UPDATE schema_migration SET applied_at = $2 WHERE number = $1"};

constexpr std::size_t kRowsAStatement = 50;

ColumnKind kindOf(const std::string& type, const std::string& where) {
    static const std::map<std::string, ColumnKind> kKinds{
        {"INTEGER", ColumnKind::integer}, {"TEXT", ColumnKind::text},       {"BLOB", ColumnKind::blob},
        {"REAL", ColumnKind::real},       {"bigint", ColumnKind::integer},  {"text", ColumnKind::text},
        {"bytea", ColumnKind::blob},      {"boolean", ColumnKind::boolean}, {"double precision", ColumnKind::real},
    };
    const auto found = kKinds.find(type);
    if (found == kKinds.end()) throw std::logic_error(where + ": no column of a migration is " + type);
    return found->second;
}

std::string quoted(const std::string& name) { return '"' + name + '"'; }

std::string listed(const StoredTable& table, const std::vector<std::size_t>& places) {
    std::string out;
    for (const std::size_t place : places) out += (out.empty() ? "" : ", ") + quoted(table.columns[place].name);
    return out;
}

std::string parameters(std::size_t first, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "$" : ", $") + std::to_string(first + i);
    return "(" + out + ")";
}

/// FROM, WHERE, ORDER BY and LIMIT of a page; the limit is the parameter after those of the key.
std::string pageOf(const StoredTable& table, bool from_start) {
    const std::string key = listed(table, table.key);
    const std::size_t count = table.key.size();
    std::string text = " FROM " + quoted(table.name);
    if (!from_start) text += " WHERE (" + key + ") > " + parameters(1, count);
    return text + " ORDER BY " + key + " LIMIT $" + std::to_string(from_start ? 1 : count + 1);
}

/// The length in bytes of what has one.
std::string sizeOf(const StoredTable& table) {
    std::string out = "0";
    for (const TableColumn& column : table.columns)
        if (column.kind == ColumnKind::text || column.kind == ColumnKind::blob)
            out += " + coalesce(octet_length(" + quoted(column.name) + "), 0)";
    return out;
}

std::int64_t fitting(const Rows& sizes, std::int64_t bytes) {
    std::int64_t count = 0;
    for (const Row& row : sizes) {
        bytes -= row.integer(0);
        if (bytes < 0 && count > 0) break;
        ++count;
    }
    return count;
}

/// Columns of the unique keys without NULL, by table and by name of the key.
using UniqueKeys = std::map<std::string, std::map<std::string, std::vector<std::string>>>;

UniqueKeys uniqueKeys(Transaction& tx) {
    UniqueKeys keys;
    std::set<std::pair<std::string, std::string>> with_nulls;
    for (const Row& row : tx.run(tx.engine() == Engine::postgres ? kPostgresUnique : kSqliteUnique)) {
        keys[row.text(0)][row.text(1)].push_back(row.text(2));
        if (!row.boolean(3)) with_nulls.emplace(row.text(0), row.text(1));
    }
    for (const auto& [table, key] : with_nulls) keys[table].erase(key);
    return keys;
}

/// An engine may keep the rows of a table in an order of its own, under a longer primary key: what tells them apart on
/// both is the shortest unique key.
void takeShorterKey(StoredTable& table, const std::map<std::string, std::vector<std::string>>& unique) {
    std::optional<std::vector<std::string>> best;
    for (const auto& [name, columns] : unique)
        if (columns.size() < table.key.size() &&
            (!best || std::pair(columns.size(), columns) < std::pair(best->size(), *best)))
            best = columns;
    if (!best) return;
    table.key.clear();
    for (const std::string& column : *best) {
        const auto found = std::ranges::find(table.columns, column, &TableColumn::name);
        table.key.push_back(static_cast<std::size_t>(found - table.columns.begin()));
    }
}

Value valueOf(const Row& row, std::size_t place, ColumnKind kind) {
    if (row.isNull(place)) return {};
    switch (kind) {
        case ColumnKind::integer:
            return row.integer(place);
        case ColumnKind::boolean:
            return row.boolean(place);
        case ColumnKind::real:
            return row.real(place);
        case ColumnKind::text:
            return row.text(place);
        case ColumnKind::blob:
            return row.bytes(place);
    }
    throw std::logic_error("a column of no kind");
}

}  // namespace

std::vector<StoredTable> storedTables(Transaction& tx, const std::set<std::string>& except) {
    std::vector<StoredTable> tables;
    std::map<std::string, std::map<std::int64_t, std::size_t>> keys;
    for (const Row& row : tx.run(tx.engine() == Engine::postgres ? kPostgresColumns : kSqliteColumns)) {
        const std::string& name = row.text(0);
        if (except.contains(name)) continue;
        if (tables.empty() || tables.back().name != name) tables.push_back({name, {}, {}});
        if (!row.isNull(3)) keys[name][row.integer(3)] = tables.back().columns.size();
        tables.back().columns.push_back({row.text(1), kindOf(row.text(2), name + "." + row.text(1))});
    }
    UniqueKeys unique = uniqueKeys(tx);
    for (StoredTable& table : tables) {
        for (const auto& [order, place] : keys[table.name]) table.key.push_back(place);
        if (table.key.empty()) throw std::logic_error(table.name + " has no primary key");
        takeShorterKey(table, unique[table.name]);
    }
    return tables;
}

std::int64_t countRows(Transaction& tx, const StoredTable& table) {
    const std::string text = "SELECT count(*) FROM " + quoted(table.name);
    return tx.run({"tables.count", text}).front().integer(0);
}

std::vector<StoredRow> rowsAfter(Transaction& tx, const StoredTable& table, const StoredRow& after, PageLimit limit) {
    const std::string page = pageOf(table, after.empty());
    StoredRow arguments = after;
    arguments.emplace_back(limit.rows);
    const std::string sizes = "SELECT " + sizeOf(table) + page;
    const std::int64_t count = fitting(tx.runWith({"tables.sizes", sizes}, arguments), limit.bytes);
    if (count == 0) return {};

    std::vector<std::size_t> all(table.columns.size());
    for (std::size_t place = 0; place < all.size(); ++place) all[place] = place;
    const std::string text = "SELECT " + listed(table, all) + page;
    arguments.back() = count;
    std::vector<StoredRow> rows;
    for (const Row& row : tx.runWith({"tables.page", text}, arguments)) {
        StoredRow& values = rows.emplace_back();
        for (const std::size_t place : all) values.push_back(valueOf(row, place, table.columns[place].kind));
    }
    return rows;
}

StoredRow keyOf(const StoredTable& table, const StoredRow& row) {
    StoredRow key;
    for (const std::size_t place : table.key) key.push_back(row[place]);
    return key;
}

void insertRows(Transaction& tx, const StoredTable& table, const std::vector<StoredRow>& rows) {
    std::vector<std::size_t> all(table.columns.size());
    for (std::size_t place = 0; place < all.size(); ++place) all[place] = place;
    const std::string begin = "INSERT INTO " + quoted(table.name) + " (" + listed(table, all) + ") VALUES ";
    for (std::size_t at = 0; at < rows.size();) {
        const std::size_t count = rows.size() - at >= kRowsAStatement ? kRowsAStatement : 1;
        std::string text = begin;
        StoredRow arguments;
        for (std::size_t i = 0; i < count; ++i, ++at) {
            text += (i == 0 ? "" : ", ") + parameters(arguments.size() + 1, all.size());
            arguments.insert(arguments.end(), rows[at].begin(), rows[at].end());
        }
        tx.runWith({"tables.insert", text}, arguments);
    }
}

void emptyTables(Transaction& tx, const std::vector<StoredTable>& tables) {
    for (const StoredTable& table : tables) {
        if (countRows(tx, table) == 0) continue;
        const std::string text = "DELETE FROM " + quoted(table.name);
        tx.run({"tables.empty", text});
    }
}

void dropTables(Transaction& tx, const std::set<std::string>& except) {
    const bool postgres = tx.engine() == Engine::postgres;
    std::string script;
    for (const Row& row : tx.run(postgres ? kPostgresTables : kSqliteTables))
        if (!except.contains(row.text(0)))
            script += "DROP TABLE " + quoted(row.text(0)) + (postgres ? " CASCADE;\n" : ";\n");
    if (postgres)
        for (const Row& row : tx.run(kPostgresFunctions)) script += "DROP FUNCTION " + row.text(0) + ";\n";
    tx.runMigration("tables.drop", script);
}

void settleTables(Transaction& tx) {
    if (tx.engine() == Engine::postgres) tx.runMigration("tables.settle", "ANALYZE");
}

std::vector<AppliedMigration> appliedMigrations(Transaction& tx) {
    std::vector<AppliedMigration> applied;
    for (const Row& row : tx.run(kApplied)) applied.push_back({row.integer(0), row.text(1), row.integer(2)});
    return applied;
}

void setAppliedAt(Transaction& tx, const AppliedMigration& migration) {
    tx.run(kSetApplied, migration.number, migration.applied_at);
}

}  // namespace jalon::storage
