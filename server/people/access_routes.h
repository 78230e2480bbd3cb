// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "access/route_table.h"
#include "base/clock.h"
#include "storage/database.h"

namespace jalon::people {

/// Routes of guests (guests.h) and of emergencies (emergencies.h); part of People::addRoutes().
void addAccessRoutes(access::RouteTable& routes, storage::Database& database, const Clock& clock);

}  // namespace jalon::people
