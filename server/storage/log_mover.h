// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Keeps the write-ahead log short.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "storage/lanes.h"
#include "storage/sqlcipher_connection.h"

namespace jalon::storage {

/// Moves the log into the file on a thread of its own, so that no commit pays for it. Safe to use from any thread.
///
/// Others write on meanwhile, so the log is rarely moved whole; only a whole one begins anew. When it has become long,
/// its last pages are moved with the turn to write.
class LogMover {
public:
    /// About what one pass copies.
    static constexpr int kPagesAtOnce = 1000;
    static constexpr int kLong = 4 * kPagesAtOnce;

    /// `connection` is used by nobody else.
    LogMover(std::unique_ptr<SqlcipherConnection> connection, Lanes& lanes);
    /// A pass under way is waited for.
    ~LogMover();
    LogMover(const LogMover&) = delete;
    LogMover& operator=(const LogMover&) = delete;

    /// To be said after each commit: so many pages are in the log.
    void note(int pages_in_log);

private:
    void work();
    bool isDue() const { return pages_ - tried_at_ >= kPagesAtOnce; }

    std::unique_ptr<SqlcipherConnection> connection_;
    Lanes& lanes_;
    std::mutex mutex_;  // guards everything below
    std::condition_variable noted_;
    int pages_ = 0;
    int tried_at_ = 0;  ///< how long the log was at the last pass, which may have failed: a full disk
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace jalon::storage
