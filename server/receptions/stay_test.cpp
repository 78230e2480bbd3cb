// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay.h"

#include <gtest/gtest.h>

#include <random>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::blueprint;
using test::day;
using test::half;
using State = StayState;

/// A stay's history, written as the use cases do.
class Course {
public:
    State state() const { return stateAfter(history_); }
    const std::vector<Transition>& history() const { return history_; }

    void move(State to, const char* on = "2026-11-12", std::optional<HalfDay> last_half = std::nullopt) {
        Transition move{newId(), state(), to, day(on)};
        move.last_half = last_half;
        history_.push_back(move);
    }
    void undo() {
        const auto* last = lastStanding(history_);
        Transition back{newId(), last->to, last->from, day("2026-11-12")};
        back.undoes = last->id;
        for (auto& move : history_)
            if (move.id == *back.undoes) move.undone = true;
        history_.push_back(back);
    }

private:
    TransitionId newId() { return TransitionId::trusted(std::to_string(history_.size())); }
    std::vector<Transition> history_;
};

std::string reasonFor(State to) {
    const auto& reasons = blueprint().vocabulary("reason_" + std::string(stayStateCode(to)));
    return reasons.empty() ? "" : reasons.front().code;
}

std::string errorOf(State from, State to, const std::string& reason) {
    const auto checked = checkMove(blueprint(), from, to, reason);
    if (checked) return "";
    return checked.error().fields.empty() ? checked.error().code : checked.error().fields[0].code;
}

TEST(Stay, FollowsTheOrdinaryCourse) {
    Course course;
    for (const State to : {State::presented, State::running, State::ended, State::reviewed, State::returned,
                           State::follow_up, State::closed}) {
        EXPECT_EQ(errorOf(course.state(), to, ""), "") << stayStateCode(to);
        course.move(to);
    }
    EXPECT_TRUE(allowedMoves(blueprint(), State::closed).empty());
}

TEST(Stay, RefusesMovesNotInTheBlueprint) {
    EXPECT_EQ(errorOf(State::accepted, State::closed, ""), "transition_not_allowed");
    EXPECT_EQ(errorOf(State::closed, State::running, ""), "transition_not_allowed");
    EXPECT_EQ(errorOf(State::running, State::running, ""), "transition_not_allowed");
}

TEST(Stay, WantsAReasonOfTheListWhereTheBlueprintDoes) {
    EXPECT_EQ(errorOf(State::running, State::interrupted, ""), "required");
    EXPECT_EQ(errorOf(State::running, State::interrupted, "boredom"), "not_in_list");
    EXPECT_EQ(errorOf(State::running, State::interrupted, "incident"), "");
    EXPECT_EQ(errorOf(State::ended, State::returned, ""), "required");
    EXPECT_EQ(errorOf(State::reviewed, State::returned, ""), "");
    EXPECT_EQ(errorOf(State::accepted, State::running, "incident"), "not_in_list");
}

// Property: whatever is done and undone, only declared states are reached, by declared moves, and undoing everything
// leads back to the start.
TEST(Stay, RandomWalksStayWithinTheBlueprintAndUndoRestores) {
    std::mt19937 random(20261112);
    for (int walk = 0; walk < 500; ++walk) {
        Course course;
        std::vector<State> trail;  // the states before each standing move
        for (int step = 0; step < 40; ++step) {
            const auto moves = allowedMoves(blueprint(), course.state());
            const bool back = !trail.empty() && (moves.empty() || random() % 3 == 0);
            if (back) {
                course.undo();
                ASSERT_EQ(course.state(), trail.back());
                trail.pop_back();
            } else {
                const State to = moves[random() % moves.size()];
                ASSERT_EQ(errorOf(course.state(), to, reasonFor(to)), "");
                trail.push_back(course.state());
                course.move(to);
                ASSERT_EQ(course.state(), to);
            }
            ASSERT_TRUE(blueprint().knows("stay_state", stayStateCode(course.state())));
        }
        const auto recorded = course.history().size();
        while (lastStanding(course.history()) != nullptr) course.undo();
        EXPECT_EQ(course.state(), State::accepted);
        EXPECT_GE(course.history().size(), recorded);  // nothing is ever taken out of the history
    }
}

TEST(Stay, StatesHaveACodeEach) {
    for (const auto& state : blueprint().vocabulary("stay_state"))
        EXPECT_EQ(stayStateCode(parseStayState(state.code).value()), state.code);
    EXPECT_EQ(parseStayState("lost"), std::nullopt);
}

TEST(Stay, ExpectsNobodyAfterItStopped) {
    Course interrupted;
    EXPECT_EQ(stoppedAfter(interrupted.history(), {}), std::nullopt);
    interrupted.move(State::running);
    EXPECT_EQ(stoppedAfter(interrupted.history(), {}), std::nullopt);
    interrupted.move(State::interrupted, "2026-11-13");
    EXPECT_EQ(stoppedAfter(interrupted.history(), {}), half("2026-11-13/pm"));
    interrupted.move(State::closed, "2026-12-01");
    EXPECT_EQ(stoppedAfter(interrupted.history(), {}), half("2026-11-13/pm"));
    interrupted.undo();
    interrupted.undo();
    EXPECT_EQ(stoppedAfter(interrupted.history(), {}), std::nullopt);

    Course refused;
    refused.move(State::family_refused, "2026-11-12");
    EXPECT_EQ(stoppedAfter(refused.history(), {}), half("2026-11-11/pm"));
}

TEST(Stay, NeverStopsBeforeItsLastAttendance) {
    Course course;
    course.move(State::running);
    course.move(State::interrupted, "2026-11-12");
    EXPECT_EQ(stoppedAfter(course.history(), {half("2026-11-12/am"), half("2026-11-13/am")}), half("2026-11-13/am"));
}

TEST(Stay, InterruptedInTheMorningIsNotExpectedInTheAfternoon) {
    Course course;
    course.move(State::running, "2026-11-12");
    course.move(State::interrupted, "2026-11-13", half("2026-11-13/am"));
    EXPECT_EQ(stoppedAfter(course.history(), {half("2026-11-12/am")}), half("2026-11-13/am"));
    EXPECT_EQ(stoppedAfter(course.history(), {half("2026-11-13/pm")}), half("2026-11-13/pm"));
}

TEST(StayHalves, DropWhatComesAfterTheStop) {
    const std::vector<StayHalf> halves{{half("2026-11-12/pm"), true, "", ""},
                                       {half("2026-11-13/am"), true, "", ""},
                                       {half("2026-11-14/am"), false, "weekend", ""}};
    const auto stopped = withStop(halves, half("2026-11-12/pm"));
    EXPECT_EQ(plannedOf(stopped), std::vector{half("2026-11-12/pm")});
    EXPECT_EQ(stopped[1].reason, "stopped");
    EXPECT_EQ(stopped[2].reason, "weekend");
    EXPECT_EQ(withStop(halves, std::nullopt), halves);
}

TEST(StayHalves, KeepThoseWithAttendanceWhenDatesAreCorrected) {
    const std::vector<StayHalf> old{{half("2026-11-12/am"), true, "", ""}, {half("2026-11-12/pm"), true, "", ""}};
    const std::vector<StayHalf> fresh{{half("2026-11-13/am"), true, "", ""},
                                      {half("2026-11-13/pm"), false, "no_class", ""}};
    EXPECT_EQ(recomputed(old, fresh, {}), fresh);
    const auto kept = recomputed(old, fresh, {half("2026-11-12/am")});
    ASSERT_EQ(kept.size(), 3u);
    EXPECT_EQ(kept[0], (StayHalf{half("2026-11-12/am"), true, "attended_before_correction", ""}));
    EXPECT_EQ(kept[1], fresh[0]);
    // A half-day still in the measure but no longer receivable is kept as well.
    const auto closed = recomputed({{half("2026-11-13/pm"), true, "", ""}}, fresh, {half("2026-11-13/pm")});
    EXPECT_EQ(closed[1], (StayHalf{half("2026-11-13/pm"), true, "attended_before_correction", ""}));
}

}  // namespace
}  // namespace jalon::receptions
