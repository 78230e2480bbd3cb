// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The stored days of a stay, kept in step with what they are counted from. A day that moves is superseded, never
// changed: the page shows what it was and why.
#include <vector>

#include "receptions/stay.h"
#include "receptions/stay_deadline.h"
#include "receptions/work.h"

namespace jalon::receptions {

/// Computes the days again and sets stay.return_due_on and stay.follow_up_due_on (of a confirmed return); does not
/// store the stay. Days of a stay that never took place are superseded; those of one that is over stay as they are.
void syncDeadlines(const Work& work, Stay& stay, const std::vector<Transition>& history);

/// The standing ones.
std::vector<StayDeadline> standingDeadlines(storage::Transaction& tx, const StayId& stay);

/// Days, tasks and half-days of a stay as they follow from today's calendars, for a stay that nobody touched since. An
/// open-ended measure is planned further. Records a line and stores the stay when anything changed: true.
bool keepStayUp(const Work& work, Stay& stay);

/// StayDeadline[] of the API.
json::array deadlinesJson(const Work& work, const Stay& stay, const std::vector<Transition>& history);

}  // namespace jalon::receptions
