// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>
#include <string>

namespace jalon::app {

/// What root writes into the folder of another account (a log, a key, a lock) the service can no longer open: the
/// sentence that refuses it, with the account to take; "" for one's own folder, or for one that is not there yet.
std::string refuseForeignFolder(const std::filesystem::path& folder);

}  // namespace jalon::app
