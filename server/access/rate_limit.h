// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How many requests of a kind one address may make in a minute, as this server counts them, at once: a restart
// forgives. What all servers of a database count together, a moment later, is in sign_in_limits.h.
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"

namespace jalon::access {

/// What stands for a client: an IPv4 address as it is; of an IPv6 address its /64, which one subscriber has for
/// himself.
std::string addressKey(const std::string& address);

/// A sliding window of one minute for each key. Attempts that are far ahead of the clock were noted before it was set
/// back, and are forgotten. Safe to use from any thread.
class RateLimit {
public:
    /// At most `max_keys` keys are remembered; beyond, the one that has been quiet for longest is forgotten.
    explicit RateLimit(int per_minute, std::size_t max_keys = 10'000) : per_minute_(per_minute), max_keys_(max_keys) {}

    /// Notes an attempt and returns nothing, or returns the seconds (at least 1) after which one will be let through.
    /// A refused attempt is not held against anybody.
    std::optional<int> attempt(const std::string& key, Instant now);

private:
    void makeRoom();

    const int per_minute_;
    const std::size_t max_keys_;
    std::mutex mutex_;
    std::map<std::string, std::deque<Instant>> attempts_;  ///< guarded by mutex_; no deque is empty
};

}  // namespace jalon::access
