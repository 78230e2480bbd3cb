// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a pathway repeats of its terms, exits and attempts: computed again and compared.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::pathways {

/// Until when the plan holds, how it ended, when to call next. Its place in the queue is not: people move it by hand.
/// Looked at: "pathways".
void check(storage::Transaction& tx, Findings& findings);

/// The day a pathway was first said to begin, and those of findings, reviews, attempts and exits.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::pathways
