// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Grids of a stay: what professionals and the young person observed on the first and the last day, item by item, and
// the young person's own evaluation of each day in faces. What may be said of a change is in observation.h.
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
#include "grids/observation.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::grids {

using GridId = Id<struct GridTag>;
using EvaluationId = Id<struct SelfEvaluationTag>;
using LinkId = Id<struct SelfEvaluationLinkTag>;

/// Characters of a remark: short and factual, the young person can read it.
inline constexpr std::size_t kRemarkMax = 300;

// ---- For other modules, inside the caller's transaction.

/// What happened, for a file's timeline: one line for the first day and one for the last day of each stay.
struct TimelineEvent {
    std::string id;
    Day on;  ///< the latest day of observation
    Instant at;
    std::string code;  ///< grid_first, grid_last {observers, days, self: "yes" | ""}
    std::map<std::string, std::string> params;
    std::optional<UserId> by;
    StayId stay;
};
std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person);

// ---- Use cases. Bodies and answers are those of the API; every act but those of a link asks for the role of
// coordinator.

/// A creation sent twice creates once: `repeated`. Conflict id_taken.
struct Created {
    json::object thing;
    bool repeated = false;
};

class Grids {
public:
    Grids(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
          const calendar::Calendars& calendars)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars) {}
    void addRoutes(access::RouteTable& routes);

    /// GridsPage of the API: every stay of a file; leaves an audit line "open".
    Result<json::object> page(const access::Actor& actor, const PersonId& person);
    /// StayGrids of the API: where one stay stands.
    Result<json::object> stateOfStay(const access::Actor& actor, const StayId& stay);

    /// Errors: on in_future, before_stay; answers required (none at all) and those of checkAnswers; remarks.<item>
    /// unknown_field, too_long; professionalId unknown. Conflict already_observed: this observer has a grid of that
    /// day, which `current` holds, to be corrected instead.
    Result<Created> createGrid(const access::Actor& actor, const StayId& stay, const json::object& body);
    /// What it replaces stays readable (versions).
    Result<json::object> correctGrid(const access::Actor& actor, const GridId& id, std::int64_t version,
                                     const json::object& body);
    /// Filled by mistake, or taken back into account: it counts for nothing while cancelled.
    Result<json::object> cancelGrid(const access::Actor& actor, const GridId& id, std::int64_t version,
                                    const json::object& body);
    /// What each correction replaced, newest first: {items: GridVersion[]}.
    Result<json::object> versions(const access::Actor& actor, const GridId& id);

    /// Written down by a professional. Errors: on in_future, not_expected (no half-day of the stay on that day).
    /// Conflict already_answered, unless `replaces` names the answer that stands, which `current` holds.
    Result<Created> recordEvaluation(const access::Actor& actor, const StayId& stay, const json::object& body);
    /// SelfEvaluationWeek of the API: who is expected on each day of a range, and who has answered.
    Result<json::object> evaluationsBetween(const access::Actor& actor, Day from, Day to);

    /// A link for one answer today; the links made before for it are revoked. Its token is in this answer alone: sent
    /// again, the creation makes another. Conflict not_expected: nobody expects this young person today.
    Result<Created> createLink(const access::Actor& actor, const StayId& stay, const json::object& body);
    Result<void> revokeLink(const access::Actor& actor, const LinkId& id);

    /// MyDay of the API: a first name, a day, the questions. not_found for a token that opens nothing, or nothing any
    /// more.
    Result<json::object> openLink(const std::string& token);
    /// The answer replaces the one that stood for the day. Sent twice, it is stored once.
    Result<void> answerLink(const access::Actor& holder, const std::string& token, const json::object& body);

private:
    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
};

storage::ModuleSchema schema();

}  // namespace jalon::grids
