// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The one door to stored data. Module stores (*_store.cpp) hold all SQL as named constants and run it here:
//
//     constexpr Sql kInsertNote{"journal.insert_note", "INSERT INTO entry (id, text) VALUES ($1, $2)"};
//     tx.run(kInsertNote, id.text(), text);
//     for (const Row& row : tx.run(kByPerson, person.text())) use(row.text(0), row.optionalInteger(1));
//
// SQL stays in the subset that SQLite and PostgreSQL share (docs/decisions/0003): $n parameters, ids and dates as TEXT,
// instants as BIGINT microseconds from the program's clock, folded shadow columns instead of lower()/ILIKE.
//
// One transaction at a time per thread: opening another inside it (write in read, read in write) is a bug, because it
// would see another state of the data, or wait for itself. It throws std::logic_error.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon::storage {

using Bytes = std::vector<std::byte>;
using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string, Bytes>;  // NULL first

/// A statement with a name that appears in logs and slow-query lists. Both are literals: the text is the key of the
/// prepared-statement cache.
struct Sql {
    std::string_view name;
    std::string_view text;
};

enum class DbCode {
    unique,
    foreign_key,
    not_null,
    check,
    busy,
    serialization,
    connection,  ///< the database server does not answer
    disk,        ///< the disk under the embedded file fails: what it was given may be lost
    full,
    readonly,
    corrupt,
    syntax,
    other
};

/// The database refused or broke. `unique` on a client-made id is the only one a use case is expected to catch.
class DbError : public std::runtime_error {
public:
    DbError(DbCode code, std::string statement, const std::string& message)
        : std::runtime_error(statement + ": " + message), code_(code), statement_(std::move(statement)) {}
    DbCode code() const { return code_; }
    const std::string& statement() const { return statement_; }

private:
    DbCode code_;
    std::string statement_;
};

/// Nothing is wrong with the request: the same one may succeed in a moment (HTTP: 503 with Retry-After).
inline bool isTransient(DbCode code) {
    return code == DbCode::busy || code == DbCode::serialization || code == DbCode::connection;
}

/// One row of a result; columns are counted from 0 in the order of the SELECT. A NULL where it is not optional, or a
/// value of another type, is a bug: std::logic_error.
class Row {
public:
    explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
    bool isNull(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    std::string textOr(std::size_t column, std::string_view fallback) const;
    std::optional<std::string> optionalText(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;
    std::optional<std::int64_t> optionalInteger(std::size_t column) const;
    double real(std::size_t column) const;
    bool boolean(std::size_t column) const;  ///< accepts 0/1 and true/false
    std::optional<bool> optionalBoolean(std::size_t column) const;
    Day day(std::size_t column) const;
    std::optional<Day> optionalDay(std::size_t column) const;
    HalfDay halfDay(std::size_t column) const;
    std::optional<HalfDay> optionalHalfDay(std::size_t column) const;
    Instant instant(std::size_t column) const;
    std::optional<Instant> optionalInstant(std::size_t column) const;
    const Bytes& bytes(std::size_t column) const;

private:
    const Value& at(std::size_t column) const;
    std::vector<Value> values_;
};

struct Rows {
    std::vector<Row> rows;
    std::int64_t affected = 0;  ///< rows inserted, updated or deleted

    bool empty() const { return rows.empty(); }
    std::size_t size() const { return rows.size(); }
    const Row& front() const { return rows.front(); }
    auto begin() const { return rows.begin(); }
    auto end() const { return rows.end(); }
};

Value toValue(Value value);
Value toValue(std::nullptr_t);
Value toValue(std::int64_t value);
Value toValue(int value);
Value toValue(bool value);
Value toValue(double value);
Value toValue(std::string value);
Value toValue(std::string_view value);
Value toValue(const char* value);
Value toValue(Bytes value);
Value toValue(Day day);
Value toValue(HalfDay half);
Value toValue(Instant instant);
template <class Tag>
Value toValue(const Id<Tag>& id) {
    return id.text();
}
template <class T>
Value toValue(const std::optional<T>& value) {
    return value ? toValue(*value) : Value{};
}
/// "" becomes NULL: for optional texts, which are "" in C++.
Value orNull(std::string text);

/// A column as the engine has it (schema_check.h compares them with columns.tsv).
struct StoredColumn {
    std::string table, column;
    auto operator<=>(const StoredColumn&) const = default;
};

/// For the few things that have one implementation per engine (docs/decisions/0003): never to branch in a rule.
enum class Engine { sqlcipher, postgres };

/// One engine connection, used by one thread at a time. Not for modules: they get a Transaction.
class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    /// One statement. Errors of the engine are DbError; a parameter that is not $n, or a number of arguments that
    /// differs from the highest $n, is std::logic_error.
    virtual Rows query(const Sql& sql, std::span<const Value> arguments) = 0;
    /// Several statements without parameters or results.
    virtual void runScript(const std::string& label, const std::string& script) = 0;
    /// What a token of a migration ("int", "strict"; see migration.h) is on this engine; nothing for an unknown token.
    virtual std::optional<std::string_view> tokenText(std::string_view token) const = 0;
    /// Columns of every table and full-text index, without the engine's own tables.
    virtual std::vector<StoredColumn> columns() = 0;
    virtual void begin(bool write) = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
};

/// A read or write transaction. Everything a use case reads and writes goes through one of these.
///
/// After a DbError the transaction is spent, on both engines alike: whoever catches it may only return an Error or
/// rethrow; a further statement or a commit is std::logic_error. To tell "already there", use ON CONFLICT DO NOTHING
/// and Rows::affected.
class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    template <class... Arguments>
    Rows run(const Sql& sql, Arguments&&... arguments) {
        const std::vector<Value> values{toValue(std::forward<Arguments>(arguments))...};
        return runWith(sql, values);
    }
    /// As run(), for a small read that several modules want within one transaction (a name, a school): the engine is
    /// asked once, and again after this transaction changed anything.
    template <class... Arguments>
    Rows recall(const Sql& sql, Arguments&&... arguments) {
        return recallWith(sql, {toValue(std::forward<Arguments>(arguments))...});
    }
    /// For argument lists built at run time (list filters).
    Rows runWith(const Sql& sql, std::span<const Value> arguments);
    /// For migrations only: several statements, {{tokens}} replaced by the engine's words.
    void runMigration(const std::string& label, std::string_view script);
    Engine engine() const { return connection_.engine(); }

    /// Said by audit::record(): this transaction tells who did it. See Database::write.
    void markRecorded() { recorded_ = true; }
    bool recorded() const { return recorded_; }
    bool changed() const { return changed_; }
    bool failed() const { return failed_; }

private:
    struct Recalled {
        std::string_view text;
        std::vector<Value> arguments;
        Rows rows;
    };
    Rows recallWith(const Sql& sql, std::vector<Value> arguments);
    void markChanged();
    template <class Call>
    auto guarded(std::string_view statement, Call call);
    Connection& connection_;
    std::vector<Recalled> recalled_;
    bool recorded_ = false;
    bool changed_ = false;
    bool failed_ = false;
};

/// Write transactions that leave no audit line must say why they need none ("session housekeeping").
struct Unaudited {
    std::string_view reason;
};

/// Held by the one server that brings the schema up to date; the others wait for it.
class SchemaTurn {
public:
    virtual ~SchemaTurn() = default;
};

/// An open database. Transactions that write have the effect of one after the other, also those of several servers on
/// one PostgreSQL. Safe to use from any thread.
///
/// `work` may run more than once before read() or write() returns, each time in a new transaction after the one before
/// was rolled back (docs/decisions/0011): it takes nothing out of what it captured, and does nothing outside its
/// transaction that may not be done twice. What keeps failing ends as DbError with a code of isTransient().
class Database {
public:
    virtual ~Database() = default;

    /// Runs `work` in a read transaction on a pooled reader (a consistent snapshot).
    template <class Work>
    auto read(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
        using Out = std::invoke_result_t<Work, Transaction&>;
        std::optional<Out> out;
        readErased([&](Transaction& tx) { out.emplace(work(tx)); });
        return std::move(*out);
    }

    /// Runs `work` (returning a Result) in a write transaction: committed durably when it succeeds, rolled back when it
    /// returns an Error or throws. A commit with changes and no audit line is a bug and throws std::logic_error.
    template <class Work>
    auto write(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
        return writeWith(std::forward<Work>(work), std::nullopt);
    }
    template <class Work>
    auto write(Unaudited unaudited, Work&& work) -> std::invoke_result_t<Work, Transaction&> {
        return writeWith(std::forward<Work>(work), unaudited);
    }

    virtual Engine engine() const = 0;
    /// Path or address (without a password), for messages.
    virtual std::string describe() const = 0;
    /// Throws the DbError with which writes are refused until the database is opened again, if it came to that.
    virtual void requireSound() {}
    /// Nothing where only one process can have the database open.
    virtual std::unique_ptr<SchemaTurn> takeSchemaTurn() { return nullptr; }
    virtual std::vector<StoredColumn> columns() = 0;

protected:
    virtual void readErased(const std::function<void(Transaction&)>& work) = 0;
    /// Commits when `work` returns true.
    virtual void writeErased(const std::function<bool(Transaction&)>& work, bool needs_audit) = 0;

private:
    template <class Work>
    auto writeWith(Work&& work, std::optional<Unaudited> unaudited) -> std::invoke_result_t<Work, Transaction&> {
        using Out = std::invoke_result_t<Work, Transaction&>;
        std::optional<Out> out;
        writeErased(
            [&](Transaction& tx) {
                out.emplace(work(tx));
                return static_cast<bool>(*out);
            },
            !unaudited);
        return std::move(*out);
    }
};

}  // namespace jalon::storage
