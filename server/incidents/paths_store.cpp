// SPDX-License-Identifier: EUPL-1.2
#include "incidents/paths.h"

namespace jalon::incidents {
namespace {

using storage::Sql;

constexpr Sql kPersonOfIncident{"incidents.person_of_incident",
                                "SELECT person_id FROM incident_person WHERE incident_id = $1"};
constexpr Sql kPersonOfTold{"incidents.person_of_told", "SELECT person_id FROM told WHERE id = $1"};
constexpr Sql kPersonOfInterruption{"incidents.person_of_interruption",
                                    "SELECT person_id FROM interruption WHERE id = $1"};
constexpr Sql kPersonOfConcern{"incidents.person_of_concern", "SELECT person_id FROM concern WHERE id = $1"};
constexpr Sql kFromIncidentNote{"incidents.from_incident_note", "SELECT incident_id FROM incident_note WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("incidents", kPersonOfIncident);
    routes.leadsToFile("told", kPersonOfTold);
    routes.leadsToFile("interruptions", kPersonOfInterruption);
    routes.leadsToFile("concerns", kPersonOfConcern);
    routes.leadsAs("incident-notes", "incidents", kFromIncidentNote);
}

}  // namespace jalon::incidents
