// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Reads the parts of a blueprint file; used by Blueprint::parse alone.
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "blueprints/blueprint.h"

namespace jalon::blueprints {

/// Every language of a label is a text. `required`: it must be there; an absent one is {"fr": ""}.
json::object readLabel(JsonReader& in, std::string_view key, bool required);

/// A closed list without its attributes; a code twice is an error "twice".
std::vector<Choice> readChoices(JsonReader& in, std::string_view key);
std::vector<FormDefinition> readForms(JsonReader& in);
std::vector<StayTransitionRule> readTransitions(JsonReader& in);
std::vector<DeadlineRule> readDeadlines(JsonReader& in);
std::vector<SheetSettings> readSheets(JsonReader& in);
std::vector<ListInfo> readLists(JsonReader& in);

/// The vocabulary "measure_kind" with its attributes.
struct MeasureKinds {
    std::vector<Choice> choices;
    std::vector<MeasureKind> kinds;
};
MeasureKinds readMeasureKinds(JsonReader& vocabularies);

}  // namespace jalon::blueprints
