// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A PostgreSQL that waits for a standby which is not there.
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "postgres_bases.h"
#include "storage/postgres_address.h"
#include "storage/postgres_connection.h"

namespace jalon::test {

/// The server of $JALON_TEST_DATABASE waits, until this goes.
class AbsentStandby {
public:
    explicit AbsentStandby(std::string base) : base_(std::move(base)) { setNames("nobody"); }
    ~AbsentStandby() { giveUp(); }
    AbsentStandby(const AbsentStandby&) = delete;
    AbsentStandby& operator=(const AbsentStandby&) = delete;

    /// Commits are acknowledged without it, those that wait included.
    void giveUp() const { setNames(""); }
    /// Comes back when a writer of the base other than `known` waits for it, or `ended`; the number of its process, or
    /// "".
    std::string waitingWriter(const std::string& known, const std::atomic<bool>& ended) const {
        for (;; std::this_thread::sleep_for(kBetweenLooks)) {
            for (const std::string& number : waiting()) {
                if (number != known) return number;
            }
            if (ended) return "";
        }
    }
    /// The processes of the writers of the base that wait for it.
    std::vector<std::string> waiting() const {
        std::vector<std::string> numbers;
        for (const storage::Row& row : connection_->query(kWaiting, std::vector<storage::Value>{base_}))
            numbers.push_back(std::to_string(row.integer(0)));
        return numbers;
    }

private:
    static constexpr std::chrono::milliseconds kBetweenLooks{10};
    static constexpr storage::Sql kNames{"test.standby_names", "SELECT current_setting('synchronous_standby_names')"};
    static constexpr storage::Sql kWaiting{
        "test.waiting", "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = $1"};

    void setNames(const std::string& names) const {
        PostgresBases::get()->admin("ALTER SYSTEM SET synchronous_standby_names = '" + names + "'");
        PostgresBases::get()->admin("SELECT pg_reload_conf()");
        while (connection_->query(kNames, {}).front().text(0) != names) std::this_thread::sleep_for(kBetweenLooks);
    }

    std::string base_;
    std::unique_ptr<storage::PostgresConnection> connection_ =
        storage::PostgresConnection::open(
            storage::PostgresAddress::parse(PostgresBases::get()->address("postgres")).value(), {})
            .value();
};

}  // namespace jalon::test
