// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlcipher_copy.h"

#define SQLITE_HAS_CODEC 1
#include <fcntl.h>
#include <sodium.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <memory>
#include <type_traits>

#include "storage/durable_file.h"
#include "storage/file_descriptor.h"
#include "storage/sqlcipher_connection.h"
#include "storage/sqlite_code.h"

namespace jalon::storage {

namespace {

namespace fs = std::filesystem;

constexpr int kBusyTimeoutMs = 5000;
/// 2 MB: long enough to be quick, short enough to be told to stop.
constexpr int kPagesAStep = 500;
constexpr std::size_t kBaseDigits = 12;

constexpr const char* kTables =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
constexpr const char* kSchema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name";
constexpr const char* kMigrations = "SELECT number, applied_at FROM schema_migration ORDER BY number";
constexpr Sql kFirstMigration{"copy.first_migration",
                              "SELECT number, applied_at FROM schema_migration ORDER BY number LIMIT 1"};

/// A connection without the settings and the statement cache of a server's.
class Handle {
public:
    static Result<Handle> open(const fs::path& file, const DatabaseKey& key, int flags) {
        Handle handle;
        if (sqlite3_open_v2(file.c_str(), &handle.database_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            nullptr) != SQLITE_OK) {
            if (!handle.isClosed()) handle.fail("copy.open");
            return Error{ErrorKind::unavailable, "database.unreadable"};
        }
        sqlite3_busy_timeout(handle.database_, kBusyTimeoutMs);
        // Whoever only reads leaves the log to the server: closing must neither move it into the file nor remove it.
        sqlite3_db_config(handle.database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        applyKey(handle.database_, key);
        return handle;
    }
    Handle(Handle&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Handle& operator=(Handle&&) = delete;
    ~Handle() { sqlite3_close(database_); }

    sqlite3* get() const { return database_; }

    void run(const char* sql) const {
        if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
    }

    /// Every row as texts; NULL is "".
    std::vector<std::vector<std::string>> rows(const std::string& sql) const {
        std::vector<std::vector<std::string>> rows;
        sqlite3_stmt* made = nullptr;
        if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &made, nullptr) != SQLITE_OK) fail(sql);
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(made, &sqlite3_finalize);
        int step = SQLITE_OK;
        while ((step = sqlite3_step(made)) == SQLITE_ROW) {
            std::vector<std::string> row;
            for (int column = 0; column < sqlite3_column_count(made); ++column) {
                const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(made, column));
                row.emplace_back(text == nullptr ? "" : text);
            }
            rows.push_back(std::move(row));
        }
        if (step != SQLITE_DONE) fail(sql);
        return rows;
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw DbError(sqliteCode(sqlite3_extended_errcode(database_), sqlite3_system_errno(database_)), what,
                      sqlite3_errmsg(database_));
    }

    /// The first reading, where a wrong key shows.
    Result<void> probe() const {
        try {
            rows("SELECT count(*) FROM sqlite_schema");
        } catch (const DbError&) {
            if (sqlite3_errcode(database_) == SQLITE_NOTADB) return Error{ErrorKind::unavailable, "database.wrong_key"};
            if (isClosed()) return Error{ErrorKind::unavailable, "database.unreadable"};
            throw;
        }
        return {};
    }

private:
    Handle() = default;
    bool isClosed() const { return isClosedToUs(sqlite3_extended_errcode(database_), sqlite3_system_errno(database_)); }
    sqlite3* database_ = nullptr;
};

std::string sha256(const std::string& text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

std::string quoted(const std::string& name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// The moment its first migration was applied, to the microsecond, is as good as a name.
std::string markOf(const std::string& number, const std::string& applied_at) {
    return sha256(number + ' ' + applied_at).substr(0, kBaseDigits);
}

Contents contentsOf(const Handle& handle) {
    Contents contents;
    for (const auto& table : handle.rows(kTables))
        contents.rows[table[0]] = std::stoll(handle.rows("SELECT count(*) FROM " + quoted(table[0]))[0][0]);
    std::string schema;
    for (const auto& row : handle.rows(kSchema))
        for (const auto& part : row) schema += part + '\x1f';
    contents.schema = sha256(schema);
    if (!contents.rows.contains("schema_migration")) return contents;
    const auto migrations = handle.rows(kMigrations);
    if (migrations.empty()) return contents;
    contents.schema_number = std::stoi(migrations.back()[0]);
    contents.base = markOf(migrations.front()[0], migrations.front()[1]);
    return contents;
}

/// Removes what was begun unless told that it ended well.
class Draft {
public:
    explicit Draft(fs::path file) : file_(std::move(file)) {}
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        if (!kept_) discardCopy(file_);
    }
    void keep() { kept_ = true; }

private:
    fs::path file_;
    bool kept_ = false;
};

Error originalFails() { return {ErrorKind::unavailable, "database.disk"}; }

/// Whose disk fails: that of the original is returned, that of the copy thrown.
template <class Read>
auto ofOriginal(Read read) -> std::invoke_result_t<Read> {
    try {
        return read();
    } catch (const DbError& error) {
        if (error.code() == DbCode::disk) return originalFails();
        throw;
    }
}

/// From here to the end of the connection it is one moment.
Result<Contents> beginReading(const Handle& source) {
    TRY(source.probe());
    source.run("PRAGMA query_only = ON");
    source.run("BEGIN");
    return contentsOf(source);
}

/// Pages are read from the original alone. SQLite calls some failures to read a damaged file system.
bool isReading(int extended) {
    return extended == SQLITE_IOERR_READ || extended == SQLITE_IOERR_SHORT_READ || extended == SQLITE_IOERR_CORRUPTFS;
}

Result<void> copyPages(const Handle& from, const Handle& to, const GoOn& go_on) {
    sqlite3_backup* backup = sqlite3_backup_init(to.get(), "main", from.get(), "main");
    if (backup == nullptr) to.fail("copy.begin");
    int step = SQLITE_OK;
    bool given_up = false;
    while (!given_up && step == SQLITE_OK) {
        step = sqlite3_backup_step(backup, kPagesAStep);
        const std::int64_t total = sqlite3_backup_pagecount(backup);
        given_up = step == SQLITE_OK && go_on && !go_on(total - sqlite3_backup_remaining(backup), total);
    }
    const int ended = sqlite3_backup_finish(backup);
    if (given_up) return Error{ErrorKind::unavailable, "copy.given_up"};
    if (step == SQLITE_DONE && ended == SQLITE_OK) return {};
    const int code = ended == SQLITE_OK ? step : ended;
    if (isReading(code)) return originalFails();
    const int system = std::max(sqlite3_system_errno(to.get()), sqlite3_system_errno(from.get()));
    throw DbError(sqliteCode(code, system), "copy", sqlite3_errstr(code));
}

}  // namespace

std::int64_t Contents::total() const {
    std::int64_t total = 0;
    for (const auto& [table, count] : rows) total += count;
    return total;
}

std::string baseOf(Transaction& tx) {
    const auto rows = tx.run(kFirstMigration);
    if (rows.empty()) return {};
    return markOf(std::to_string(rows.front().integer(0)), std::to_string(rows.front().integer(1)));
}

void discardCopy(const fs::path& file) {
    std::error_code ignored;
    for (const char* suffix : {"-wal", "-shm", "-journal", ""}) {
        fs::path part = file;
        part += suffix;
        fs::remove(part, ignored);
    }
}

Result<Contents> copySqlcipher(const fs::path& from, const DatabaseKey& from_key, const fs::path& to,
                               const DatabaseKey& to_key, const GoOn& go_on) {
    // Written to only to repair what a crash left in the log, as every reader of a log does.
    TRY_ASSIGN(const Handle source, ofOriginal([&] { return Handle::open(from, from_key, SQLITE_OPEN_READWRITE); }));
    TRY_ASSIGN(Contents contents, ofOriginal([&] { return beginReading(source); }));
    {
        const FileDescriptor made = openFile(to, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (!made) return Error{ErrorKind::unavailable, errno == EEXIST ? "copy.exists" : "database.unreadable"};
    }
    Draft draft(to);
    {
        TRY_ASSIGN(const Handle target, Handle::open(to, to_key, SQLITE_OPEN_READWRITE));
        // What breaks off is thrown away: no journal, and one wait for the disk, at the end.
        target.run("PRAGMA journal_mode = OFF");
        target.run("PRAGMA synchronous = OFF");
        TRY(copyPages(source, target, go_on));
        source.run("ROLLBACK");
    }
    {
        // The pages say "write-ahead log", as in the original; a copy is one file.
        TRY_ASSIGN(const Handle target, Handle::open(to, to_key, SQLITE_OPEN_READWRITE));
        if (target.rows("PRAGMA journal_mode = DELETE").at(0).at(0) != "delete") target.fail("copy.journal");
    }
    syncFile(to);
    draft.keep();
    return contents;
}

Result<Contents> examineCopy(const fs::path& file, const DatabaseKey& key, std::vector<std::string>& trouble) {
    TRY_ASSIGN(const Handle handle, Handle::open(file, key, SQLITE_OPEN_READONLY));
    TRY(handle.probe());
    try {
        for (const auto& row : handle.rows("PRAGMA cipher_integrity_check")) trouble.push_back(row[0]);
        for (const auto& row : handle.rows("PRAGMA integrity_check"))
            if (row[0] != "ok") trouble.push_back(row[0]);
        return contentsOf(handle);
    } catch (const DbError& error) {
        if (error.code() == DbCode::disk) throw;
        trouble.emplace_back(error.what());
        return Contents{};
    }
}

}  // namespace jalon::storage
