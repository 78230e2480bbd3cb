// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/json.h"
#include "demo/demo.h"
#include "demo/draw.h"

namespace jalon::demo {

/// data/demo/<name>.json. Throws std::runtime_error when it is missing or no JSON object: a broken installation.
json::object loadFile(const std::filesystem::path& data_folder, const char* name);

/// The city once it is built: who works there, and the id of each structure by its key.
struct City {
    std::vector<access::Actor> coordinators;
    std::map<std::string, StructureId> structures;
};

/// Accounts, structures, contacts, calendars. An Error is a mistake in city.json.
Result<City> buildCity(const Services& services, const SteppingClock& clock, const json::object& file, Draw& draw);

/// A copy without the members that are the story's and not the API's.
json::object without(const json::object& object, std::initializer_list<std::string_view> members);

}  // namespace jalon::demo
