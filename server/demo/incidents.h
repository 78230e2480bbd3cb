// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Incidents of the fictional city, who was told of them, and one information préoccupante. data/demo/incidents.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// Puts the acts on the agenda, before the stories are told. Names nobody has are a mistake in the file:
/// std::runtime_error.
void scheduleIncidents(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
