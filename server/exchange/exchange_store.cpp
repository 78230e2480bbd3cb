// SPDX-License-Identifier: EUPL-1.2
#include "exchange/exchange_store.h"

#include "base/text.h"

namespace jalon::exchange {

json::object toJson(const DraftContent& content) {
    return {{"pupil", toJson(content.pupil)}, {"measure", toJson(content.measure)}};
}

DraftContent draftContentFrom(const json::object& stored) {
    const json::object& pupil = stored.at("pupil").as_object();
    const json::object& measure = stored.at("measure").as_object();
    const auto text = [](const json::object& from, const char* key) { return std::string(from.at(key).as_string()); };
    const auto half = [&](const char* key) {
        return measure.at(key).is_null() ? std::nullopt : HalfDay::parse(text(measure, key));
    };
    DraftContent out{{text(pupil, "lastName"), text(pupil, "firstName"), text(pupil, "usualName"), text(pupil, "sex"),
                      text(pupil, "className"), std::nullopt},
                     {text(measure, "kind"), text(measure, "motive"), half("start"), half("end")}};
    if (!pupil.at("birthDate").is_null()) out.pupil.birth_date = Day::parse(text(pupil, "birthDate"));
    return out;
}

bool sameAnnouncement(const DraftContent& draft, const ReadLine& line) {
    return text::fold(draft.pupil.last_name) == text::fold(line.pupil.last_name) &&
           text::fold(draft.pupil.first_name) == text::fold(line.pupil.first_name) &&
           draft.pupil.birth_date == line.pupil.birth_date && draft.measure.start == line.measure.start;
}

namespace store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

/// Whose a list is: whoever sees every file, its author, and the team it was brought in for.
#define JALON_THEIRS(import, scope, reader) \
    "(" scope " = '*' OR " import ".created_by = " reader " OR " scope " LIKE '%' || " import ".place_id || '%')"
#define JALON_IMPORT                                                                                                \
    "SELECT l.id, l.structure_id, l.received_on, l.channel, l.lines_read, l.left_out, l.created_at, l.created_by, " \
    "l.undone_at FROM school_import AS l "
#define JALON_DRAFT                                                                                        \
    "SELECT d.id, d.import_id, d.line, d.structure_id, d.received_on, d.channel, d.person_id, d.content, " \
    "d.cancelled, "                                                                                        \
    "d.created_at FROM referral_draft AS d "
#define JALON_DRAFT_OF JALON_DRAFT "JOIN school_import AS l ON l.id = d.import_id "
constexpr Sql kFindImport{"exchange.find_import", JALON_IMPORT "WHERE l.id = $1 AND " JALON_THEIRS("l", "$2", "$3")};
constexpr Sql kImportExists{"exchange.import_exists", "SELECT 1 FROM school_import WHERE id = $1"};
constexpr Sql kLatestImports{"exchange.latest_imports", JALON_IMPORT
                             "WHERE " JALON_THEIRS("l", "$1", "$2") " ORDER BY l.created_at DESC, l.id DESC LIMIT 20"};
constexpr Sql kInsertImport{
    "exchange.insert_import",
    "INSERT INTO school_import (id, structure_id, received_on, channel, lines_read, left_out, created_at, created_by, "
    "undone_at, place_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9)"};
constexpr Sql kMarkUndone{"exchange.mark_undone", "UPDATE school_import SET undone_at = $2 WHERE id = $1"};
constexpr Sql kReferralsOf{"exchange.referrals_of",
                           "SELECT referral_id, line FROM school_import_referral WHERE import_id = $1 ORDER BY line"};
constexpr Sql kAddReferral{"exchange.add_referral",
                           "INSERT INTO school_import_referral (import_id, referral_id, line) VALUES ($1, $2, $3)"};
constexpr Sql kFindDraft{"exchange.find_draft", JALON_DRAFT_OF "WHERE d.id = $1 AND " JALON_THEIRS("l", "$2", "$3")};
constexpr Sql kDraftsOf{"exchange.drafts_of", JALON_DRAFT "WHERE d.import_id = $1 ORDER BY d.line"};
constexpr Sql kOpenOfSchool{"exchange.open_drafts_of_school",
                            JALON_DRAFT_OF "WHERE d.structure_id = $1 AND d.cancelled = FALSE AND " JALON_THEIRS(
                                "l", "$2", "$3") " ORDER BY d.received_on, d.id"};
constexpr Sql kOpenFrom{"exchange.open_drafts_from",
                        JALON_DRAFT_OF "WHERE d.received_on >= $1 AND d.cancelled = FALSE AND " JALON_THEIRS(
                            "l", "$2", "$3") " ORDER BY d.received_on, d.id"};
constexpr Sql kInsertDraft{
    "exchange.insert_draft",
    "INSERT INTO referral_draft (id, import_id, line, structure_id, received_on, channel, person_id, content, "
    "cancelled, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, $9)"};
constexpr Sql kSetCancelled{"exchange.set_cancelled", "UPDATE referral_draft SET cancelled = $2 WHERE id = $1"};

template <class IdType>
std::optional<IdType> optionalId(const Row& row, std::size_t column) {
    const auto text = row.optionalText(column);
    return text ? std::optional(IdType::trusted(*text)) : std::nullopt;
}

Import importOf(const Row& row) {
    return {ImportId::trusted(row.text(0)),
            StructureId::trusted(row.text(1)),
            row.day(2),
            row.text(3),
            row.integer(4),
            row.integer(5),
            row.instant(6),
            optionalId<UserId>(row, 7),
            row.optionalInstant(8)};
}

Draft draftOf(const Row& row) {
    const json::value content = json::parse(row.text(7));
    return {ReferralId::trusted(row.text(0)),
            ImportId::trusted(row.text(1)),
            row.integer(2),
            StructureId::trusted(row.text(3)),
            row.day(4),
            row.text(5),
            optionalId<PersonId>(row, 6),
            draftContentFrom(content.as_object()),
            row.boolean(8),
            row.instant(9)};
}

std::vector<Draft> drafts(const storage::Rows& rows) {
    std::vector<Draft> out;
    for (const Row& row : rows) out.push_back(draftOf(row));
    return out;
}

}  // namespace

std::optional<Import> findImport(Transaction& tx, const access::Actor& reader, const ImportId& id) {
    const auto rows = tx.run(kFindImport, id, reader.scope(access::Right::lists_import).text(), reader.author.user);
    if (rows.empty()) return std::nullopt;
    return importOf(rows.front());
}

bool exists(Transaction& tx, const ImportId& id) { return !tx.run(kImportExists, id).empty(); }

std::vector<Import> latestImports(Transaction& tx, const access::Actor& reader) {
    std::vector<Import> out;
    for (const Row& row : tx.run(kLatestImports, reader.scope(access::Right::lists_import).text(), reader.author.user))
        out.push_back(importOf(row));
    return out;
}

void insert(Transaction& tx, const Import& one, const std::string& place) {
    tx.run(kInsertImport, one.id, one.structure, one.received_on, one.channel, one.read, one.left_out, one.created_at,
           one.created_by, place);
}

void markUndone(Transaction& tx, const ImportId& id, Instant at) { tx.run(kMarkUndone, id, at); }

std::vector<ImportedReferral> referralsOf(Transaction& tx, const ImportId& id) {
    std::vector<ImportedReferral> out;
    for (const Row& row : tx.run(kReferralsOf, id)) out.push_back({ReferralId::trusted(row.text(0)), row.integer(1)});
    return out;
}

void addReferral(Transaction& tx, const ImportId& id, const ImportedReferral& one) {
    tx.run(kAddReferral, id, one.referral, one.line);
}

std::optional<Draft> findDraft(Transaction& tx, const access::Actor& reader, const ReferralId& id) {
    const auto rows = tx.run(kFindDraft, id, reader.scope(access::Right::lists_import).text(), reader.author.user);
    if (rows.empty()) return std::nullopt;
    return draftOf(rows.front());
}

std::vector<Draft> draftsOf(Transaction& tx, const ImportId& id) { return drafts(tx.run(kDraftsOf, id)); }
std::vector<Draft> openDrafts(Transaction& tx, const access::Actor& reader, const StructureId& structure) {
    return drafts(
        tx.run(kOpenOfSchool, structure, reader.scope(access::Right::lists_import).text(), reader.author.user));
}
std::vector<Draft> openDrafts(Transaction& tx, const access::Actor& reader, Day from) {
    return drafts(tx.run(kOpenFrom, from, reader.scope(access::Right::lists_import).text(), reader.author.user));
}

void insert(Transaction& tx, const Draft& one) {
    tx.run(kInsertDraft, one.id, one.import, one.line, one.structure, one.received_on, one.channel, one.person,
           json::serialize(toJson(one.content)), one.created_at);
}

void setCancelled(Transaction& tx, const ReferralId& id, bool cancelled) { tx.run(kSetCancelled, id, cancelled); }

}  // namespace store
}  // namespace jalon::exchange
