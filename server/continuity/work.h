// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of one transaction share, and how they write what they answer with.
#include <string>
#include <vector>

#include "continuity/continuity.h"
#include "continuity/continuity_store.h"

namespace jalon::continuity {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
    const calendar::Settings& settings;
    const calendar::Calendars& calendars;
};

/// not_found for a stay that is not there (or was withdrawn).
Result<receptions::StayLine> requireStay(const Work& work, const StayId& stay);
void audit(const Work& work, std::string action, std::string entity, std::string id,
           const std::optional<PersonId>& person, json::object details = {});
/// Notes not_in_list for a code the blueprint does not have.
void requireChoice(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                   const std::string& code);
/// A day on which something of this stay may have happened: not in the future.
Day readPastDay(JsonReader& in, const Work& work, std::string_view key);

/// SchoolWorkList of the API.
json::object workListJson(const Work& work, const receptions::StayLine& stay);
/// SchoolContact[] of the API.
json::array contactsJson(const Work& work, const StayId& stay);
/// Questionnaire[] of the API, newest first.
json::array questionnairesJson(const Work& work, const StayId& stay);
json::object questionnaireJson(const Work& work, const Questionnaire& questionnaire);

/// The reminder to the school as it follows from what was asked and what came.
void syncWorkTasks(const Work& work, const receptions::StayLine& stay);

}  // namespace jalon::continuity
