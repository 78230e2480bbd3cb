// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a coordinator should look at on a stay. Nothing here blocks.
#include <map>
#include <string>
#include <vector>

#include "receptions/stay_store.h"
#include "receptions/work.h"

namespace jalon::receptions {

/// A Notice of the API: no_half_day · attendance_missing {count, first} · form_incomplete {form, missing} ·
/// move_in_future {to, on} · move_before_start {to, on} · council_passed {councilOn} · calendar_changed {planned, now}
/// (the calendars would give other half-days today; saving the referral again lays them anew).
struct StayWarning {
    std::string code;
    std::map<std::string, std::string> params = {};
};

struct StayParts {
    const std::vector<StayHalf>& halves;  ///< up to the stop
    const std::vector<Transition>& history;
    const std::vector<store::StayForm>& forms;
    const std::map<HalfDay, AttendanceView>& recorded;
};

std::vector<StayWarning> stayWarnings(const Work& work, const Stay& stay, const Referral& referral,
                                      const StayParts& parts);

}  // namespace jalon::receptions
