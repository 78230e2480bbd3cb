// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Grids and daily evaluations of some of the fictional young people: enough observers, too few, items not observed.
// data/demo/grids.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the stories and the catalogue: the young people have stays, the professionals are known. Names nobody has are
/// a mistake in the file: std::runtime_error.
Result<void> fillGrids(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
