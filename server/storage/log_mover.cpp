// SPDX-License-Identifier: EUPL-1.2
#include "storage/log_mover.h"

namespace jalon::storage {

LogMover::LogMover(std::unique_ptr<SqlcipherConnection> connection, Lanes& lanes)
    : connection_(std::move(connection)), lanes_(lanes), thread_([this] { work(); }) {}

LogMover::~LogMover() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    noted_.notify_one();
    thread_.join();
}

void LogMover::note(int pages_in_log) {
    {
        const std::lock_guard lock(mutex_);
        if (pages_in_log < pages_) tried_at_ = 0;  // it began anew
        pages_ = pages_in_log;
        if (!isDue()) return;
    }
    noted_.notify_one();
}

void LogMover::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        noted_.wait(lock, [this] { return ending_ || isDue(); });
        if (ending_) return;
        tried_at_ = pages_;
        const bool is_long = pages_ >= kLong;
        lock.unlock();
        connection_->moveLog();
        if (is_long) {
            const Lanes::Writing nobody_else_writes(lanes_);
            connection_->moveLog();
        }
        lock.lock();
    }
}

}  // namespace jalon::storage
