// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Routes of the session, of the accounts and of where they work: /api/v1/session, /users, /organisations, /teams.
#include "access/places.h"
#include "access/route_table.h"
#include "access/sessions.h"
#include "access/sign_in.h"
#include "access/users.h"

namespace jalon::access {

/// What the routes answer with; outlives them.
struct RouteServices {
    storage::Database& database;
    const Clock& clock;
    const AccessOptions& options;
    Sessions& sessions;
    SignIn& sign_in;
    Users& users;
    Places& places;
};

void addSessionRoutes(RouteTable& routes, const RouteServices& services);
void addUserRoutes(RouteTable& routes, const RouteServices& services);
void addPlaceRoutes(RouteTable& routes, const RouteServices& services);

/// A new membership of the API.
NewMembership readMembership(JsonReader& in);

}  // namespace jalon::access
