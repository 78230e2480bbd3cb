// SPDX-License-Identifier: EUPL-1.2
#include "sheets/paths.h"

namespace jalon::sheets {
namespace {

using storage::Sql;

constexpr Sql kFromLiaisonDecision{"sheets.from_liaison_decision",
                                   "SELECT stay_id FROM liaison_decision WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsAs("liaison-decisions", "stays", kFromLiaisonDecision);
    routes.leadsToNoFile({"sheets/professionals"});
}

}  // namespace jalon::sheets
