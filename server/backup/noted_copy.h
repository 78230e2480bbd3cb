// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A backup with a note of what the base held, so that another one is not made of the same: what a program that starts
// over and over, because the migration after the backup fails, would fill a disk with.
#include <filesystem>
#include <optional>
#include <string>

#include "backup/copies.h"
#include "storage/database.h"

namespace jalon::backup {

/// A digest of the base's mark and of the number of rows of each table. Every acknowledged write adds an audit line and
/// none ever goes, so that two moments with something written between them differ, whatever the clock said. Asks
/// nothing but what a base of any schema has.
std::string digestOfHeld(storage::Database& database);

/// Leaves the note in the backup's folder, where programs of any version pass over it. Without it, when it cannot be
/// written, the backup is as good and is only made again.
void note(const Copy& copy, const std::string& held);

/// The newest backup in the folder with that note, sealed for `seal`, whose files are whole.
std::optional<Copy> copyWithNote(const std::filesystem::path& folder, const std::string& held,
                                 const RecoverySeal& seal);

}  // namespace jalon::backup
