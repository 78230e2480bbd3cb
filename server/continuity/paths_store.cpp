// SPDX-License-Identifier: EUPL-1.2
#include "continuity/paths.h"

namespace jalon::continuity {
namespace {

using storage::Sql;

constexpr Sql kPersonOfSchoolWork{"continuity.person_of_school_work",
                                  "SELECT person_id FROM school_work WHERE id = $1"};
constexpr Sql kPersonOfWorkRequest{"continuity.person_of_work_request",
                                   "SELECT person_id FROM work_request WHERE id = $1"};
constexpr Sql kPersonOfSchoolContact{"continuity.person_of_school_contact",
                                     "SELECT person_id FROM school_contact WHERE id = $1"};
constexpr Sql kPersonOfQuestionnaire{"continuity.person_of_questionnaire",
                                     "SELECT person_id FROM questionnaire WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("school-work", kPersonOfSchoolWork);
    routes.leadsToFile("work-requests", kPersonOfWorkRequest);
    routes.leadsToFile("school-contacts", kPersonOfSchoolContact);
    routes.leadsToFile("questionnaires", kPersonOfQuestionnaire);
    routes.leadsToNoFile({"presence-digests"});
}

}  // namespace jalon::continuity
