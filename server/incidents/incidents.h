// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Incidents of a reception, the interruption back to the plain measure, and informations préoccupantes. The last exist
// for their ring alone: for everybody else there is no page, line, task, count or trace of one, and asking for one
// gets the answer of an unknown id. What a judge forbids is read from people/contact_rule.h.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "incidents/concern.h"
#include "incidents/incident.h"
#include "receptions/receptions.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::incidents {

/// For a file's timeline: incidents, never concerns. Newest first.
struct TimelineEvent {
    std::string id;
    Day on;
    Instant at;
    std::string code;  ///< incident {kind, halfDay, time, state}
    std::map<std::string, std::string> params;
    std::optional<UserId> by;
    std::optional<StayId> stay;
};
std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person);

/// A creation sent twice creates once: `repeated`. Conflict id_taken.
struct Created {
    json::object thing;
    bool repeated = false;
};

struct Work;

/// Bodies and answers are those of the API.
class Incidents {
public:
    Incidents(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
              const calendar::Calendars& calendars, const receptions::Receptions& receptions)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars), receptions_(receptions) {}
    void addRoutes(access::RouteTable& routes);

    // ---- Incidents: coordinators.

    /// IncidentsPage of the API; leaves an audit line "open". `concerns` holds those the reader is in the ring of.
    Result<json::object> page(const access::Actor& actor, const PersonId& person);

    struct ListQuery {
        std::optional<Day> from = std::nullopt, to = std::nullopt;
        std::string kind = {}, state = {}, cursor = {};
    };
    Result<json::object> list(const access::Actor& actor, const ListQuery& query);
    /// The whole sheet, for those who may open each of the files: names of all, what is written as it was written.
    Result<json::object> get(const access::Actor& actor, const IncidentId& id);
    Result<Created> create(const access::Actor& actor, const json::object& body);
    /// A correction: what was there is kept as a version. Conflict incident_closed.
    Result<json::object> update(const access::Actor& actor, const IncidentId& id, std::int64_t version,
                                const json::object& body);
    /// What corrections replaced, newest first; read in the file of one young person, the others stay unnamed.
    Result<json::object> versions(const access::Actor& actor, const IncidentId& id,
                                  const std::optional<PersonId>& file);
    /// Closing with somebody untold: conflict incident_untold, unless a note says why.
    Result<json::object> setState(const access::Actor& actor, const IncidentId& id, std::int64_t version,
                                  const json::object& body);
    Result<Created> addNote(const access::Actor& actor, const IncidentId& id, const json::object& body);
    Result<json::object> setNoteWithdrawn(const access::Actor& actor, const std::string& id, const json::object& body);
    /// Keeps the sheet as it goes to the school. Conflict guarded: `current` holds the sentences that speak of what a
    /// school is not told (sheets/content_guard.h); a domain in `acknowledged` may pass, but never another pupil.
    Result<Created> makeSchoolSheet(const access::Actor& actor, const IncidentId& id, const json::object& body);

    /// A line about an incident, an interruption, or both. Errors: guardianId unknown; overrideReason required for whom
    /// the file's rules keep uninformed, unless nobody was reached.
    Result<Created> recordTold(const access::Actor& actor, const PersonId& person, const json::object& body);
    Result<json::object> withdrawTold(const access::Actor& actor, const ToldId& id);

    // ---- Interruptions: coordinators.

    /// Conflict transition_not_allowed; invalid reasonCode, incidentId unknown, last not_planned.
    Result<Created> interrupt(const access::Actor& actor, const StayId& stay, const json::object& body);
    /// Within the hour and by who interrupted, no reason is asked for; else reason required. Conflict
    /// interruption_followed.
    Result<json::object> resume(const access::Actor& actor, const InterruptionId& id, std::int64_t version,
                                const json::object& body);
    Result<json::object> recordSchoolAnswer(const access::Actor& actor, const InterruptionId& id, std::int64_t version,
                                            const json::object& body);

    // ---- Informations préoccupantes. Coordinators write one; then its ring alone, whatever their role.

    Result<Created> createConcern(const access::Actor& actor, const PersonId& person, const json::object& body);
    /// Leaves a restricted audit line "open".
    Result<json::object> getConcern(const access::Actor& actor, const ConcernId& id);
    Result<json::object> updateConcern(const access::Actor& actor, const ConcernId& id, std::int64_t version,
                                       const json::object& body);
    /// Conflict concern_incomplete when something of the path is missing.
    Result<json::object> setConcernState(const access::Actor& actor, const ConcernId& id, std::int64_t version,
                                         const json::object& body);
    /// The author lets somebody in or out, with a reason; anybody but the author may leave. Errors: userId unknown;
    /// conflict author_stays; forbidden for the other members.
    Result<json::object> setMember(const access::Actor& actor, const ConcernId& id, const json::object& body);

private:
    Work workIn(storage::Transaction& tx, const access::Actor& actor) const;

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    const receptions::Receptions& receptions_;
};

storage::ModuleSchema schema();

}  // namespace jalon::incidents
