// SPDX-License-Identifier: EUPL-1.2
#pragma once
// `jalon audit`: whether the record of acts and looks is whole, and what to keep elsewhere to know it later.
#include <CLI/CLI.hpp>

#include <filesystem>

#include "app/settings.h"

namespace jalon::app {

/// Goes through the whole record, also beside a running server; with `heads` (a file of printHeads()), looks for the
/// lines it names. 0 whole, 1 it could not be read, 2 lines were removed, moved, added, edited or cut off.
int verifyRecord(const Place& place, const std::filesystem::path& heads, bool as_json);
/// On standard output, to be kept where nobody who can write the database can write.
int printHeads(const Place& place);

void addAuditCommands(CLI::App& app, Place& place, int& exit_code);

}  // namespace jalon::app
