// SPDX-License-Identifier: EUPL-1.2
#include "receptions/paths.h"

namespace jalon::receptions {
namespace {

using storage::Sql;

constexpr Sql kPersonOfReferral{"receptions.person_of_referral", "SELECT person_id FROM referral WHERE id = $1"};
constexpr Sql kPersonOfStay{"receptions.person_of_stay", "SELECT person_id FROM stay WHERE id = $1"};
constexpr Sql kFromHourSession{"receptions.from_hour_session", "SELECT referral_id FROM hour_session WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("referrals", kPersonOfReferral);
    routes.leadsToFile("stays", kPersonOfStay);
    routes.leadsAs("hour-sessions", "referrals", kFromHourSession);
    routes.leadsToNoFile({"groups", "capacity-exceptions", "reception-weeks"});
}

}  // namespace jalon::receptions
