// SPDX-License-Identifier: EUPL-1.2
#include "programme/paths.h"

namespace jalon::programme {
namespace {

using storage::Sql;

constexpr Sql kPersonOfProgrammeSession{"programme.person_of_programme_session",
                                        "SELECT person_id FROM programme_session_young WHERE session_id = $1"};
constexpr Sql kPersonOfProgrammeVersion{
    "programme.person_of_programme_version",
    "SELECT person_id FROM programme_version WHERE id = $1 AND person_id IS NOT NULL"};
constexpr Sql kPersonOfYoungUnavailability{"programme.person_of_young_unavailability",
                                           "SELECT person_id FROM young_unavailability WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("programme/sessions", kPersonOfProgrammeSession);
    routes.leadsToFile("programme/versions", kPersonOfProgrammeVersion);
    routes.leadsToFile("unavailabilities", kPersonOfYoungUnavailability);
    routes.leadsAs("attendance", "stays");
    routes.leadsToNoFile({"programme/weeks", "programme/templates"});
}

}  // namespace jalon::programme
