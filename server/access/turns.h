// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A few places for what costs much: whoever comes when all are taken waits a while, then goes away empty-handed.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace jalon::access {

/// Safe to use from any thread; outlives its turns.
class Turns {
public:
    Turns(int places, std::chrono::milliseconds longest_wait) : free_(places), longest_wait_(longest_wait) {}
    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;

    /// A place while it lives; false when none came free in time.
    class Turn {
    public:
        explicit Turn(Turns* turns) : turns_(turns) {}
        Turn(Turn&& other) noexcept : turns_(std::exchange(other.turns_, nullptr)) {}
        Turn& operator=(Turn&&) = delete;
        ~Turn();
        explicit operator bool() const { return turns_ != nullptr; }

    private:
        Turns* turns_;
    };
    Turn take();

private:
    std::mutex mutex_;
    std::condition_variable came_free_;
    int free_;  ///< guarded by mutex_
    const std::chrono::milliseconds longest_wait_;
};

}  // namespace jalon::access
