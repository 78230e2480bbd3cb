// SPDX-License-Identifier: EUPL-1.2
// Interruptions, and who was told.
#include "incidents/incidents_store.h"
#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::incidents::store {
namespace {

using storage::optionalId;
using storage::readTexts;
using storage::writeTexts;

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFindInterruption{
    "incidents.find_interruption",
    "SELECT id, stay_id, person_id, incident_id, transition_id, on_day, last_half, reason_code, note, freed, "
    "answer_code, answer_on, answer_note, undone_at, undone_by, undone_reason, created_at, created_by, version "
    "FROM interruption WHERE id = $1"};
constexpr Sql kInterruptionsOf{
    "incidents.interruptions_of",
    "SELECT id, stay_id, person_id, incident_id, transition_id, on_day, last_half, reason_code, note, freed, "
    "answer_code, answer_on, answer_note, undone_at, undone_by, undone_reason, created_at, created_by, version "
    "FROM interruption WHERE person_id = $1 ORDER BY id DESC"};
constexpr Sql kWasInterrupted{
    "incidents.was_interrupted",
    "SELECT 1 FROM interruption WHERE incident_id = $1 AND undone_at IS NULL AND " JALON_IN_SCOPE(
        "interruption.person_id", "$2")};
constexpr Sql kInsertInterruption{
    "incidents.insert_interruption",
    "INSERT INTO interruption (id, stay_id, person_id, incident_id, transition_id, on_day, last_half, reason_code, "
    "note, freed, answer_code, answer_on, answer_note, undone_at, undone_by, undone_reason, created_at, created_by, "
    "version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"};
constexpr Sql kUpdateInterruption{
    "incidents.update_interruption",
    "UPDATE interruption SET answer_code = $2, answer_on = $3, answer_note = $4, undone_at = $5, undone_by = $6, "
    "undone_reason = $7, version = $8 WHERE id = $1"};

constexpr Sql kFindTold{
    "incidents.find_told",
    "SELECT id, person_id, incident_id, interruption_id, audience, guardian_id, name, on_day, at_time, told_by, "
    "channel, result, note, override_reason, withdrawn, at, by_user FROM told WHERE id = $1"};
constexpr Sql kToldOfIncident{
    "incidents.told_of_incident",
    "SELECT id, person_id, incident_id, interruption_id, audience, guardian_id, name, on_day, at_time, told_by, "
    "channel, result, note, override_reason, withdrawn, at, by_user FROM told "
    "WHERE incident_id = $1 AND withdrawn = FALSE ORDER BY on_day, at_time, id"};
constexpr Sql kToldOfInterruption{
    "incidents.told_of_interruption",
    "SELECT id, person_id, incident_id, interruption_id, audience, guardian_id, name, on_day, at_time, told_by, "
    "channel, result, note, override_reason, withdrawn, at, by_user FROM told "
    "WHERE interruption_id = $1 AND withdrawn = FALSE ORDER BY on_day, at_time, id"};
constexpr Sql kInsertTold{
    "incidents.insert_told",
    "INSERT INTO told (id, person_id, incident_id, interruption_id, audience, guardian_id, name, on_day, at_time, "
    "told_by, channel, result, note, override_reason, withdrawn, at, by_user) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"};
constexpr Sql kWithdrawTold{"incidents.withdraw_told", "UPDATE told SET withdrawn = TRUE WHERE id = $1"};

std::string writeHalves(const std::vector<HalfDay>& halves) {
    std::vector<std::string> texts;
    for (const auto& half : halves) texts.push_back(half.text());
    return writeTexts(texts);
}

Interruption interruptionOf(const Row& row) {
    Interruption out{InterruptionId::trusted(row.text(0)),
                     StayId::trusted(row.text(1)),
                     PersonId::trusted(row.text(2)),
                     optionalId<IncidentId>(row, 3),
                     receptions::TransitionId::trusted(row.text(4)),
                     row.day(5),
                     HalfDay::parse(row.text(6)).value()};
    out.reason_code = row.text(7);
    out.note = row.text(8);
    for (const auto& half : readTexts(row.text(9))) out.freed.push_back(HalfDay::parse(half).value());
    out.answer_code = row.text(10);
    out.answer_on = row.optionalDay(11);
    out.answer_note = row.text(12);
    out.undone_at = row.optionalInstant(13);
    out.undone_by = optionalId<UserId>(row, 14);
    out.undone_reason = row.text(15);
    out.created_at = row.instant(16);
    out.created_by = optionalId<UserId>(row, 17);
    out.version = row.integer(18);
    return out;
}

Told toldOf(const Row& row) {
    Told out{ToldId::trusted(row.text(0)), PersonId::trusted(row.text(1)), optionalId<IncidentId>(row, 2),
             optionalId<InterruptionId>(row, 3)};
    out.audience = row.text(4);
    out.guardian = optionalId<people::GuardianId>(row, 5);
    out.name = row.text(6);
    out.on = row.day(7);
    out.time = row.text(8);
    out.told_by = row.text(9);
    out.channel = row.text(10);
    out.result = row.text(11);
    out.note = row.text(12);
    out.override_reason = row.text(13);
    out.withdrawn = row.boolean(14);
    out.at = row.instant(15);
    out.by = optionalId<UserId>(row, 16);
    return out;
}

std::vector<Told> lines(const storage::Rows& rows) {
    std::vector<Told> out;
    for (const Row& row : rows) out.push_back(toldOf(row));
    return out;
}

}  // namespace

std::optional<Interruption> findInterruption(Transaction& tx, const InterruptionId& id) {
    const auto rows = tx.run(kFindInterruption, id);
    if (rows.empty()) return std::nullopt;
    return interruptionOf(rows.front());
}

std::vector<Interruption> interruptionsOf(Transaction& tx, const PersonId& person) {
    std::vector<Interruption> out;
    for (const Row& row : tx.run(kInterruptionsOf, person)) out.push_back(interruptionOf(row));
    return out;
}

bool wasInterrupted(Transaction& tx, const access::FileScope& files, const IncidentId& id) {
    return !tx.run(kWasInterrupted, id, files.text()).empty();
}

void insert(Transaction& tx, const Interruption& one) {
    tx.run(kInsertInterruption, one.id, one.stay, one.person, one.incident, one.transition, one.on, one.last,
           one.reason_code, one.note, writeHalves(one.freed), one.answer_code, one.answer_on, one.answer_note,
           one.undone_at, one.undone_by, one.undone_reason, one.created_at, one.created_by, one.version);
}

void update(Transaction& tx, const Interruption& one) {
    tx.run(kUpdateInterruption, one.id, one.answer_code, one.answer_on, one.answer_note, one.undone_at, one.undone_by,
           one.undone_reason, one.version);
}

std::optional<Told> findTold(Transaction& tx, const ToldId& id) {
    const auto rows = tx.run(kFindTold, id);
    if (rows.empty()) return std::nullopt;
    return toldOf(rows.front());
}

std::vector<Told> toldOf(Transaction& tx, const IncidentId& id) { return lines(tx.run(kToldOfIncident, id)); }

std::vector<Told> toldOf(Transaction& tx, const InterruptionId& id) { return lines(tx.run(kToldOfInterruption, id)); }

void insert(Transaction& tx, const Told& one) {
    tx.run(kInsertTold, one.id, one.person, one.incident, one.interruption, one.audience, one.guardian, one.name,
           one.on, one.time, one.told_by, one.channel, one.result, one.note, one.override_reason, one.withdrawn, one.at,
           one.by);
}

void withdraw(Transaction& tx, const ToldId& id) { tx.run(kWithdrawTold, id); }

}  // namespace jalon::incidents::store
