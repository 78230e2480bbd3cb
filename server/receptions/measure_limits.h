// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The delays a measure must leave, counted day by day so that the count can be shown. The numbers are settings; this
// only counts.
#include <vector>

#include "base/day.h"
#include "calendar/public_holidays.h"

namespace jalon::receptions {

/// The time a pupil has to answer the head of school (Code de l'éducation, art. R421-10-1): a number of jours
/// ouvrables, Monday to Saturday without public holidays. The day of the information is not counted.
struct DefenceDelay {
    Day last;                  ///< the last day of the delay
    std::vector<Day> counted;  ///< in order
};
DefenceDelay defenceDelay(Day informed_on, int working_days, const calendar::PublicHolidays& holidays);

}  // namespace jalon::receptions
