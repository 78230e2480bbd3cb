// SPDX-License-Identifier: EUPL-1.2
#include "audit/audit_store.h"

#include <boost/json/serialize.hpp>

namespace jalon::audit {

using storage::Row;
using storage::Sql;
using storage::Transaction;

namespace {

constexpr Sql kInsert{"audit.insert", R"(
INSERT INTO audit_line (id, at, user_id, via, action, entity, entity_id, person_id, details, restricted)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};
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

void insertLine(Transaction& tx, const std::string& id, Instant at, const Author& author, const Line& line) {
    tx.run(kInsert, id, at, author.user, author.via, line.action, line.entity, line.entity_id, line.person,
           boost::json::serialize(line.details), line.restricted);
}

std::vector<StoredLine> selectLines(Transaction& tx, const Filter& filter) { return linesOf(select(tx, filter)); }

std::vector<StoredLine> selectRestricted(Transaction& tx, const std::string& entity, const std::string& entity_id,
                                         std::size_t limit) {
    return linesOf(tx.run(kRestricted, entity, entity_id, static_cast<std::int64_t>(limit)));
}

}  // namespace jalon::audit
