// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whose file the ids in this module's paths lead to.
#include "access/route_table.h"

namespace jalon::privacy {

void declarePaths(access::RouteTable& routes);

}  // namespace jalon::privacy
