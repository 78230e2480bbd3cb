// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/activity.h"

#include <algorithm>
#include <numeric>

namespace jalon::catalogue {

int ActivitySheet::minutes() const {
    return std::accumulate(steps.begin(), steps.end(), 0,
                           [](int sum, const SheetStep& step) { return sum + step.minutes; });
}

int adultsNeeded(const Activity& activity, std::int64_t outing_adults) {
    const int roles = std::accumulate(activity.roles.begin(), activity.roles.end(), 0,
                                      [](int sum, const StaffRole& role) { return sum + role.count; });
    const int outside = activity.outing ? static_cast<int>(outing_adults) : 0;
    return std::max({activity.adults, roles, outside});
}

bool fitsGroup(const Activity& activity, int young_people) {
    return activity.group_min <= young_people && young_people <= activity.group_max;
}

bool fitsAge(const Activity& activity, std::optional<int> age) {
    if (!age) return true;
    return (!activity.age_min || *activity.age_min <= *age) && (!activity.age_max || *age <= *activity.age_max);
}

}  // namespace jalon::catalogue
