// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether each presence is the last of its versions, and what was published of a week follows on.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::programme {

/// Code "version" of attendance, "gap" of programme_version.number. Looked at: "presences".
void check(storage::Transaction& tx, Findings& findings);

/// The half-days somebody's presence was taken on.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::programme
