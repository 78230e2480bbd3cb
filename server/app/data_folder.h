// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Where what is shipped with the program is, when the command line does not say.
#include <filesystem>

namespace jalon::app {

/// First that exists: $JALON_DATA, ./data, <program>/../share/jalon/data (installed), <program>/../../../data (build
/// tree); else "data".
std::filesystem::path defaultDataFolder();

/// The built client, when --web does not say: <program>/../share/jalon/web (installed); else "", the API alone.
std::filesystem::path defaultWebFolder();

}  // namespace jalon::app
