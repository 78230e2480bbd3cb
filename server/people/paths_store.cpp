// SPDX-License-Identifier: EUPL-1.2
#include "people/paths.h"

namespace jalon::people {
namespace {

using storage::Sql;

constexpr Sql kPersonOfPerson{"people.person_of_person", "SELECT id FROM person WHERE id = $1"};
constexpr Sql kPersonOfGuardian{"people.person_of_guardian", "SELECT person_id FROM guardian WHERE id = $1"};
constexpr Sql kPersonOfRestriction{"people.person_of_restriction", "SELECT person_id FROM restriction WHERE id = $1"};
constexpr Sql kPersonOfSituation{"people.person_of_situation", "SELECT person_id FROM situation WHERE id = $1"};
constexpr Sql kPersonOfIncompatibility{
    "people.person_of_incompatibility",
    "SELECT first_id FROM incompatibility WHERE id = $1 UNION ALL SELECT second_id FROM incompatibility WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("people", kPersonOfPerson);
    routes.leadsToFile("guardians", kPersonOfGuardian);
    routes.leadsToFile("restrictions", kPersonOfRestriction);
    routes.leadsToFile("situations", kPersonOfSituation);
    routes.leadsToFile("incompatibilities", kPersonOfIncompatibility);
    routes.leadsAs("files", "people");
}

}  // namespace jalon::people
