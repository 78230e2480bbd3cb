// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The embedded engine: one SQLCipher file, encrypted as a whole, foreign keys on, a write-ahead log that is on the
// disk before a write is acknowledged (docs/decisions/0016).
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/database.h"

namespace jalon::storage {

/// 32 raw bytes; wiped from memory when destroyed.
class DatabaseKey {
public:
    explicit DatabaseKey(const std::array<std::byte, 32>& bytes) : bytes_(bytes) {}
    DatabaseKey(const DatabaseKey&) = default;
    DatabaseKey& operator=(const DatabaseKey&) = default;
    ~DatabaseKey();
    static DatabaseKey random();
    /// 64 hexadecimal digits, white space around them allowed.
    static Result<DatabaseKey> parse(std::string_view hex);
    std::string hex() const;
    const std::array<std::byte, 32>& bytes() const { return bytes_; }

private:
    std::array<std::byte, 32> bytes_;
};

/// Where the key comes from, first found: $JALON_KEY, the systemd credential jalon.key, then the file `key_file`, made
/// with mode 0600 when it and the database are both absent. Errors: "key.unreadable" (cannot be read, or made),
/// "key.malformed", "key.open_to_others" (file mode lets others read it), "key.missing" (a database exists but no key).
Result<DatabaseKey> loadOrCreateKey(const std::filesystem::path& key_file, const std::filesystem::path& database_file);

/// Decrypted pages are kept by each connection for itself, in at most so much memory. Nearly all work is done on the
/// first one (lanes.h); the others help when it is taken.
struct SqlcipherOptions {
    int readers = 4;
    int cache_kib = 64 * 1024;       ///< of the first
    int spare_cache_kib = 4 * 1024;  ///< of each other
};

/// True for what `PRAGMA cipher_version` answers from SQLCipher 4.6 on; false for "" (plain SQLite) and older ones.
bool isSupportedCipher(std::string_view version);

/// Opens or creates (mode 0600, in a folder that exists). Refuses to run on a library that is not SQLCipher 4.6 or
/// newer (std::runtime_error). Errors, with everything left as it was:
/// - "database.wrong_key": or the file is not a database;
/// - "database.in_use": another server holds FILE.lock;
/// - "database.log_missing": the last server was killed, and what it had written last was in FILE-wal.
///   Somebody has removed that file since.
///   Removing FILE.lock too accepts that loss;
/// - "database.file_missing", "restore.unfinished": there is no FILE where one was, or was about to be (left_behind.h);
/// - "database.readonly", "database.full", "database.unreadable", "database.disk": the file system, the rights of this
///   account, a disk that fails (which can also end as DbError (disk)).
///
/// Destroying the Database needs all transactions to be over; it moves the write-ahead log into the file and closes.
Result<std::unique_ptr<Database>> openSqlcipher(const std::filesystem::path& file, const DatabaseKey& key,
                                                SqlcipherOptions options = {});

}  // namespace jalon::storage
