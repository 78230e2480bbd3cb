// SPDX-License-Identifier: EUPL-1.2
#include "receptions/daily_round.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "receptions_world.h"
#include "storage/database_clock.h"

namespace jalon::receptions {
namespace {

using World = test::ReceptionsWorld;

TEST(DueAfter, ARoundOfAnotherServerCountsUnlessItsDayIsImpossible) {
    using Due = DailyRound::Due;
    const Day today = test::day("2026-11-12");
    EXPECT_EQ(dueAfter(std::nullopt, today, 0), Due::day);
    EXPECT_EQ(dueAfter(std::nullopt, today, 3), Due::calendars);
    EXPECT_EQ(dueAfter(LastRound{today, 3}, today, 3), Due::nothing);
    EXPECT_EQ(dueAfter(LastRound{today, 3}, today, 4), Due::calendars);
    EXPECT_EQ(dueAfter(LastRound{today - 1, 3}, today, 3), Due::day);
    EXPECT_EQ(dueAfter(LastRound{today + 1, 3}, today, 3), Due::nothing) << "a clock a little ahead, at midnight";
    EXPECT_EQ(dueAfter(LastRound{today + 2, 3}, today, 3), Due::day) << "a clock that had been wrong";
}

/// What a second server has of its own.
class Other {
public:
    explicit Other(World& world)
        : calendars(world.people().data().database(), world.clock(), JALON_SOURCE_DIR "/data"),
          receptions(world.people().data().database(), world.clock(), test::blueprints(), calendars,
                     world.attendance()) {}
    calendar::Calendars calendars;
    Receptions receptions;
};

class DailyRoundTest : public ::testing::Test {
protected:
    std::int64_t rounds() {
        return w_.people().read([](storage::Transaction& tx) {
            const auto lines = audit::find(tx, {});
            return std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.action == "keep_up"; });
        });
    }
    void strike(calendar::Calendars& calendars, const std::string& day) {
        const StructureId college = StructureId::trusted(w_.college());
        const auto stored = calendars.getSchoolCalendar(w_.coordinator(), college).value();
        const json::object closed{{"id", w_.newId()},  {"from", day + "/am"}, {"to", day + "/pm"},
                                  {"hasClass", false}, {"reason", "strike"},  {"label", "Grève"}};
        const auto put = calendars.putSchoolCalendar(
            w_.coordinator(), college, World::versionOf(stored),
            {{"zone", stored.at("zone")}, {"noClass", stored.at("noClass")}, {"ownDays", json::array{closed}}});
        ASSERT_TRUE(put) << put.error().code;
    }
    World w_;
    Other other_{w_};
};

TEST_F(DailyRoundTest, IsMadeOnceADayWhicheverServerIsAsked) {
    ASSERT_TRUE(w_.receptions().keepUp());
    ASSERT_TRUE(other_.receptions.keepUp());
    EXPECT_EQ(rounds(), 1);
    w_.clock().setToday(test::day("2026-11-13"));
    ASSERT_TRUE(other_.receptions.keepUp());
    ASSERT_TRUE(w_.receptions().keepUp());
    EXPECT_EQ(rounds(), 2);
}

TEST_F(DailyRoundTest, IsMadeOnceForAChangedCalendar) {
    ASSERT_TRUE(w_.receptions().keepUp());
    strike(w_.calendars(), "2026-11-18");
    ASSERT_TRUE(w_.receptions().keepUp());
    ASSERT_TRUE(w_.receptions().keepUp());
    EXPECT_EQ(rounds(), 2);
    Other started_later(w_);
    ASSERT_TRUE(started_later.receptions.keepUp());
    EXPECT_EQ(rounds(), 2);
}

TEST_F(DailyRoundTest, AChangeThatNoPageFollowedIsDealtWithByTheNextServer) {
    ASSERT_TRUE(w_.receptions().keepUp());
    strike(other_.calendars, "2026-11-18");
    Other started_later(w_);
    ASSERT_TRUE(started_later.receptions.keepUp());
    EXPECT_EQ(rounds(), 2);
}

TEST_F(DailyRoundTest, AChangeMadeOnOneServerIsSeenOnAnother) {
    if (!storage::isShared(w_.people().data().database())) GTEST_SKIP() << "the embedded engine has one server";
    ASSERT_TRUE(w_.receptions().keepUp());
    strike(other_.calendars, "2026-11-18");
    ASSERT_TRUE(w_.receptions().keepUp());
    EXPECT_EQ(rounds(), 2);
}

}  // namespace
}  // namespace jalon::receptions
