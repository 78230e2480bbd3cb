// SPDX-License-Identifier: EUPL-1.2
#include "audit/audit_store.h"

#include <array>
#include <boost/json/serialize.hpp>

#include "audit/chain.h"
#include "storage/session_note.h"

namespace jalon::audit {

using storage::Row;
using storage::Sql;
using storage::toValue;
using storage::Transaction;
using storage::Value;

namespace {

constexpr Sql kInsert{"audit.insert", R"(
INSERT INTO audit_line (id, at, user_id, via, action, entity, entity_id, person_id, details, restricted, chain,
sequence, follows, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};
constexpr Sql kLast{"audit.last", "SELECT id, chain, sequence, digest FROM audit_line ORDER BY id DESC LIMIT 1"};
constexpr Sql kNewest{"audit.newest", R"(
SELECT id, at, user_id, via, action, entity, entity_id, person_id FROM audit_line
WHERE restricted = FALSE AND id < $1 ORDER BY id DESC LIMIT $2)"};
constexpr Sql kOfPerson{"audit.of_person", R"(
SELECT id, at, user_id, via, action, entity, entity_id, person_id FROM audit_line
WHERE restricted = FALSE AND id < $1 AND person_id = $3 ORDER BY id DESC LIMIT $2)"};
constexpr Sql kByUser{"audit.by_user", R"(
SELECT id, at, user_id, via, action, entity, entity_id, person_id FROM audit_line
WHERE restricted = FALSE AND id < $1 AND user_id = $3 ORDER BY id DESC LIMIT $2)"};
constexpr Sql kOfPersonByUser{"audit.of_person_by_user", R"(
SELECT id, at, user_id, via, action, entity, entity_id, person_id FROM audit_line
WHERE restricted = FALSE AND id < $1 AND person_id = $3 AND user_id = $4 ORDER BY id DESC LIMIT $2)"};
constexpr Sql kRestricted{"audit.restricted", R"(
SELECT id, at, user_id, via, action, entity, entity_id, person_id FROM audit_line
WHERE restricted = TRUE AND entity_id = $2 AND entity = $1 ORDER BY id DESC LIMIT $3)"};

/// Greater than every id: those begin with a hexadecimal digit.
constexpr std::string_view kAfterAllIds = "g";

template <class IdType>
std::optional<IdType> optionalId(const Row& row, std::size_t column) {
    if (row.isNull(column)) return std::nullopt;
    return IdType::trusted(row.text(column));
}

template <class IdType>
std::optional<std::string> textOf(const std::optional<IdType>& id) {
    if (!id) return std::nullopt;
    return id->text();
}

/// On the embedded engine one writes at a time, and every line has a greater id than those before it: the last one is
/// the head. On PostgreSQL each connection has a chain of its own and keeps its head, as readers of one common head
/// would be refused in turn; the first line looks once for another's.
Before whatIsBefore(Transaction& tx) {
    const bool several_write = tx.engine() == storage::Engine::postgres;
    if (several_write)
        if (const std::string note = storage::sessionNote(tx); !note.empty()) return {Head::read(note), true};
    const auto last = tx.run(kLast);
    if (last.empty()) return {std::nullopt, !several_write};
    const Row& row = last.front();
    const bool chained = !row.isNull(3);
    return {Head{row.text(0), row.text(1), row.integer(2), chained ? row.bytes(3) : Digest{}}, !several_write};
}

storage::Rows select(Transaction& tx, const Filter& filter) {
    const std::string before = filter.before_id.empty() ? std::string(kAfterAllIds) : filter.before_id;
    const auto limit = static_cast<std::int64_t>(filter.limit);
    if (filter.person && filter.user) return tx.run(kOfPersonByUser, before, limit, *filter.person, *filter.user);
    if (filter.person) return tx.run(kOfPerson, before, limit, *filter.person);
    if (filter.user) return tx.run(kByUser, before, limit, *filter.user);
    return tx.run(kNewest, before, limit);
}

std::vector<StoredLine> linesOf(const storage::Rows& rows) {
    std::vector<StoredLine> lines;
    for (const Row& row : rows) {
        lines.push_back({row.text(0), row.instant(1), optionalId<UserId>(row, 2), row.text(3), row.text(4), row.text(5),
                         row.text(6), optionalId<PersonId>(row, 7)});
    }
    return lines;
}

}  // namespace

std::string insertLine(Transaction& tx, const std::string& id, Instant at, const Author& author, const Line& line) {
    ChainedLine made{.id = id,
                     .at = at.microseconds(),
                     .user_id = textOf(author.user),
                     .via = author.via,
                     .action = line.action,
                     .entity = line.entity,
                     .entity_id = line.entity_id,
                     .person_id = textOf(line.person),
                     .details = boost::json::serialize(line.details),
                     .restricted = line.restricted};
    const Digest previous = place(made, whatIsBefore(tx));
    const Head head{made.id, made.chain, made.sequence, digestOf(previous, made)};
    const std::array<Value, 14> values{toValue(made.id),         toValue(made.at),        toValue(made.user_id),
                                       toValue(made.via),        toValue(made.action),    toValue(made.entity),
                                       toValue(made.entity_id),  toValue(made.person_id), toValue(made.details),
                                       toValue(made.restricted), toValue(made.chain),     toValue(made.sequence),
                                       toValue(made.follows),    toValue(head.digest)};
    if (tx.engine() == storage::Engine::postgres) {
        storage::insertAndNote(tx, kInsert, values, head.write());
    } else {
        tx.runWith(kInsert, values);
    }
    return made.id;
}

std::optional<std::string> selectLastId(Transaction& tx) {
    const auto rows = tx.run(kLast);
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

std::vector<StoredLine> selectLines(Transaction& tx, const Filter& filter) { return linesOf(select(tx, filter)); }

std::vector<StoredLine> selectRestricted(Transaction& tx, const std::string& entity, const std::string& entity_id,
                                         std::size_t limit) {
    return linesOf(tx.run(kRestricted, entity, entity_id, static_cast<std::int64_t>(limit)));
}

}  // namespace jalon::audit
