// SPDX-License-Identifier: EUPL-1.2
#include "grids/paths.h"

namespace jalon::grids {
namespace {

using storage::Sql;

constexpr Sql kPersonOfGrid{"grids.person_of_grid", "SELECT person_id FROM grid WHERE id = $1"};
constexpr Sql kPersonOfSelfEvaluationLink{"grids.person_of_self_evaluation_link",
                                          "SELECT person_id FROM self_evaluation_link WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("grids", kPersonOfGrid);
    routes.leadsToFile("self-evaluation-links", kPersonOfSelfEvaluationLink);
}

}  // namespace jalon::grids
