// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How often a use case is run again when PostgreSQL refused or lost its transaction (docs/decisions/0011).
#include <chrono>

#include "storage/database.h"

namespace jalon::storage {

class Attempts {
public:
    using SteadyClock = std::chrono::steady_clock;

    /// `patience` is for servers that do not answer, not for conflicts: those are counted.
    explicit Attempts(std::chrono::milliseconds patience) : until_(SteadyClock::now() + patience) {}

    /// To be asked after a rollback: whether to try once more. If so it pauses first, for a random moment.
    bool again(DbCode code);
    /// After so many conflicts the next attempt keeps the other writers out.
    bool alone() const { return conflicts_ >= kTogether; }
    SteadyClock::time_point until() const { return until_; }

    /// A conflict with another writer is rare, several in a row rarer; the last attempt meets none.
    static constexpr int kTogether = 5;

private:
    SteadyClock::time_point until_;
    int conflicts_ = 0;
    int constraints_ = 0;
    int losses_ = 0;
};

}  // namespace jalon::storage
