// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What goes between the service and the fictional collèges: school work, presences told, points after the return,
// questionnaires. data/demo/continuity.json. It draws for itself: the stories stay as they are.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// Before the agenda runs: what happens on its own day. Names nobody has are a mistake in the file: std::runtime_error.
void scheduleContinuity(Stage& stage, const std::filesystem::path& data_folder);
/// After the stories: the work, the points and the questionnaires of the receptions of the year.
Result<void> fillContinuity(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
