// SPDX-License-Identifier: EUPL-1.2
#include "backup/rotation.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace jalon::backup {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Every day from one to another, the latest first.
std::vector<Dated> daily(Day from, Day to) {
    std::vector<Dated> days;
    for (Day day = to; day >= from; day = day - 1) days.push_back({day});
    return days;
}

std::vector<std::string> kept(const std::vector<Dated>& days, const Rotation& rotation) {
    const auto gone = superfluous(days, rotation);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < days.size(); ++i)
        if (std::ranges::find(gone, i) == gone.end()) out.push_back(days[i].day.iso());
    return out;
}

TEST(Rotation, KeepsTheLastOfDaysWeeksAndMonths) {
    // 2026-11-22 is a Sunday.
    const auto days = daily(Day::of(2026, 8, 1), Day::of(2026, 11, 22));
    EXPECT_THAT(kept(days, {3, 3, 3}), ElementsAre("2026-11-22", "2026-11-21", "2026-11-20", "2026-11-15", "2026-11-08",
                                                   "2026-10-31", "2026-09-30"));
}

TEST(Rotation, SeveralOfOneDayKeepTheLastOne) {
    const Day day = Day::of(2026, 11, 22);
    EXPECT_THAT(superfluous({{day}, {day}, {day - 1}}, {2, 0, 0}), ElementsAre(1U));
}

TEST(Rotation, DaysWithoutBackupsCostNone) {
    const Day day = Day::of(2026, 11, 22);
    EXPECT_THAT(superfluous({{day}, {day - 40}, {day - 80}}, {3, 0, 0}), IsEmpty());
}

TEST(Rotation, TheNewestStaysWhateverIsAsked) {
    const Day day = Day::of(2026, 11, 22);
    EXPECT_THAT(superfluous({{day}, {day - 1}}, {0, 0, 0}), ElementsAre(1U));
    EXPECT_THAT(superfluous({}, {7, 5, 12}), IsEmpty());
}

TEST(Rotation, TheLastOneBeforeASchemaChangedStays) {
    const Day day = Day::of(2026, 11, 22);
    // An update at half past midnight, then the night of the same day.
    EXPECT_THAT(superfluous({{day, 212}, {day, 206}, {day - 1, 206}}, {1, 0, 0}), ElementsAre(2U));
    EXPECT_THAT(superfluous({{day, 212}, {day - 1, 212}, {day - 400, 206}, {day - 400, 206}}, {1, 0, 0}),
                ElementsAre(1U, 3U));
}

TEST(Rotation, OnlyTheLatestOlderSchemasStay) {
    const Day day = Day::of(2026, 11, 22);
    EXPECT_THAT(superfluous({{day, 9}, {day, 8}, {day, 7}, {day, 6}, {day, 5}, {day, 4}}, {1, 0, 0}),
                ElementsAre(4U, 5U));
    // A base that was put back is older than some of its backups: those are no way back.
    EXPECT_THAT(superfluous({{day, 8}, {day - 1, 9}, {day - 2, 7}}, {1, 0, 0}), ElementsAre(1U));
}

}  // namespace
}  // namespace jalon::backup
