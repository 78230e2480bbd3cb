// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_pool.h"

#include <stdexcept>

namespace jalon::storage {

namespace {

/// Longer in the pool than this, and the server is asked before a use case relies on the connection: a firewall may
/// have dropped it without a word.
constexpr std::chrono::seconds kUnquestioned{30};
constexpr std::chrono::milliseconds kBetweenAttempts{200};

}  // namespace

PostgresLimits limitsOf(const PostgresOptions& options) {
    return {options.statement_limit, options.idle_limit, options.patience};
}

PostgresPool::PostgresPool(PostgresAddress address, PostgresOptions options, std::unique_ptr<PostgresConnection> first)
    : address_(std::move(address)), options_(options), open_(1) {
    if (options_.connections < 1) throw std::logic_error("a pool of no connections");
    idle_.push_back({std::move(first), generation_, SteadyClock::now()});
}

PostgresPool::Lease PostgresPool::lease(SteadyClock::time_point until) {
    {
        const std::lock_guard lock(mutex_);
        if (!users_.insert(std::this_thread::get_id()).second) {
            throw std::logic_error("a transaction inside a transaction of the same thread");
        }
    }
    try {
        for (;;) {
            Idle idle = takeIdle(until);
            if (!idle.connection) return {*this, connect(until), idle.generation};
            if (serves(idle)) return {*this, std::move(idle.connection), idle.generation};
            idle.connection.reset();
            forget();
        }
    } catch (...) {
        const std::lock_guard lock(mutex_);
        users_.erase(std::this_thread::get_id());
        throw;
    }
}

PostgresPool::Idle PostgresPool::takeIdle(SteadyClock::time_point until) {
    std::unique_lock lock(mutex_);
    const auto available = [&] { return !idle_.empty() || open_ < options_.connections; };
    if (!returned_.wait_until(lock, until, available)) {
        throw DbError(DbCode::busy, "connect", "all connections are in use");
    }
    if (idle_.empty()) {
        ++open_;
        return {nullptr, generation_, {}};
    }
    Idle idle = std::move(idle_.back());  // the one used last has the warmest caches
    idle_.pop_back();
    return idle;
}

bool PostgresPool::serves(Idle& idle) {
    {
        const std::lock_guard lock(mutex_);
        if (idle.generation != generation_) return false;
    }
    if (idle.connection->hasGone()) return false;
    return SteadyClock::now() - idle.since < kUnquestioned || idle.connection->answers();
}

std::unique_ptr<PostgresConnection> PostgresPool::connect(SteadyClock::time_point until) {
    try {
        for (;;) {
            auto connection = PostgresConnection::open(address_, limitsOf(options_));
            if (connection) return std::move(connection).value();
            if (SteadyClock::now() + kBetweenAttempts >= until) {
                throw DbError(DbCode::connection, "connect", "no server answers at " + address_.describe());
            }
            std::this_thread::sleep_for(kBetweenAttempts);
        }
    } catch (...) {
        forget();
        throw;
    }
}

void PostgresPool::giveBack(std::unique_ptr<PostgresConnection> connection, std::uint64_t generation) noexcept {
    const bool usable = connection->isUsable();
    if (!usable) connection.reset();
    {
        const std::lock_guard lock(mutex_);
        users_.erase(std::this_thread::get_id());
        if (usable) {
            idle_.push_back({std::move(connection), generation, SteadyClock::now()});
        } else {
            --open_;
            if (generation == generation_) ++generation_;
        }
    }
    returned_.notify_one();
}

void PostgresPool::forget() noexcept {
    {
        const std::lock_guard lock(mutex_);
        --open_;
    }
    returned_.notify_one();
}

}  // namespace jalon::storage
