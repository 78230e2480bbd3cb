// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which backups stay: the last one of each of the latest days, weeks and months that have any, and the last one of each
// of the latest older schemas: nothing else leads back to the program before an update.
#include <cstddef>
#include <vector>

#include "base/day.h"

namespace jalon::backup {

/// How many days, weeks (from Monday) and months keep their last backup. Days without a backup do not count, so that a
/// server that stood still, or a clock that jumped, costs none.
struct Rotation {
    int days = 7;
    int weeks = 5;
    int months = 12;
};

/// How many schemas older than that of the newest backup keep their last one, however old.
constexpr int kOlderSchemas = 3;

/// What decides about a backup.
struct Dated {
    Day day;
    int schema = 0;  ///< Manifest::schema
};

/// The positions, in ascending order, of those that may go; the newest one always stays.
std::vector<std::size_t> superfluous(const std::vector<Dated>& newest_first, const Rotation& rotation);

}  // namespace jalon::backup
