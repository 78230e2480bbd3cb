// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the days a stay asks for.
#include <vector>

#include "receptions/stay_deadline.h"
#include "storage/database.h"

namespace jalon::receptions::store {

/// With those they superseded, oldest first.
std::vector<StayDeadline> deadlinesOf(storage::Transaction& tx, const StayId& stay);
void add(storage::Transaction& tx, const StayId& stay, const StayDeadline& deadline);
void supersede(storage::Transaction& tx, const StayDeadline& deadline, Instant at);
/// The explanation of a day that stands may be told anew (a holiday got another name).
void explain(storage::Transaction& tx, const StayDeadline& deadline);
std::vector<StayId> staysUnderWay(storage::Transaction& tx);
/// Those to return or followed after the return, with something due on or after a day.
std::vector<StayId> staysWithDaysToCome(storage::Transaction& tx, Day from);

}  // namespace jalon::receptions::store
