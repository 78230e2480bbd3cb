// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlcipher_connection.h"

#define SQLITE_HAS_CODEC 1  // declares sqlite3_key
#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <type_traits>

#include "storage/sqlite_code.h"

namespace jalon::storage {

namespace {

constexpr int kBusyTimeoutMs = 5000;
/// Statements are literals, so there are a few hundred; only argument lists built at run time could make more.
constexpr std::size_t kMaxStatements = 1000;

constexpr Sql kBeginWrite{"begin", "BEGIN IMMEDIATE"};
constexpr Sql kBeginRead{"begin", "BEGIN"};
constexpr Sql kCommit{"commit", "COMMIT"};
constexpr Sql kProbe{"open.probe", "SELECT count(*) FROM sqlite_schema"};
constexpr Sql kJournal{"open.journal", "PRAGMA journal_mode = WAL"};
constexpr Sql kColumns{"schema.columns", R"(
SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND c.hidden <> 1
ORDER BY t.name, c.cid)"};

constexpr std::string_view kSettings = R"(
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = OFF;
PRAGMA trusted_schema = OFF;
PRAGMA temp_store = MEMORY;
)";

/// Read past its log: no other connection may write meanwhile.
std::string unchangingUri(const std::filesystem::path& file) {
    std::string uri = "file://";
    for (const char c : std::filesystem::absolute(file).string()) {
        if (c == '%') {
            uri += "%25";
        } else if (c == '?') {
            uri += "%3f";
        } else if (c == '#') {
            uri += "%23";
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

/// A statement left running would keep its read lock and stop every later COMMIT.
class ResetOnExit {
public:
    explicit ResetOnExit(sqlite3_stmt* statement) : statement_(statement) {}
    ~ResetOnExit() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    ResetOnExit(const ResetOnExit&) = delete;
    ResetOnExit& operator=(const ResetOnExit&) = delete;

private:
    sqlite3_stmt* statement_;
};

/// Binds without copying: the arguments outlive the execution.
struct Binder {
    sqlite3_stmt* statement;
    int index;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, index, value); }
    int operator()(bool value) const { return sqlite3_bind_int(statement, index, value ? 1 : 0); }
    int operator()(const std::string& value) const {
        return sqlite3_bind_text64(statement, index, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const Bytes& value) const {
        if (value.empty()) return sqlite3_bind_zeroblob(statement, index, 0);  // a null pointer would bind NULL
        return sqlite3_bind_blob64(statement, index, value.data(), value.size(), SQLITE_STATIC);
    }
};

Value columnValue(sqlite3_stmt* statement, int column, bool boolean) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: {
            const std::int64_t value = sqlite3_column_int64(statement, column);
            return boolean ? Value{value != 0} : Value{value};
        }
        case SQLITE_FLOAT:
            return sqlite3_column_double(statement, column);
        case SQLITE_TEXT: {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
        case SQLITE_BLOB: {
            const auto* blob = static_cast<const std::byte*>(sqlite3_column_blob(statement, column));
            return Bytes(blob, blob + sqlite3_column_bytes(statement, column));
        }
        default:
            return {};
    }
}

std::vector<bool> booleanColumns(sqlite3_stmt* statement) {
    std::vector<bool> boolean;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        const char* type = sqlite3_column_decltype(statement, column);
        boolean.push_back(type != nullptr && std::string_view(type) == "BOOLEAN");
    }
    return boolean;
}

/// The 12 of "$12", or 0.
std::size_t parameterNumber(const char* name) {
    const std::string_view text = name == nullptr ? "" : name;
    std::size_t number = 0;
    if (!text.starts_with('$')) return 0;
    const auto parsed = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

void applyKey(sqlite3* database, const DatabaseKey& key) {
    // The form x'…' gives SQLCipher the key itself, without deriving it from a passphrase.
    std::string raw = "x'" + key.hex() + "'";
    const int result = sqlite3_key(database, raw.data(), static_cast<int>(raw.size()));
    sodium_memzero(raw.data(), raw.size());
    if (result != SQLITE_OK) throw std::runtime_error("sqlite3_key failed");
    // The first key of the process switches SQLCipher's own log to standard error on. What it would print there is
    // reported as an Error or a DbError.
    sqlite3_exec(database, "PRAGMA cipher_log_level = NONE", nullptr, nullptr, nullptr);
}

void SqlcipherConnection::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<std::unique_ptr<SqlcipherConnection>> SqlcipherConnection::open(const std::filesystem::path& file,
                                                                       const DatabaseKey& key, int cache_kib,
                                                                       LogUse log) {
    std::unique_ptr<SqlcipherConnection> connection(new SqlcipherConnection);  // private constructor
    const bool alone = log == LogUse::none;
    const std::string name = alone ? unchangingUri(file) : file.string();
    const int flags = (alone ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX |
                      SQLITE_OPEN_EXRESCODE;
    const int opened = sqlite3_open_v2(name.c_str(), &connection->database_, flags, nullptr);
    sqlite3* database = connection->database_;
    if (opened != SQLITE_OK) {
        if (isClosedToUs(opened, sqlite3_system_errno(database)))
            return Error{ErrorKind::unavailable, "database.unreadable"};
        connection->fail("open");
    }
    sqlite3_busy_timeout(database, kBusyTimeoutMs);
    // Until the key is known to be right, closing must not move a log left by a crash into the file.
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    applyKey(database, key);
    TRY(connection->probe());
    // SQLite is content with reading when the file may not be written to.
    if (!alone && sqlite3_db_readonly(database, "main") == 1) return Error{ErrorKind::unavailable, "database.readonly"};
    if (log == LogUse::own) sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    connection->configure(cache_kib, log);
    return connection;
}

Result<void> SqlcipherConnection::probe() {
    try {
        query(kProbe, {});
    } catch (const DbError&) {
        const int extended = sqlite3_extended_errcode(database_);
        if (extended == SQLITE_NOTADB) return Error{ErrorKind::unavailable, "database.wrong_key"};
        if (isClosedToUs(extended, sqlite3_system_errno(database_)))
            return Error{ErrorKind::unavailable, "database.unreadable"};
        throw;
    }
    return {};
}

void SqlcipherConnection::configure(int cache_kib, LogUse log) {
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (log != LogUse::none && query(kJournal, {}).front().text(0) != "wal") {
        throw std::runtime_error("the file system of the database does not allow a write-ahead log");
    }
    runScript("open.settings", std::string(kSettings));
    runScript("open.cache", "PRAGMA cache_size = -" + std::to_string(cache_kib));
}

SqlcipherConnection::~SqlcipherConnection() {
    statements_.clear();
    sqlite3_close(database_);
}

void SqlcipherConnection::fail(std::string_view statement) {
    throw DbError(sqliteCode(sqlite3_extended_errcode(database_), sqlite3_system_errno(database_)),
                  std::string(statement), sqlite3_errmsg(database_));
}

SqlcipherConnection::Statement SqlcipherConnection::prepare(const Sql& sql) {
    Statement statement;
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    const int result = sqlite3_prepare_v3(database_, sql.text.data(), static_cast<int>(sql.text.size()),
                                          SQLITE_PREPARE_PERSISTENT, &handle, &rest);
    statement.handle.reset(handle);
    if (result != SQLITE_OK) fail(sql.name);
    const std::string_view after = sql.text.substr(static_cast<std::size_t>(rest - sql.text.data()));
    if (handle == nullptr || after.find_first_not_of(" \t\n;") != std::string_view::npos) {
        throw std::logic_error(std::string(sql.name) + ": not exactly one statement");
    }
    // For SQLite $2 is a name, numbered by first appearance; here it is the second argument, as in PostgreSQL.
    for (int index = 1; index <= sqlite3_bind_parameter_count(handle); ++index) {
        const std::size_t number = parameterNumber(sqlite3_bind_parameter_name(handle, index));
        if (number == 0) throw std::logic_error(std::string(sql.name) + ": a parameter is not $n");
        statement.arguments.push_back(number - 1);
        statement.argument_count = std::max(statement.argument_count, number);
    }
    statement.reads_only = sqlite3_stmt_readonly(handle) != 0;
    statement.boolean = booleanColumns(handle);
    return statement;
}

SqlcipherConnection::Statement& SqlcipherConnection::prepared(const Sql& sql) {
    if (const auto found = statements_.find(sql.text); found != statements_.end()) return found->second;
    if (statements_.size() >= kMaxStatements) statements_.clear();
    return statements_.emplace(std::string(sql.text), prepare(sql)).first->second;
}

void SqlcipherConnection::bind(const Statement& statement, const Sql& sql, std::span<const Value> arguments) {
    if (arguments.size() != statement.argument_count) {
        throw std::logic_error(std::string(sql.name) + ": " + std::to_string(arguments.size()) + " arguments for " +
                               std::to_string(statement.argument_count) + " parameters");
    }
    for (std::size_t i = 0; i < statement.arguments.size(); ++i) {
        const Binder binder{statement.handle.get(), static_cast<int>(i) + 1};
        if (std::visit(binder, arguments[statement.arguments[i]]) != SQLITE_OK) fail(sql.name);
    }
}

Rows SqlcipherConnection::query(const Sql& sql, std::span<const Value> arguments) {
    const Statement& statement = prepared(sql);
    sqlite3_stmt* handle = statement.handle.get();
    if (reading_ && !statement.reads_only) {
        throw DbError(DbCode::readonly, std::string(sql.name), "a read transaction may not write");
    }
    const ResetOnExit reset(handle);
    bind(statement, sql, arguments);

    Rows result;
    const auto changes_before = sqlite3_total_changes64(database_);
    const std::vector<bool>& boolean = statement.boolean;
    int step = SQLITE_OK;
    while ((step = sqlite3_step(handle)) == SQLITE_ROW) {
        std::vector<Value> values;
        values.reserve(boolean.size());
        for (std::size_t column = 0; column < boolean.size(); ++column) {
            values.push_back(columnValue(handle, static_cast<int>(column), boolean[column]));
        }
        result.rows.emplace_back(std::move(values));
    }
    if (step != SQLITE_DONE) fail(sql.name);
    // sqlite3_changes keeps the number of an earlier statement when this one changes nothing.
    if (sqlite3_total_changes64(database_) != changes_before) result.affected = sqlite3_changes64(database_);
    return result;
}

void SqlcipherConnection::runScript(const std::string& label, const std::string& script) {
    const bool in_transaction = sqlite3_get_autocommit(database_) == 0;
    if (sqlite3_exec(database_, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(label);
    if (in_transaction && sqlite3_get_autocommit(database_) != 0) {
        throw std::logic_error(label + ": a script may not end the transaction");
    }
}

std::optional<std::string_view> SqlcipherConnection::tokenText(std::string_view token) const {
    // STRICT tables know these types only; a boolean is 0 or 1 (Row::boolean).
    if (token == "int" || token == "bool") return "INTEGER";
    if (token == "json") return "TEXT";
    if (token == "blob") return "BLOB";
    if (token == "real") return "REAL";
    if (token == "strict") return "STRICT";
    if (token == "only_sqlcipher") return "";
    if (token == "only_postgres") return "--";
    return std::nullopt;
}

std::vector<StoredColumn> SqlcipherConnection::columns() {
    std::vector<StoredColumn> columns;
    for (const Row& row : query(kColumns, {})) columns.push_back({row.text(0), row.text(1)});
    return columns;
}

void SqlcipherConnection::begin(bool write) {
    query(write ? kBeginWrite : kBeginRead, {});
    reading_ = !write;
}

void SqlcipherConnection::commit() {
    if (sqlite3_get_autocommit(database_) != 0) throw std::logic_error("commit: the transaction is over already");
    query(kCommit, {});
}

void SqlcipherConnection::rollback() noexcept {
    reading_ = false;
    // Some errors (a full disk) have rolled back already.
    if (sqlite3_get_autocommit(database_) == 0) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqlcipherConnection::handOverLog() {
    runScript("open.hand_over_log", "PRAGMA synchronous = NORMAL");
    // Takes the place of the hook with which SQLite moves the log inside a commit.
    const auto keep = [](void* into, sqlite3*, const char*, int pages) {
        *static_cast<int*>(into) = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(database_, keep, &pages_in_log_);
}

void SqlcipherConnection::moveLog() noexcept {
    sqlite3_wal_checkpoint_v2(database_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace jalon::storage
