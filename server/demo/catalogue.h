// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the fictional service can offer: its sites and rooms, its activities with their sheets, and those who lead them.
// data/demo/catalogue.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the stories: a professional may be related to one of the young people.
Result<void> fillCatalogue(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
