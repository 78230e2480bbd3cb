// SPDX-License-Identifier: EUPL-1.2
#include "sheets/sheets_store.h"

namespace jalon::sheets::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kDecisionsOf{"sheets.decisions_of",
                           "SELECT id, stay_id, form, field, sentence, found, decision, reason, at, by_user, withdrawn "
                           "FROM liaison_decision WHERE stay_id = $1 AND withdrawn = FALSE ORDER BY id"};
constexpr Sql kFindDecision{
    "sheets.find_decision",
    "SELECT id, stay_id, form, field, sentence, found, decision, reason, at, by_user, withdrawn "
    "FROM liaison_decision WHERE id = $1"};
constexpr Sql kInsertDecision{"sheets.insert_decision",
                              "INSERT INTO liaison_decision (id, stay_id, form, field, sentence, found, decision, "
                              "reason, withdrawn, at, by_user) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, $9, $10)"};
constexpr Sql kWithdraw{"sheets.withdraw_decision", "UPDATE liaison_decision SET withdrawn = TRUE WHERE id = $1"};

constexpr Sql kFindAttestation{
    "sheets.find_attestation",
    "SELECT id, stay_id, year, seq, issued_on, content, replaces, at, by_user FROM attestation WHERE id = $1"};
constexpr Sql kAttestationsOf{
    "sheets.attestations_of",
    "SELECT id, stay_id, year, seq, issued_on, content, replaces, at, by_user FROM attestation WHERE stay_id = $1 "
    "ORDER BY year, seq"};
constexpr Sql kLastNumber{"sheets.last_number", "SELECT COALESCE(MAX(seq), 0) FROM attestation WHERE year = $1"};
constexpr Sql kInsertAttestation{
    "sheets.insert_attestation",
    "INSERT INTO attestation (id, stay_id, year, seq, issued_on, content, replaces, at, by_user) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

std::optional<UserId> userOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    return id ? std::optional(UserId::trusted(*id)) : std::nullopt;
}

StoredDecision decisionOf(const Row& row) {
    DecidedSentence one;
    one.id = row.text(0);
    one.form = row.text(2);
    one.field = row.text(3);
    one.sentence = row.text(4);
    const json::value found = json::parse(row.text(5));
    for (const auto& word : found.as_array()) one.found.emplace_back(word.as_string());
    one.decision = parseSentenceDecision(row.text(6)).value();
    one.reason = row.text(7);
    one.at = row.instant(8);
    one.by = userOf(row, 9);
    return {StayId::trusted(row.text(1)), std::move(one), row.boolean(10)};
}

Attestation attestationOf(const Row& row) {
    Attestation out{AttestationId::trusted(row.text(0)),
                    StayId::trusted(row.text(1)),
                    static_cast<int>(row.integer(2)),
                    static_cast<int>(row.integer(3)),
                    row.day(4),
                    json::parse(row.text(5)).as_object()};
    if (const auto replaced = row.optionalText(6)) out.replaces = AttestationId::trusted(*replaced);
    out.at = row.instant(7);
    out.by = userOf(row, 8);
    return out;
}

}  // namespace

std::vector<DecidedSentence> decisionsOf(Transaction& tx, const StayId& stay) {
    std::vector<DecidedSentence> out;
    for (const Row& row : tx.run(kDecisionsOf, stay)) out.push_back(decisionOf(row).decision);
    return out;
}

std::optional<StoredDecision> findDecision(Transaction& tx, const LiaisonDecisionId& id) {
    const auto rows = tx.run(kFindDecision, id);
    if (rows.empty()) return std::nullopt;
    return decisionOf(rows.front());
}

void insert(Transaction& tx, const StayId& stay, const DecidedSentence& one) {
    json::array found;
    for (const auto& word : one.found) found.emplace_back(word);
    tx.run(kInsertDecision, one.id, stay, one.form, one.field, one.sentence, json::serialize(found),
           decisionCode(one.decision), one.reason, one.at, one.by);
}

void withdraw(Transaction& tx, const LiaisonDecisionId& id) { tx.run(kWithdraw, id); }

std::optional<Attestation> findAttestation(Transaction& tx, const AttestationId& id) {
    const auto rows = tx.run(kFindAttestation, id);
    if (rows.empty()) return std::nullopt;
    return attestationOf(rows.front());
}

std::vector<Attestation> attestationsOf(Transaction& tx, const StayId& stay) {
    std::vector<Attestation> out;
    for (const Row& row : tx.run(kAttestationsOf, stay)) out.push_back(attestationOf(row));
    return out;
}

int lastNumber(Transaction& tx, int year) { return static_cast<int>(tx.run(kLastNumber, year).front().integer(0)); }

void insert(Transaction& tx, const Attestation& one) {
    tx.run(kInsertAttestation, one.id, one.stay, one.year, one.seq, one.issued_on, json::serialize(one.content),
           one.replaces, one.at, one.by);
}

}  // namespace jalon::sheets::store
