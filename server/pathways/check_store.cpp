// SPDX-License-Identifier: EUPL-1.2
#include "pathways/check.h"

namespace jalon::pathways {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kPlans{"pathways.check_plans",
                     "SELECT p.id FROM pathway p WHERE p.plan_until IS DISTINCT FROM (SELECT MAX(t.until_on) FROM "
                     "pathway_term t WHERE t.pathway_id = p.id)"};
constexpr Sql kExits{"pathways.check_exits",
                     "SELECT p.id FROM pathway p WHERE p.exit_class IS DISTINCT FROM (SELECT MAX(e.class) FROM "
                     "pathway_exit e WHERE e.pathway_id = p.id AND e.reopened_on IS NULL) OR (SELECT count(*) FROM "
                     "pathway_exit c WHERE c.pathway_id = p.id AND c.reopened_on IS NULL) > 1"};
constexpr Sql kCalls{"pathways.check_calls",
                     "SELECT p.id FROM pathway p WHERE p.next_call_on IS DISTINCT FROM (SELECT a.next_on FROM "
                     "pathway_attempt a WHERE a.pathway_id = p.id AND a.withdrawn = FALSE "
                     "ORDER BY a.on_day DESC, a.at DESC, a.id DESC LIMIT 1)"};
constexpr Sql kCount{"pathways.check_count", "SELECT count(*) FROM pathway"};

// The first term begins with the pathway; each renewal ends later.
constexpr Sql kEntered{"pathways.check_entered",
                       "SELECT p.person_id, MAX(t.from_on) FROM pathway p JOIN pathway_term t ON t.pathway_id = p.id "
                       "WHERE NOT EXISTS (SELECT 1 FROM pathway_term f WHERE f.pathway_id = t.pathway_id AND "
                       "f.until_on < t.until_on) GROUP BY p.person_id"};
constexpr Sql kFound{"pathways.check_found",
                     "SELECT p.person_id, MAX(f.on_day) FROM pathway p JOIN pathway_finding f ON f.pathway_id = p.id "
                     "GROUP BY p.person_id"};
constexpr Sql kTried{"pathways.check_tried",
                     "SELECT p.person_id, MAX(a.on_day) FROM pathway p JOIN pathway_attempt a ON a.pathway_id = p.id "
                     "GROUP BY p.person_id"};
constexpr Sql kEnded{"pathways.check_ended",
                     "SELECT p.person_id, MAX(e.on_day) FROM pathway p JOIN pathway_exit e ON e.pathway_id = p.id "
                     "GROUP BY p.person_id"};
constexpr Sql kReviewed{"pathways.check_reviewed",
                        "SELECT p.person_id, MAX(r.on_day) FROM pathway p JOIN pathway_review r "
                        "ON r.pathway_id = p.id WHERE r.version = 1 GROUP BY p.person_id"};
// A review is counted on the day it was first said to be.
constexpr Sql kReviewedOnce{"pathways.check_reviewed_once",
                            "SELECT p.person_id, MAX(r.created_at) FROM pathway p JOIN pathway_review r "
                            "ON r.pathway_id = p.id WHERE r.version > 1 GROUP BY p.person_id"};

}  // namespace

void check(Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kPlans)) findings.addDerived("pathway.plan_until", row.text(0));
    for (const Row& row : tx.run(kExits)) findings.addDerived("pathway.exit_class", row.text(0));
    for (const Row& row : tx.run(kCalls)) findings.addDerived("pathway.next_call_on", row.text(0));
    findings.looked("pathways", tx.run(kCount).front().integer(0));
}

void tellActivity(Transaction& tx, people::ActivityDays& days) {
    for (const Sql& sql : {kEntered, kFound, kTried, kEnded, kReviewed}) days.counted(tx.run(sql));
    days.countedBy(tx.run(kReviewedOnce));
}

}  // namespace jalon::pathways
