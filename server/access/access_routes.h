// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Routes of the session and of the accounts: /api/v1/session, /api/v1/users.
#include "access/route_table.h"
#include "access/sessions.h"
#include "access/sign_in.h"
#include "access/users.h"

namespace jalon::access {

/// What the routes answer with; outlives them.
struct RouteServices {
    const Clock& clock;
    const AccessOptions& options;
    Sessions& sessions;
    SignIn& sign_in;
    Users& users;
};

void addSessionRoutes(RouteTable& routes, const RouteServices& services);
void addUserRoutes(RouteTable& routes, const RouteServices& services);

}  // namespace jalon::access
