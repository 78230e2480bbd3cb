// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The current week of the fictional service, session by session: held, to come, one passed against a conflict; its
// templates; what families and professionals were told. data/demo/programme.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// After the catalogue and the families.
Result<void> fillProgramme(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
