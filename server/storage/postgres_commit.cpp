// SPDX-License-Identifier: EUPL-1.2
// How a transaction of PostgreSQL ends: acknowledged, refused, or in doubt (docs/decisions/0011).
#include <libpq-fe.h>

#include <stdexcept>

#include "storage/postgres_answer.h"
#include "storage/postgres_connection.h"

namespace jalon::storage {

namespace {

/// A transaction that had failed answers ROLLBACK.
bool isCommitted(pg_result* answer) { return succeeded(answer) && std::string_view(PQcmdStatus(answer)) == "COMMIT"; }

}  // namespace

/// With a text that ends in COMMIT; what the server warns of meanwhile is in warning_.
PostgresConnection::Answer PostgresConnection::sendCommit(const std::string& text) {
    warning_.clear();
    committing_ = true;
    Answer answer(PQexec(connection_.get(), text.c_str()));
    committing_ = false;
    return answer;
}

void PostgresConnection::commit() {
    if (!inTransaction()) throw std::logic_error("commit: the transaction is over already");
    const bool reads_only = reading_ || !changed_;
    std::string text = "COMMIT";
    // A time-out while the standby is waited for would end the waiting, and report a success.
    if (!reads_only) {
        text = "SET LOCAL statement_timeout = 0; INSERT INTO engine_receipt (token) VALUES ('" + receipt_prefix_ +
               std::to_string(next_receipt_) + "'); COMMIT";
    }
    const Answer answer = sendCommit(text);
    const bool done = isCommitted(answer.get());
    if (!done && reads_only) fail("commit", answer.get());
    if (!done) failedToCommit(answer.get());
    ++next_receipt_;
    reading_ = false;
    changed_ = false;
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

void PostgresConnection::secure(const CommitInDoubt& doubt) {
    // A server that was stopped while it waited for the standby shows the transaction when it is back, with or without
    // the standby. Commits reach the standby in order: once it has this one, it has the other.
    const Answer answer = sendCommit(
        "BEGIN; SET LOCAL statement_timeout = 0;"
        "UPDATE engine_receipt SET at = at WHERE token = '" +
        doubt.receipt() + "'; COMMIT");
    if (!isCommitted(answer.get())) fail("commit.secure", answer.get());
    if (!warning_.empty()) throw DbError(DbCode::connection, "commit.secure", warning_);
}

}  // namespace jalon::storage
