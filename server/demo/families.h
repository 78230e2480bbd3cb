// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The link with some of the fictional families: appointments, who came, agreements, a call. data/demo/families.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the stories: the families of young people who have a file. Names nobody has are a mistake in the file:
/// std::runtime_error.
Result<void> fillFamilies(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
