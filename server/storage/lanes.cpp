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
    lanes_[lane] = {std::this_thread::get_id(), writes_};
    return lane;
}

std::size_t Lanes::enterWriting() {
    std::unique_lock lock(mutex_);
    refuseNesting();
    const std::uint64_t ticket = next_ticket_++;
    left_.wait(lock, [&] { return served_ticket_ == ticket; });
    writer_waits_ = true;
    const bool preferred = left_.wait_for(lock, kPatience, [&] { return isFree(0); });
    writer_waits_ = false;
    return take(preferred ? 0 : lanes_.size() - 1);
}

void Lanes::leaveWriting(std::size_t lane) {
    {
        const std::lock_guard lock(mutex_);
        ++writes_;
        ++served_ticket_;
        lanes_[lane] = {{}, writes_};
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
    std::size_t lane = count();
    const auto found = [&](Choice choice) { return (lane = readable(choice)) != count(); };
    if (!left_.wait_for(lock, kPatience, [&] { return found(Choice::remembering); }))
        left_.wait(lock, [&] { return found(Choice::any); });
    return take(lane);
}

void Lanes::leaveReading(std::size_t lane) {
    {
        const std::lock_guard lock(mutex_);
        lanes_[lane].user = {};
    }
    left_.notify_all();
}

}  // namespace jalon::storage
