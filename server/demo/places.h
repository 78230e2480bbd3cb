// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The places of the fictional service as its coordinator keeps them on the day of the demo: weeks planned ahead, a day
// with fewer places, and what a school said of a later start. data/demo/places.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the stories: the waiting list must be there.
Result<void> fillPlaces(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
