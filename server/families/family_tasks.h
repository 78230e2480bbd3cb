// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tasks a convocation and a call leave behind.
#include <string>
#include <vector>

#include "families/work.h"

namespace jalon::families {

struct DueTask {
    std::string kind;  ///< convoke, convocation_reminder, convocation_missed
    Day due_on;
};

/// What is due for a convocation today: to reach them at once, to remind them on the last open day before, to get in
/// touch on the next open day after they did not come. Nothing once the day has passed without anybody saying how.
std::optional<DueTask> dueTask(const Convocation& convocation, const calendar::ServiceSchedule& service, Day today);

/// Brings the tasks of a convocation in line with it, and closes the one the convocation it replaces had left.
void syncTasks(const Work& work, const Convocation& convocation);

}  // namespace jalon::families
