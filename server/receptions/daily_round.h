// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a new day, or a calendar that changed, asks of stays nobody touches: open measures are planned further, days
// that fall on a closed day move, measures whose day of effacement came become a task. Whoever reads first that day
// sets it off.
#include <cstdint>
#include <mutex>
#include <optional>

#include "base/day.h"
#include "base/result.h"

namespace jalon::receptions {

struct Work;

class DailyRound {
public:
    /// True the first time it is asked on a day and after each change of the calendars.
    bool isDue(Day today, std::uint64_t calendar_changes);
    /// To be asked again: the round failed.
    void missed();

private:
    std::mutex mutex_;
    std::optional<Day> day_;
    std::uint64_t changes_ = 0;
};

/// The round itself, in one transaction; every stay that changed leaves its line.
void keepUpAll(const Work& work);

/// The task for each school year's end with measures to erase: open as long as some are.
void syncErasureTasks(const Work& work);

}  // namespace jalon::receptions
