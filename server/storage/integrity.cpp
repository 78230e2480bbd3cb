// SPDX-License-Identifier: EUPL-1.2
#include "storage/integrity.h"

#include <algorithm>
#include <map>
#include <utility>

#include "storage/sqlcipher_connection.h"

namespace jalon::storage {

namespace {

constexpr int kCacheKib = 16 * 1024;

constexpr Sql kSeals{"check.seals", "PRAGMA cipher_integrity_check"};
constexpr Sql kStructure{"check.structure", "PRAGMA integrity_check"};
constexpr Sql kForeignKeys{"check.foreign_keys", "PRAGMA foreign_key_check"};
constexpr Sql kPages{"check.pages", "PRAGMA page_count"};
constexpr Sql kEmptyLog{"check.empty_log", "PRAGMA wal_checkpoint(TRUNCATE)"};
constexpr Sql kReadOnly{"check.read_only", "PRAGMA query_only = ON"};
constexpr Sql kSchema{"check.schema", R"(
SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name)"};
constexpr Sql kTables{"check.tables", "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"};
constexpr Sql kNumber{"check.schema_number", "SELECT max(number) FROM schema_migration"};

/// One connection that reads. Lanes would let several threads in; a check has one.
class ReadingDatabase final : public Database {
public:
    ReadingDatabase(std::filesystem::path file, std::unique_ptr<SqlcipherConnection> connection)
        : file_(std::move(file)), connection_(std::move(connection)) {}
    Engine engine() const override { return Engine::sqlcipher; }
    std::string describe() const override { return file_.string(); }
    std::vector<StoredColumn> columns() override { return connection_->columns(); }

protected:
    void readErased(const std::function<void(Transaction&)>& work) override {
        connection_->begin(false);
        const struct End {
            SqlcipherConnection& connection;
            ~End() { connection.rollback(); }
        } end{*connection_};
        Transaction tx(*connection_);
        work(tx);
    }
    void writeErased(const std::function<bool(Transaction&)>&, bool) override {
        throw DbError(DbCode::readonly, "check", "opened to be read");
    }

private:
    std::filesystem::path file_;
    std::unique_ptr<SqlcipherConnection> connection_;
};

/// Each on its own: a page that cannot be read must not hide what else can be said.
template <class Ask>
void asking(Findings& findings, const char* what, Ask ask) {
    try {
        ask();
    } catch (const DbError& error) {
        findings.add("page", what, error.what());
    }
}

using Schema = std::map<std::string, std::pair<std::string, std::string>>;

Schema schemaOf(Database& database) {
    return database.read([](Transaction& tx) {
        Schema schema;
        for (const Row& row : tx.run(kSchema)) schema.emplace(row.text(1), std::pair(row.text(0), row.text(2)));
        return schema;
    });
}

}  // namespace

Result<std::unique_ptr<Database>> openBeside(const std::filesystem::path& file, const DatabaseKey& key, LogUse log) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return Error{ErrorKind::unavailable, "database.missing"};
    TRY_ASSIGN(auto connection, SqlcipherConnection::open(file, key, kCacheKib, log));
    connection->query(kReadOnly, {});
    return std::unique_ptr<Database>(std::make_unique<ReadingDatabase>(file, std::move(connection)));
}

void checkFile(const std::filesystem::path& file, const DatabaseKey& key, LogUse log, Findings& findings) {
    auto opened = SqlcipherConnection::open(file, key, kCacheKib, log);
    if (!opened) return findings.add("page", "open", opened.error().code);
    SqlcipherConnection& connection = **opened;
    // A page half written when the power went is whole in the log.
    if (log == LogUse::own) asking(findings, "log", [&] { connection.query(kEmptyLog, {}); });
    if (log != LogUse::leave)
        asking(findings, "seal", [&] {
            for (const Row& row : connection.query(kSeals, {})) findings.add("page", "seal", row.text(0));
        });
    asking(findings, "structure", [&] {
        for (const Row& row : connection.query(kStructure, {}))
            if (row.text(0) != "ok") findings.add("structure", "database", row.text(0));
        findings.looked("pages", connection.query(kPages, {}).front().integer(0));
        findings.looked("tables", connection.query(kTables, {}).front().integer(0));
    });
    asking(findings, "foreign_keys", [&] {
        for (const Row& row : connection.query(kForeignKeys, {}))
            findings.add("foreign_key", row.text(0),
                         row.isNull(1) ? row.text(2) : std::to_string(row.integer(1)) + " → " + row.text(2));
    });
}

Result<void> checkSchema(Database& database, const std::vector<ModuleSchema>& schemas,
                         const std::filesystem::path& scratch, Findings& findings) {
    TRY_ASSIGN(auto fresh, openSqlcipher(scratch, DatabaseKey::random(), {.readers = 1}));
    const ManualClock clock{Instant(0), Day{}};
    TRY(migrate(*fresh, schemas, clock));
    const Schema expected = schemaOf(*fresh);
    Schema found = schemaOf(database);
    for (const auto& [name, entry] : expected) {
        const auto there = found.extract(name);
        if (there.empty()) {
            findings.add("schema_missing", entry.first, name);
        } else if (there.mapped() != entry) {
            findings.add("schema_differs", entry.first, name);
        }
    }
    for (const auto& [name, entry] : found) findings.add("schema_unknown", entry.first, name);
    findings.looked("schema", static_cast<std::int64_t>(expected.size()));
    return {};
}

int schemaNumber(Database& database) {
    const auto columns = database.columns();
    if (std::ranges::find(columns, "schema_migration", &StoredColumn::table) == columns.end()) return 0;
    return database.read([](Transaction& tx) {
        const auto rows = tx.run(kNumber);
        return rows.front().isNull(0) ? 0 : static_cast<int>(rows.front().integer(0));
    });
}

void checkReferences(Database& database, const std::vector<SoftReference>& references, Findings& findings) {
    for (const auto& reference : references) {
        const std::string table(reference.table), column(reference.column), parent(reference.parent),
            row(reference.row);
        const std::string text = "SELECT CAST(t." + row + " AS TEXT) FROM " + table + " AS t WHERE t." + column +
                                 " IS NOT NULL AND t." + column + " <> '' AND NOT EXISTS (SELECT 1 FROM " + parent +
                                 " AS p WHERE p.id = t." + column + ")";
        for (const Row& missing : database.read([&](Transaction& tx) { return tx.run(Sql{"check.reference", text}); }))
            findings.add("reference", table + "." + column, missing.text(0));
    }
    findings.looked("references", static_cast<std::int64_t>(references.size()));
}

}  // namespace jalon::storage
