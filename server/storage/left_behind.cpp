// SPDX-License-Identifier: EUPL-1.2
#include "storage/left_behind.h"

#include <cstdint>
#include <string>
#include <system_error>

namespace jalon::storage {

namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

bool hasContent(const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    return !error && size != 0;
}

Result<void> refusal(const char* code) { return Error{ErrorKind::unavailable, code}; }

}  // namespace

fs::path logOf(fs::path file) { return file += "-wal"; }

fs::path restoringOf(const fs::path& file) { return file.parent_path() / "restoring.partial"; }

Result<void> refuseLoss(const fs::path& file, const InstanceLock& lock) {
    if (hasContent(file)) {
        if (lock.wasLeftOpen() && !isThere(logOf(file))) return refusal("database.log_missing");
        return {};
    }
    if (isThere(restoringOf(file))) return refusal("restore.unfinished");
    if (lock.wasLeftOpen() || hasContent(logOf(file))) return refusal("database.file_missing");
    return {};
}

Result<void> refuseLoss(const fs::path& file) {
    if (hasContent(file) && isThere(logOf(file))) return {};
    const auto lock = InstanceLock::acquire(file);
    return lock ? refuseLoss(file, *lock) : Result<void>{};
}

}  // namespace jalon::storage
