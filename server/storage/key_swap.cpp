// SPDX-License-Identifier: EUPL-1.2
#include "storage/key_swap.h"

#include <sodium.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "storage/durable_file.h"
#include "storage/file_descriptor.h"
#include "storage/instance_lock.h"
#include "storage/key_file.h"
#include "storage/left_behind.h"
#include "storage/sqlcipher_connection.h"

namespace jalon::storage {

namespace {

namespace fs = std::filesystem;

constexpr int kSmallCacheKib = 2 * 1024;
constexpr Sql kEmptyLog{"rekey.empty_log", "PRAGMA wal_checkpoint(TRUNCATE)"};

Error failure(const char* code) { return Error{ErrorKind::unavailable, code}; }

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

void removeIfThere(const fs::path& file) {
    std::error_code ignored;
    fs::remove(file, ignored);
}

bool keyComesFromElsewhere() {
    const char* text = std::getenv("JALON_KEY");
    if (text != nullptr && *text != '\0') return true;
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    return folder != nullptr && *folder != '\0' && isThere(fs::path(folder) / "jalon.key");
}

Result<bool> fits(const fs::path& database, const fs::path& key_file) {
    if (!isThere(key_file)) return false;
    TRY_ASSIGN(const DatabaseKey key, readKeyFile(key_file));
    const auto opened = SqlcipherConnection::open(database, key, kSmallCacheKib);
    if (opened) return true;
    if (opened.error().code == "database.wrong_key") return false;
    return opened.error();
}

/// The power went while it was written: the database cannot have its name yet.
bool isTorn(const fs::path& key_file) {
    const auto key = readKeyFile(key_file);
    return !key && key.error().code == "key.malformed";
}

void dropNext(const KeyedFile& pair) {
    discardCopy(nextOf(pair.database));
    removeIfThere(nextOf(pair.key));
}

Result<void> finishUnderLock(const KeyedFile& pair) {
    if (!isThere(nextOf(pair.key))) {
        dropNext(pair);
        return {};
    }
    // It may be the only key of a database that somebody has moved away.
    if (!isThere(pair.database)) return failure("database.file_missing");
    TRY_ASSIGN(const bool begun,
               isTorn(nextOf(pair.key)) ? Result<bool>(false) : fits(pair.database, nextOf(pair.key)));
    if (begun) {
        renameDurably(nextOf(pair.key), pair.key);
        return {};
    }
    TRY_ASSIGN(const bool not_begun, fits(pair.database, pair.key));
    if (!not_begun) return failure("database.wrong_key");
    dropNext(pair);
    return {};
}

/// Moves the log into the file: a log that stayed behind would be played into the new one.
Result<void> emptyLog(const fs::path& database, const DatabaseKey& key) {
    {
        TRY_ASSIGN(const auto connection, SqlcipherConnection::open(database, key, kSmallCacheKib));
        const auto answer = connection->query(kEmptyLog, {});
        if (answer.front().integer(0) != 0) return failure("database.copying");
    }
    const fs::path log = logOf(database);
    if (isThere(log) && fs::file_size(log) != 0) return failure("database.copying");
    removeIfThere(log);
    fs::path index = database;
    index += "-shm";
    removeIfThere(index);
    return {};
}

}  // namespace

fs::path nextOf(const fs::path& file) {
    fs::path next = file;
    next += ".next";
    return next;
}

void swapIn(const KeyedFile& pair, const DatabaseKey& key, const AfterStep& after) {
    const auto tell = [&](SwapStep step) {
        if (after) after(step);
    };
    std::string text = key.hex() + "\n";
    const bool written = writeNewFile(nextOf(pair.key), text);
    sodium_memzero(text.data(), text.size());
    if (!written) throw std::system_error(errno, std::generic_category(), "write " + nextOf(pair.key).string());
    syncFolderOf(pair.key);
    tell(SwapStep::key_written);
    renameDurably(nextOf(pair.database), pair.database);
    tell(SwapStep::database_named);
    renameDurably(nextOf(pair.key), pair.key);
    tell(SwapStep::key_named);
}

Result<void> finishSwap(const KeyedFile& pair) {
    if (!isThere(nextOf(pair.key)) && !isThere(nextOf(pair.database))) return refuseLoss(pair.database);
    TRY_ASSIGN(const InstanceLock lock, InstanceLock::acquire(pair.database));
    TRY_ASSIGN(const CopyLock copying, CopyLock::acquire(pair.database));
    TRY(refuseLoss(pair.database, lock));
    return finishUnderLock(pair);
}

Result<void> rekey(const KeyedFile& pair, const GoOn& go_on, const AfterStep& after) {
    if (keyComesFromElsewhere()) return failure("key.not_in_file");
    if (!isThere(pair.database)) return failure("database.missing");
    TRY_ASSIGN(const InstanceLock lock, InstanceLock::acquire(pair.database));
    TRY_ASSIGN(const CopyLock copying, CopyLock::acquire(pair.database));
    TRY(refuseLoss(pair.database, lock));
    TRY(finishUnderLock(pair));
    TRY_ASSIGN(const DatabaseKey old_key, loadOrCreateKey(pair.key, pair.database));
    TRY(emptyLog(pair.database, old_key));
    const DatabaseKey new_key = DatabaseKey::random();
    const fs::path next = nextOf(pair.database);
    TRY_ASSIGN(const Contents copied, copySqlcipher(pair.database, old_key, next, new_key, go_on));
    std::vector<std::string> trouble;
    TRY_ASSIGN(const Contents found, examineCopy(next, new_key, trouble));
    if (!trouble.empty() || found != copied) {
        dropNext(pair);
        return failure("copy.damaged");
    }
    if (after) after(SwapStep::copied);
    // Copying has opened the old file: what stayed of its log goes now.
    TRY(emptyLog(pair.database, old_key));
    lock.markClosed();
    swapIn(pair, new_key, after);
    return {};
}

}  // namespace jalon::storage
