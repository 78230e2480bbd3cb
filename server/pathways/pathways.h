// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Pathways: the long follow-up of a young person who drifts away from school, with or without an exclusion. Diagnosis
// by domain, a few objectives, reviews, one coded exit, and the work queue of those to be called. What justice ordered
// is never written here.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "pathways/pathway.h"
#include "receptions/receptions.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::pathways {

using DeclineId = Id<struct PathwayDeclineTag>;

// ---- For other modules, inside the caller's transaction.

/// PathwayLine of the API: the open pathway of a young person, else the last one; null without any.
json::value lineOf(storage::Transaction& tx, const PersonId& person, Day today);

/// What happened, for a file's timeline.
struct TimelineEvent {
    std::string id;  ///< unique in the timeline
    Day on;
    Instant at;
    std::string code;  ///< pathway_opened {pathwayKind, channel}; pathway_review {present}: codes joined by ",";
                       ///< pathway_exit {exitClass, exitCode}; pathway_reopened
    std::map<std::string, std::string> params;
    std::string text;  ///< decisions of a review, note of an exit, reason of a reopening
    std::optional<UserId> by;
    std::optional<StayId> stay;
};
std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person);

// ---- Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator and answers with
// the whole Pathway.

/// A creation sent twice creates once: `repeated`. Conflict id_taken.
struct Created {
    json::object thing;
    bool repeated = false;
};

struct PathwayQuery {
    std::string kind, state, exit_class, cursor;
    std::optional<UserId> referent;
    bool overdue = false;  ///< the review is
};

struct Work;

class Pathways {
public:
    Pathways(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
             const calendar::Calendars& calendars, const receptions::Receptions& receptions)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars), receptions_(receptions) {}
    void addRoutes(access::RouteTable& routes);

    /// PathwayPage of the API; leaves an audit line "open".
    Result<json::object> page(const access::Actor& actor, const PersonId& person);
    Result<json::object> list(const access::Actor& actor, const PathwayQuery& query);
    /// PathwayQueue of the API, with the pupils excluded so often that a pathway is proposed.
    Result<json::object> queue(const access::Actor& actor, const std::string& state);

    /// For somebody on file or a newcomer, who is put on file in the same act. Conflicts pathway_open (one is open);
    /// duplicate_suspected (a newcomer like somebody on file: `current` holds the candidates) unless the body says
    /// newPerson. With stayReason the reception it comes from becomes a long follow-up.
    Result<Created> create(const access::Actor& actor, const json::object& body);
    Result<json::object> update(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                const json::object& body);
    Result<Created> renew(const access::Actor& actor, const PathwayId& id, const json::object& body);

    /// Error not_here: words about a domain that takes none (pathway_domain_closed).
    Result<Created> createFinding(const access::Actor& actor, const PathwayId& id, const json::object& body);
    Result<Created> createObjective(const access::Actor& actor, const PathwayId& id, const json::object& body);
    Result<json::object> updateObjective(const access::Actor& actor, const ObjectiveId& id, std::int64_t version,
                                         const json::object& body);
    Result<Created> createAction(const access::Actor& actor, const ObjectiveId& id, const json::object& body);
    Result<json::object> updateAction(const access::Actor& actor, const ActionId& id, std::int64_t version,
                                      const json::object& body);
    /// Settles the objectives as it says, closes the task of the review that was due and plans the next one.
    Result<Created> createReview(const access::Actor& actor, const PathwayId& id, const json::object& body);
    Result<json::object> updateReview(const access::Actor& actor, const ReviewId& id, std::int64_t version,
                                      const json::object& body);

    /// Error guardianId restricted: to whom a judge lets nothing be said.
    Result<Created> createAttempt(const access::Actor& actor, const PathwayId& id, const json::object& body);
    /// The queue goes back to what it was, unless somebody moved it since.
    Result<json::object> withdrawAttempt(const access::Actor& actor, const AttemptId& id);
    Result<json::object> setQueue(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                  const json::object& body);
    /// A proposal is declined; declining is taken back. Both answer with {id, personId}.
    Result<Created> decline(const access::Actor& actor, const PersonId& person, const json::object& body);
    Result<json::object> withdrawDecline(const access::Actor& actor, const DeclineId& id);

    /// Conflict exit_warnings for "lost to view" said too early: `current` holds the warnings that are not in
    /// `acknowledged`.
    Result<json::object> end(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                             const json::object& body);
    /// Conflict pathway_open.
    Result<json::object> reopen(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                const json::object& body);

private:
    Work workIn(storage::Transaction& tx, const access::Actor& actor) const;

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    const receptions::Receptions& receptions_;
};

storage::ModuleSchema schema();

}  // namespace jalon::pathways
