// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether each note is the last of its versions.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::journal {

/// Code "version" of entry. Looked at: "entries".
void check(storage::Transaction& tx, Findings& findings);

/// The day an entry was first written for; a later correction of it moves no file.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::journal
