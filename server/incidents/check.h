// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether incidents and concerns come after what their corrections replaced.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::incidents {

/// Code "version" of incident and concern. Looked at: "incidents"; how many concerns there are is for nobody to read.
void check(storage::Transaction& tx, Findings& findings);

/// The day of an incident as it was first written down, for those it was first said of, and of those who were told.
/// Concerns move no file.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::incidents
