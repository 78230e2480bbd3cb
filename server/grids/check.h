// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether grids and evaluations agree with their history, and with what is kept beside them.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::grids {

/// Grids as the last of their versions (code "version" of grid); the key of their observer; which evaluation of a day
/// stands, and which one a link was used for. Looked at: "grids", "evaluations".
void check(storage::Transaction& tx, Findings& findings);

/// The day a grid was first filled for, and those of evaluations.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::grids
