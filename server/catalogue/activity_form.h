// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Activities and sheets as the API writes and shows them. No I/O.
#include "base/json.h"
#include "base/result.h"
#include "blueprints/blueprint.h"
#include "catalogue/activity.h"

namespace jalon::catalogue {

/// Members of ActivityInput or ActivityCreate over an activity; the member "id" is the caller's. Field errors beside
/// those of the types: not_in_list, usualMinutes not_in_durations, groupMax and ageMax max_below_min,
/// roles.<n>.qualification duplicate.
Result<void> readActivity(const json::object& body, bool creating, const blueprints::Blueprint& lists,
                          Activity& activity);
Result<void> readSheet(const json::object& body, bool creating, const blueprints::Blueprint& lists,
                       ActivitySheet& sheet);

json::object toJson(const Activity& activity, std::int64_t outing_adults, std::int64_t sheets, std::int64_t leaders);
json::object toJson(const ActivitySheet& sheet);
/// What an audit line tells of an update; empty when nothing changed.
json::object changes(const Activity& before, const Activity& after);
json::object changes(const ActivitySheet& before, const ActivitySheet& after);

}  // namespace jalon::catalogue
