// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who answers for the data, who was told what is kept, and what was asked. data/demo/privacy.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After everybody has a file. Draws last, so that what the others drew stays the same.
Result<void> fillPrivacy(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
