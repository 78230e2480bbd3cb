// SPDX-License-Identifier: EUPL-1.2
#include "storage/lanes.h"

#include <algorithm>
#include <stdexcept>

namespace jalon::storage {

void Lanes::refuseNesting() const {
    const auto self = std::this_thread::get_id();
    if (std::ranges::find(lanes_, self, &Lane::user) != lanes_.end()) {
        throw std::logic_error("a transaction inside a transaction of the same thread");
    }
}

std::size_t Lanes::take(std::size_t lane) {
    lanes_[lane] = {std::this_thread::get_id(), writes_, SteadyClock::now()};
    return lane;
}

/// With whoever is on lane 0. When it is free but kept for a writer, who is about to come, with him.
Lanes::SteadyClock::time_point Lanes::endOfPatience() const {
    return (isFree(0) ? SteadyClock::now() : lanes_[0].since) + kPatience;
}

std::size_t Lanes::enterWriting() {
    std::unique_lock lock(mutex_);
    refuseNesting();
    const std::uint64_t ticket = next_ticket_++;
    left_.wait(lock, [&] { return served_ticket_ == ticket; });
    writer_waits_ = true;
    while (!isFree(0) && SteadyClock::now() < endOfPatience()) left_.wait_until(lock, endOfPatience());
    writer_waits_ = false;
    return take(isFree(0) ? 0 : lanes_.size() - 1);
}

void Lanes::leaveWriting(std::size_t lane) {
    {
        const std::lock_guard lock(mutex_);
        ++writes_;
        ++served_ticket_;
        lanes_[lane].user = {};
        lanes_[lane].known = writes_;
    }
    left_.notify_all();
}

std::size_t Lanes::readable(Choice choice) const {
    if (isFree(0) && !writer_waits_) return 0;
    for (std::size_t lane = 1; lane + 1 < lanes_.size(); ++lane)
        if (isFree(lane) && (choice == Choice::any || lanes_[lane].known == writes_)) return lane;
    return count();
}

std::size_t Lanes::enterReading() {
    std::unique_lock lock(mutex_);
    refuseNesting();
    while (true) {
        const bool patient = SteadyClock::now() < endOfPatience();
        const std::size_t lane = readable(patient ? Choice::remembering : Choice::any);
        if (lane != count()) return take(lane);
        if (patient) {
            left_.wait_until(lock, endOfPatience());
        } else {
            left_.wait(lock);
        }
    }
}

void Lanes::leaveReading(std::size_t lane) {
    {
        const std::lock_guard lock(mutex_);
        lanes_[lane].user = {};
    }
    left_.notify_all();
}

}  // namespace jalon::storage
