// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The one place where a week learns what other modules know about its young people being together or going out: who
// must not meet whom, and what their families allowed.
#include "programme/week_facts.h"
#include "storage/database.h"

namespace jalon::programme {

/// Fills WeekFacts::apart and YoungFacts::authorisations as they stand on a day.
void addForeignFacts(storage::Transaction& tx, WeekFacts& week, Day on);

}  // namespace jalon::programme
