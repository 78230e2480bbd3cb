// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What an unclean end left beside a database file, looked at before anything opens that file or makes it: SQLite makes
// an empty log where one is missing, and removes a log it finds beside an empty file.
#include <filesystem>

#include "base/result.h"
#include "storage/instance_lock.h"

namespace jalon::storage {

/// FILE-wal.
std::filesystem::path logOf(std::filesystem::path file);
/// The folder in which a restore prepares FILE; one that is there was interrupted, or is under way.
std::filesystem::path restoringOf(const std::filesystem::path& file);

/// Errors, with everything left as it is:
/// - "restore.unfinished": FILE was never there, a restore was interrupted;
/// - "database.file_missing": FILE is absent or empty, and it was in use: a log with content or an open mark is there;
/// - "database.log_missing": the last server was killed, and FILE-wal is absent.
Result<void> refuseLoss(const std::filesystem::path& file, const InstanceLock& lock);

/// The same for whoever does not keep the lock. Where it cannot be taken (a server has it, the folder is closed)
/// nothing is refused: who needs it says so.
Result<void> refuseLoss(const std::filesystem::path& file);

}  // namespace jalon::storage
