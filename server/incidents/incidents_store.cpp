// SPDX-License-Identifier: EUPL-1.2
// Incidents, their versions, notes and sheets; interruptions and told lines are in told_store.cpp.
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

constexpr Sql kFind{"incidents.find",
                    "SELECT id, kind, half_day, at_time, place, facts, witnesses, actions, action_note, injury, "
                    "emergency, state, closing_note, closed_at, closed_by, created_at, created_by, updated_at, version "
                    "FROM incident WHERE id = $1"};
constexpr Sql kOfPerson{
    "incidents.of_person",
    "SELECT i.id, i.kind, i.half_day, i.at_time, i.place, i.facts, i.witnesses, i.actions, i.action_note, i.injury, "
    "i.emergency, i.state, i.closing_note, i.closed_at, i.closed_by, i.created_at, i.created_by, i.updated_at, "
    "i.version FROM incident_person p JOIN incident i ON i.id = p.incident_id WHERE p.person_id = $1 "
    "ORDER BY i.half_day DESC, i.id DESC"};
constexpr Sql kBetween{
    "incidents.between",
    "SELECT id, kind, half_day, at_time, place, facts, witnesses, actions, action_note, injury, "
    "emergency, state, closing_note, closed_at, closed_by, created_at, created_by, updated_at, version "
    "FROM incident WHERE half_day >= $1 AND half_day <= $2 AND ($3 = '' OR kind = $3) AND ($4 = '' OR state = $4) "
    "AND (half_day, id) < ($5, $6) AND EXISTS (SELECT 1 FROM incident_person AS who WHERE who.incident_id = "
    "incident.id "
    "AND " JALON_IN_SCOPE("who.person_id", "$8") ") ORDER BY half_day DESC, id DESC LIMIT $7"};
constexpr Sql kInsert{
    "incidents.insert",
    "INSERT INTO incident (id, kind, half_day, at_time, place, facts, witnesses, actions, action_note, injury, "
    "emergency, state, closing_note, closed_at, closed_by, created_at, created_by, updated_at, version) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"};
constexpr Sql kUpdate{
    "incidents.update",
    "UPDATE incident SET kind = $2, half_day = $3, at_time = $4, place = $5, facts = $6, witnesses = $7, actions = $8, "
    "action_note = $9, injury = $10, emergency = $11, state = $12, closing_note = $13, closed_at = $14, "
    "closed_by = $15, updated_at = $16, version = $17 WHERE id = $1"};
constexpr Sql kPeople{"incidents.people",
                      "SELECT person_id, stay_id FROM incident_person WHERE incident_id = $1 ORDER BY place"};
constexpr Sql kClearPeople{"incidents.clear_people", "DELETE FROM incident_person WHERE incident_id = $1"};
constexpr Sql kInsertPerson{
    "incidents.insert_person",
    "INSERT INTO incident_person (incident_id, person_id, stay_id, place) VALUES ($1, $2, $3, $4)"};

constexpr Sql kAddVersion{"incidents.add_version",
                          "INSERT INTO incident_version (incident_id, version, content, reason, at, by_user) "
                          "VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kVersions{"incidents.versions",
                        "SELECT version, content, reason, at, by_user FROM incident_version WHERE incident_id = $1 "
                        "ORDER BY version DESC"};

constexpr Sql kFindNote{"incidents.find_note",
                        "SELECT id, incident_id, words, withdrawn, at, by_user FROM incident_note WHERE id = $1"};
constexpr Sql kNotes{"incidents.notes",
                     "SELECT id, incident_id, words, withdrawn, at, by_user FROM incident_note "
                     "WHERE incident_id = $1 AND withdrawn = FALSE ORDER BY id"};
constexpr Sql kInsertNote{"incidents.insert_note",
                          "INSERT INTO incident_note (id, incident_id, words, withdrawn, at, by_user) "
                          "VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kWithdrawNote{"incidents.withdraw_note", "UPDATE incident_note SET withdrawn = $2 WHERE id = $1"};

constexpr Sql kFindSheet{
    "incidents.find_sheet",
    "SELECT id, incident_id, person_id, words, acknowledged, at, by_user FROM incident_sheet WHERE id = $1"};
constexpr Sql kSheets{"incidents.sheets",
                      "SELECT id, incident_id, person_id, words, acknowledged, at, by_user FROM incident_sheet "
                      "WHERE incident_id = $1 ORDER BY id DESC"};
constexpr Sql kInsertSheet{"incidents.insert_sheet",
                           "INSERT INTO incident_sheet (id, incident_id, person_id, words, acknowledged, at, by_user) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7)"};

/// Above every half-day: the place before the first page.
constexpr std::string_view kAfterAll = "~";

Incident incidentOf(Transaction& tx, const Row& row) {
    Incident out{IncidentId::trusted(row.text(0)), {}};
    out.fields.kind = row.text(1);
    out.fields.at = HalfDay::parse(row.text(2)).value();
    out.fields.time = row.text(3);
    out.fields.place = row.text(4);
    out.fields.facts = row.text(5);
    out.fields.witnesses = readTexts(row.text(6));
    out.fields.actions = readTexts(row.text(7));
    out.fields.action_note = row.text(8);
    out.fields.injury = row.boolean(9);
    out.fields.emergency = readTexts(row.text(10));
    out.state = parseState(row.text(11)).value();
    out.closing_note = row.text(12);
    out.closed_at = row.optionalInstant(13);
    out.closed_by = optionalId<UserId>(row, 14);
    out.created_at = row.instant(15);
    out.created_by = optionalId<UserId>(row, 16);
    out.updated_at = row.instant(17);
    out.version = row.integer(18);
    for (const Row& each : tx.run(kPeople, out.id))
        out.fields.people.push_back({PersonId::trusted(each.text(0)), optionalId<StayId>(each, 1)});
    return out;
}

std::vector<Incident> incidents(Transaction& tx, const storage::Rows& rows) {
    std::vector<Incident> out;
    for (const Row& row : rows) out.push_back(incidentOf(tx, row));
    return out;
}

void putPeople(Transaction& tx, const Incident& incident) {
    tx.run(kClearPeople, incident.id);
    std::int64_t place = 0;
    for (const auto& each : incident.fields.people) tx.run(kInsertPerson, incident.id, each.person, each.stay, place++);
}

Note noteOf(const Row& row) {
    return {row.text(0),    IncidentId::trusted(row.text(1)), row.text(2), row.boolean(3),
            row.instant(4), optionalId<UserId>(row, 5)};
}

Sheet sheetOf(const Row& row) {
    return {row.text(0),
            IncidentId::trusted(row.text(1)),
            PersonId::trusted(row.text(2)),
            row.text(3),
            readTexts(row.text(4)),
            row.instant(5),
            optionalId<UserId>(row, 6)};
}

}  // namespace

std::optional<Incident> findIncident(Transaction& tx, const IncidentId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return incidentOf(tx, rows.front());
}

std::vector<Incident> incidentsOf(Transaction& tx, const PersonId& person) {
    return incidents(tx, tx.run(kOfPerson, person));
}

std::vector<Incident> incidentsBetween(Transaction& tx, const access::FileScope& files, const ListFilter& filter) {
    const std::string from = HalfDay{filter.from, Half::am}.text(), to = HalfDay{filter.to, Half::pm}.text();
    const Place place = filter.after.value_or(Place{std::string(kAfterAll), ""});
    return incidents(tx, tx.run(kBetween, from, to, filter.kind, filter.state, place.half_day, place.id,
                                static_cast<std::int64_t>(filter.limit), files.text()));
}

void insert(Transaction& tx, const Incident& one) {
    const auto& f = one.fields;
    tx.run(kInsert, one.id, f.kind, f.at, f.time, f.place, f.facts, writeTexts(f.witnesses), writeTexts(f.actions),
           f.action_note, f.injury, writeTexts(f.emergency), stateCode(one.state), one.closing_note, one.closed_at,
           one.closed_by, one.created_at, one.created_by, one.updated_at, one.version);
    putPeople(tx, one);
}

void update(Transaction& tx, const Incident& one) {
    const auto& f = one.fields;
    tx.run(kUpdate, one.id, f.kind, f.at, f.time, f.place, f.facts, writeTexts(f.witnesses), writeTexts(f.actions),
           f.action_note, f.injury, writeTexts(f.emergency), stateCode(one.state), one.closing_note, one.closed_at,
           one.closed_by, one.updated_at, one.version);
    putPeople(tx, one);
}

void addVersion(Transaction& tx, const IncidentId& id, const Version& version) {
    tx.run(kAddVersion, id, version.version, json::serialize(version.content), version.reason, version.at, version.by);
}

std::vector<Version> versionsOf(Transaction& tx, const IncidentId& id) {
    std::vector<Version> out;
    for (const Row& row : tx.run(kVersions, id))
        out.push_back({row.integer(0), json::parse(row.text(1)).as_object(), row.text(2), row.instant(3),
                       optionalId<UserId>(row, 4)});
    return out;
}

std::optional<Note> findNote(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kFindNote, id);
    if (rows.empty()) return std::nullopt;
    return noteOf(rows.front());
}

std::vector<Note> notesOf(Transaction& tx, const IncidentId& id) {
    std::vector<Note> out;
    for (const Row& row : tx.run(kNotes, id)) out.push_back(noteOf(row));
    return out;
}

void insert(Transaction& tx, const Note& note) {
    tx.run(kInsertNote, note.id, note.incident, note.words, note.withdrawn, note.at, note.by);
}

void setWithdrawn(Transaction& tx, const std::string& note, bool withdrawn) { tx.run(kWithdrawNote, note, withdrawn); }

std::optional<Sheet> findSheet(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kFindSheet, id);
    if (rows.empty()) return std::nullopt;
    return sheetOf(rows.front());
}

std::vector<Sheet> sheetsOf(Transaction& tx, const IncidentId& id) {
    std::vector<Sheet> out;
    for (const Row& row : tx.run(kSheets, id)) out.push_back(sheetOf(row));
    return out;
}

void insert(Transaction& tx, const Sheet& sheet) {
    tx.run(kInsertSheet, sheet.id, sheet.incident, sheet.person, sheet.words, writeTexts(sheet.acknowledged), sheet.at,
           sheet.by);
}

}  // namespace jalon::incidents::store
