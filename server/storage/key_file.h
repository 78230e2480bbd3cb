// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A key in a file of its own.
#include <filesystem>

#include "base/result.h"
#include "storage/sqlcipher.h"

namespace jalon::storage {

/// The key written in a file, whatever the environment says. Errors: "key.unreadable", "key.malformed",
/// "key.open_to_others".
Result<DatabaseKey> readKeyFile(const std::filesystem::path& file);

}  // namespace jalon::storage
