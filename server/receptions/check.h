// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What receptions keep beside what was said and done, so that lists and figures need not compute it: computed again and
// compared. What was computed from a calendar or a legal number of its day is not: these may have changed since, and
// the past keeps its own: half-days of measures are taken as they were kept, and all that follows from them is not.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::receptions {

/// The state of each file; of stays their state, first and last planned half-day, beginning, answers and days due; of
/// referrals the decision in force and the answered mark; that each measure has its half-days, their ends, and those
/// lost; forms as the last of their versions (code "version"). Looked at: "referrals", "stays".
void check(storage::Transaction& tx, Findings& findings);

/// The days measures were announced, sessions held and outcomes pronounced, and those of the moves of stays.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::receptions
