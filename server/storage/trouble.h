// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The words people are given when the database cannot do what it is asked for a reason that lies with the machine.
#include <optional>
#include <string_view>

#include "storage/database.h"

namespace jalon::storage {

/// "storage_full", "storage_readonly", "storage_away", "storage_failing", "storage_damaged" or "busy": stable codes of
/// the API. Nothing for what would be a bug of the program.
std::optional<std::string_view> troubleCode(DbCode code);

}  // namespace jalon::storage
