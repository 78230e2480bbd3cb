// SPDX-License-Identifier: EUPL-1.2
#include "access/lockout.h"

#include <algorithm>

namespace jalon::access {

namespace {

bool holds(Instant locked_until, Instant now, const LockRule& rule) {
    return locked_until > now && locked_until - now <= 2 * std::chrono::minutes(rule.lock_minutes);
}

}  // namespace

Result<void> checkLock(const Failures& failures, Instant now, const LockRule& rule) {
    if (!failures.locked_until || !holds(*failures.locked_until, now, rule)) return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(*failures.locked_until - now);
    return Error{ErrorKind::too_many, "locked", {}, {}, static_cast<int>(left.count())};
}

Failures afterFailure(const Failures& before, Instant now, const LockRule& rule) {
    Failures after = before;
    if (after.locked_until && !holds(*after.locked_until, now, rule)) after = Failures{};
    ++after.count;
    if (after.count >= rule.failures_before_lock) after.locked_until = now + std::chrono::minutes(rule.lock_minutes);
    return after;
}

Result<void> UnknownLogins::checkLock(const std::string& login_key, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(login_key);
    if (found == entries_.end()) return {};
    return access::checkLock(found->second.failures, now, rule_);
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
