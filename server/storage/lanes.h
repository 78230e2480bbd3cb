// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who may use which connection. One thread writes at a time, first come first served; several read.
//
// A connection keeps the pages it has decrypted until another one commits; then it forgets them all, and reading them
// again costs several times what the question itself does. So everybody prefers lane 0, where nearly all commits
// happen: there the pages stay. A reader that finds it taken goes to another lane at once when no commit has made that
// one forget; else it waits, but not for somebody who has been on lane 0 for longer than kPatience. So neither a long
// write nor a long read holds anybody up.
#include <chrono>
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
    /// Readers use the lanes from 0 to readers - 1, the writer lane 0 or `readers`, which is its own.
    explicit Lanes(std::size_t readers) : lanes_(readers + 1) {}
    Lanes(const Lanes&) = delete;
    Lanes& operator=(const Lanes&) = delete;
    std::size_t count() const { return lanes_.size(); }

    /// Many times what a request does on lane 0, so that a busy machine does not send readers off; still short for
    /// those who wait behind an import.
    static constexpr std::chrono::milliseconds kPatience{20};

    /// The turn to write, and a lane, while it lives.
    class Writing {
    public:
        explicit Writing(Lanes& lanes) : lanes_(lanes), lane_(lanes.enterWriting()) {}
        ~Writing() { lanes_.leaveWriting(lane_); }
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;
        std::size_t lane() const { return lane_; }

    private:
        Lanes& lanes_;
        std::size_t lane_;
    };

    /// A lane to read on, while it lives.
    class Reading {
    public:
        explicit Reading(Lanes& lanes) : lanes_(lanes), lane_(lanes.enterReading()) {}
        ~Reading() { lanes_.leaveReading(lane_); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        std::size_t lane() const { return lane_; }

    private:
        Lanes& lanes_;
        std::size_t lane_;
    };

private:
    using SteadyClock = std::chrono::steady_clock;
    struct Lane {
        std::thread::id user{};   ///< nobody: std::thread::id{}
        std::uint64_t known = 0;  ///< of writes_, when last used
        SteadyClock::time_point since{};
    };
    enum class Choice { remembering, any };

    std::size_t enterWriting();
    void leaveWriting(std::size_t lane);
    std::size_t enterReading();
    void leaveReading(std::size_t lane);
    bool isFree(std::size_t lane) const { return lanes_[lane].user == std::thread::id{}; }
    /// The lane a reader takes, or count().
    std::size_t readable(Choice choice) const;
    std::size_t take(std::size_t lane);
    SteadyClock::time_point endOfPatience() const;
    void refuseNesting() const;

    std::mutex mutex_;  // guards everything below
    std::condition_variable left_;
    std::vector<Lane> lanes_;
    std::uint64_t next_ticket_ = 0;
    std::uint64_t served_ticket_ = 0;
    bool writer_waits_ = false;  ///< for lane 0, which readers then leave alone
    std::uint64_t writes_ = 0;
};

}  // namespace jalon::storage
