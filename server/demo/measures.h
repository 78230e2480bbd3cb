// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What becomes of measures, on young people the stories know: a mesure conservatoire converted, an exclusion
// définitive, a revoked sursis, two measures in one reception, hours of a mesure de responsabilisation.
// data/demo/measures.json.
#include <filesystem>

#include "demo/story.h"

namespace jalon::demo {

/// Puts its acts on the agenda, after those of the stories of the same moment.
void scheduleMeasures(Stage& stage, const std::filesystem::path& data_folder);

}  // namespace jalon::demo
