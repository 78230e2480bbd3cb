// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is counted against guessing, in the database: the same for all servers on it, and kept over a restart. For a
// sign-in it costs no commit of its own: it is written with the line that one leaves anyway.
#include <atomic>
#include <cstddef>
#include <optional>
#include <string>

#include "access/access_store.h"
#include "access/lockout.h"
#include "base/clock.h"
#include "storage/database.h"

namespace jalon::access {

/// Attempts from one address (addressKey) within a minute. Those that are far ahead of the clock were noted before it
/// was set back, and count for nothing.
class AddressLimit {
public:
    AddressLimit(Counted counted, int per_minute) : counted_(counted), per_minute_(per_minute) {}
    /// The seconds (at least 1) after which one will be let through, or nothing: it may try now.
    std::optional<int> wait(storage::Transaction& tx, const std::string& address_key, Instant now) const;
    /// Once a minute it also forgets what no longer counts: looking for that each time, those who come at the same
    /// moment would get in each other's way.
    void note(storage::Transaction& tx, const std::string& address_key, Instant now);

private:
    const Counted counted_;
    const int per_minute_;
    std::atomic<std::int64_t> forgot_at_ = 0;  ///< microseconds
};

/// Failures of logins without account, which are locked as those with one. The login is stored as a hash: people type
/// passwords into the wrong box.
class UnknownLogins {
public:
    /// At most `max_logins` are remembered; beyond, those that failed longest ago are forgotten.
    explicit UnknownLogins(LockRule rule, std::size_t max_logins = 10'000) : rule_(rule), max_logins_(max_logins) {}
    Failures failuresOf(storage::Transaction& tx, const std::string& login_key) const;
    void addFailure(storage::Transaction& tx, const std::string& login_key, Instant now) const;

private:
    const LockRule rule_;
    const std::size_t max_logins_;
};

}  // namespace jalon::access
