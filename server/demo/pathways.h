// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Long follow-ups of some of the fictional young people, open and closed. data/demo/pathways.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the stories. Names nobody has, and unknown keys of structures, are a mistake in the file: std::runtime_error.
Result<void> fillPathways(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
