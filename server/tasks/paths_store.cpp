// SPDX-License-Identifier: EUPL-1.2
#include "tasks/paths.h"

namespace jalon::tasks {
namespace {

using storage::Sql;

constexpr Sql kPersonOfTask{"tasks.person_of_task",
                            "SELECT person_id FROM task WHERE id = $1 AND person_id IS NOT NULL"};

}  // namespace

void declarePaths(access::RouteTable& routes) { routes.leadsToFile("tasks", kPersonOfTask); }

}  // namespace jalon::tasks
