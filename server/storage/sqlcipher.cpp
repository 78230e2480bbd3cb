// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlcipher.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <vector>

#include "storage/instance_lock.h"
#include "storage/lanes.h"
#include "storage/left_behind.h"
#include "storage/log_mover.h"
#include "storage/log_sync.h"
#include "storage/sqlcipher_connection.h"
#include "storage/sqlcipher_load.h"

namespace jalon::storage {

namespace {

/// Rolled back when it goes out of scope uncommitted, a failed COMMIT included.
class OpenTransaction {
public:
    OpenTransaction(Connection& connection, bool write) : connection_(connection) { connection_.begin(write); }
    ~OpenTransaction() {
        if (!committed_) connection_.rollback();
    }
    OpenTransaction(const OpenTransaction&) = delete;
    OpenTransaction& operator=(const OpenTransaction&) = delete;
    void commit() {
        connection_.commit();
        committed_ = true;
    }

private:
    Connection& connection_;
    bool committed_ = false;
};

/// Moving the log copies pages as they are and keeps none.
constexpr int kMoverCacheKib = 64;

class SqlcipherDatabase final : public Database {
public:
    /// One more than there are readers (lanes.h).
    using Connections = std::vector<std::unique_ptr<SqlcipherConnection>>;
    /// `log` is that of the file, `mover` a connection of its own.
    SqlcipherDatabase(std::filesystem::path file, InstanceLock lock, Connections connections, FileDescriptor log,
                      std::unique_ptr<SqlcipherConnection> mover)
        : lock_(std::move(lock)),
          file_(std::move(file)),
          lanes_(connections.size() - 1),
          connections_(std::move(connections)),
          log_(std::move(log)),
          log_sync_([this] { return ::fdatasync(log_.number()) == 0; }) {
        log_mover_.emplace(std::move(mover), lanes_);
        if (std::filesystem::exists(logOf(file_))) lock_.markOpen();
    }
    ~SqlcipherDatabase() override {
        // In this order a power cut in between warns of nothing: a log that is there needs no mark.
        lock_.markClosed();
        log_mover_.reset();
        connections_.clear();
        std::error_code ignored;
        if (std::filesystem::exists(logOf(file_), ignored)) lock_.markOpen();
    }
    SqlcipherDatabase(const SqlcipherDatabase&) = delete;
    SqlcipherDatabase& operator=(const SqlcipherDatabase&) = delete;
    Engine engine() const override { return Engine::sqlcipher; }
    std::string describe() const override { return file_.string(); }
    void requireSound() override { log_sync_.requireSound(); }

    std::vector<StoredColumn> columns() override {
        const Lanes::Reading reading(lanes_);
        return connections_[reading.lane()]->columns();
    }

protected:
    void readErased(const std::function<void(Transaction&)>& work) override {
        const Lanes::Reading reading(lanes_);
        Connection& connection = *connections_[reading.lane()];
        const OpenTransaction snapshot(connection, false);
        Transaction tx(connection);
        work(tx);
    }

    /// Durable when it returns, also what another thread committed and this work read.
    void writeErased(const std::function<bool(Transaction&)>& work, bool needs_audit) override {
        log_sync_.requireSound();
        commitWork(work, needs_audit);
        log_sync_.wait();
    }

private:
    void commitWork(const std::function<bool(Transaction&)>& work, bool needs_audit) {
        const Lanes::Writing writing(lanes_);
        SqlcipherConnection& connection = *connections_[writing.lane()];
        OpenTransaction open(connection, true);
        Transaction tx(connection);
        if (!work(tx)) return;
        if (tx.failed()) throw std::logic_error("write: success reported after a failed statement");
        if (needs_audit && tx.changed() && !tx.recorded()) throw std::logic_error("write: changes without audit line");
        open.commit();
        log_sync_.noteCommit();
        log_mover_->note(connection.pagesInLog());
    }

    // The connections are closed before the lock goes; the last one closed moves the log into the file and removes it.
    InstanceLock lock_;
    std::filesystem::path file_;
    Lanes lanes_;
    Connections connections_;
    FileDescriptor log_;
    LogSync log_sync_;
    std::optional<LogMover> log_mover_;
};

/// Asks the library itself, on a database in memory, before any file is touched: linked against plain SQLite the
/// program would write children's files in clear.
void requireSqlcipher() {
    sqlite3* opened = nullptr;
    const int result = sqlite3_open(":memory:", &opened);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> memory(opened, &sqlite3_close);
    if (result != SQLITE_OK) throw std::runtime_error("the database library does not start");
    std::string version;
    const auto keep = [](void* into, int, char** values, char**) {
        static_cast<std::string*>(into)->assign(values[0]);
        return 0;
    };
    sqlite3_exec(opened, "PRAGMA cipher_version", keep, &version, nullptr);
    if (!isSupportedCipher(version)) throw std::runtime_error("SQLCipher 4.6 or newer is needed, found: " + version);
}

/// With the mode of the file, which SQLite gives to the log and its index too.
bool makeMissingFile(const std::filesystem::path& file) {
    const FileDescriptor made = openFile(file, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (!made) return errno == EEXIST;
    syncFolderOf(file);
    return true;
}

/// Applies to what comes after it, outside of a transaction.
constexpr const char* kWithoutForeignKeys = "PRAGMA foreign_keys = OFF";

enum class ForeignKeys { on, off };

Result<std::unique_ptr<Database>> openWith(const std::filesystem::path& file, const DatabaseKey& key,
                                           SqlcipherOptions options, ForeignKeys foreign_keys) {
    if (options.readers < 1) throw std::logic_error("openSqlcipher: at least one reader");
    requireSqlcipher();
    TRY_ASSIGN(InstanceLock lock, InstanceLock::acquire(file));
    TRY(refuseLoss(file, lock));
    if (!makeMissingFile(file)) return unopened(errno);

    SqlcipherDatabase::Connections connections;
    for (int i = 0; i <= options.readers; ++i) {
        const int cache = i == 0 ? options.cache_kib : options.spare_cache_kib;
        TRY_ASSIGN(auto connection, SqlcipherConnection::open(file, key, cache));
        if (foreign_keys == ForeignKeys::off) connection->runScript("open.load", kWithoutForeignKeys);
        connection->handOverLog();
        connections.push_back(std::move(connection));
    }
    TRY_ASSIGN(auto mover, SqlcipherConnection::open(file, key, kMoverCacheKib));
    FileDescriptor log = openFile(logOf(file), O_RDWR);
    if (!log) return unopened(errno);
    return std::unique_ptr<Database>(std::make_unique<SqlcipherDatabase>(file, std::move(lock), std::move(connections),
                                                                         std::move(log), std::move(mover)));
}

}  // namespace

bool isSupportedCipher(std::string_view version) {
    int major = 0;
    int minor = 0;
    const char* end = version.data() + version.size();
    const auto first = std::from_chars(version.data(), end, major);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '.') return false;
    if (std::from_chars(first.ptr + 1, end, minor).ec != std::errc{}) return false;
    return major > 4 || (major == 4 && minor >= 6);
}

Result<std::unique_ptr<Database>> openSqlcipher(const std::filesystem::path& file, const DatabaseKey& key,
                                                SqlcipherOptions options) {
    return openWith(file, key, options, ForeignKeys::on);
}

Result<std::unique_ptr<Database>> openForLoading(const std::filesystem::path& file, const DatabaseKey& key) {
    return openWith(file, key, {.readers = 1}, ForeignKeys::off);
}

}  // namespace jalon::storage
