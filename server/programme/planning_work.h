// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of planning share.
#include "blueprints/blueprint.h"
#include "programme/planning_json.h"

namespace jalon::programme {

/// Monday to Sunday of the week a day is in.
LoadedWeek loadWeek(storage::Transaction& tx, const calendar::Calendars& calendars, const access::Actor& reader,
                    Day day);

/// The members of ProgrammeSessionInput, all required but overrides; "id" besides where the session is new. New reasons
/// come as overrides without instant and author. Errors name every wrong field; activities, rooms, professionals and
/// stays nobody knows, or the actor may not know of, have the code "unknown".
Result<Session> readSession(storage::Transaction& tx, const access::Actor& actor, const json::object& body,
                            const std::optional<SessionId>& id, const blueprints::Blueprint& blueprint);

/// {"items": [ProgrammeSession judged]}: the ProgrammeCheck of the API.
json::object checkJson(const LoadedWeek& week, const std::vector<Session>& sessions);

}  // namespace jalon::programme
