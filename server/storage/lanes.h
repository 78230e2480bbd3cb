// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who may use which connection: one writer, first come first served, and a fixed number of readers.
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace jalon::storage {

/// Safe to use from any thread. A thread that is already inside and asks again would wait for itself:
/// std::logic_error.
class Lanes {
public:
    explicit Lanes(std::size_t readers) : readers_(readers) {}
    Lanes(const Lanes&) = delete;
    Lanes& operator=(const Lanes&) = delete;

    /// The only writing lane, while it lives.
    class Writing {
    public:
        explicit Writing(Lanes& lanes) : lanes_(lanes) { lanes_.enterWriting(); }
        ~Writing() { lanes_.leaveWriting(); }
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;

    private:
        Lanes& lanes_;
    };

    /// One reading lane, while it lives.
    class Reading {
    public:
        explicit Reading(Lanes& lanes) : lanes_(lanes), lane_(lanes.enterReading()) {}
        ~Reading() { lanes_.leaveReading(lane_); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        /// From 0 to the number of readers - 1.
        std::size_t lane() const { return lane_; }

    private:
        Lanes& lanes_;
        std::size_t lane_;
    };

private:
    void enterWriting();
    void leaveWriting();
    std::size_t enterReading();
    void leaveReading(std::size_t lane);
    void refuseNesting() const;

    std::mutex mutex_;  // guards everything below
    std::condition_variable writer_left_;
    std::condition_variable reader_left_;
    std::uint64_t next_ticket_ = 0;
    std::uint64_t served_ticket_ = 0;
    std::thread::id writer_;                // nobody: std::thread::id{}
    std::vector<std::thread::id> readers_;  // one a lane
};

}  // namespace jalon::storage
