// SPDX-License-Identifier: EUPL-1.2
#include "people/guardian_store.h"

#include "people/people_store.h"

namespace jalon::people::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;
using storage::Value;

constexpr Sql kFindGuardian{
    "people.find_guardian",
    "SELECT id, person_id, last_name, first_name, relation, authority, may_contact, may_collect, receives_documents, "
    "emergency, language, interpreter, phone, phone2, email, channel, address_lines, postcode, city, address_hidden, "
    "valid_from, valid_to, note, version, created_by FROM guardian WHERE id = $1"};
constexpr Sql kGuardiansOf{
    "people.guardians_of",
    "SELECT id, person_id, last_name, first_name, relation, authority, may_contact, may_collect, receives_documents, "
    "emergency, language, interpreter, phone, phone2, email, channel, address_lines, postcode, city, address_hidden, "
    "valid_from, valid_to, note, version, created_by FROM guardian WHERE person_id = $1 ORDER BY id"};
constexpr Sql kInsertGuardian{
    "people.insert_guardian",
    "INSERT INTO guardian (id, person_id, last_name, first_name, relation, authority, may_contact, may_collect, "
    "receives_documents, emergency, language, interpreter, phone, phone2, email, channel, address_lines, postcode, "
    "city, address_hidden, valid_from, valid_to, note, version, created_at, created_by, updated_at, updated_by) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, "
    "$25, $26, $25, $26)"};
constexpr Sql kUpdateGuardian{
    "people.update_guardian",
    "UPDATE guardian SET last_name = $2, first_name = $3, relation = $4, authority = $5, may_contact = $6, "
    "may_collect = $7, receives_documents = $8, emergency = $9, language = $10, interpreter = $11, phone = $12, "
    "phone2 = $13, email = $14, channel = $15, address_lines = $16, postcode = $17, city = $18, address_hidden = $19, "
    "valid_from = $20, valid_to = $21, note = $22, version = $23, updated_at = $24, updated_by = $25 WHERE id = $1"};

constexpr Sql kFindRestriction{
    "people.find_restriction",
    "SELECT id, person_id, guardian_id, kind, reference, seen_on, valid_from, valid_to, note, version, created_by "
    "FROM restriction WHERE id = $1"};
constexpr Sql kRestrictionsOf{
    "people.restrictions_of",
    "SELECT id, person_id, guardian_id, kind, reference, seen_on, valid_from, valid_to, note, version, created_by "
    "FROM restriction WHERE person_id = $1 ORDER BY id"};
constexpr Sql kInsertRestriction{
    "people.insert_restriction",
    "INSERT INTO restriction (id, person_id, guardian_id, kind, reference, seen_on, valid_from, valid_to, note, "
    "version, created_at, created_by, updated_at, updated_by) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $12)"};
constexpr Sql kUpdateRestriction{
    "people.update_restriction",
    "UPDATE restriction SET guardian_id = $2, kind = $3, reference = $4, seen_on = $5, valid_from = $6, "
    "valid_to = $7, note = $8, version = $9, updated_at = $10, updated_by = $11 WHERE id = $1"};

constexpr Sql kReachable{
    "people.reachable",
    "SELECT g.person_id, g.last_name, g.first_name, g.relation, g.authority, g.phone, g.phone2, g.may_contact, "
    "g.emergency, EXISTS (SELECT 1 FROM restriction AS r WHERE r.person_id = g.person_id AND "
    "(r.guardian_id = g.id OR r.guardian_id IS NULL) AND r.kind IN ('no_contact_with_child', 'no_information') AND "
    "(r.valid_from IS NULL OR r.valid_from <= $21) AND "
    "(r.valid_to IS NULL OR r.valid_to >= $21)) AS banned "
    "FROM guardian AS g WHERE g.person_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "
    "$17, $18, $19, $20) AND (g.phone <> '' OR g.phone2 <> '') AND (g.valid_from IS NULL OR g.valid_from <= $21) AND "
    "(g.valid_to IS NULL OR g.valid_to >= $21) ORDER BY g.person_id, g.id"};

std::optional<UserId> userOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return UserId::trusted(*id);
}

Guardian guardianOf(const Row& row) {
    Guardian out{
        GuardianId::trusted(row.text(0)), PersonId::trusted(row.text(1)), {}, row.integer(23), userOf(row, 24)};
    GuardianFields& f = out.fields;
    f.last_name = row.text(2);
    f.first_name = row.text(3);
    f.relation = row.text(4);
    f.authority = row.text(5);
    f.may_contact = row.boolean(6);
    f.may_collect = row.boolean(7);
    f.receives_documents = row.boolean(8);
    f.emergency = row.boolean(9);
    f.language = row.text(10);
    f.interpreter = row.boolean(11);
    f.phone = row.text(12);
    f.phone2 = row.text(13);
    f.email = row.text(14);
    f.channel = row.text(15);
    f.address = {row.text(16), row.text(17), row.text(18)};
    f.address_hidden = row.boolean(19);
    f.valid_from = row.optionalDay(20);
    f.valid_to = row.optionalDay(21);
    f.note = row.text(22);
    return out;
}

Restriction restrictionOf(const Row& row) {
    Restriction out{
        RestrictionId::trusted(row.text(0)), PersonId::trusted(row.text(1)), {}, row.integer(9), userOf(row, 10)};
    if (const auto guardian = row.optionalText(2)) out.fields.guardian = GuardianId::trusted(*guardian);
    out.fields.kind = row.text(3);
    out.fields.reference = row.text(4);
    out.fields.seen_on = row.optionalDay(5);
    out.fields.valid_from = row.optionalDay(6);
    out.fields.valid_to = row.optionalDay(7);
    out.fields.note = row.text(8);
    return out;
}

}  // namespace

std::optional<Guardian> findGuardian(Transaction& tx, const GuardianId& id) {
    const auto rows = tx.run(kFindGuardian, id);
    if (rows.empty()) return std::nullopt;
    return guardianOf(rows.front());
}

std::vector<Guardian> guardiansOf(Transaction& tx, const PersonId& person) {
    std::vector<Guardian> out;
    for (const Row& row : tx.run(kGuardiansOf, person)) out.push_back(guardianOf(row));
    return out;
}

void insertGuardian(Transaction& tx, const Guardian& guardian, Instant now, const std::optional<UserId>& by) {
    const GuardianFields& f = guardian.fields;
    tx.run(kInsertGuardian, guardian.id, guardian.person, f.last_name, f.first_name, f.relation, f.authority,
           f.may_contact, f.may_collect, f.receives_documents, f.emergency, f.language, f.interpreter, f.phone,
           f.phone2, f.email, f.channel, f.address.lines, f.address.postcode, f.address.city, f.address_hidden,
           f.valid_from, f.valid_to, f.note, guardian.version, now, by);
    setPhones(tx, guardian.person, guardian.id.text(), {f.phone, f.phone2});
}

void updateGuardian(Transaction& tx, const Guardian& guardian, Instant now, const std::optional<UserId>& by) {
    const GuardianFields& f = guardian.fields;
    tx.run(kUpdateGuardian, guardian.id, f.last_name, f.first_name, f.relation, f.authority, f.may_contact,
           f.may_collect, f.receives_documents, f.emergency, f.language, f.interpreter, f.phone, f.phone2, f.email,
           f.channel, f.address.lines, f.address.postcode, f.address.city, f.address_hidden, f.valid_from, f.valid_to,
           f.note, guardian.version, now, by);
    setPhones(tx, guardian.person, guardian.id.text(), {f.phone, f.phone2});
}

std::optional<Restriction> findRestriction(Transaction& tx, const RestrictionId& id) {
    const auto rows = tx.run(kFindRestriction, id);
    if (rows.empty()) return std::nullopt;
    return restrictionOf(rows.front());
}

std::vector<Restriction> restrictionsOf(Transaction& tx, const PersonId& person) {
    std::vector<Restriction> out;
    for (const Row& row : tx.run(kRestrictionsOf, person)) out.push_back(restrictionOf(row));
    return out;
}

void insertRestriction(Transaction& tx, const Restriction& restriction, Instant now, const std::optional<UserId>& by) {
    const RestrictionFields& f = restriction.fields;
    tx.run(kInsertRestriction, restriction.id, restriction.person, f.guardian, f.kind, f.reference, f.seen_on,
           f.valid_from, f.valid_to, f.note, restriction.version, now, by);
}

void updateRestriction(Transaction& tx, const Restriction& restriction, Instant now, const std::optional<UserId>& by) {
    const RestrictionFields& f = restriction.fields;
    tx.run(kUpdateRestriction, restriction.id, f.guardian, f.kind, f.reference, f.seen_on, f.valid_from, f.valid_to,
           f.note, restriction.version, now, by);
}

std::vector<Reachable> reachable(Transaction& tx, const std::vector<PersonId>& people, Day on) {
    std::vector<Reachable> out;
    forBlocks(people, [&](std::vector<Value>& block) {
        block.push_back(storage::toValue(on));
        for (const Row& row : tx.runWith(kReachable, block)) {
            out.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                           row.boolean(7), row.boolean(8), row.boolean(9)});
        }
    });
    return out;
}

}  // namespace jalon::people::store
