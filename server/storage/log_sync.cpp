// SPDX-License-Identifier: EUPL-1.2
#include "storage/log_sync.h"

#include "storage/database.h"

namespace jalon::storage {

void LogSync::throwIfFailed() const {
    if (failed_) throw DbError(DbCode::disk, "log.sync", "the disk did not keep the write-ahead log");
}

void LogSync::requireSound() {
    const std::lock_guard lock(mutex_);
    throwIfFailed();
}

void LogSync::noteCommit() {
    const std::lock_guard lock(mutex_);
    ++noted_;
}

void LogSync::wait() {
    std::unique_lock lock(mutex_);
    const std::uint64_t wanted = noted_;
    while (on_disk_ < wanted) {
        throwIfFailed();
        if (in_round_) {
            round_over_.wait(lock);
            continue;
        }
        in_round_ = true;
        const std::uint64_t covered = noted_;
        lock.unlock();
        const bool kept = to_disk_();
        lock.lock();
        in_round_ = false;
        if (kept) {
            on_disk_ = covered;
        } else {
            failed_ = true;
        }
        round_over_.notify_all();
    }
}

}  // namespace jalon::storage
