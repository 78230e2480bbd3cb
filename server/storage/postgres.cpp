// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres.h"

#include <atomic>
#include <stdexcept>
#include <thread>

#include "storage/attempts.h"
#include "storage/postgres_address.h"
#include "storage/postgres_connection.h"
#include "storage/postgres_pool.h"
#include "storage/postgres_refusal.h"

namespace jalon::storage {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds kExplaining{5};
constexpr std::chrono::milliseconds kBetweenLooks{50};
constexpr std::uint64_t kCommitsBetweenCleaning = 5'000;

/// The number is the driver's own, for advisory locks.
constexpr Sql kTakeTurn{"schema.turn", "SELECT pg_advisory_lock(5432002)"};

/// Rolled back when it goes out of scope uncommitted.
class RollbackUnlessDone {
public:
    explicit RollbackUnlessDone(PostgresConnection& connection) : connection_(connection) {}
    ~RollbackUnlessDone() {
        if (!done_) connection_.rollback();
    }
    RollbackUnlessDone(const RollbackUnlessDone&) = delete;
    RollbackUnlessDone& operator=(const RollbackUnlessDone&) = delete;
    void commit() {
        connection_.commit();
        done_ = true;
    }

private:
    PostgresConnection& connection_;
    bool done_ = false;
};

/// A connection of its own: the lock goes with it, also when the program dies.
class PostgresSchemaTurn final : public SchemaTurn {
public:
    explicit PostgresSchemaTurn(std::unique_ptr<PostgresConnection> connection) : connection_(std::move(connection)) {
        connection_->query(kTakeTurn, {});
    }

private:
    std::unique_ptr<PostgresConnection> connection_;
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(PostgresAddress address, PostgresOptions options, std::unique_ptr<PostgresConnection> first)
        : pool_(std::move(address), options, std::move(first)) {}

    Engine engine() const override { return Engine::postgres; }
    std::string describe() const override { return pool_.address().describe(); }

    std::vector<StoredColumn> columns() override {
        const auto lease = pool_.lease(SteadyClock::now() + pool_.options().patience);
        return lease->columns();
    }

    std::unique_ptr<SchemaTurn> takeSchemaTurn() override {
        PostgresLimits limits;
        limits.statement = std::chrono::milliseconds(0);  // as long as the other server needs
        auto connection = PostgresConnection::open(pool_.address(), limits);
        if (!connection) throw DbError(DbCode::connection, "schema.turn", "no server answers");
        return std::make_unique<PostgresSchemaTurn>(std::move(connection).value());
    }

protected:
    void readErased(const std::function<void(Transaction&)>& work) override {
        for (Attempts attempts(pool_.options().patience);;) {
            try {
                return readOnce(work, attempts);
            } catch (const DbError& error) {
                if (!attempts.again(error.code())) throw;
            }
        }
    }

    void writeErased(const std::function<bool(Transaction&)>& work, bool needs_audit) override {
        for (Attempts attempts(pool_.options().patience);;) {
            try {
                return writeOnce(work, needs_audit, attempts);
            } catch (const OutcomeUnknown&) {
                throw;
            } catch (const CommitInDoubt& doubt) {
                if (wasCommitted(doubt)) return;
                if (!attempts.again(doubt.code())) throw;
            } catch (const DbError& error) {
                if (!attempts.again(error.code())) throw;
            }
        }
    }

private:
    void readOnce(const std::function<void(Transaction&)>& work, const Attempts& attempts) {
        const auto lease = pool_.lease(attempts.until());
        RollbackUnlessDone snapshot(*lease);
        lease->begin(false);
        Transaction tx(*lease);
        work(tx);
        // Ending it tells the server that nothing is left to look at; there is nothing to lose when that fails.
    }

    void writeOnce(const std::function<bool(Transaction&)>& work, bool needs_audit, const Attempts& attempts) {
        const auto lease = pool_.lease(attempts.until());
        RollbackUnlessDone open(*lease);
        using Writers = PostgresConnection::Writers;
        lease->beginWriting(attempts.alone() ? Writers::alone : Writers::together);
        Transaction tx(*lease);
        if (!work(tx)) return;
        if (tx.failed()) throw std::logic_error("write: success reported after a failed statement");
        if (needs_audit && tx.changed() && !tx.recorded()) throw std::logic_error("write: changes without audit line");
        open.commit();
        if (commits_++ % kCommitsBetweenCleaning == kCommitsBetweenCleaning - 1) forgetOldReceipts(*lease);
    }

    /// The work is done and committed: nothing that goes wrong here may say otherwise.
    static void forgetOldReceipts(PostgresConnection& connection) noexcept {
        try {
            connection.forgetOldReceipts();
        } catch (const DbError&) {
            connection.rollback();
        }
    }

    /// Asks the server that answers now, which may be another one. Throws OutcomeUnknown when none does.
    bool wasCommitted(const CommitInDoubt& doubt) {
        for (const auto until = SteadyClock::now() + pool_.options().patience; SteadyClock::now() < until;) {
            try {
                const auto lease = pool_.lease(until);
                using Outcome = PostgresConnection::Outcome;
                const Outcome outcome = lease->outcomeOf(doubt);
                if (outcome == Outcome::committed) lease->secure(doubt, until);
                if (outcome != Outcome::running) return outcome == Outcome::committed;
            } catch (const DbError& error) {
                if (!isTransient(error.code())) throw;
            }
            std::this_thread::sleep_for(kBetweenLooks);
        }
        throw OutcomeUnknown("the connection was lost while committing, and no server answers");
    }

    PostgresPool pool_;
    std::atomic<std::uint64_t> commits_ = 0;
};

}  // namespace

bool isPostgresAddress(std::string_view text) { return PostgresAddress::isOne(text); }

std::string describePostgres(const std::string& address) {
    const auto parsed = PostgresAddress::parse(address);
    return parsed ? parsed->describe() : "";
}

Result<std::unique_ptr<Database>> openPostgres(const std::string& address, PostgresOptions options) {
    TRY_ASSIGN(PostgresAddress parsed, PostgresAddress::parse(address));
    auto opened = PostgresConnection::open(parsed, limitsOf(options));
    if (!opened) return explainRefusal(parsed, kExplaining);
    std::unique_ptr<PostgresConnection> first = std::move(opened).value();
    TRY(first->checkBase());
    try {
        first->prepareBase();
    } catch (const DbError& error) {
        if (error.code() != DbCode::readonly) throw;
        return Error{ErrorKind::unavailable, "database.not_allowed"};
    }
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(std::move(parsed), options, std::move(first)));
}

}  // namespace jalon::storage
