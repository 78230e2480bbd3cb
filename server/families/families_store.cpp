// SPDX-License-Identifier: EUPL-1.2
// Convocations, attempts and interviews; signings and calls are in signing_store.cpp.
#include "families/families_store.h"
#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::families::store {
namespace {

using storage::optionalId;
using storage::readTexts;
using storage::writeTexts;

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFindConvocation{
    "families.find_convocation",
    "SELECT id, person_id, stay_id, purpose, on_day, at_time, place, guardians, young, to_bring, interpreter, "
    "interpreter_language, note, state, outcome_on, outcome_note, replaces, created_at, updated_at, created_by, "
    "version "
    "FROM convocation WHERE id = $1"};
constexpr Sql kConvocationsOf{
    "families.convocations_of",
    "SELECT id, person_id, stay_id, purpose, on_day, at_time, place, guardians, young, to_bring, interpreter, "
    "interpreter_language, note, state, outcome_on, outcome_note, replaces, created_at, updated_at, created_by, "
    "version "
    "FROM convocation WHERE person_id = $1 ORDER BY on_day DESC, at_time DESC, id DESC"};
constexpr Sql kConvocationsOn{
    "families.convocations_on",
    "SELECT id, person_id, stay_id, purpose, on_day, at_time, place, guardians, young, to_bring, interpreter, "
    "interpreter_language, note, state, outcome_on, outcome_note, replaces, created_at, updated_at, created_by, "
    "version "
    "FROM convocation WHERE on_day = $1 AND state NOT IN ('postponed', 'cancelled') AND " JALON_IN_SCOPE(
        "convocation.person_id", "$2") " ORDER BY at_time, id"};
constexpr Sql kInsertConvocation{
    "families.insert_convocation",
    "INSERT INTO convocation (id, person_id, stay_id, purpose, on_day, at_time, place, guardians, young, to_bring, "
    "interpreter, interpreter_language, note, state, outcome_on, outcome_note, replaces, created_at, updated_at, "
    "created_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
    "$19, $20, $21)"};
constexpr Sql kUpdateConvocation{
    "families.update_convocation",
    "UPDATE convocation SET purpose = $2, on_day = $3, at_time = $4, place = $5, guardians = $6, young = $7, "
    "to_bring = $8, interpreter = $9, interpreter_language = $10, note = $11, state = $12, outcome_on = $13, "
    "outcome_note = $14, updated_at = $15, version = $16 WHERE id = $1"};

constexpr Sql kAttemptsOfConvocation{
    "families.attempts_of_convocation",
    "SELECT id, convocation_id, guardian_id, on_day, at_time, channel, result, note, at, by_user, withdrawn "
    "FROM convocation_attempt WHERE convocation_id = $1 AND withdrawn = FALSE ORDER BY id"};
constexpr Sql kAttemptsOfPerson{
    "families.attempts_of_person",
    "SELECT a.id, a.convocation_id, a.guardian_id, a.on_day, a.at_time, a.channel, a.result, a.note, a.at, a.by_user, "
    "a.withdrawn FROM convocation AS c JOIN convocation_attempt AS a ON a.convocation_id = c.id "
    "WHERE c.person_id = $1 AND a.withdrawn = FALSE ORDER BY a.on_day, a.id"};
constexpr Sql kFindAttempt{
    "families.find_attempt",
    "SELECT id, convocation_id, guardian_id, on_day, at_time, channel, result, note, at, by_user, withdrawn "
    "FROM convocation_attempt WHERE id = $1"};
constexpr Sql kInsertAttempt{
    "families.insert_attempt",
    "INSERT INTO convocation_attempt (id, convocation_id, guardian_id, on_day, at_time, channel, result, note, "
    "withdrawn, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, $9, $10)"};
constexpr Sql kWithdrawAttempt{"families.withdraw_attempt",
                               "UPDATE convocation_attempt SET withdrawn = TRUE WHERE id = $1"};

constexpr Sql kFindInterview{
    "families.find_interview",
    "SELECT id, person_id, stay_id, convocation_id, kind, on_day, at_time, mode, note, created_at, updated_at, "
    "created_by, version FROM interview WHERE id = $1"};
constexpr Sql kInterviewsOf{
    "families.interviews_of",
    "SELECT id, person_id, stay_id, convocation_id, kind, on_day, at_time, mode, note, created_at, updated_at, "
    "created_by, version FROM interview WHERE person_id = $1 ORDER BY on_day DESC, id DESC"};
constexpr Sql kInsertInterview{
    "families.insert_interview",
    "INSERT INTO interview (id, person_id, stay_id, convocation_id, kind, on_day, at_time, mode, note, created_at, "
    "updated_at, created_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};
constexpr Sql kUpdateInterview{
    "families.update_interview",
    "UPDATE interview SET on_day = $2, at_time = $3, mode = $4, note = $5, updated_at = $6, version = $7 "
    "WHERE id = $1"};
constexpr Sql kPresencesOf{"families.presences_of",
                           "SELECT relation, guardian_id, name, status, minutes_late FROM interview_presence "
                           "WHERE interview_id = $1 ORDER BY place"};
constexpr Sql kClearPresences{"families.clear_presences", "DELETE FROM interview_presence WHERE interview_id = $1"};
constexpr Sql kInsertPresence{"families.insert_presence",
                              "INSERT INTO interview_presence (interview_id, place, relation, guardian_id, name, "
                              "status, minutes_late) VALUES ($1, $2, $3, $4, $5, $6, $7)"};

Convocation convocationOf(const Row& row) {
    Convocation out{
        ConvocationId::trusted(row.text(0)), PersonId::trusted(row.text(1)), optionalId<StayId>(row, 2), {}};
    out.fields.purpose = row.text(3);
    out.fields.on = row.day(4);
    out.fields.time = row.text(5);
    out.fields.place = row.text(6);
    for (auto& id : readTexts(row.text(7))) out.fields.guardians.push_back(GuardianId::trusted(std::move(id)));
    out.fields.young = row.boolean(8);
    out.fields.to_bring = readTexts(row.text(9));
    out.fields.interpreter = row.text(10);
    out.fields.interpreter_language = row.text(11);
    out.fields.note = row.text(12);
    out.state = parseState(row.text(13)).value();
    out.outcome_on = row.optionalDay(14);
    out.outcome_note = row.text(15);
    out.replaces = optionalId<ConvocationId>(row, 16);
    out.created_at = row.instant(17);
    out.updated_at = row.instant(18);
    out.created_by = optionalId<UserId>(row, 19);
    out.version = row.integer(20);
    return out;
}

std::vector<Convocation> convocations(const storage::Rows& rows) {
    std::vector<Convocation> out;
    for (const Row& row : rows) out.push_back(convocationOf(row));
    return out;
}

std::vector<std::string> idsOf(const std::vector<GuardianId>& guardians) {
    std::vector<std::string> out;
    for (const auto& id : guardians) out.push_back(id.text());
    return out;
}

Attempt attemptOf(const Row& row) {
    return {AttemptId::trusted(row.text(0)),
            ConvocationId::trusted(row.text(1)),
            optionalId<GuardianId>(row, 2),
            row.day(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.instant(8),
            optionalId<UserId>(row, 9)};
}

std::vector<Attempt> attempts(const storage::Rows& rows) {
    std::vector<Attempt> out;
    for (const Row& row : rows) out.push_back(attemptOf(row));
    return out;
}

Interview interviewOf(Transaction& tx, const Row& row) {
    Interview out{InterviewId::trusted(row.text(0)), PersonId::trusted(row.text(1))};
    out.stay = optionalId<StayId>(row, 2);
    out.convocation = optionalId<ConvocationId>(row, 3);
    out.kind = row.text(4);
    out.on = row.day(5);
    out.time = row.text(6);
    out.mode = row.text(7);
    out.note = row.text(8);
    out.created_at = row.instant(9);
    out.updated_at = row.instant(10);
    out.created_by = optionalId<UserId>(row, 11);
    out.version = row.integer(12);
    for (const Row& each : tx.run(kPresencesOf, out.id))
        out.presences.push_back(
            {each.text(0), optionalId<GuardianId>(each, 1), each.text(2), each.text(3), each.integer(4)});
    return out;
}

void putPresences(Transaction& tx, const Interview& interview) {
    tx.run(kClearPresences, interview.id);
    std::int64_t place = 0;
    for (const auto& presence : interview.presences)
        tx.run(kInsertPresence, interview.id, place++, presence.relation, presence.guardian, presence.name,
               presence.status, presence.minutes_late);
}

}  // namespace

std::optional<Convocation> findConvocation(Transaction& tx, const ConvocationId& id) {
    const auto rows = tx.run(kFindConvocation, id);
    if (rows.empty()) return std::nullopt;
    return convocationOf(rows.front());
}

std::vector<Convocation> convocationsOf(Transaction& tx, const PersonId& person) {
    return convocations(tx.run(kConvocationsOf, person));
}

std::vector<Convocation> convocationsOn(Transaction& tx, const access::FileScope& files, Day day) {
    return convocations(tx.run(kConvocationsOn, day, files.text()));
}

void insert(Transaction& tx, const Convocation& one) {
    const auto& f = one.fields;
    tx.run(kInsertConvocation, one.id, one.person, one.stay, f.purpose, f.on, f.time, f.place,
           writeTexts(idsOf(f.guardians)), f.young, writeTexts(f.to_bring), f.interpreter, f.interpreter_language,
           f.note, stateCode(one.state), one.outcome_on, one.outcome_note, one.replaces, one.created_at, one.updated_at,
           one.created_by, one.version);
}

void update(Transaction& tx, const Convocation& one) {
    const auto& f = one.fields;
    tx.run(kUpdateConvocation, one.id, f.purpose, f.on, f.time, f.place, writeTexts(idsOf(f.guardians)), f.young,
           writeTexts(f.to_bring), f.interpreter, f.interpreter_language, f.note, stateCode(one.state), one.outcome_on,
           one.outcome_note, one.updated_at, one.version);
}

std::vector<Attempt> attemptsOf(Transaction& tx, const ConvocationId& id) {
    return attempts(tx.run(kAttemptsOfConvocation, id));
}

std::vector<Attempt> attemptsOf(Transaction& tx, const PersonId& person) {
    return attempts(tx.run(kAttemptsOfPerson, person));
}

std::optional<StoredAttempt> findAttempt(Transaction& tx, const AttemptId& id) {
    const auto rows = tx.run(kFindAttempt, id);
    if (rows.empty()) return std::nullopt;
    return StoredAttempt{attemptOf(rows.front()), rows.front().boolean(10)};
}

void insert(Transaction& tx, const Attempt& attempt) {
    tx.run(kInsertAttempt, attempt.id, attempt.convocation, attempt.guardian, attempt.on, attempt.time, attempt.channel,
           attempt.result, attempt.note, attempt.at, attempt.by);
}

void withdraw(Transaction& tx, const AttemptId& id) { tx.run(kWithdrawAttempt, id); }

std::optional<Interview> findInterview(Transaction& tx, const InterviewId& id) {
    const auto rows = tx.run(kFindInterview, id);
    if (rows.empty()) return std::nullopt;
    return interviewOf(tx, rows.front());
}

std::vector<Interview> interviewsOf(Transaction& tx, const PersonId& person) {
    std::vector<Interview> out;
    for (const Row& row : tx.run(kInterviewsOf, person)) out.push_back(interviewOf(tx, row));
    return out;
}

void insert(Transaction& tx, const Interview& one) {
    tx.run(kInsertInterview, one.id, one.person, one.stay, one.convocation, one.kind, one.on, one.time, one.mode,
           one.note, one.created_at, one.updated_at, one.created_by, one.version);
    putPresences(tx, one);
}

void update(Transaction& tx, const Interview& one) {
    tx.run(kUpdateInterview, one.id, one.on, one.time, one.mode, one.note, one.updated_at, one.version);
    putPresences(tx, one);
}

}  // namespace jalon::families::store
