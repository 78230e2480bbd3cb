// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Sessions, weeks, templates and versions as the API writes and reads them.
#include "programme/conflicts.h"
#include "programme/planning.h"
#include "programme/week_load.h"

namespace jalon::programme {

/// ProgrammeSession, judged within its week.
json::object sessionJson(const LoadedWeek& week, const Session& session,
                         const std::map<std::string, std::string>& user_names);
/// Of every session of the days the reader may know of, cancelled ones too.
json::array sessionsJson(storage::Transaction& tx, const LoadedWeek& week);
/// ProgrammeConflict[], as somebody may hear them from whom something is hidden; what the session's overrides answer
/// carries the reason.
json::array conflictsJson(const Session& session, const std::vector<Conflict>& conflicts, const Hidden& hidden,
                          const std::map<std::string, std::string>& user_names);
/// ProgrammeYoung[], ProgrammeProfessional[], ProgrammeRoom[], ProgrammeActivity[], ProgrammeDay[] of the days.
json::array youngJson(const LoadedWeek& week);
json::array professionalsJson(const LoadedWeek& week);
json::array roomsJson(const LoadedWeek& week);
json::array activitiesJson(const LoadedWeek& week);
json::array daysJson(const LoadedWeek& week);
/// ProgrammeOccupied[]: when rooms and professionals are taken by sessions the reader may not know of, and no more.
json::array occupiedJson(const LoadedWeek& week);
json::object rulesJson(const PlanningRules& rules);
json::array gapsJson(const StayId& stay, const std::vector<Gap>& gaps);
json::object unavailabilityJson(const store::Unavailability& one);

json::object templateJson(const WeekTemplate& plan);
/// ProgrammeVersion.
json::object versionJson(const store::Version& version, const std::map<std::string, std::string>& user_names);

/// Reads {"from", "to"} as "HH:MM"; notes wrong ones at the reader.
TimeSpan readSpan(JsonReader& in);

}  // namespace jalon::programme
