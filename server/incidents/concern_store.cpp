// SPDX-License-Identifier: EUPL-1.2
#include "incidents/concern_store.h"
#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::incidents::store {
namespace {

using storage::optionalId;

using storage::Row;
using storage::Sql;
using storage::Transaction;

/// The ring: the row exists for who is in it now.
#define JALON_IN_RING(reader)                                          \
    "EXISTS (SELECT 1 FROM concern_member m WHERE m.user_id = " reader \
    " AND m.concern_id = concern.id "                                  \
    "AND m.removed_at IS NULL)"

constexpr Sql kFind{"concerns.find",
                    "SELECT id, request_id, person_id, content, state, closing_note, created_at, created_by, "
                    "updated_at, version FROM concern WHERE id = $1 AND " JALON_IN_RING("$2")};
constexpr Sql kFindRequested{
    "concerns.find_requested",
    "SELECT id, request_id, person_id, content, state, closing_note, created_at, created_by, "
    "updated_at, version FROM concern WHERE request_id = $1 AND created_by = $2 AND " JALON_IN_RING("$2")};
constexpr Sql kOfPerson{
    "concerns.of_person",
    "SELECT id, request_id, person_id, content, state, closing_note, created_at, created_by, "
    "updated_at, version FROM concern WHERE person_id = $1 AND " JALON_IN_RING("$2") " ORDER BY id DESC"};
constexpr Sql kFor{
    "concerns.for_reader",
    "SELECT c.id, c.request_id, c.person_id, c.content, c.state, c.closing_note, c.created_at, "
    "c.created_by, c.updated_at, c.version FROM concern_member m JOIN concern c ON c.id = m.concern_id "
    "WHERE m.user_id = $1 AND m.removed_at IS NULL AND " JALON_IN_SCOPE("c.person_id", "$2") " ORDER BY c.id DESC"};
constexpr Sql kInsert{"concerns.insert",
                      "INSERT INTO concern (id, request_id, person_id, content, state, closing_note, created_at, "
                      "created_by, updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql kUpdate{"concerns.update",
                      "UPDATE concern SET content = $2, state = $3, closing_note = $4, updated_at = $5, version = $6 "
                      "WHERE id = $1"};
constexpr Sql kAddVersion{
    "concerns.add_version",
    "INSERT INTO concern_version (concern_id, version, content, at, by_user) VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql kVersions{
    "concerns.versions",
    "SELECT version, content, at, by_user FROM concern_version WHERE concern_id = $1 ORDER BY version DESC"};
constexpr Sql kMembers{"concerns.members",
                       "SELECT id, user_id, reason, added_at, added_by, removed_at, removed_by, removed_reason "
                       "FROM concern_member WHERE concern_id = $1 ORDER BY id"};
constexpr Sql kInsertMember{
    "concerns.insert_member",
    "INSERT INTO concern_member (id, concern_id, user_id, reason, added_at, added_by, removed_at, removed_by, "
    "removed_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kRemoveMember{
    "concerns.remove_member",
    "UPDATE concern_member SET removed_at = $2, removed_by = $3, removed_reason = $4 WHERE id = $1"};

Concern concernOf(const Row& row) {
    const json::value content = json::parse(row.text(3));
    return {ConcernId::trusted(row.text(0)),
            row.text(1),
            PersonId::trusted(row.text(2)),
            incidents::concernOf(content.as_object()),
            parseState(row.text(4)).value(),
            row.text(5),
            row.instant(6),
            row.instant(8),
            UserId::trusted(row.text(7)),
            row.integer(9)};
}

std::optional<Concern> first(const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return concernOf(rows.front());
}

std::vector<Concern> all(const storage::Rows& rows) {
    std::vector<Concern> out;
    for (const Row& row : rows) out.push_back(concernOf(row));
    return out;
}

}  // namespace

std::optional<Concern> findConcern(Transaction& tx, const ConcernId& id, const UserId& reader) {
    return first(tx.run(kFind, id, reader));
}

std::optional<Concern> findRequested(Transaction& tx, const std::string& request_id, const UserId& author) {
    return first(tx.run(kFindRequested, request_id, author));
}

std::vector<Concern> concernsOf(Transaction& tx, const PersonId& person, const UserId& reader) {
    return all(tx.run(kOfPerson, person, reader));
}

std::vector<Concern> concernsFor(Transaction& tx, const access::FileScope& files, const UserId& reader) {
    return all(tx.run(kFor, reader, files.text()));
}

void insert(Transaction& tx, const Concern& one) {
    tx.run(kInsert, one.id, one.request_id, one.person, json::serialize(inputJson(one.fields)), stateCode(one.state),
           one.closing_note, one.created_at, one.created_by, one.updated_at, one.version);
}

void update(Transaction& tx, const Concern& one, const Concern& before, const std::optional<UserId>& by) {
    if (one.fields != before.fields)
        tx.run(kAddVersion, one.id, before.version, json::serialize(inputJson(before.fields)), one.updated_at, by);
    tx.run(kUpdate, one.id, json::serialize(inputJson(one.fields)), stateCode(one.state), one.closing_note,
           one.updated_at, one.version);
}

std::vector<FormerConcern> formerOf(Transaction& tx, const ConcernId& id) {
    std::vector<FormerConcern> out;
    for (const Row& row : tx.run(kVersions, id))
        out.push_back(
            {row.integer(0), json::parse(row.text(1)).as_object(), row.instant(2), optionalId<UserId>(row, 3)});
    return out;
}

std::vector<Member> membersOf(Transaction& tx, const ConcernId& id) {
    std::vector<Member> out;
    for (const Row& row : tx.run(kMembers, id))
        out.push_back({row.text(0), UserId::trusted(row.text(1)), row.text(2), row.instant(3),
                       optionalId<UserId>(row, 4), row.optionalInstant(5), optionalId<UserId>(row, 6), row.text(7)});
    return out;
}

void insert(Transaction& tx, const ConcernId& id, const Member& member) {
    tx.run(kInsertMember, member.id, id, member.user, member.reason, member.added_at, member.added_by,
           member.removed_at, member.removed_by, member.removed_reason);
}

void remove(Transaction& tx, const Member& member) {
    tx.run(kRemoveMember, member.id, member.removed_at, member.removed_by, member.removed_reason);
}

}  // namespace jalon::incidents::store
