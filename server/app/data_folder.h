// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Where the shipped data are, when --data does not say.
#include <filesystem>

namespace jalon::app {

/// First that exists: $JALON_DATA, ./data, <program>/../share/jalon/data (installed), <program>/../../../data (build
/// tree); else "data".
std::filesystem::path defaultDataFolder();

}  // namespace jalon::app
