// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The one place where a week learns what other modules know about its young people being together or going out: who
// must not meet whom, and what their families allowed.
#include "programme/week_facts.h"
#include "storage/database.h"

namespace jalon::programme {

/// Fills WeekFacts::apart for the days from `from` to `to`, both included, and YoungFacts::authorisations as they stand
/// on each of them.
void addForeignFacts(storage::Transaction& tx, WeekFacts& week, Day from, Day to);

}  // namespace jalon::programme
