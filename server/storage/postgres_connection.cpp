// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_connection.h"

#include <libpq-fe.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "storage/postgres_answer.h"
#include "storage/postgres_values.h"
#include "storage/sql_text.h"

namespace jalon::storage {

namespace {

/// Each costs the server some tens of kilobytes per connection; only argument lists built at run time could make more.
constexpr std::size_t kMaxStatements = 1000;
constexpr int kOldestServer = 140000;
/// For what takes no time, and for a server to say that it has ended a statement.
constexpr std::chrono::milliseconds kMoment{10'000};

constexpr const char* kBeginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// LOCK takes no snapshot, so that a writer which had to wait sees what the one before it did. The transaction's number
/// is asked for at once: when COMMIT is on its way it is too late.
constexpr const char* kBeginWritingTogether =
    "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE engine_receipt IN ROW SHARE MODE; SELECT pg_current_xact_id()";
constexpr const char* kBeginWritingAlone =
    "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE engine_receipt IN EXCLUSIVE MODE; SELECT pg_current_xact_id()";

constexpr const char* kBase = R"(
SELECT current_setting('server_encoding'), d.datcollate, coalesce(to_jsonb(d)->>'datlocprovider', 'c')
FROM pg_database AS d WHERE d.datname = current_database())";
constexpr const char* kColumns = R"(
SELECT t.relname::text, c.attname::text FROM pg_class AS t JOIN pg_attribute AS c ON c.attrelid = t.oid
WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND t.relname NOT LIKE 'engine\_%'
AND c.attnum > 0 AND NOT c.attisdropped
ORDER BY t.relname, c.attnum)";
/// The number is the driver's own, for advisory locks.
constexpr const char* kPrepareBase = R"(
BEGIN;
SELECT pg_advisory_xact_lock(5432001);
CREATE TABLE IF NOT EXISTS engine_receipt (token TEXT PRIMARY KEY, at TIMESTAMPTZ NOT NULL DEFAULT now());
COMMIT)";
constexpr const char* kIsPrepared = "SELECT to_regclass('engine_receipt') IS NOT NULL";
constexpr const char* kForgetReceipts = R"(
BEGIN;
SET LOCAL synchronous_commit = local;
DELETE FROM engine_receipt WHERE at < now() - INTERVAL '1 day';
COMMIT)";
/// A program whose machine is gone says nothing more. What it had locked is free after some eleven seconds, as long as
/// the program itself waits for a server that is gone (postgres_address.cpp).
constexpr const char* kNoticeTheDead =
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;"
    "SET tcp_user_timeout = 10000; SET client_connection_check_interval = '5s';";

std::string randomPrefix() {
    std::array<unsigned char, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 2 * bytes.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return std::string(hex.data()) + "-";
}

}  // namespace

void PostgresConnection::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }
void PostgresConnection::Clear::operator()(pg_result* result) const { PQclear(result); }

PostgresConnection::PostgresConnection(pg_conn* connection, PostgresLimits limits)
    : connection_(connection), limits_(limits), receipt_prefix_(randomPrefix()) {
    PQsetNoticeReceiver(connection, &PostgresConnection::hearNotice, this);
}

PostgresConnection::~PostgresConnection() = default;

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const PostgresAddress& address,
                                                                     PostgresLimits limits) {
    for (const PostgresAddress& host : address.hosts()) {
        if (auto opened = openOne(host, limits)) return opened;
    }
    return Error{ErrorKind::unavailable, "database.unreachable"};
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::openOne(const PostgresAddress& host,
                                                                        PostgresLimits limits) {
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& [name, value] : host.parameters()) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    std::unique_ptr<PostgresConnection> opened(
        new PostgresConnection(PQconnectdbParams(names.data(), values.data(), 0), limits));  // private constructor
    if (PQstatus(opened->connection_.get()) != CONNECTION_OK) {
        return Error{ErrorKind::unavailable, "database.unreachable"};
    }
    try {
        opened->configure();
    } catch (const DbError& error) {
        if (!isTransient(error.code())) throw;
        return Error{ErrorKind::unavailable, "database.unreachable"};
    }
    return opened;
}

void PostgresConnection::configure() {
    // A commit is acknowledged when it is on disk, and where there is a synchronous standby, on its disk too; a setting
    // of the server that gives up less of it is left as it is. Compiling plans costs more than it gains here.
    // An older server does not know all of the first, and is refused afterwards (checkBase).
    const bool is_known = PQserverVersion(connection_.get()) >= kOldestServer;
    simple("open.settings",
           std::string(is_known ? kNoticeTheDead : "") +
               "SET timezone = 'UTC'; SET jit = off; SET standard_conforming_strings = on;"
               "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;"
               "SELECT set_config('synchronous_commit', 'on', false)"
               " WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write');"
               "SET statement_timeout = " +
               std::to_string(limits_.statement.count()) +
               "; SET idle_in_transaction_session_timeout = " + std::to_string(limits_.idle_in_transaction.count()));
}

Result<void> PostgresConnection::checkBase() {
    const auto refuse = [](const char* code) { return Error{ErrorKind::unavailable, code}; };
    if (PQserverVersion(connection_.get()) < kOldestServer) return refuse("database.version");
    const Rows base = select("open.base", kBase);
    if (base.front().text(0) != "UTF8") return refuse("database.encoding");
    const std::string& collation = base.front().text(1);
    const std::string& provider = base.front().text(2);
    // PostgreSQL's own provider ("b", from 17 on) sorts by code point, which is the order of the bytes.
    const bool by_bytes = provider == "b" || (provider == "c" && (collation == "C" || collation == "POSIX"));
    if (!by_bytes) return refuse("database.collation");
    return {};
}

void PostgresConnection::prepareBase() {
    if (select("open.is_prepared", kIsPrepared).front().boolean(0)) return;
    simple("open.prepare", kPrepareBase);
}

void PostgresConnection::forgetOldReceipts() { simple("receipts.forget", kForgetReceipts); }

void PostgresConnection::hearNotice(void* connection, const pg_result* notice) {
    auto* self = static_cast<PostgresConnection*>(connection);
    if (self->committing_ && field(notice, PG_DIAG_SEVERITY_NONLOCALIZED) == "WARNING") {
        self->warning_ = field(notice, PG_DIAG_MESSAGE_PRIMARY);
    }
}

bool PostgresConnection::inTransaction() const { return PQtransactionStatus(connection_.get()) == PQTRANS_INTRANS; }

void PostgresConnection::fail(std::string_view statement, const pg_result* answer) {
    const std::string state = field(answer, PG_DIAG_SQLSTATE);
    DbCode code = codeOfState(state);
    // Only a server that has become a standby refuses a writing transaction.
    if (code == DbCode::readonly && state == "25006" && !reading_) code = DbCode::connection;
    if (code == DbCode::connection || broken_ || PQstatus(connection_.get()) != CONNECTION_OK) {
        code = DbCode::connection;
        broken_ = true;
    }
    throw DbError(code, std::string(statement), explanation(connection_.get(), answer, state));
}

std::chrono::milliseconds PostgresConnection::patience() const {
    const bool unlimited = limits_.statement.count() == 0;
    return unlimited ? std::chrono::milliseconds(0) : limits_.statement + kMoment;
}

PostgresConnection::Answer PostgresConnection::hear(bool sent, std::chrono::milliseconds patience) {
    constexpr std::chrono::hours kAsLongAsItTakes{24 * 20};  // what poll() can count in milliseconds
    const auto until = SteadyClock::now() + (patience.count() == 0 ? kAsLongAsItTakes : patience);
    Answer last;
    if (!sent) return last;
    for (;;) {
        if (!awaitAnswer(until)) {
            broken_ = true;
            return nullptr;
        }
        Answer next(PQgetResult(connection_.get()));
        if (!next) return last;
        last = std::move(next);
    }
}

PostgresConnection::Answer PostgresConnection::simple(std::string_view label, const std::string& text,
                                                      std::chrono::milliseconds patience) {
    Answer answer = hear(PQsendQuery(connection_.get(), text.c_str()) == 1, patience);
    if (!succeeded(answer.get())) fail(label, answer.get());
    return answer;
}

PostgresConnection::Answer PostgresConnection::simple(std::string_view label, const std::string& text) {
    return simple(label, text, patience());
}

Rows PostgresConnection::select(std::string_view label, const std::string& text) {
    return rowsOf(simple(label, text).get());
}

PostgresConnection::Statement PostgresConnection::prepare(const Sql& sql, std::span<const Value> arguments) {
    Statement statement;
    statement.name = "s" + std::to_string(next_name_++);
    for (const Value& argument : arguments) statement.types.push_back(typeOf(argument));
    const Answer made = hear(PQsendPrepare(connection_.get(), statement.name.c_str(), std::string(sql.text).c_str(),
                                           static_cast<int>(statement.types.size()), statement.types.data()) == 1,
                             patience());
    if (!succeeded(made.get())) fail(sql.name, made.get());
    ++statement_count_;
    if (std::ranges::find(statement.types, kUntyped) != statement.types.end()) {
        const Answer described =
            hear(PQsendDescribePrepared(connection_.get(), statement.name.c_str()) == 1, patience());
        if (!succeeded(described.get())) fail(sql.name, described.get());
        for (std::size_t i = 0; i < statement.types.size(); ++i) {
            statement.types[i] = PQparamtype(described.get(), static_cast<int>(i));
        }
    }
    return statement;
}

PostgresConnection::Statements& PostgresConnection::statementsOf(const Sql& sql) {
    if (const auto found = statements_.find(sql.text); found != statements_.end()) return found->second;
    Statements statements{parameterCount(sql), {}};
    return statements_.emplace(std::string(sql.text), std::move(statements)).first->second;
}

const PostgresConnection::Statement& PostgresConnection::prepared(const Sql& sql, std::span<const Value> arguments) {
    if (statement_count_ >= kMaxStatements) forgetStatements();
    Statements& statements = statementsOf(sql);
    if (arguments.size() != statements.argument_count) {
        throw std::logic_error(std::string(sql.name) + ": " + std::to_string(arguments.size()) + " arguments for " +
                               std::to_string(statements.argument_count) + " parameters");
    }
    const auto takesThem = [&](const Statement& statement) {
        return std::ranges::equal(arguments, statement.types, fits);
    };
    const auto found = std::ranges::find_if(statements.by_types, takesThem);
    if (found != statements.by_types.end()) return *found;
    return statements.by_types.emplace_back(prepare(sql, arguments));
}

void PostgresConnection::forgetStatements() {
    statements_.clear();
    statement_count_ = 0;
    simple("statements.forget", "DEALLOCATE ALL");
}

PostgresConnection::Answer PostgresConnection::execute(const Sql& sql, const Statement& statement,
                                                       std::span<const Value> arguments) {
    const PostgresArguments given(sql, arguments);
    constexpr int kTextResults = 0;
    Answer answer = hear(PQsendQueryPrepared(connection_.get(), statement.name.c_str(), given.count(), given.values(),
                                             given.lengths(), given.formats(), kTextResults) == 1,
                         patience());
    if (!succeeded(answer.get())) fail(sql.name, answer.get());
    return answer;
}

Rows PostgresConnection::query(const Sql& sql, std::span<const Value> arguments) {
    const Statement& statement = prepared(sql, arguments);
    const bool was_open = inTransaction();
    const Answer answer = execute(sql, statement, arguments);
    refuseEndOfTransaction(sql.name, was_open);
    return rowsOf(answer.get());
}

void PostgresConnection::refuseEndOfTransaction(std::string_view label, bool was_open) {
    if (was_open && !inTransaction()) {
        throw std::logic_error(std::string(label) + ": a statement may not end the transaction");
    }
}

void PostgresConnection::runScript(const std::string& label, const std::string& script) {
    const bool was_open = inTransaction();
    // An index over a large table may take its time. Statements prepared before may not fit the tables after it.
    if (was_open) simple(label, "SET LOCAL statement_timeout = 0");
    simple(label, script, std::chrono::milliseconds(0));
    refuseEndOfTransaction(label, was_open);
    forgetStatements();
}

std::optional<std::string_view> PostgresConnection::tokenText(std::string_view token) const {
    if (token == "int") return "BIGINT";
    if (token == "bool") return "BOOLEAN";
    // As written, byte for byte: jsonb would give keys and numbers back in another form than the embedded engine does.
    if (token == "json") return "TEXT";
    if (token == "blob") return "BYTEA";
    if (token == "real") return "DOUBLE PRECISION";
    if (token == "strict") return "";  // always is
    if (token == "only_postgres") return "";
    if (token == "only_sqlcipher") return "--";
    return std::nullopt;
}

std::vector<StoredColumn> PostgresConnection::columns() {
    std::vector<StoredColumn> columns;
    for (const Row& row : select("schema.columns", kColumns)) columns.push_back({row.text(0), row.text(1)});
    return columns;
}

void PostgresConnection::begin(bool write) {
    if (write) return beginWriting(Writers::together);
    simple("begin", kBeginReading);
    reading_ = true;
}

void PostgresConnection::beginWriting(Writers writers) {
    const Answer answer = simple("begin", writers == Writers::alone ? kBeginWritingAlone : kBeginWritingTogether);
    transaction_ = PQgetvalue(answer.get(), 0, 0);
}

void PostgresConnection::rollback() noexcept {
    reading_ = false;
    if (broken_ || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
    const Answer answer = hear(PQsendQuery(connection_.get(), "ROLLBACK") == 1, kMoment);
    if (!succeeded(answer.get())) broken_ = true;
}

bool PostgresConnection::isUsable() const {
    return !broken_ && PQstatus(connection_.get()) == CONNECTION_OK &&
           PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

bool PostgresConnection::hasGone() {
    if (PQconsumeInput(connection_.get()) == 0) broken_ = true;
    return !isUsable();
}

bool PostgresConnection::answers() noexcept {
    const Answer answer = hear(PQsendQuery(connection_.get(), "SELECT 1") == 1, kMoment);
    if (!succeeded(answer.get())) broken_ = true;
    return isUsable();
}

}  // namespace jalon::storage
