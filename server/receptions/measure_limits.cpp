// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_limits.h"

namespace jalon::receptions {

DefenceDelay defenceDelay(Day informed_on, int working_days, const calendar::PublicHolidays& holidays) {
    DefenceDelay delay{informed_on, {}};
    while (static_cast<int>(delay.counted.size()) < working_days) {
        delay.last = delay.last + 1;
        if (delay.last.weekday() != Weekday::sunday && holidays.on(delay.last) == nullptr)
            delay.counted.push_back(delay.last);
    }
    return delay;
}

}  // namespace jalon::receptions
