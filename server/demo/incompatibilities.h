// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who must not meet whom on the day of the demo. data/demo/incompatibilities.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the stories: both young people must have their files.
Result<void> fillIncompatibilities(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
