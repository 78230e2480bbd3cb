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

/// What a server remembers, so that it asks the database only when something may be due.
class DailyRound {
public:
    enum class Due { nothing, day, calendars };
    /// `day` the first time it is asked on a day, `calendars` after each change of a calendar.
    Due isDue(Day today, std::uint64_t calendar_changes);
    /// To be asked again: the round failed.
    void missed();

private:
    std::mutex mutex_;
    std::optional<Day> day_;
    static constexpr std::uint64_t kUnknown = UINT64_MAX;
    std::uint64_t changes_ = 0;
};

/// The last round of all servers, as stored.
struct LastRound {
    Day day;
    std::int64_t calendar_changes = 0;
};
/// What is due after it. A round dated tomorrow was made by a server whose clock is a little ahead; one later than that
/// by a clock that was wrong, and counts for nothing.
DailyRound::Due dueAfter(const std::optional<LastRound>& last, Day today, std::int64_t calendar_changes);

/// The round itself, in one transaction; every stay that changed leaves its line. A new day only touches the receptions
/// that go on; changed calendars move the days to come of all.
void keepUpAll(const Work& work, DailyRound::Due due);

/// The task for each school year's end with measures to erase: open as long as some are.
void syncErasureTasks(const Work& work);

}  // namespace jalon::receptions
