// SPDX-License-Identifier: EUPL-1.2
// The days a stay asks for, as they move: kept, superseded, explained, and turned into tasks.
#include <gmock/gmock.h>

#include "calendar/calendars.h"
#include "receptions_summaries.h"
#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using World = test::ReceptionsWorld;

class StayReturn : public ::testing::Test {
protected:
    void TearDown() override { EXPECT_THAT(test::wrongSummaries(w_), testing::IsEmpty()); }
    void receive(const char* start, const char* end, const char* kind = "exclusion_temporaire") {
        referral_ = w_.create(w_.aReferral(w_.measure(start, end, kind)));
        stay_ = w_.stayOf(referral_);
    }
    void move(const char* to, const char* on, const char* reason = "") {
        auto moved = w_.move(stay_, to, on, *reason == '\0' ? json::object() : json::object{{"reasonCode", reason}});
        ASSERT_TRUE(moved) << to << " " << moved.error().code;
        stay_ = *moved;
    }
    void bringBack() {
        for (const auto& [to, on] : {std::pair("presented", "2026-11-12"), std::pair("running", "2026-11-12"),
                                     std::pair("ended", "2026-11-17"), std::pair("reviewed", "2026-11-17")})
            move(to, on);
    }
    void reread() { stay_ = w_.stay(World::textOf(stay_, "id")); }
    void answer(const char* kind, json::object answers) {
        const auto put = w_.receptions().putForm(w_.coordinator(), StayId::trusted(World::textOf(stay_, "id")), kind,
                                                 versions_[kind]++, {{"answers", std::move(answers)}});
        ASSERT_TRUE(put) << put.error().code;
        reread();
    }
    const json::object& deadline(const char* code) {
        for (const auto& each : stay_.at("deadlines").as_array())
            if (World::textOf(each.as_object(), "code") == code) return each.as_object();
        throw std::out_of_range(std::string(code));
    }
    std::string dueOn(const char* code) { return World::textOf(deadline(code), "dueOn"); }
    std::string stateOf(const char* code) { return World::textOf(deadline(code), "state"); }
    /// The school is closed on a day, all day.
    void close(const char* day, const char* label) {
        const StructureId college = StructureId::trusted(w_.college());
        auto& calendars = w_.calendars();
        const auto stored = calendars.getSchoolCalendar(w_.coordinator(), college).value();
        const std::string on(day);
        const auto put = calendars.putSchoolCalendar(w_.coordinator(), college, stored.at("version").as_int64(),
                                                     {{"zone", stored.at("zone")},
                                                      {"noClass", stored.at("noClass")},
                                                      {"ownDays", json::array{json::object{{"id", w_.newId()},
                                                                                           {"from", on + "/am"},
                                                                                           {"to", on + "/pm"},
                                                                                           {"hasClass", false},
                                                                                           {"reason", "strike"},
                                                                                           {"label", label}}}}});
        ASSERT_TRUE(put) << put.error().code;
    }

    World w_;
    json::object referral_, stay_;
    std::map<std::string, std::int64_t> versions_;
};

TEST_F(StayReturn, ACorrectedEndSupersedesTheDaysAndSaysWhatTheyWere) {
    receive("2026-11-12/am", "2026-11-17/pm");
    EXPECT_EQ(dueOn("return_meeting"), "2026-11-18");
    EXPECT_TRUE(deadline("follow_up_first").at("provisional").as_bool());
    EXPECT_EQ(stateOf("follow_up_first"), "planned");

    auto current = w_.receptions().getReferral(w_.coordinator(), ReferralId::trusted(World::textOf(referral_, "id")));
    json::object measure = current->at("measure").as_object();
    measure["end"] = "2026-11-19/pm";
    const auto corrected =
        w_.receptions().updateReferral(w_.coordinator(), ReferralId::trusted(World::textOf(referral_, "id")),
                                       World::versionOf(*current), {{"measure", measure}});
    ASSERT_TRUE(corrected) << corrected.error().code;
    reread();
    EXPECT_EQ(dueOn("return_meeting"), "2026-11-20");
    ASSERT_THAT(deadline("return_meeting").at("former").as_array(), SizeIs(1));
    const auto& was = deadline("return_meeting").at("former").at(0).as_object();
    EXPECT_EQ(was.at("dueOn"), "2026-11-18");
    EXPECT_EQ(was.at("cause"), "base_moved");
    EXPECT_EQ(dueOn("follow_up_first"), "2026-12-07");  // 5 December is a Saturday
}

TEST_F(StayReturn, AConfirmedReturnMovesThePointsAfterIt) {
    receive("2026-11-12/am", "2026-11-17/pm");
    bringBack();
    move("returned", "2026-11-23");
    EXPECT_EQ(dueOn("follow_up_first"), "2026-12-08");
    EXPECT_EQ(deadline("follow_up_first").at("former").at(0).at("dueOn"), "2026-12-03");
    EXPECT_EQ(stateOf("return_meeting"), "done");
    EXPECT_EQ(deadline("return_meeting").at("doneOn"), "2026-11-23");
    EXPECT_THAT(w_.openTasks(), Contains("follow_up_first 2026-12-08"));
    const auto undone = w_.undo(stay_);
    ASSERT_TRUE(undone);
    reread();
    EXPECT_EQ(dueOn("follow_up_first"), "2026-12-03");
    EXPECT_THAT(deadline("follow_up_first").at("former").as_array(), SizeIs(2));  // nothing is deleted
    EXPECT_THAT(w_.openTasks(), Not(Contains("follow_up_first 2026-12-08")));
}

TEST_F(StayReturn, APointHeldIsDoneWhateverIsKnown) {
    receive("2026-11-12/am", "2026-11-17/pm");
    bringBack();
    move("returned", "2026-11-18");
    answer("follow_up_first", {{"heldOn", "2026-12-03"}, {"outcome", "unknown"}});
    EXPECT_THAT(w_.openTasks(), Not(Contains("follow_up_first 2026-12-03")));
    EXPECT_EQ(stateOf("follow_up_first"), "done");
    EXPECT_EQ(deadline("follow_up_first").at("outcome"), "unknown");
    answer("follow_up_first", {{"heldOn", "2026-12-03"}});
    EXPECT_THAT(w_.openTasks(), Contains("follow_up_first 2026-12-03"));
}

TEST_F(StayReturn, APupilWhoDoesNotComeBackIsLookedForOnTheNextDayWithClass) {
    receive("2026-11-12/am", "2026-11-13/pm");
    bringBack();
    answer("return", {{"heldOn", "2026-11-20"}, {"onDueDay", "no"}});
    EXPECT_THAT(w_.openTasks(), Contains("return_missing 2026-11-23"));
    EXPECT_THAT(w_.openTasks(), Not(Contains("return_meeting 2026-11-16")));
    answer("return", {{"heldOn", "2026-11-23"}, {"onDueDay", "later"}});
    EXPECT_THAT(w_.openTasks(), Not(Contains("return_missing 2026-11-23")));
}

TEST_F(StayReturn, AReturnToAnotherSchoolIsFollowedOnItsCalendar) {
    receive("2026-11-12/am", "2026-11-17/pm");
    bringBack();
    const auto other = w_.people().school("Collège Ailleurs", {{"academy", "Paris"}});
    const auto moved = w_.people().data().database().write([&](storage::Transaction& tx) -> Result<void> {
        people::setSchool(tx, PersonId::trusted(w_.lea()), other, "4eA");
        audit::record(tx, w_.clock(), w_.coordinator().author, {"update", "person", w_.lea()});
        return {};
    });
    ASSERT_TRUE(moved);
    answer("return", {{"heldOn", "2026-11-18"}, {"onDueDay", "other_school"}});
    move("returned", "2026-11-18");
    EXPECT_EQ(World::textOf(deadline("follow_up_first"), "structureName"), "Collège Ailleurs");
    // Three months after, the winter holidays of zone C are not those of zone B.
    EXPECT_EQ(dueOn("follow_up_third"), "2027-02-22");
}

TEST_F(StayReturn, AStrikeAnnouncedLaterMovesTheReturnForWhoeverReadsIt) {
    receive("2026-11-12/am", "2026-11-17/pm");
    bringBack();
    EXPECT_THAT(w_.openTasks(), Contains("return_meeting 2026-11-18"));
    ASSERT_TRUE(w_.receptions().keepUp());
    close("2026-11-18", "Grève");
    ASSERT_TRUE(w_.receptions().keepUp());
    EXPECT_THAT(w_.openTasks(), Contains("return_meeting 2026-11-19"));
    reread();
    EXPECT_EQ(deadline("return_meeting").at("former").at(0).at("cause"), "calendar_changed");
    EXPECT_NE(json::serialize(deadline("return_meeting").at("explanation")).find("Grève"), std::string::npos);
}

TEST_F(StayReturn, APointHeldKeepsItsDayWhateverClosesLater) {
    receive("2026-11-12/am", "2026-11-17/pm");
    bringBack();
    move("returned", "2026-11-18");
    answer("follow_up_first", {{"heldOn", "2026-12-03"}, {"outcome", "unknown"}});
    close("2026-12-03", "Grève");
    ASSERT_TRUE(w_.receptions().keepUp());
    reread();
    EXPECT_EQ(dueOn("follow_up_first"), "2026-12-03");
    EXPECT_THAT(deadline("follow_up_first").at("former").as_array(), SizeIs(0));
    answer("follow_up_first", {{"heldOn", "2026-12-03"}});
    ASSERT_TRUE(w_.receptions().keepUp());
    reread();
    EXPECT_EQ(dueOn("follow_up_first"), "2026-12-04");
}

TEST_F(StayReturn, AnOpenMeasureIsPlannedFurtherDayByDay) {
    receive("2026-11-12/am", "", "exclusion_definitive");
    const auto at_first = World::planned(stay_);
    EXPECT_EQ(at_first.back(), "2026-11-26/pm");
    w_.clock().setToday(test::day("2026-11-19"));
    ASSERT_TRUE(w_.receptions().keepUp());
    const auto expected = w_.people().read(
        [&](storage::Transaction& tx) { return plannedHalfDays(tx, StayId::trusted(World::textOf(stay_, "id"))); });
    EXPECT_EQ(expected.back(), test::half("2026-12-03/pm"));
    EXPECT_THAT(stay_.at("deadlines").as_array(), IsEmpty());  // nobody knows when it ends
}

TEST_F(StayReturn, TheRoundIsMadeOnceADay) {
    using Due = DailyRound::Due;
    DailyRound round;
    EXPECT_EQ(round.isDue(test::day("2026-11-12"), 0), Due::day);
    EXPECT_EQ(round.isDue(test::day("2026-11-12"), 0), Due::nothing);
    EXPECT_EQ(round.isDue(test::day("2026-11-12"), 1), Due::calendars);
    EXPECT_EQ(round.isDue(test::day("2026-11-13"), 1), Due::day);
    round.missed();
    EXPECT_EQ(round.isDue(test::day("2026-11-13"), 1), Due::calendars);
}

TEST_F(StayReturn, AReceptionThatNeverWasAsksForNothing) {
    receive("2026-11-12/am", "2026-11-17/pm");
    move("family_refused", "2026-11-12", "prefers_home");
    EXPECT_THAT(stay_.at("deadlines").as_array(), IsEmpty());
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
}

TEST_F(StayReturn, MeasuresToEraseAreOneTaskForTheYearThatEnded) {
    receive("2026-11-12/am", "2026-11-17/pm");
    w_.clock().setToday(test::day("2029-09-03"));
    ASSERT_TRUE(w_.receptions().keepUp());
    const auto erasures = [&] {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& task : tasks::openAround(tx, test::day("2026-11-01"), test::day("2029-12-31"), 50))
                if (task.kind == "erase_measures") out.push_back(task.due_on.iso());
            return out;
        });
    };
    EXPECT_THAT(erasures(), ElementsAre("2029-09-01"));
    const auto done = w_.measures().putErasure(w_.coordinator(), ReferralId::trusted(World::textOf(referral_, "id")),
                                               {{"doneOn", "2029-09-03"}});
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_THAT(erasures(), IsEmpty());
}

}  // namespace
}  // namespace jalon::receptions
