// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Professionals as the API writes and shows them. No I/O.
#include <map>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "blueprints/blueprint.h"
#include "calendar/settings.h"
#include "catalogue/professional.h"

namespace jalon::catalogue {

/// Members of ProfessionalInput or ProfessionalCreate over a professional; the member "id" is the caller's. Whether the
/// things named exist is the use case's to say. Field errors beside those of the types: not_in_list, activeTo
/// end_before_start, honorabilityCheckedOn in_future, costCents not_for_volunteers, those of readAvailability.
Result<void> readProfessional(const json::object& body, bool creating, const blueprints::Blueprint& lists, Day today,
                              Professional& professional);

/// The names of what a professional refers to, by id.
struct Names {
    std::map<std::string, std::string> structures, users, people;
    std::map<std::string, Activity> activities;
};

json::object toJson(const Professional& professional, const Names& names, Day today,
                    const calendar::Settings& settings);
/// What an audit line tells of an update, without the ties: those are told on the file of the young person.
json::object changes(const Professional& before, const Professional& after);

/// Minutes the week offers from the Monday before `today` to the Sunday after, whatever the exceptions.
int weeklyMinutes(const Availability& availability, Day today);

}  // namespace jalon::catalogue
