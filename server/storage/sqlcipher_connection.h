// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One connection to one SQLCipher file, and its prepared statements.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "storage/database.h"
#include "storage/log_use.h"
#include "storage/sqlcipher.h"

struct sqlite3;
struct sqlite3_stmt;

namespace jalon::storage {

/// Gives a connection that was just opened the key of its file. Whether it fits shows at the first reading.
void applyKey(sqlite3* database, const DatabaseKey& key);

class SqlcipherConnection final : public Connection {
public:
    /// `file` exists; an empty one becomes a database, except without a log: then nothing is written. Errors:
    /// "database.wrong_key", "database.unreadable", "database.readonly".
    static Result<std::unique_ptr<SqlcipherConnection>> open(const std::filesystem::path& file, const DatabaseKey& key,
                                                             int cache_kib, LogUse log = LogUse::own);
    ~SqlcipherConnection() override;
    SqlcipherConnection(const SqlcipherConnection&) = delete;
    SqlcipherConnection& operator=(const SqlcipherConnection&) = delete;

    Engine engine() const override { return Engine::sqlcipher; }
    Rows query(const Sql& sql, std::span<const Value> arguments) override;
    void runScript(const std::string& label, const std::string& script) override;
    std::optional<std::string_view> tokenText(std::string_view token) const override;
    std::vector<StoredColumn> columns() override;
    void begin(bool write) override;
    void commit() override;
    void rollback() noexcept override;

    /// From now on a commit neither waits for the disk nor moves the log: LogSync and LogMover do. After a power cut
    /// the file is still as one of the commits left it.
    void handOverLog();
    /// Pages in the write-ahead log after the last commit of this connection.
    int pagesInLog() const { return pages_in_log_; }
    /// Moves what nobody reads any more from the log into the file, as far as the disk lets it; what is left stays in
    /// the log, where it is as safe.
    void moveLog() noexcept;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Statement {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<std::size_t> arguments;  ///< for each parameter of the engine, which argument, from 0
        std::size_t argument_count = 0;
        bool reads_only = false;
        std::vector<bool> boolean;  ///< which columns of the result are declared BOOLEAN
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    SqlcipherConnection() = default;
    Result<void> probe();
    void configure(int cache_kib, LogUse log);
    Statement& prepared(const Sql& sql);
    Statement prepare(const Sql& sql);
    void bind(const Statement& statement, const Sql& sql, std::span<const Value> arguments);
    [[noreturn]] void fail(std::string_view statement);

    sqlite3* database_ = nullptr;
    int pages_in_log_ = 0;
    bool reading_ = false;  ///< in a read transaction: what could write is refused
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace jalon::storage
