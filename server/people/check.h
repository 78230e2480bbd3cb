// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is stored of young people beside what was typed: computed again and compared.
#include <map>

#include "base/findings.h"
#include "people/activity_days.h"
#include "people/people.h"
#include "storage/database.h"

namespace jalon::people {

/// The order of names, the words and sounds they are found by, the telephone keys. Looked at: "people".
void check(storage::Transaction& tx, Findings& findings);

/// The day each file was made; it is kept nowhere.
void tellActivity(storage::Transaction& tx, ActivityDays& days);

/// The last activity of each file against the days on which something happened. Where a day is not known, only what it
/// cannot be is found.
void checkLastActivity(storage::Transaction& tx, const ActivityDays& days, Findings& findings);

/// As stored: whether each is right is known to receptions.
std::map<PersonId, FileState> storedFileStates(storage::Transaction& tx);

}  // namespace jalon::people
