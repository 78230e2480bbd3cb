// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Routes /api/v1/jobs/{id} and its event stream.
#include "access/route_table.h"
#include "jobs/job_queue.h"

namespace jalon::jobs {

/// `queue` outlives the routes.
void addJobRoutes(access::RouteTable& routes, JobQueue& queue);

}  // namespace jalon::jobs
