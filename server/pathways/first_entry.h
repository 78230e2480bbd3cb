// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When a young person first entered a long follow-up.
#include <optional>
#include <vector>

#include "access/actor.h"
#include "base/day.h"
#include "base/id.h"
#include "storage/database.h"

namespace jalon::pathways {

struct FirstEntry {
    PersonId person;
    Day on;
};
std::optional<Day> firstEntryOf(storage::Transaction& tx, const PersonId& person);
/// Of the files in the scope, those whose first entry is of a day or later, by that day.
std::vector<FirstEntry> firstEntriesSince(storage::Transaction& tx, const access::FileScope& files, Day from);

}  // namespace jalon::pathways
