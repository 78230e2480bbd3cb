// SPDX-License-Identifier: EUPL-1.2
#include "access/lockout.h"

#include <algorithm>

namespace jalon::access {

Result<void> checkLock(const Failures& failures, Instant now) {
    if (!failures.locked_until || *failures.locked_until <= now) return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(*failures.locked_until - now);
    return Error{ErrorKind::too_many, "locked", {}, {}, static_cast<int>(left.count())};
}

Failures afterFailure(const Failures& before, Instant now, const LockRule& rule) {
    Failures after = before;
    if (after.locked_until && *after.locked_until <= now) after = Failures{};
    ++after.count;
    if (after.count >= rule.failures_before_lock) after.locked_until = now + std::chrono::minutes(rule.lock_minutes);
    return after;
}

Result<void> UnknownLogins::checkLock(const std::string& login_key, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(login_key);
    if (found == entries_.end()) return {};
    return access::checkLock(found->second.failures, now);
}

void UnknownLogins::addFailure(const std::string& login_key, Instant now) {
    const std::lock_guard lock(mutex_);
    if (!entries_.contains(login_key) && entries_.size() >= max_logins_) {
        const auto oldest = std::min_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
            return a.second.last < b.second.last;
        });
        entries_.erase(oldest);
    }
    Entry& entry = entries_[login_key];
    entry = {afterFailure(entry.failures, now, rule_), now};
}

}  // namespace jalon::access
