// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One connection to one PostgreSQL, and its prepared statements.
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "storage/database.h"
#include "storage/postgres_address.h"

struct pg_conn;
struct pg_result;

namespace jalon::storage {

/// The connection broke after COMMIT was sent and before its answer came. `receipt` is in the table engine_receipt if
/// and only if it was committed; `transaction` is the number PostgreSQL gave it.
class CommitInDoubt : public DbError {
public:
    CommitInDoubt(std::string receipt, std::string transaction, const std::string& message)
        : DbError(DbCode::connection, "commit", message),
          receipt_(std::move(receipt)),
          transaction_(std::move(transaction)) {}
    const std::string& receipt() const { return receipt_; }
    const std::string& transaction() const { return transaction_; }

private:
    std::string receipt_;
    std::string transaction_;
};

/// Committed or not: nobody can tell. Running the work again could do it twice; whoever asked may ask again, as use
/// cases recognize what they have done already.
class OutcomeUnknown : public DbError {
public:
    explicit OutcomeUnknown(const std::string& message) : DbError(DbCode::connection, "commit", message) {}
};

/// How long the server lets things take; then it ends them (DbCode::busy for a statement, connection for the rest). One
/// that no longer works, though its machine still answers, is given up some seconds later.
struct PostgresLimits {
    std::chrono::milliseconds statement{60'000};
    std::chrono::milliseconds idle_in_transaction{300'000};
    /// A commit that waits for its standby for longer is OutcomeUnknown.
    std::chrono::milliseconds commit{30'000};
};

class PostgresConnection final : public Connection {
public:
    using SteadyClock = std::chrono::steady_clock;
    /// Writers of `alone` wait until no other one is at work, and keep others out: they cannot fail to serialize.
    enum class Writers { together, alone };

    /// Error "database.unreachable", whatever the reason (explainRefusal() asks once more for it).
    static Result<std::unique_ptr<PostgresConnection>> open(const PostgresAddress& address, PostgresLimits limits);
    ~PostgresConnection() override;
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Engine engine() const override { return Engine::postgres; }
    Rows query(const Sql& sql, std::span<const Value> arguments) override;
    void runScript(const std::string& label, const std::string& script) override;
    std::optional<std::string_view> tokenText(std::string_view token) const override;
    std::vector<StoredColumn> columns() override;
    void begin(bool write) override;
    void beginWriting(Writers writers);
    /// Throws CommitInDoubt when the answer did not come, OutcomeUnknown when the standby was not waited for.
    void commit() override;
    void rollback() noexcept override;

    /// What the base must be before it is used. Errors, all unavailable: "database.version" (PostgreSQL older than 14),
    /// "database.encoding" (not UTF8), "database.collation" (texts would sort otherwise than in the embedded engine).
    Result<void> checkBase();
    /// Makes the driver's own table when it is not there.
    void prepareBase();
    /// Deletes receipts nobody can ask for any more. Outside of a transaction.
    void forgetOldReceipts();

    enum class Outcome { committed, rolled_back, running };
    /// What became of a transaction in doubt. Outside of a transaction.
    Outcome outcomeOf(const CommitInDoubt& doubt);
    /// Waits, as for any commit, until the standby has what this server has of a transaction that was in doubt. Throws
    /// DbError of code connection when it was not waited for, or not got by then. Outside of a transaction.
    void secure(const CommitInDoubt& doubt, SteadyClock::time_point until);

    /// False once it is of no further use.
    bool isUsable() const;
    /// Hears, without asking the server, that it has closed the connection.
    bool hasGone();
    /// Asks the server.
    bool answers() noexcept;

private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    struct Clear {
        void operator()(pg_result* result) const;
    };
    using Answer = std::unique_ptr<pg_result, Clear>;
    /// A text is prepared anew when its arguments come in other types: PostgreSQL plans for types, SQLite does not.
    struct Statement {
        std::string name;
        std::vector<unsigned> types;  ///< of the parameters, as PostgreSQL understood them
    };
    struct Statements {
        std::size_t argument_count = 0;
        std::vector<Statement> by_types;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    PostgresConnection(pg_conn* connection, PostgresLimits limits);
    static Result<std::unique_ptr<PostgresConnection>> openOne(const PostgresAddress& host, PostgresLimits limits);
    void configure();
    Statements& statementsOf(const Sql& sql);
    const Statement& prepared(const Sql& sql, std::span<const Value> arguments);
    Statement prepare(const Sql& sql, std::span<const Value> arguments);
    Answer execute(const Sql& sql, const Statement& statement, std::span<const Value> arguments);
    /// Several statements without parameters; the answer of the last.
    Answer simple(std::string_view label, const std::string& text);
    Answer simple(std::string_view label, const std::string& text, std::chrono::milliseconds patience);
    /// The last answer to what was sent. None when it could not be sent, or when none came within `patience` (0: as
    /// long as it takes), which breaks the connection.
    Answer hear(bool sent, std::chrono::milliseconds patience);
    /// What a statement may take, and a little more: the server ends those that take longer, if it still works.
    std::chrono::milliseconds patience() const;
    Rows select(std::string_view label, const std::string& text);
    [[noreturn]] void fail(std::string_view statement, const pg_result* answer);
    [[noreturn]] void failedToCommit(const pg_result* answer);
    bool awaitAnswer(SteadyClock::time_point until);
    Answer sendCommit(const std::string& text, SteadyClock::time_point until);
    void refuseEndOfTransaction(std::string_view label, bool was_open);
    bool inTransaction() const;
    void forgetStatements();
    static void hearNotice(void* connection, const pg_result* notice);

    std::unique_ptr<pg_conn, Finish> connection_;
    const PostgresLimits limits_;
    std::unordered_map<std::string, Statements, TextHash, std::equal_to<>> statements_;
    std::size_t statement_count_ = 0;  ///< held by the server
    std::uint64_t next_name_ = 1;
    std::string receipt_prefix_;
    std::uint64_t next_receipt_ = 1;
    std::string transaction_;  ///< number of the one that writes
    bool reading_ = false;
    bool broken_ = false;
    bool committing_ = false;
    std::string warning_;  ///< heard while committing
};

}  // namespace jalon::storage
