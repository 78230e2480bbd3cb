// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Commits made durable, several at a time.
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>

namespace jalon::storage {

/// Waits for the disk after a commit, outside the turn to write: those who come while it is at work share the next
/// round. Safe to use from any thread.
///
/// A disk that once failed to keep what it was given may have dropped it silently, so nothing is believed any more:
/// this and every later wait, and requireSound(), throw DbError (disk) until the database is opened again.
class LogSync {
public:
    /// `to_disk` returns when everything written to the log before is on the disk, or false when the disk failed.
    explicit LogSync(std::function<bool()> to_disk) : to_disk_(std::move(to_disk)) {}
    LogSync(const LogSync&) = delete;
    LogSync& operator=(const LogSync&) = delete;

    void requireSound();
    /// To be said after each commit, before anybody else can read what it wrote.
    void noteCommit();
    /// Returns when every commit noted before is on the disk.
    void wait();

private:
    void throwIfFailed() const;

    const std::function<bool()> to_disk_;
    std::mutex mutex_;  // guards everything below
    std::condition_variable round_over_;
    std::uint64_t noted_ = 0;
    std::uint64_t on_disk_ = 0;
    bool in_round_ = false;
    bool failed_ = false;
};

}  // namespace jalon::storage
