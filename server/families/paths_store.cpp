// SPDX-License-Identifier: EUPL-1.2
#include "families/paths.h"

namespace jalon::families {
namespace {

using storage::Sql;

constexpr Sql kPersonOfConvocation{"families.person_of_convocation", "SELECT person_id FROM convocation WHERE id = $1"};
constexpr Sql kPersonOfInterview{"families.person_of_interview", "SELECT person_id FROM interview WHERE id = $1"};
constexpr Sql kPersonOfSigning{"families.person_of_signing", "SELECT person_id FROM signing WHERE id = $1"};
constexpr Sql kFromConvocationAttempt{"families.from_convocation_attempt",
                                      "SELECT convocation_id FROM convocation_attempt WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("convocations", kPersonOfConvocation);
    routes.leadsToFile("interviews", kPersonOfInterview);
    routes.leadsToFile("signings", kPersonOfSigning);
    routes.leadsAs("convocation-attempts", "convocations", kFromConvocationAttempt);
}

}  // namespace jalon::families
