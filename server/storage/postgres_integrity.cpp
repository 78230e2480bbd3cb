// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_integrity.h"

#include <map>
#include <string>
#include <utility>

#include "storage/schema_state.h"

namespace jalon::storage {

namespace {

constexpr Sql kMayCreate{"check.may_create", "SELECT has_database_privilege(current_database(), 'CREATE')"};
constexpr Sql kBeside{"check.beside", "CREATE SCHEMA jalon_check"};
constexpr Sql kLookBeside{"check.look_beside", "SET LOCAL search_path = jalon_check"};

/// Each element of the current schema in words that do not name the schema, without the driver's own tables (engine_…).
constexpr Sql kElements{"check.elements", R"(
SELECT kind, name, words FROM (
SELECT 'column' AS kind, t.relname || '.' || a.attname AS name, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN 'NOT NULL' END, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) AS words
FROM pg_class AS t JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = t.oid AND d.adnum = a.attnum
WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p', 'v', 'm')
UNION ALL
SELECT 'constraint', t.relname || '.' || c.conname, concat_ws(' ', pg_get_constraintdef(c.oid),
    (SELECT 'not enforced' FROM pg_trigger AS g WHERE g.tgconstraint = c.oid AND g.tgenabled <> 'O' LIMIT 1))
FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid
WHERE c.connamespace = current_schema()::regnamespace AND c.contype <> 'n'
UNION ALL
SELECT 'index', i.relname, concat_ws(' ', replace(pg_get_indexdef(i.oid), current_schema() || '.', ''),
    CASE WHEN NOT x.indisvalid THEN 'invalid' END)
FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid
WHERE i.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'trigger', t.relname || '.' || g.tgname,
    g.tgenabled::text || ' ' || replace(pg_get_triggerdef(g.oid), current_schema() || '.', '')
FROM pg_trigger AS g JOIN pg_class AS t ON t.oid = g.tgrelid
WHERE t.relnamespace = current_schema()::regnamespace AND NOT g.tgisinternal
UNION ALL
SELECT 'function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
    replace(pg_get_functiondef(p.oid), current_schema() || '.', '')
FROM pg_proc AS p WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind IN ('f', 'p')) AS element
WHERE name NOT LIKE 'engine\_%')"};

/// How each row of a table names its parent: the rows with a name, and what both have alike.
constexpr Sql kForeignKeys{"check.foreign_keys", R"(
SELECT t.relname::text, p.relname::text, format('%I', t.relname), format('%I', p.relname),
    string_agg(format('t.%I IS NOT NULL', a.attname), ' AND ' ORDER BY k.place),
    string_agg(format('p.%I = t.%I', b.attname, a.attname), ' AND ' ORDER BY k.place)
FROM pg_constraint AS c
CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (child, parent, place)
JOIN pg_class AS t ON t.oid = c.conrelid
JOIN pg_class AS p ON p.oid = c.confrelid
JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.child
JOIN pg_attribute AS b ON b.attrelid = p.oid AND b.attnum = k.parent
WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace
GROUP BY c.oid, t.relname, p.relname
ORDER BY t.relname, c.oid)"};

using Elements = std::map<std::pair<std::string, std::string>, std::string>;

Elements elementsOf(Transaction& tx) {
    Elements elements;
    for (const Row& row : tx.run(kElements)) elements[{row.text(0), row.text(1)}] = row.text(2);
    return elements;
}

/// What the migrations make, where they were never run. Nothing of it stays: the transaction ends with an error.
Elements expectedElements(Database& database, const std::vector<ModuleSchema>& schemas) {
    Elements expected;
    static constexpr Unaudited kNothingStays{"rolled back"};
    const auto ended = database.write(kNothingStays, [&](Transaction& tx) -> Result<void> {
        tx.run(kBeside);
        tx.run(kLookBeside);
        makeSchema(tx, schemas);
        expected = elementsOf(tx);
        return Error{ErrorKind::unavailable, "check.rolled_back"};
    });
    if (ended || ended.error().code != "check.rolled_back") throw std::logic_error("a schema made to compare stayed");
    return expected;
}

}  // namespace

Result<void> comparePostgresSchema(Database& database, const std::vector<ModuleSchema>& schemas, Findings& findings) {
    if (!database.read([](Transaction& tx) { return tx.run(kMayCreate).front().boolean(0); }))
        return Error{ErrorKind::unavailable, "check.may_not_create"};
    const Elements expected = expectedElements(database, schemas);
    Elements found = database.read([](Transaction& tx) { return elementsOf(tx); });
    for (const auto& [element, words] : expected) {
        const auto there = found.extract(element);
        if (there.empty()) {
            findings.add("schema_missing", element.first, element.second);
        } else if (there.mapped() != words) {
            findings.add("schema_differs", element.first, element.second);
        }
    }
    for (const auto& [element, words] : found) findings.add("schema_unknown", element.first, element.second);
    findings.looked("schema", static_cast<std::int64_t>(expected.size()));
    return {};
}

void checkPostgresReferences(Database& database, Findings& findings) {
    const Rows keys = database.read([](Transaction& tx) { return tx.run(kForeignKeys); });
    for (const Row& key : keys) {
        const std::string text = "SELECT t.ctid::text FROM " + key.text(2) + " AS t WHERE " + key.text(4) +
                                 " AND NOT EXISTS (SELECT 1 FROM " + key.text(3) + " AS p WHERE " + key.text(5) + ")";
        const Rows orphans = database.read([&](Transaction& tx) { return tx.run(Sql{"check.foreign_key", text}); });
        for (const Row& orphan : orphans)
            findings.add("foreign_key", key.text(0), orphan.text(0) + " → " + key.text(1));
    }
    findings.looked("foreign_keys", static_cast<std::int64_t>(keys.size()));
}

}  // namespace jalon::storage
