// SPDX-License-Identifier: EUPL-1.2
#include "partners/partners_store.h"

#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace jalon::partners::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kById{"partners.structure_by_id",
                    "SELECT id, uai, name, kind, sector, address, postcode, city, phone, email, web, academy, zone, "
                    "priority_education, pupils, open, source, source_date, source_fields, agreement_from, "
                    "agreement_to, note, version, updated_at, updated_by FROM structure WHERE id = $1"};
constexpr Sql kByUai{"partners.structure_by_uai", "SELECT id FROM structure WHERE uai = $1"};
constexpr Sql kSummary{"partners.structure_summary",
                       "SELECT id, name, kind, uai, city, phone, zone, academy, open, agreement_from, agreement_to, "
                       "pupils FROM structure WHERE id = $1"};
constexpr Sql kWithAgreement{"partners.with_agreement",
                             "SELECT id, name, kind, uai, city, phone, zone, academy, open, agreement_from, "
                             "agreement_to, pupils FROM structure WHERE agreement_from <= $1 AND "
                             "(agreement_to IS NULL OR agreement_to >= $1) ORDER BY sort_key, id"};
constexpr Sql kInsert{"partners.insert_structure",
                      "INSERT INTO structure (id, uai, name, sort_key, kind, sector, address, postcode, city, phone, "
                      "email, web, academy, zone, priority_education, pupils, open, source, source_date, "
                      "source_fields, agreement_from, agreement_to, note, version, updated_at, updated_by) VALUES "
                      "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
                      "$21, $22, $23, $24, $25, $26) ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdate{"partners.update_structure",
                      "UPDATE structure SET uai = $2, name = $3, sort_key = $4, kind = $5, sector = $6, address = $7, "
                      "postcode = $8, city = $9, phone = $10, email = $11, web = $12, academy = $13, zone = $14, "
                      "priority_education = $15, pupils = $16, open = $17, source = $18, source_date = $19, "
                      "source_fields = $20, agreement_from = $21, agreement_to = $22, note = $23, "
                      "version = version + 1, updated_at = $25, updated_by = $26 WHERE id = $1 AND version = $24"};
constexpr Sql kDropTokens{"partners.drop_tokens", "DELETE FROM structure_token WHERE structure_id = $1"};
constexpr Sql kInsertToken{"partners.insert_token",
                           "INSERT INTO structure_token (structure_id, token) VALUES ($1, $2)"};
constexpr Sql kContact{"partners.contact",
                       "SELECT id, structure_id, function, last_name, first_name, phone, email, valid_from, valid_to, "
                       "note, version, updated_at, updated_by FROM structure_contact WHERE id = $1"};
constexpr Sql kContactsOf{"partners.contacts_of",
                          "SELECT id, structure_id, function, last_name, first_name, phone, email, valid_from, "
                          "valid_to, note, version, updated_at, updated_by FROM structure_contact "
                          "WHERE structure_id = $1 ORDER BY coalesce(valid_to, '9999-12-31') DESC, last_name, id"};
constexpr Sql kInsertContact{"partners.insert_contact",
                             "INSERT INTO structure_contact (id, structure_id, function, last_name, first_name, phone, "
                             "email, valid_from, valid_to, note, version, updated_at, updated_by) VALUES ($1, $2, $3, "
                             "$4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdateContact{
    "partners.update_contact",
    "UPDATE structure_contact SET function = $2, last_name = $3, first_name = $4, "
    "phone = $5, email = $6, valid_from = $7, valid_to = $8, note = $9, version = version + 1, "
    "updated_at = $11, updated_by = $12 WHERE id = $1 AND version = $10"};

std::optional<UserId> user(const Row& row, std::size_t column) {
    const auto text = row.optionalText(column);
    return text ? std::optional(UserId::trusted(*text)) : std::nullopt;
}

std::string writeFields(const Fields& fields) {
    json::object object;
    for (const auto& [name, value] : fields) object[name] = value;
    return json::serialize(object);
}

Fields readFields(const std::string& text) {
    Fields fields;
    const json::value parsed = json::parse(text);
    for (const auto& member : parsed.as_object())
        fields.emplace(std::string(member.key()), std::string(member.value().as_string()));
    return fields;
}

Structure structure(const Row& row) {
    Structure s(StructureId::trusted(row.text(0)));
    s.uai = row.textOr(1, "");
    s.name = row.text(2);
    s.kind = row.text(3);
    s.sector = row.text(4);
    s.address = row.text(5);
    s.postcode = row.text(6);
    s.city = row.text(7);
    s.phone = row.text(8);
    s.email = row.text(9);
    s.web = row.text(10);
    s.academy = row.text(11);
    s.zone = row.text(12);
    s.priority_education = row.text(13);
    s.pupils = row.optionalInteger(14);
    s.open = row.boolean(15);
    s.source = row.text(16);
    s.source_date = row.optionalDay(17);
    s.source_fields = readFields(row.text(18));
    s.agreement_from = row.optionalDay(19);
    s.agreement_to = row.optionalDay(20);
    s.note = row.text(21);
    s.version = row.integer(22);
    s.updated_at = row.instant(23);
    s.updated_by = user(row, 24);
    return s;
}

Contact contact(const Row& row) {
    Contact c(ContactId::trusted(row.text(0)), StructureId::trusted(row.text(1)));
    c.function = row.text(2);
    c.last_name = row.text(3);
    c.first_name = row.text(4);
    c.phone = row.text(5);
    c.email = row.text(6);
    c.valid_from = row.optionalDay(7);
    c.valid_to = row.optionalDay(8);
    c.note = row.text(9);
    c.version = row.integer(10);
    c.updated_at = row.instant(11);
    c.updated_by = user(row, 12);
    return c;
}

storage::Rows write(Transaction& tx, const Sql& sql, const Structure& s) {
    return tx.run(sql, s.id, storage::orNull(s.uai), s.name, text::sortKey(s.name + " " + s.city), s.kind, s.sector,
                  s.address, s.postcode, s.city, s.phone, s.email, s.web, s.academy, s.zone, s.priority_education,
                  s.pupils, s.open, s.source, s.source_date, writeFields(s.source_fields), s.agreement_from,
                  s.agreement_to, s.note, s.version, s.updated_at, s.updated_by);
}

void insertTokens(Transaction& tx, const Structure& s) {
    for (const std::string& token : searchTokens(s)) tx.run(kInsertToken, s.id, token);
}

}  // namespace

StructureSummary summary(const Row& row) {
    return {StructureId::trusted(row.text(0)),
            row.text(1),
            row.text(2),
            row.textOr(3, ""),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.boolean(8),
            row.optionalDay(9),
            row.optionalDay(10)};
}

std::optional<Structure> findStructure(Transaction& tx, const StructureId& id) {
    const auto rows = tx.run(kById, id);
    return rows.empty() ? std::nullopt : std::optional(structure(rows.front()));
}

std::optional<StructureId> findByUai(Transaction& tx, const std::string& uai) {
    const auto rows = tx.run(kByUai, uai);
    return rows.empty() ? std::nullopt : std::optional(StructureId::trusted(rows.front().text(0)));
}

std::optional<StructureSummary> findSummary(Transaction& tx, const StructureId& id) {
    const auto rows = tx.recall(kSummary, id);
    return rows.empty() ? std::nullopt : std::optional(summary(rows.front()));
}

std::vector<StructureSummary> withAgreementOn(Transaction& tx, Day day) {
    std::vector<StructureSummary> found;
    for (const Row& row : tx.run(kWithAgreement, day)) found.push_back(summary(row));
    return found;
}

bool insertStructure(Transaction& tx, const Structure& s) {
    if (write(tx, kInsert, s).affected == 0) return false;
    insertTokens(tx, s);
    return true;
}

bool updateStructure(Transaction& tx, const Structure& s) {
    if (write(tx, kUpdate, s).affected == 0) return false;
    tx.run(kDropTokens, s.id);
    insertTokens(tx, s);
    return true;
}

std::optional<Contact> findContact(Transaction& tx, const ContactId& id) {
    const auto rows = tx.run(kContact, id);
    return rows.empty() ? std::nullopt : std::optional(contact(rows.front()));
}

std::vector<Contact> contactsOf(Transaction& tx, const StructureId& structure_id) {
    std::vector<Contact> found;
    for (const Row& row : tx.run(kContactsOf, structure_id)) found.push_back(contact(row));
    return found;
}

bool insertContact(Transaction& tx, const Contact& c) {
    return tx.run(kInsertContact, c.id, c.structure, c.function, c.last_name, c.first_name, c.phone, c.email,
                  c.valid_from, c.valid_to, c.note, c.version, c.updated_at, c.updated_by)
               .affected == 1;
}

bool updateContact(Transaction& tx, const Contact& c) {
    return tx.run(kUpdateContact, c.id, c.function, c.last_name, c.first_name, c.phone, c.email, c.valid_from,
                  c.valid_to, c.note, c.version, c.updated_at, c.updated_by)
               .affected == 1;
}

}  // namespace jalon::partners::store
