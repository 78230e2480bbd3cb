// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What becomes of a measure: the council's outcome and the measure it leads to, the revocation of a sursis, links, the
// hours of a mesure de responsabilisation, the day it must be forgotten. Referrals and stays themselves: receptions.h.
#include "access/actor.h"
#include "access/route_table.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "receptions/attendance_summary.h"
#include "receptions/hour_account.h"
#include "receptions/referral.h"
#include "storage/database.h"

namespace jalon::receptions {

struct Work;

/// Bodies and answers are those of the API; every act asks for the role of coordinator.
class Measures {
public:
    Measures(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
             const calendar::Calendars& calendars, const AttendanceReader& attendance)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars), attendance_(attendance) {}
    void addRoutes(access::RouteTable& routes);

    /// Every measure of a file, with what belongs to each. Leaves an audit line "open".
    Result<json::object> ofPerson(const access::Actor& actor, const PersonId& person);

    /// What came of a mesure conservatoire: the Referral. A sanction pronounced becomes a new referral, linked to it;
    /// the first keeps its dates, and gets an end where it had none. Conflicts: no_outcome_expected (another kind, or
    /// it does not stand), outcome_known, warnings_unanswered (a ReferralCheck), id_taken, no_stay_to_continue. The
    /// same again with the same next id changes nothing.
    Result<json::object> recordOutcome(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                       const json::object& body);
    /// Conflicts: no_outcome; outcome_followed (the measure it led to has been decided, or its stay moved on).
    Result<json::object> withdrawOutcome(const access::Actor& actor, const ReferralId& id, std::int64_t version);

    /// The sursis is revoked: the measure gets its dates and can be received. A refused referral is opened again.
    /// Conflicts: not_suspended, warnings_unanswered.
    Result<json::object> revoke(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                const json::object& body);

    /// This referral is the later of the two: {id, kind, earlierId}. The Referral. Conflicts: link_known, link_circle.
    Result<json::object> addLink(const access::Actor& actor, const ReferralId& id, const json::object& body);
    Result<json::object> removeLink(const access::Actor& actor, const ReferralId& id, const std::string& link);

    /// HourAccount. Leaves an audit line "open".
    Result<json::object> hours(const access::Actor& actor, const ReferralId& id);
    /// Refusal and attestation; version 0 when nothing was written yet. Conflict no_hours for another kind of measure.
    Result<json::object> putHours(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                  const json::object& body);
    /// HourAccount. Conflicts: no_hours, sessions_overlap, id_taken. The same id again changes nothing.
    Result<json::object> addSession(const access::Actor& actor, const ReferralId& id, const json::object& body);
    /// Whole, `withdrawn` included: how a session written by mistake is taken back, and brought back.
    Result<json::object> putSession(const access::Actor& actor, const HourSessionId& id, std::int64_t version,
                                    const json::object& body);

    /// Measures whose day of effacement has come and which nobody has dealt with, oldest first, at most 200.
    Result<json::object> toErase(const access::Actor& actor);
    /// {doneOn, note}: dealt with; doneOn null takes it back. Nothing is erased by this. The Referral.
    Result<json::object> putErasure(const access::Actor& actor, const ReferralId& id, const json::object& body);

private:
    Work workIn(storage::Transaction& tx, const access::Actor& actor) const;

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    const AttendanceReader& attendance_;
};

}  // namespace jalon::receptions
