// SPDX-License-Identifier: EUPL-1.2
#include "privacy/paths.h"

namespace jalon::privacy {
namespace {

using storage::Sql;

constexpr Sql kPersonOfHandover{"privacy.person_of_handover", "SELECT person_id FROM notice_handover WHERE id = $1"};
constexpr Sql kPersonOfRequest{"privacy.person_of_request", "SELECT person_id FROM rights_request WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("notice-handovers", kPersonOfHandover);
    routes.leadsToFile("rights-requests", kPersonOfRequest);
    routes.leadsToNoFile({"notices"});
}

}  // namespace jalon::privacy
