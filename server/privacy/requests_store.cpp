// SPDX-License-Identifier: EUPL-1.2
#include "privacy/requests_store.h"

#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::privacy::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_SELECT_REQUEST                                                                                     \
    "SELECT q.id, q.person_id, q.kind, q.requester, q.guardian_id, q.requester_name, q.channel, q.received_on, " \
    "q.wish, q.identity_check, q.identity_on, q.identity_note, q.due_on, q.extended_on, q.extension_reason, "    \
    "q.state, q.answered_on, q.answer_channel, q.answer, q.version, q.created_at, q.created_by, q.updated_at, "  \
    "q.updated_by FROM rights_request q "
constexpr Sql kFind{"privacy.find_request", JALON_SELECT_REQUEST "WHERE q.id = $1"};
constexpr Sql kOf{"privacy.requests_of",
                  JALON_SELECT_REQUEST "WHERE q.person_id = $1 ORDER BY q.received_on DESC, q.id DESC"};
constexpr Sql kOpen{"privacy.open_requests", JALON_SELECT_REQUEST "WHERE q.state = 'open' AND " JALON_IN_SCOPE(
                                                 "q.person_id", "$1") " ORDER BY q.due_on, q.id LIMIT $2"};
constexpr Sql kInsert{
    "privacy.insert_request",
    "INSERT INTO rights_request (id, person_id, kind, requester, guardian_id, requester_name, channel, received_on, "
    "wish, identity_check, identity_on, identity_note, due_on, extended_on, extension_reason, state, answered_on, "
    "answer_channel, answer, version, created_at, created_by, updated_at, updated_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, "
    "$23, $24)"};
constexpr Sql kUpdate{
    "privacy.update_request",
    "UPDATE rights_request SET kind = $2, requester = $3, guardian_id = $4, requester_name = $5, channel = $6, "
    "received_on = $7, wish = $8, identity_check = $9, identity_on = $10, identity_note = $11, due_on = $12, "
    "extended_on = $13, extension_reason = $14, state = $15, answered_on = $16, answer_channel = $17, answer = $18, "
    "version = $19, updated_at = $20, updated_by = $21 WHERE id = $1"};

Request requestOf(const Row& row) {
    Request out{RequestId::trusted(row.text(0)),
                PersonId::trusted(row.text(1)),
                {row.text(2), row.text(3), storage::optionalId<people::GuardianId>(row, 4), row.text(5), row.text(6),
                 row.day(7), row.text(8), row.text(9), row.optionalDay(10), row.text(11)},
                row.day(12)};
    out.extended_on = row.optionalDay(13);
    out.extension_reason = row.text(14);
    out.state = row.text(15);
    out.answered_on = row.optionalDay(16);
    out.answer_channel = row.text(17);
    out.answer = row.text(18);
    out.version = row.integer(19);
    out.created_at = row.instant(20);
    out.created_by = storage::optionalId<UserId>(row, 21);
    out.updated_at = row.instant(22);
    out.updated_by = storage::optionalId<UserId>(row, 23);
    return out;
}

}  // namespace

std::optional<Request> findRequest(Transaction& tx, const RequestId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return requestOf(rows.front());
}

std::vector<Request> requestsOf(Transaction& tx, const PersonId& person) {
    std::vector<Request> out;
    for (const Row& row : tx.run(kOf, person)) out.push_back(requestOf(row));
    return out;
}

std::vector<Request> openRequests(Transaction& tx, const access::FileScope& files, std::size_t most) {
    std::vector<Request> out;
    for (const Row& row : tx.run(kOpen, files.text(), static_cast<std::int64_t>(most))) out.push_back(requestOf(row));
    return out;
}

void insert(Transaction& tx, const Request& one) {
    const auto& f = one.fields;
    tx.run(kInsert, one.id, one.person, f.kind, f.requester, f.guardian, f.requester_name, f.channel, f.received_on,
           f.wish, f.identity_check, f.identity_on, f.identity_note, one.due_on, one.extended_on, one.extension_reason,
           one.state, one.answered_on, one.answer_channel, one.answer, one.version, one.created_at, one.created_by,
           one.updated_at, one.updated_by);
}

void update(Transaction& tx, const Request& one) {
    const auto& f = one.fields;
    tx.run(kUpdate, one.id, f.kind, f.requester, f.guardian, f.requester_name, f.channel, f.received_on, f.wish,
           f.identity_check, f.identity_on, f.identity_note, one.due_on, one.extended_on, one.extension_reason,
           one.state, one.answered_on, one.answer_channel, one.answer, one.version, one.updated_at, one.updated_by);
}

}  // namespace jalon::privacy::store
