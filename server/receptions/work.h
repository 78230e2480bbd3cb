// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of referrals and stays share: one transaction with everything a rule asks for, and the effects
// that follow a change (half-days, tasks, state of the file).
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/actor.h"
#include "receptions/receptions.h"

namespace jalon::receptions {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
    const calendar::Settings& settings;
    const calendar::Calendars& calendars;
    const AttendanceReader& attendance;
};

/// A measure laid on the calendars of its school and of the service.
struct MeasureCalendar {
    calendar::Receivable receivable;
    json::object answer;  ///< the Receivable of the API
};

/// Precondition: the measure has a start. One without an end is looked at up to its council, else as far as setting
/// measure.open_horizon_days from its start or from today, the later. Errors: those of calendar::computeReceivable.
Result<MeasureCalendar> measureCalendar(const Measure& measure, bool limited_days,
                                        const calendar::SchoolSchedule& school,
                                        const calendar::ServiceSchedule& service, const calendar::Settings& settings,
                                        Day today);
/// The same for a stored referral, whose measure has been checked.
MeasureCalendar measureCalendar(const Work& work, const Referral& referral);

/// Done outside class hours, in an account of hours: its stay has no half-days.
bool isOutsideClass(const Work& work, const Referral& referral);

/// Half-days with attendance.
std::set<HalfDay> attendedHalves(const Work& work, const StayId& stay);

/// Lays the half-days of a stay again from its referral's measure, with the days it asks for. Does not store the stay.
void layHalves(const Work& work, const Referral& referral, Stay& stay, const MeasureCalendar& calendar);

/// Sets the file's state from all its referrals and stays.
void refreshFileState(storage::Transaction& tx, const PersonId& person);

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details = {});

}  // namespace jalon::receptions
