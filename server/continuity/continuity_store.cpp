// SPDX-License-Identifier: EUPL-1.2
// Work, requests and contacts; digests and questionnaires are in telling_store.cpp.
#include "continuity/continuity_store.h"
#include "storage/columns.h"

namespace jalon::continuity::store {
namespace {

using storage::optionalId;
using storage::readTexts;
using storage::writeTexts;

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFindRequest{"continuity.find_request",
                           "SELECT id, stay_id, person_id, on_day, sent_to, channel, subjects, reminder, withdrawn, "
                           "at, by_user FROM work_request WHERE id = $1"};
constexpr Sql kRequestsOfStay{"continuity.requests_of_stay",
                              "SELECT id, stay_id, person_id, on_day, sent_to, channel, subjects, reminder, "
                              "withdrawn, at, by_user FROM work_request WHERE stay_id = $1 AND withdrawn = FALSE "
                              "ORDER BY on_day, id"};
constexpr Sql kRequestsOfPerson{"continuity.requests_of_person",
                                "SELECT id, stay_id, person_id, on_day, sent_to, channel, subjects, reminder, "
                                "withdrawn, at, by_user FROM work_request WHERE person_id = $1 "
                                "AND withdrawn = FALSE ORDER BY on_day, id"};
constexpr Sql kInsertRequest{"continuity.insert_request",
                             "INSERT INTO work_request (id, stay_id, person_id, on_day, sent_to, channel, subjects, "
                             "reminder, withdrawn, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Sql kWithdrawRequest{"continuity.withdraw_request", "UPDATE work_request SET withdrawn = TRUE WHERE id = $1"};

constexpr Sql kFindWork{"continuity.find_work",
                        "SELECT id, stay_id, person_id, subject, detail, state, requested_on, received_on, done_on, "
                        "returned_on, withdrawn, created_at, created_by, updated_at, version FROM school_work "
                        "WHERE id = $1"};
constexpr Sql kWorksOf{"continuity.works_of",
                       "SELECT id, stay_id, person_id, subject, detail, state, requested_on, received_on, done_on, "
                       "returned_on, withdrawn, created_at, created_by, updated_at, version FROM school_work "
                       "WHERE stay_id = $1 AND withdrawn = FALSE ORDER BY id"};
constexpr Sql kInsertWork{"continuity.insert_work",
                          "INSERT INTO school_work (id, stay_id, person_id, subject, detail, state, requested_on, "
                          "received_on, done_on, returned_on, withdrawn, created_at, created_by, updated_at, version) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"};
constexpr Sql kUpdateWork{"continuity.update_work",
                          "UPDATE school_work SET detail = $2, state = $3, requested_on = $4, received_on = $5, "
                          "done_on = $6, returned_on = $7, withdrawn = $8, updated_at = $9, version = $10 "
                          "WHERE id = $1"};

constexpr Sql kFindContact{"continuity.find_contact",
                           "SELECT id, stay_id, person_id, deadline, on_day, channel, who, result, note, withdrawn, "
                           "at, by_user FROM school_contact WHERE id = $1"};
constexpr Sql kContactsOf{"continuity.contacts_of",
                          "SELECT id, stay_id, person_id, deadline, on_day, channel, who, result, note, withdrawn, at, "
                          "by_user FROM school_contact WHERE stay_id = $1 AND withdrawn = FALSE ORDER BY on_day, id"};
constexpr Sql kInsertContact{"continuity.insert_contact",
                             "INSERT INTO school_contact (id, stay_id, person_id, deadline, on_day, channel, who, "
                             "result, note, withdrawn, at, by_user) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
constexpr Sql kWithdrawContact{"continuity.withdraw_contact",
                               "UPDATE school_contact SET withdrawn = TRUE WHERE id = $1"};

Request requestOf(const Row& row) {
    return {row.text(0),
            StayId::trusted(row.text(1)),
            PersonId::trusted(row.text(2)),
            row.day(3),
            row.text(4),
            row.text(5),
            readTexts(row.text(6)),
            row.boolean(7),
            row.boolean(8),
            row.instant(9),
            optionalId<UserId>(row, 10)};
}

SchoolWork workOf(const Row& row) {
    return {SchoolWorkId::trusted(row.text(0)),
            StayId::trusted(row.text(1)),
            PersonId::trusted(row.text(2)),
            row.text(3),
            row.text(4),
            parseWorkState(row.text(5)).value(),
            row.day(6),
            row.optionalDay(7),
            row.optionalDay(8),
            row.optionalDay(9),
            row.boolean(10),
            row.instant(11),
            row.instant(13),
            optionalId<UserId>(row, 12),
            row.integer(14)};
}

Contact contactOf(const Row& row) {
    return {row.text(0),
            StayId::trusted(row.text(1)),
            PersonId::trusted(row.text(2)),
            row.text(3),
            row.day(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.text(8),
            row.boolean(9),
            row.instant(10),
            optionalId<UserId>(row, 11)};
}

template <class Thing>
std::vector<Thing> all(const Rows& rows, Thing (*one)(const Row&)) {
    std::vector<Thing> out;
    for (const Row& row : rows) out.push_back(one(row));
    return out;
}

template <class Thing>
std::optional<Thing> first(const Rows& rows, Thing (*one)(const Row&)) {
    if (rows.empty()) return std::nullopt;
    return one(rows.front());
}

}  // namespace

std::optional<Request> findRequest(Transaction& tx, const std::string& id) {
    return first(tx.run(kFindRequest, id), requestOf);
}
std::vector<Request> requestsOf(Transaction& tx, const StayId& stay) {
    return all(tx.run(kRequestsOfStay, stay), requestOf);
}
std::vector<Request> requestsOf(Transaction& tx, const PersonId& person) {
    return all(tx.run(kRequestsOfPerson, person), requestOf);
}
void insert(Transaction& tx, const Request& request) {
    tx.run(kInsertRequest, request.id, request.stay, request.person, request.on, request.to, request.channel,
           writeTexts(request.subjects), request.reminder, request.withdrawn, request.at, request.by);
}
void withdrawRequest(Transaction& tx, const std::string& id) { tx.run(kWithdrawRequest, id); }

std::optional<SchoolWork> findWork(Transaction& tx, const SchoolWorkId& id) {
    return first(tx.run(kFindWork, id), workOf);
}
std::vector<SchoolWork> worksOf(Transaction& tx, const StayId& stay) { return all(tx.run(kWorksOf, stay), workOf); }
void insert(Transaction& tx, const SchoolWork& work) {
    tx.run(kInsertWork, work.id, work.stay, work.person, work.subject, work.detail, stateCode(work.state),
           work.requested_on, work.received_on, work.done_on, work.returned_on, work.withdrawn, work.created_at,
           work.created_by, work.updated_at, work.version);
}
void update(Transaction& tx, const SchoolWork& work) {
    tx.run(kUpdateWork, work.id, work.detail, stateCode(work.state), work.requested_on, work.received_on, work.done_on,
           work.returned_on, work.withdrawn, work.updated_at, work.version);
}

std::optional<Contact> findContact(Transaction& tx, const std::string& id) {
    return first(tx.run(kFindContact, id), contactOf);
}
std::vector<Contact> contactsOf(Transaction& tx, const StayId& stay) {
    return all(tx.run(kContactsOf, stay), contactOf);
}
void insert(Transaction& tx, const Contact& contact) {
    tx.run(kInsertContact, contact.id, contact.stay, contact.person, contact.deadline, contact.on, contact.channel,
           contact.who, contact.result, contact.note, contact.withdrawn, contact.at, contact.by);
}
void withdrawContact(Transaction& tx, const std::string& id) { tx.run(kWithdrawContact, id); }

}  // namespace jalon::continuity::store
