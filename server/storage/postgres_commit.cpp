// SPDX-License-Identifier: EUPL-1.2
// How a transaction of PostgreSQL ends: acknowledged, refused, or in doubt (docs/decisions/0011).
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "storage/postgres_answer.h"
#include "storage/postgres_connection.h"

namespace jalon::storage {

using SteadyClock = std::chrono::steady_clock;

namespace {

/// For a server that was asked to stop waiting, and only has to say so.
constexpr std::chrono::seconds kLastWord{2};

/// A transaction that had failed answers ROLLBACK.
bool isCommitted(pg_result* answer) { return succeeded(answer) && std::string_view(PQcmdStatus(answer)) == "COMMIT"; }

/// False when `until` comes first.
bool hears(const pg_conn* connection, SteadyClock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - SteadyClock::now());
    pollfd socket{PQsocket(connection), POLLIN, 0};
    return left.count() > 0 && poll(&socket, 1, static_cast<int>(left.count())) != 0;
}

/// Asks the server to end what the connection waits for; true once it was asked. libpq sets no limit to the asking,
/// which a server that no longer works never ends: it goes on by itself.
std::shared_ptr<const std::atomic<bool>> cancel(pg_conn* connection) {
    auto asked = std::make_shared<std::atomic<bool>>(false);
    const std::shared_ptr<PGcancel> request(PQgetCancel(connection), &PQfreeCancel);
    if (!request) return asked;
    std::thread([asked, request] {
        std::array<char, 256> ignored{};
        PQcancel(request.get(), ignored.data(), static_cast<int>(ignored.size()));
        *asked = true;
    }).detach();
    return asked;
}

}  // namespace

/// Whether there is an answer to take, or the news that none will come.
bool PostgresConnection::awaitAnswer(SteadyClock::time_point until) {
    while (PQisBusy(connection_.get()) != 0) {
        if (!hears(connection_.get(), until)) return false;
        if (PQconsumeInput(connection_.get()) == 0) return true;
    }
    return true;
}

/// With a text that ends in COMMIT; what the server warns of meanwhile is in warning_. A standby that does not answer
/// may be waited for until `until`; then the server is asked to stop waiting, which makes it warn.
PostgresConnection::Answer PostgresConnection::sendCommit(const std::string& text, SteadyClock::time_point until) {
    warning_.clear();
    Answer last;
    if (PQsendQuery(connection_.get(), text.c_str()) == 0) return last;
    committing_ = true;
    std::shared_ptr<const std::atomic<bool>> asked_to_stop;
    for (;;) {
        if (!awaitAnswer(until) && !asked_to_stop) {
            asked_to_stop = cancel(connection_.get());
            until = SteadyClock::now() + kLastWord;
        }
        if (!awaitAnswer(until)) {
            broken_ = true;
            throw OutcomeUnknown("the server does not end its commit");
        }
        Answer next(PQgetResult(connection_.get()));
        if (!next) break;
        last = std::move(next);
    }
    committing_ = false;
    // What is still on its way would end a later statement.
    if (asked_to_stop && !*asked_to_stop) broken_ = true;
    return last;
}

void PostgresConnection::commit() {
    if (!inTransaction()) throw std::logic_error("commit: the transaction is over already");
    if (reading_) {
        simple("commit", "COMMIT");
        reading_ = false;
        return;
    }
    // Also when nothing was changed: the work may have found what waits for the standby still, and a transaction
    // without a line of its own waits for nothing. A time-out while the standby is waited for would end the waiting,
    // and report a success.
    const Answer answer = sendCommit("SET LOCAL statement_timeout = 0; INSERT INTO engine_receipt (token) VALUES ('" +
                                         receipt_prefix_ + std::to_string(next_receipt_) + "'); COMMIT",
                                     SteadyClock::now() + limits_.commit);
    if (!isCommitted(answer.get())) failedToCommit(answer.get());
    ++next_receipt_;
    if (!warning_.empty()) throw OutcomeUnknown(warning_);
}

void PostgresConnection::failedToCommit(const pg_result* answer) {
    const std::string receipt = receipt_prefix_ + std::to_string(next_receipt_++);
    try {
        fail("commit", answer);
    } catch (const DbError& error) {
        if (error.code() != DbCode::connection) throw;
        throw CommitInDoubt(receipt, transaction_, error.what());
    }
}

PostgresConnection::Outcome PostgresConnection::outcomeOf(const CommitInDoubt& doubt) {
    // In this order: whatever the status says is over can be seen by the second statement. After a failover the number
    // may be another transaction's; the receipt is never another's.
    std::string status;
    try {
        const Row row = select("commit.status", "SELECT pg_xact_status('" + doubt.transaction() + "'::xid8)").front();
        status = row.textOr(0, "");
    } catch (const DbError& error) {
        if (error.code() != DbCode::check) throw;  // a number this server has not given yet
    }
    const Rows receipts =
        select("commit.receipt", "SELECT 1 FROM engine_receipt WHERE token = '" + doubt.receipt() + "'");
    if (!receipts.empty()) return Outcome::committed;
    return status == "in progress" ? Outcome::running : Outcome::rolled_back;
}

void PostgresConnection::secure(const CommitInDoubt& doubt, SteadyClock::time_point until) {
    // A server that was stopped while it waited for the standby shows the transaction when it is back, with or without
    // the standby. Commits reach the standby in order: once it has this one, it has the other.
    const Answer answer = sendCommit(
        "BEGIN; SET LOCAL statement_timeout = 0;"
        "UPDATE engine_receipt SET at = at WHERE token = '" +
            doubt.receipt() + "'; COMMIT",
        until);
    if (!isCommitted(answer.get())) fail("commit.secure", answer.get());
    if (!warning_.empty()) throw DbError(DbCode::connection, "commit.secure", warning_);
}

}  // namespace jalon::storage
