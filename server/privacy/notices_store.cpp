// SPDX-License-Identifier: EUPL-1.2
#include "privacy/notices_store.h"

#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::privacy::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_SELECT_CONTROLLER                                                                              \
    "SELECT id, organisation_id, name, address, phone, email, dpo_name, dpo_address, dpo_phone, dpo_email, " \
    "authority, authority_name, authority_contact, at, by_user FROM notice_controller "
constexpr Sql kControllerOf{"privacy.controller_of",
                            JALON_SELECT_CONTROLLER "WHERE organisation_id = $1 ORDER BY at DESC, id DESC LIMIT 1"};
constexpr Sql kFindController{"privacy.find_controller", JALON_SELECT_CONTROLLER "WHERE id = $1"};
constexpr Sql kInsertController{
    "privacy.insert_controller",
    "INSERT INTO notice_controller (id, organisation_id, name, address, phone, email, dpo_name, dpo_address, "
    "dpo_phone, dpo_email, authority, authority_name, authority_contact, at, by_user) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"};

#define JALON_SELECT_NOTICE \
    "SELECT id, organisation_id, scheme, source, seq, valid_from, content, withdrawn, at, by_user FROM notice "
constexpr Sql kNoticesOf{"privacy.notices_of",
                         JALON_SELECT_NOTICE "WHERE organisation_id = $1 ORDER BY scheme, source, seq"};
constexpr Sql kFindNotice{"privacy.find_notice", JALON_SELECT_NOTICE "WHERE id = $1"};
constexpr Sql kInsertNotice{"privacy.insert_notice",
                            "INSERT INTO notice (id, organisation_id, scheme, source, seq, valid_from, content, "
                            "withdrawn, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, $8, $9)"};
constexpr Sql kWithdrawNotice{"privacy.withdraw_notice", "UPDATE notice SET withdrawn = TRUE WHERE id = $1"};
constexpr Sql kWasHandedOver{"privacy.was_handed_over", "SELECT 1 FROM notice_handover WHERE notice_id = $1 LIMIT 1"};

#define JALON_SELECT_HANDOVER                                                                                 \
    "SELECT h.id, h.person_id, h.notice_id, h.controller_id, h.guardian_id, h.level, h.given_on, h.channel, " \
    "h.explained, h.note, h.override_reason, h.withdrawn, h.at, h.by_user, n.scheme, n.source, n.seq "        \
    "FROM notice_handover h JOIN notice n ON n.id = h.notice_id "
constexpr Sql kHandoversOf{"privacy.handovers_of",
                           JALON_SELECT_HANDOVER "WHERE h.person_id = $1 ORDER BY h.given_on DESC, h.at DESC, h.id"};
constexpr Sql kGivenSince{
    "privacy.given_since",
    "SELECT h.person_id, n.scheme, h.guardian_id, h.given_on FROM notice_handover h "
    "JOIN notice n ON n.id = h.notice_id WHERE h.given_on >= $1 AND h.withdrawn = FALSE AND " JALON_IN_SCOPE(
        "h.person_id", "$2") " ORDER BY h.given_on, h.id"};
constexpr Sql kFindHandover{"privacy.find_handover", JALON_SELECT_HANDOVER "WHERE h.id = $1"};
constexpr Sql kInsertHandover{
    "privacy.insert_handover",
    "INSERT INTO notice_handover (id, person_id, notice_id, controller_id, guardian_id, level, given_on, channel, "
    "explained, note, override_reason, withdrawn, at, by_user) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE, $12, $13)"};
constexpr Sql kWithdrawHandover{"privacy.withdraw_handover",
                                "UPDATE notice_handover SET withdrawn = TRUE WHERE id = $1"};

Controller controllerOfRow(const Row& row) {
    return {ControllerId::trusted(row.text(0)),
            OrganisationId::trusted(row.text(1)),
            row.text(2),
            row.text(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.text(9),
            row.text(8),
            row.text(10),
            row.text(11),
            row.text(12),
            row.instant(13),
            storage::optionalId<UserId>(row, 14)};
}

Notice noticeOfRow(const Row& row) {
    const json::value content = json::parse(row.text(6));
    return {NoticeId::trusted(row.text(0)),
            OrganisationId::trusted(row.text(1)),
            row.text(2),
            row.text(3),
            row.integer(4),
            row.day(5),
            contentOf(content.as_object()),
            row.boolean(7),
            row.instant(8),
            storage::optionalId<UserId>(row, 9)};
}

HandoverLine handoverOfRow(const Row& row) {
    return {{HandoverId::trusted(row.text(0)), PersonId::trusted(row.text(1)), NoticeId::trusted(row.text(2)),
             ControllerId::trusted(row.text(3)), storage::optionalId<people::GuardianId>(row, 4), row.text(5),
             row.day(6), row.text(7), row.boolean(8), row.text(9), row.text(10), row.boolean(11), row.instant(12),
             storage::optionalId<UserId>(row, 13)},
            row.text(14),
            row.text(15),
            row.integer(16)};
}

}  // namespace

std::optional<Controller> controllerOf(Transaction& tx, const OrganisationId& organisation) {
    const auto rows = tx.run(kControllerOf, organisation);
    if (rows.empty()) return std::nullopt;
    return controllerOfRow(rows.front());
}

std::optional<Controller> findController(Transaction& tx, const ControllerId& id) {
    const auto rows = tx.run(kFindController, id);
    if (rows.empty()) return std::nullopt;
    return controllerOfRow(rows.front());
}

void insert(Transaction& tx, const Controller& one) {
    tx.run(kInsertController, one.id, one.organisation, one.name, one.address, one.phone, one.email, one.dpo_name,
           one.dpo_address, one.dpo_phone, one.dpo_email, one.authority, one.authority_name, one.authority_contact,
           one.at, one.by);
}

std::vector<Notice> noticesOf(Transaction& tx, const OrganisationId& organisation) {
    std::vector<Notice> out;
    for (const Row& row : tx.run(kNoticesOf, organisation)) out.push_back(noticeOfRow(row));
    return out;
}

std::optional<Notice> findNotice(Transaction& tx, const NoticeId& id) {
    const auto rows = tx.run(kFindNotice, id);
    if (rows.empty()) return std::nullopt;
    return noticeOfRow(rows.front());
}

void insert(Transaction& tx, const Notice& one) {
    tx.run(kInsertNotice, one.id, one.organisation, one.scheme, one.source, one.seq, one.valid_from,
           json::serialize(toJson(one.content)), one.at, one.by);
}

void withdrawNotice(Transaction& tx, const NoticeId& id) { tx.run(kWithdrawNotice, id); }

bool wasHandedOver(Transaction& tx, const NoticeId& id) { return !tx.run(kWasHandedOver, id).empty(); }

std::vector<HandoverLine> handoversOf(Transaction& tx, const PersonId& person) {
    std::vector<HandoverLine> out;
    for (const Row& row : tx.run(kHandoversOf, person)) out.push_back(handoverOfRow(row));
    return out;
}

std::map<std::pair<PersonId, std::string>, std::vector<Given>> givenSince(Transaction& tx,
                                                                          const access::FileScope& files, Day from) {
    std::map<std::pair<PersonId, std::string>, std::vector<Given>> out;
    for (const Row& row : tx.run(kGivenSince, from, files.text()))
        out[{PersonId::trusted(row.text(0)), row.text(1)}].push_back(
            {storage::optionalId<people::GuardianId>(row, 2), true, row.day(3)});
    return out;
}

std::optional<HandoverLine> findHandover(Transaction& tx, const HandoverId& id) {
    const auto rows = tx.run(kFindHandover, id);
    if (rows.empty()) return std::nullopt;
    return handoverOfRow(rows.front());
}

void insert(Transaction& tx, const Handover& one) {
    tx.run(kInsertHandover, one.id, one.person, one.notice, one.controller, one.guardian, one.level, one.given_on,
           one.channel, one.explained, one.note, one.override_reason, one.at, one.by);
}

void withdrawHandover(Transaction& tx, const HandoverId& id) { tx.run(kWithdrawHandover, id); }

}  // namespace jalon::privacy::store
