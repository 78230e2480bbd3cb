// SPDX-License-Identifier: EUPL-1.2
#include "access/turns.h"

namespace jalon::access {

Turns::Turn::~Turn() {
    if (turns_ == nullptr) return;
    {
        const std::lock_guard lock(turns_->mutex_);
        ++turns_->free_;
    }
    turns_->came_free_.notify_one();
}

Turns::Turn Turns::take() {
    std::unique_lock lock(mutex_);
    if (!came_free_.wait_for(lock, longest_wait_, [&] { return free_ > 0; })) return Turn(nullptr);
    --free_;
    return Turn(this);
}

}  // namespace jalon::access
