// SPDX-License-Identifier: EUPL-1.2
#include "storage/migration.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "storage/schema_state.h"

namespace jalon::storage {

namespace {

constexpr std::string_view kCreateTable = R"(
CREATE TABLE IF NOT EXISTS schema_migration (
    number {{int}} NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at {{int}} NOT NULL
) {{strict}};
)";
constexpr Sql kApplied{"schema.applied", "SELECT number, checksum FROM schema_migration ORDER BY number"};
constexpr Sql kInsert{"schema.insert",
                      "INSERT INTO schema_migration (number, label, checksum, applied_at) VALUES ($1, $2, $3, $4)"};
constexpr Unaudited kUnaudited{"schema migration"};

/// Of the text as written, before its tokens are replaced.
std::string checksum(const std::string& sql) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(sql.data()), sql.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

const std::string& textFor(Engine engine, const Migration& migration) {
    return engine == Engine::postgres && !migration.postgres_sql.empty() ? migration.postgres_sql : migration.sql;
}

std::map<int, const Migration*> byNumber(const std::vector<ModuleSchema>& schemas) {
    std::map<int, const Migration*> known;
    for (const ModuleSchema& schema : schemas) {
        for (const Migration& migration : schema.migrations) {
            if (!known.emplace(migration.number, &migration).second) {
                throw std::logic_error(schema.module + ": migration " + std::to_string(migration.number) +
                                       " comes twice");
            }
        }
    }
    return known;
}

std::map<int, std::string> appliedChecksums(Database& database) {
    return database.read([](Transaction& tx) {
        std::map<int, std::string> applied;
        for (const Row& row : tx.run(kApplied)) applied.emplace(static_cast<int>(row.integer(0)), row.text(1));
        return applied;
    });
}

/// That the program knows what was applied, and that it was applied as the program has it.
Result<void> compare(Engine engine, const std::map<int, const Migration*>& known,
                     const std::map<int, std::string>& applied) {
    for (const auto& [number, sum] : applied) {
        const auto migration = known.find(number);
        if (migration == known.end()) return Error{ErrorKind::unavailable, "schema.newer"};
        if (checksum(textFor(engine, *migration->second)) != sum)
            return Error{ErrorKind::unavailable, "schema.changed"};
    }
    return {};
}

Result<void> createTable(Database& database) {
    return database.write(kUnaudited, [](Transaction& tx) -> Result<void> {
        tx.runMigration("schema_migration", kCreateTable);
        return {};
    });
}

void run(Transaction& tx, const Migration& migration) {
    tx.runMigration("migration " + std::to_string(migration.number) + " " + migration.label,
                    textFor(tx.engine(), migration));
}

Result<void> apply(Database& database, const Migration& migration, Instant now) {
    const std::string& sql = textFor(database.engine(), migration);
    return database.write(kUnaudited, [&](Transaction& tx) -> Result<void> {
        run(tx, migration);
        tx.run(kInsert, migration.number, migration.label, checksum(sql), now);
        return {};
    });
}

}  // namespace

ModuleSchema storageSchema() {
    return {"storage",
            {},
            "schema_migration.number\ttechnical\tpermanent\n"
            "schema_migration.label\ttechnical\tpermanent\n"
            "schema_migration.checksum\ttechnical\tpermanent\n"
            "schema_migration.applied_at\ttechnical\tpermanent\n"};
}

Result<bool> isUpToDate(Database& database, const std::vector<ModuleSchema>& schemas) {
    const auto columns = database.columns();
    if (std::ranges::find(columns, "schema_migration", &StoredColumn::table) == columns.end()) return false;
    const std::map<int, const Migration*> known = byNumber(schemas);
    const std::map<int, std::string> applied = appliedChecksums(database);
    TRY(compare(database.engine(), known, applied));
    return applied.size() == known.size();
}

Result<MigrationReport> migrate(Database& database, const std::vector<ModuleSchema>& schemas, const Clock& clock) {
    const std::map<int, const Migration*> known = byNumber(schemas);
    const auto turn = database.takeSchemaTurn();
    TRY(createTable(database));
    const std::map<int, std::string> applied = appliedChecksums(database);
    TRY(compare(database.engine(), known, applied));

    MigrationReport report;
    if (!applied.empty()) report.before = applied.rbegin()->first;
    report.after = report.before;
    for (const auto& [number, migration] : known) {
        if (applied.contains(number)) continue;
        TRY(apply(database, *migration, clock.now()));
        report.after = std::max(report.after, number);
        report.applied.push_back(migration->label);
    }
    return report;
}

void makeSchema(Transaction& tx, const std::vector<ModuleSchema>& schemas) {
    tx.runMigration("schema_migration", kCreateTable);
    for (const auto& [number, migration] : byNumber(schemas)) run(tx, *migration);
}

}  // namespace jalon::storage
