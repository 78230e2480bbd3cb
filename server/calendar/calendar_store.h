// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of calendar/.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/stored_calendar.h"
#include "storage/database.h"

namespace jalon::calendar::store {

/// By zone, then first day.
std::vector<SchoolYear> schoolYears(storage::Transaction& tx);
std::vector<SchoolYear> schoolYearsOf(storage::Transaction& tx, const std::string& zone);
/// Inserts the year or replaces the one of the same zone and label.
void putSchoolYear(storage::Transaction& tx, const SchoolYear& year, Instant at, const std::optional<UserId>& by);

std::optional<ServiceCalendar> serviceCalendar(storage::Transaction& tx);
/// The service's region alone; "" when nothing is stored.
std::string serviceRegion(storage::Transaction& tx);
/// Replaces what is stored by the version after calendar.written.version. False when another version is there.
bool putServiceCalendar(storage::Transaction& tx, const ServiceCalendar& calendar);

std::optional<SchoolCalendar> schoolCalendar(storage::Transaction& tx, const StructureId& structure);
bool putSchoolCalendar(storage::Transaction& tx, const StructureId& structure, const SchoolCalendar& calendar);
/// Zones of their own, by structure id.
std::map<std::string, std::string> ownZones(storage::Transaction& tx);

/// How often a calendar has been changed.
void countChange(storage::Transaction& tx);
std::int64_t changeCount(storage::Transaction& tx);

}  // namespace jalon::calendar::store
