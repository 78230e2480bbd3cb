// SPDX-License-Identifier: EUPL-1.2
#include "access/lockout.h"

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

}  // namespace jalon::access
