// SPDX-License-Identifier: EUPL-1.2
#include "pathways/paths.h"

namespace jalon::pathways {
namespace {

using storage::Sql;

constexpr Sql kPersonOfPathway{"pathways.person_of_pathway", "SELECT person_id FROM pathway WHERE id = $1"};
constexpr Sql kPersonOfPathwayDecline{"pathways.person_of_pathway_decline",
                                      "SELECT person_id FROM pathway_decline WHERE id = $1"};
constexpr Sql kFromPathwayObjective{"pathways.from_pathway_objective",
                                    "SELECT pathway_id FROM pathway_objective WHERE id = $1"};
constexpr Sql kFromPathwayAction{"pathways.from_pathway_action",
                                 "SELECT objective_id FROM pathway_action WHERE id = $1"};
constexpr Sql kFromPathwayReview{"pathways.from_pathway_review", "SELECT pathway_id FROM pathway_review WHERE id = $1"};
constexpr Sql kFromPathwayAttempt{"pathways.from_pathway_attempt",
                                  "SELECT pathway_id FROM pathway_attempt WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("pathways", kPersonOfPathway);
    routes.leadsToFile("pathway-declines", kPersonOfPathwayDecline);
    routes.leadsAs("pathway-objectives", "pathways", kFromPathwayObjective);
    routes.leadsAs("pathway-actions", "pathway-objectives", kFromPathwayAction);
    routes.leadsAs("pathway-reviews", "pathways", kFromPathwayReview);
    routes.leadsAs("pathway-attempts", "pathways", kFromPathwayAttempt);
}

}  // namespace jalon::pathways
