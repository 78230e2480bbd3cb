// SPDX-License-Identifier: EUPL-1.2
#include "storage/lanes.h"

#include <algorithm>
#include <stdexcept>

namespace jalon::storage {

namespace {
const std::thread::id kNobody;
}

void Lanes::refuseNesting() const {
    const auto self = std::this_thread::get_id();
    if (writer_ == self || std::ranges::find(readers_, self) != readers_.end()) {
        throw std::logic_error("a transaction inside a transaction of the same thread");
    }
}

void Lanes::enterWriting() {
    std::unique_lock lock(mutex_);
    refuseNesting();
    const std::uint64_t ticket = next_ticket_++;
    writer_left_.wait(lock, [&] { return served_ticket_ == ticket; });
    writer_ = std::this_thread::get_id();
}

void Lanes::leaveWriting() {
    {
        const std::lock_guard lock(mutex_);
        writer_ = kNobody;
        ++served_ticket_;
    }
    writer_left_.notify_all();
}

std::size_t Lanes::enterReading() {
    std::unique_lock lock(mutex_);
    refuseNesting();
    auto free = readers_.end();
    reader_left_.wait(lock, [&] {
        free = std::ranges::find(readers_, kNobody);
        return free != readers_.end();
    });
    *free = std::this_thread::get_id();
    return static_cast<std::size_t>(free - readers_.begin());
}

void Lanes::leaveReading(std::size_t lane) {
    {
        const std::lock_guard lock(mutex_);
        readers_[lane] = kNobody;
    }
    reader_left_.notify_one();
}

}  // namespace jalon::storage
