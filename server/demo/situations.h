// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who lives in a quartier prioritaire, for the figures of the demo. data/demo/situations.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After everybody has a file. Draws last, so that what the others drew stays the same.
Result<void> fillSituations(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
