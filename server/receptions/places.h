// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Places: groups and how many pupils each receives, the week of the service, the waiting list and its order, deferred
// receptions and planned weeks, lost half-days. Bodies and answers are those of the API.
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "receptions/attendance_summary.h"
#include "receptions/daily_round.h"
#include "receptions/group.h"
#include "storage/database.h"

namespace jalon::receptions {

struct Work;

class Places {
public:
    Places(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
           const calendar::Calendars& calendars, const AttendanceReader& attendance)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars), attendance_(attendance) {}
    void addRoutes(access::RouteTable& routes);

    struct Created {
        json::object value;
        bool repeated = false;  ///< the id was known: nothing new was stored
    };

    /// Groups, dated exceptions and planned weeks not yet over.
    Result<json::object> getPlaces(const access::Actor& actor);
    /// Conflict id_taken, for the three creations.
    Result<Created> createGroup(const access::Actor& actor, const json::object& body);
    Result<json::object> updateGroup(const access::Actor& actor, const GroupId& id, std::int64_t version,
                                     const json::object& body);
    Result<Created> createException(const access::Actor& actor, const json::object& body);
    Result<json::object> removeException(const access::Actor& actor, const CapacityExceptionId& id,
                                         std::int64_t version);
    Result<Created> createWeek(const access::Actor& actor, const json::object& body);
    Result<json::object> updateWeek(const access::Actor& actor, const PlannedWeekId& id, std::int64_t version,
                                    const json::object& body);

    /// At most 62 days.
    Result<json::object> getOccupancy(const access::Actor& actor, Day from, Day to);

    Result<json::object> getWaitingList(const access::Actor& actor);
    Result<json::object> putWaitingFacts(const access::Actor& actor, const ReferralId& referral, std::int64_t version,
                                         const json::object& body);
    /// Conflict not_waiting. The waiting list comes back.
    Result<json::object> moveInWaitingList(const access::Actor& actor, const ReferralId& referral,
                                           const json::object& body);
    /// Conflict nothing_to_undo.
    Result<json::object> undoWaitingMove(const access::Actor& actor, const ReferralId& referral);

    /// What would be if a referral were received so; nothing is stored.
    Result<json::object> checkPlacement(const access::Actor& actor, const ReferralId& referral,
                                        const json::object& body);
    /// The stay comes back. Conflicts: placement_unanswered (carries a PlacementCheck), stay_over.
    Result<json::object> placeStay(const access::Actor& actor, const StayId& stay, std::int64_t version,
                                   const json::object& body);

    /// At most 800 days; half-days still to come are left out.
    Result<json::object> getLostHalfDays(const access::Actor& actor, Day from, Day to);

    /// Brings what follows from the day and the calendars up to date (daily_round.h): asked before a page that shows it
    /// is read, costs nothing when it was done today (where servers share the database: one question).
    Result<void> keepUp();

private:
    Work workIn(storage::Transaction& tx, const access::Actor& actor) const;

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    const AttendanceReader& attendance_;
    DailyRound round_;
};

}  // namespace jalon::receptions
