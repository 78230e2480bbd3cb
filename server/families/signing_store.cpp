// SPDX-License-Identifier: EUPL-1.2
// Signings with their answers, and calls received.
#include "families/families_store.h"
#include "storage/columns.h"

namespace jalon::families::store {
namespace {

using storage::optionalId;
using storage::readTexts;
using storage::writeTexts;

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFindSigning{
    "families.find_signing",
    "SELECT id, person_id, stay_id, party, guardian_id, signer_name, on_day, how, filed_at, statement, strokes, "
    "digest, "
    "note, cancelled, cancelled_reason, created_at, created_by, version FROM signing WHERE id = $1"};
constexpr Sql kSigningsOf{
    "families.signings_of",
    "SELECT id, person_id, stay_id, party, guardian_id, signer_name, on_day, how, filed_at, statement, strokes, "
    "digest, "
    "note, cancelled, cancelled_reason, created_at, created_by, version FROM signing WHERE person_id = $1 "
    "ORDER BY on_day, id"};
constexpr Sql kSigningsWithoutDrawing{
    "families.signings_without_drawing",
    "SELECT id, person_id, stay_id, party, guardian_id, signer_name, on_day, how, filed_at, statement, '[]', "
    "digest, "
    "note, cancelled, cancelled_reason, created_at, created_by, version FROM signing WHERE person_id = $1 "
    "ORDER BY on_day, id"};
constexpr Sql kInsertSigning{
    "families.insert_signing",
    "INSERT INTO signing (id, person_id, stay_id, party, guardian_id, signer_name, on_day, how, filed_at, statement, "
    "strokes, digest, note, cancelled, cancelled_reason, created_at, created_by, version) VALUES ($1, $2, $3, $4, $5, "
    "$6, $7, $8, $9, $10, $11, $12, $13, FALSE, '', $14, $15, $16)"};
constexpr Sql kCancelSigning{"families.cancel_signing",
                             "UPDATE signing SET cancelled = $2, cancelled_reason = $3, version = $4 WHERE id = $1"};
constexpr Sql kAnswersOfSigning{"families.answers_of_signing",
                                "SELECT kind, answer, scopes, valid_until, reason, needs_both, needs_young "
                                "FROM authorisation WHERE signing_id = $1 ORDER BY kind"};
constexpr Sql kInsertAnswer{
    "families.insert_answer",
    "INSERT INTO authorisation (signing_id, kind, answer, scopes, valid_until, reason, needs_both, needs_young) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Sql kAnswersOf{
    "families.answers_of",
    "SELECT s.id, a.kind, s.guardian_id, a.answer, s.on_day, a.scopes, a.valid_until, a.needs_both, a.needs_young "
    "FROM signing AS s JOIN authorisation AS a ON a.signing_id = s.id "
    "WHERE s.person_id = $1 AND s.cancelled = FALSE AND s.party IN ('guardian', 'young') ORDER BY s.on_day, s.id"};

constexpr Sql kFindCall{"families.find_call",
                        "SELECT id, person_id, guardian_id, caller_name, asked, told, told_reason, alert, entry_id, "
                        "on_day, at, by_user FROM received_call WHERE id = $1"};
constexpr Sql kCallsOf{"families.calls_of",
                       "SELECT id, person_id, guardian_id, caller_name, asked, told, told_reason, alert, entry_id, "
                       "on_day, at, by_user FROM received_call WHERE person_id = $1 ORDER BY on_day DESC, id DESC"};
constexpr Sql kInsertCall{
    "families.insert_call",
    "INSERT INTO received_call (id, person_id, guardian_id, caller_name, asked, told, told_reason, alert, entry_id, "
    "on_day, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};

Signing signingOf(Transaction& tx, const Row& row) {
    Signing out{SigningId::trusted(row.text(0)), PersonId::trusted(row.text(1))};
    out.stay = optionalId<StayId>(row, 2);
    out.party = row.text(3);
    out.guardian = optionalId<GuardianId>(row, 4);
    out.signer_name = row.text(5);
    out.on = row.day(6);
    out.how = row.text(7);
    out.filed_at = row.text(8);
    out.statement = row.text(9);
    out.strokes = json::parse(row.text(10)).as_array();
    out.digest = row.text(11);
    out.note = row.text(12);
    out.cancelled = row.boolean(13);
    out.cancelled_reason = row.text(14);
    out.created_at = row.instant(15);
    out.created_by = optionalId<UserId>(row, 16);
    out.version = row.integer(17);
    for (const Row& each : tx.run(kAnswersOfSigning, out.id))
        out.answers.push_back({each.text(0),
                               parseConsent(each.text(1)).value(),
                               readTexts(each.text(2)),
                               each.optionalDay(3),
                               each.text(4),
                               {each.boolean(5), each.boolean(6)}});
    return out;
}

ReceivedCall callOf(const Row& row) {
    ReceivedCall out{row.text(0), PersonId::trusted(row.text(1))};
    out.guardian = optionalId<GuardianId>(row, 2);
    out.caller_name = row.text(3);
    out.asked = readTexts(row.text(4));
    out.told = row.boolean(5);
    out.told_reason = row.text(6);
    out.alert = row.boolean(7);
    out.entry_id = row.text(8);
    out.on = row.day(9);
    out.at = row.instant(10);
    out.by = optionalId<UserId>(row, 11);
    return out;
}

}  // namespace

std::optional<Signing> findSigning(Transaction& tx, const SigningId& id) {
    const auto rows = tx.run(kFindSigning, id);
    if (rows.empty()) return std::nullopt;
    return signingOf(tx, rows.front());
}

std::vector<Signing> signingsOf(Transaction& tx, const PersonId& person, Drawing drawing) {
    std::vector<Signing> out;
    for (const Row& row : tx.run(drawing == Drawing::with ? kSigningsOf : kSigningsWithoutDrawing, person))
        out.push_back(signingOf(tx, row));
    return out;
}

void insert(Transaction& tx, const Signing& one) {
    tx.run(kInsertSigning, one.id, one.person, one.stay, one.party, one.guardian, one.signer_name, one.on, one.how,
           one.filed_at, one.statement, json::serialize(one.strokes), one.digest, one.note, one.created_at,
           one.created_by, one.version);
    for (const auto& answer : one.answers)
        tx.run(kInsertAnswer, one.id, answer.kind, consentCode(answer.answer), writeTexts(answer.scopes),
               answer.valid_until, answer.reason, answer.needs.both, answer.needs.young);
}

void cancel(Transaction& tx, const Signing& one) {
    tx.run(kCancelSigning, one.id, one.cancelled, one.cancelled_reason, one.version);
}

std::vector<Authorisation> answersOf(Transaction& tx, const PersonId& person) {
    std::vector<Authorisation> out;
    for (const Row& row : tx.run(kAnswersOf, person)) {
        Authorisation one{SigningId::trusted(row.text(0)), row.text(1), optionalId<GuardianId>(row, 2),
                          parseConsent(row.text(3)).value(), row.day(4)};
        one.scopes = readTexts(row.text(5));
        one.valid_until = row.optionalDay(6);
        one.needs = {row.boolean(7), row.boolean(8)};
        out.push_back(std::move(one));
    }
    return out;
}

std::optional<ReceivedCall> findCall(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kFindCall, id);
    if (rows.empty()) return std::nullopt;
    return callOf(rows.front());
}

std::vector<ReceivedCall> callsOf(Transaction& tx, const PersonId& person) {
    std::vector<ReceivedCall> out;
    for (const Row& row : tx.run(kCallsOf, person)) out.push_back(callOf(row));
    return out;
}

void insert(Transaction& tx, const ReceivedCall& call) {
    tx.run(kInsertCall, call.id, call.person, call.guardian, call.caller_name, writeTexts(call.asked), call.told,
           call.told_reason, call.alert, call.entry_id, call.on, call.at, call.by);
}

}  // namespace jalon::families::store
