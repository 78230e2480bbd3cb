// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the figures of a period are made of: referrals, stays and half-days as stored facts, without names. What counts,
// and how, is decided by reports/.
#include <optional>
#include <string>
#include <vector>

#include "base/half_day.h"
#include "base/id.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "receptions/attendance_summary.h"
#include "receptions/measure_halves.h"
#include "receptions/referral.h"
#include "receptions/stay.h"
#include "storage/database.h"

namespace jalon::receptions {

struct ReferralFact {
    ReferralId id;
    PersonId person;
    StructureId structure;
    std::string class_name;
    Day received_on;
    HalfDay start;  ///< of the measure
    std::string measure_kind, motive;
    ReferralState state = ReferralState::received;
    std::string reason_code;          ///< of the decision
    bool suspended = false;           ///< sursis not revoked
    std::vector<MeasureHalf> halves;  ///< all of the measure, in or out of the period
};
/// Received in the period, with a measure that begins in it, or with one of its half-days in it. By id.
std::vector<ReferralFact> referralFacts(storage::Transaction& tx, Day from, Day to);

struct StayFact {
    StayId id;
    ReferralId referral;  ///< its own, of which it has the kind of measure and the motive
    PersonId person;
    StructureId structure;
    std::string class_name, measure_kind, motive;
    StayState state = StayState::accepted;
    HalfDay first, last;  ///< planned, up to where it stopped; the start of the measure for a stay without half-days
    std::optional<HalfDay> stopped_after;
    bool begun = false;  ///< the pupil came: it was running once
    std::optional<Day> return_due_on;
    std::string return_answer;  ///< of the form "return", field onDueDay; "" without one
    std::string follow_up;      ///< of the form "follow_up", field outcome; "" without one
};
/// With a planned half-day between two days, or, for stays without half-days, a measure that begins there. Withdrawn
/// ones are not there.
std::vector<StayFact> stayFacts(storage::Transaction& tx, Day from, Day to);

/// The planned half-days of stays between two, by half-day, whether or not the stay was stopped before or withdrawn:
/// StayFact tells.
struct PlannedHalf {
    StayId stay;
    HalfDay at;
};
std::vector<PlannedHalf> plannedBetween(storage::Transaction& tx, HalfDay from, HalfDay to);

/// A half-day on which a pupil was not received although the service could have; the definition is in
/// lost_half_days.h. `reason` "deferred" is one that was moved, not lost.
struct LostHalfDay {
    ReferralId referral;
    HalfDay at;
    std::string reason;
};
/// By half-day. Half-days to come are there as the decisions stand: ask up to yesterday for what was lost.
std::vector<LostHalfDay> lostHalfDays(storage::Transaction& tx, Day from, Day to);

/// At each start: keeps the half-days of measures, and the answers of their stays, that were stored before they were
/// kept. Does nothing where none is missing.
Result<void> completeFacts(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
                           const calendar::Calendars& calendars, const AttendanceReader& attendance);

}  // namespace jalon::receptions
