// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of groups and their places, planned weeks, and where stays are received.
#include <optional>
#include <string>
#include <vector>

#include "receptions/group.h"
#include "receptions/placement.h"
#include "storage/database.h"

namespace jalon::receptions::store {

/// The service's own first, then by creation.
std::vector<Group> groups(storage::Transaction& tx);
std::optional<Group> findGroup(storage::Transaction& tx, const GroupId& id);
void insert(storage::Transaction& tx, const Group& group);
void update(storage::Transaction& tx, const Group& group);

/// Those not removed that cover part of a time, by start.
std::vector<CapacityException> exceptionsBetween(storage::Transaction& tx, HalfDay from, HalfDay to);
std::optional<CapacityException> findException(storage::Transaction& tx, const CapacityExceptionId& id);
void insert(storage::Transaction& tx, const CapacityException& exception);
void update(storage::Transaction& tx, const CapacityException& exception);

/// Weeks that begin in a range of days, cancelled ones too, by their Monday.
std::vector<PlannedWeek> weeksBetween(storage::Transaction& tx, Day from, Day to);
std::optional<PlannedWeek> findWeek(storage::Transaction& tx, const PlannedWeekId& id);
void insert(storage::Transaction& tx, const PlannedWeek& week);
void update(storage::Transaction& tx, const PlannedWeek& week);
/// Stays deferred to a week that have not been stopped.
int staysIn(storage::Transaction& tx, const PlannedWeekId& week);

/// Of a stay nobody placed: the service's group, on the measure's dates.
Placement placementOf(storage::Transaction& tx, const StayId& stay);
void put(storage::Transaction& tx, const StayId& stay, const Placement& placement);

/// A stay of a pupil that is received on other dates than its measure.
struct Deferral {
    StayId stay;
    HalfDay from, to;
    Instant at;
    std::optional<UserId> by;
    std::optional<Day> on;
};
std::vector<Deferral> deferralsOf(storage::Transaction& tx, const PersonId& person);

/// One pupil expected on one half-day.
struct Occupant {
    HalfDay at;
    StayId stay;
    PersonId person;
    std::string class_name;
    GroupId group;
};
/// Everybody expected in a time, by half-day.
std::vector<Occupant> occupants(storage::Transaction& tx, HalfDay from, HalfDay to);

}  // namespace jalon::receptions::store
