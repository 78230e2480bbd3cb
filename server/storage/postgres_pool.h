// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A bounded number of connections, opened when they are first needed and replaced when they break.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "storage/postgres.h"
#include "storage/postgres_address.h"
#include "storage/postgres_connection.h"

namespace jalon::storage {

PostgresLimits limitsOf(const PostgresOptions& options);

/// Safe to use from any thread.
class PostgresPool {
public:
    using SteadyClock = std::chrono::steady_clock;

    /// `first` is one open connection.
    PostgresPool(PostgresAddress address, PostgresOptions options, std::unique_ptr<PostgresConnection> first);
    PostgresPool(const PostgresPool&) = delete;
    PostgresPool& operator=(const PostgresPool&) = delete;

    /// A connection outside of any transaction, given back when it goes. Does not outlive the pool.
    class Lease {
    public:
        Lease(PostgresPool& pool, std::unique_ptr<PostgresConnection> connection, std::uint64_t generation)
            : pool_(pool), connection_(std::move(connection)), generation_(generation) {}
        ~Lease() { pool_.giveBack(std::move(connection_), generation_); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        PostgresConnection& operator*() const { return *connection_; }
        PostgresConnection* operator->() const { return connection_.get(); }

    private:
        PostgresPool& pool_;
        std::unique_ptr<PostgresConnection> connection_;
        std::uint64_t generation_;
    };

    /// Waits until `until`; then DbError: busy when all are in use, connection when no server answers. A thread that
    /// has one already would wait for itself: std::logic_error.
    Lease lease(SteadyClock::time_point until);

    const PostgresAddress& address() const { return address_; }
    const PostgresOptions& options() const { return options_; }

private:
    struct Idle {
        std::unique_ptr<PostgresConnection> connection;
        std::uint64_t generation = 0;
        SteadyClock::time_point since{};
    };

    /// Empty when a new one may be opened, which then counts already.
    Idle takeIdle(SteadyClock::time_point until);
    bool serves(Idle& idle);
    std::unique_ptr<PostgresConnection> connect(SteadyClock::time_point until);
    void giveBack(std::unique_ptr<PostgresConnection> connection, std::uint64_t generation) noexcept;
    void forget() noexcept;

    const PostgresAddress address_;
    const PostgresOptions options_;
    std::mutex mutex_;  // guards everything below
    std::condition_variable returned_;
    std::vector<Idle> idle_;
    std::set<std::thread::id> users_;
    std::size_t open_ = 0;  ///< idle and lent
    /// One broken connection is news of all those opened before: their server has stopped, or changed.
    std::uint64_t generation_ = 0;
};

}  // namespace jalon::storage
