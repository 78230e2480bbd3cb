// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of incidents, interruptions and who was told. Concerns are in concern_store.h.
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "incidents/incident.h"
#include "receptions/stay.h"
#include "storage/database.h"

namespace jalon::incidents::store {

std::optional<Incident> findIncident(storage::Transaction& tx, const IncidentId& id);
/// Newest first.
std::vector<Incident> incidentsOf(storage::Transaction& tx, const PersonId& person);
struct Place {
    std::string half_day, id;
};
struct ListFilter {
    Day from, to;
    std::string kind, state;  ///< "" for any
    std::optional<Place> after;
    std::size_t limit = 0;
};
std::vector<Incident> incidentsBetween(storage::Transaction& tx, const access::FileScope& files,
                                       const ListFilter& filter);
void insert(storage::Transaction& tx, const Incident& incident);
void update(storage::Transaction& tx, const Incident& incident);

struct Version {
    std::int64_t version = 0;
    json::object content;
    std::string reason;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
void addVersion(storage::Transaction& tx, const IncidentId& id, const Version& version);
std::vector<Version> versionsOf(storage::Transaction& tx, const IncidentId& id);

struct Note {
    std::string id;
    IncidentId incident;
    std::string words;
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
std::optional<Note> findNote(storage::Transaction& tx, const std::string& id);
std::vector<Note> notesOf(storage::Transaction& tx, const IncidentId& id);
void insert(storage::Transaction& tx, const Note& note);
void setWithdrawn(storage::Transaction& tx, const std::string& note, bool withdrawn);

struct Sheet {
    std::string id;
    IncidentId incident;
    PersonId person;
    std::string words;
    std::vector<std::string> acknowledged;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
std::optional<Sheet> findSheet(storage::Transaction& tx, const std::string& id);
std::vector<Sheet> sheetsOf(storage::Transaction& tx, const IncidentId& id);
void insert(storage::Transaction& tx, const Sheet& sheet);

struct Interruption {
    InterruptionId id;
    StayId stay;
    PersonId person;
    std::optional<IncidentId> incident;
    receptions::TransitionId transition;
    Day on;
    HalfDay last;
    std::string reason_code = {}, note = {};
    std::vector<HalfDay> freed = {};
    std::string answer_code = {};  ///< vocabulary interruption_answer, or ""
    std::optional<Day> answer_on = std::nullopt;
    std::string answer_note = {};
    std::optional<Instant> undone_at = std::nullopt;
    std::optional<UserId> undone_by = std::nullopt;
    std::string undone_reason = {};
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
};
std::optional<Interruption> findInterruption(storage::Transaction& tx, const InterruptionId& id);
/// Newest first.
std::vector<Interruption> interruptionsOf(storage::Transaction& tx, const PersonId& person);
bool wasInterrupted(storage::Transaction& tx, const access::FileScope& files, const IncidentId& id);
void insert(storage::Transaction& tx, const Interruption& interruption);
void update(storage::Transaction& tx, const Interruption& interruption);

/// Withdrawn lines are found by id alone.
std::optional<Told> findTold(storage::Transaction& tx, const ToldId& id);
std::vector<Told> toldOf(storage::Transaction& tx, const IncidentId& id);
std::vector<Told> toldOf(storage::Transaction& tx, const InterruptionId& id);
void insert(storage::Transaction& tx, const Told& told);
void withdraw(storage::Transaction& tx, const ToldId& id);

}  // namespace jalon::incidents::store
