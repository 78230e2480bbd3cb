// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What belongs to the program as a whole: version and day, the blueprint, the health of the server.
#include <string>

#include "access/route_table.h"
#include "base/clock.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "storage/database.h"

namespace jalon::app {

/// How this server introduces itself.
struct About {
    std::string version;
    std::string time_zone;
    bool demo = false;
};

/// Outlives the routes.
struct GeneralNeeds {
    storage::Database& database;
    const Clock& clock;
    const blueprints::Blueprints& blueprints;
    const calendar::Calendars& calendars;
};

void addGeneralRoutes(access::RouteTable& routes, const About& about, const GeneralNeeds& needs);

}  // namespace jalon::app
