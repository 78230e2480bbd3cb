// SPDX-License-Identifier: EUPL-1.2
#pragma once
// An account is locked for a while after too many wrong passwords in a row. A login without account is locked by the
// same rule, so that the lock tells nobody which logins exist.
#include <optional>

#include "base/clock.h"
#include "base/result.h"

namespace jalon::access {

struct Failures {
    int count = 0;  ///< wrong passwords since the last right one or the last lock
    std::optional<Instant> locked_until = std::nullopt;
};

struct LockRule {
    int failures_before_lock = 8;
    int lock_minutes = 15;
};

/// ErrorKind::too_many "locked" with the seconds left while the lock lasts. A lock that would last for more than twice
/// its time was made before the machine's clock was set back: it is over.
Result<void> checkLock(const Failures& failures, Instant now, const LockRule& rule);
/// One more wrong password at `now`, when no lock holds. A lock that is over counts for nothing any more.
Failures afterFailure(const Failures& before, Instant now, const LockRule& rule);

}  // namespace jalon::access
