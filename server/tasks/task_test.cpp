// SPDX-License-Identifier: EUPL-1.2
#include "tasks/task.h"

#include <gtest/gtest.h>

namespace jalon::tasks {
namespace {

const Instant kNow = *Instant::parse("2026-11-12T08:30:00.000000Z");
const Day kToday = Day::of(2026, 11, 12);
const UserId kAlice = UserId::make(Instant(1));
const UserId kBob = UserId::make(Instant(1));

Task aTask(const std::string& kind = "call_parents") {
    return {.id = TaskId::make(kNow),
            .kind = kind,
            .title = "",
            .source = "attendance:1:2026-11-12/am",
            .params = {},
            .person = std::nullopt,
            .stay = std::nullopt,
            .referral = std::nullopt,
            .owner = std::nullopt,
            .done_by = std::nullopt,
            .due_on = Day::of(2026, 11, 12),
            .due_half = Half::am,
            .outcome = "",
            .done_at = std::nullopt,
            .done_on = std::nullopt};
}

NewTask asked(Day due_on) {
    return {.kind = "call_parents",
            .source = "attendance:1:2026-11-12/am",
            .person = std::nullopt,
            .stay = std::nullopt,
            .referral = std::nullopt,
            .owner = std::nullopt,
            .due_on = due_on,
            .due_half = Half::am,
            .params = {}};
}

TEST(Task, AskedForAgainUnchangedItStaysAsItIs) {
    EXPECT_EQ(renewed(aTask(), asked(Day::of(2026, 11, 12))).version, 1);
}

TEST(Task, AskedForAgainItMovesAndKeepsItsOwner) {
    Task taken = aTask();
    taken.owner = kAlice;
    const Task moved = renewed(taken, asked(Day::of(2026, 11, 13)));
    EXPECT_EQ(moved.due_on, Day::of(2026, 11, 13));
    EXPECT_EQ(moved.owner, kAlice);
    EXPECT_EQ(moved.version, 2);
    NewTask to_bob = asked(Day::of(2026, 11, 12));
    to_bob.owner = kBob;
    EXPECT_EQ(renewed(taken, to_bob).owner, kBob);
}

TEST(Task, AskedForAgainACancelledOneOpensAndADoneOneStaysDone) {
    EXPECT_EQ(renewed(cancelled(aTask()), asked(Day::of(2026, 11, 12))).state, State::open);
    const Task done = finished(aTask(), kAlice, kNow, kToday);
    const Task still = renewed(done, asked(Day::of(2026, 11, 13)));
    EXPECT_EQ(still.state, State::done);
    EXPECT_EQ(still.due_on, Day::of(2026, 11, 12));
    EXPECT_EQ(still.version, done.version);
}

TEST(Task, DoneSaysWhoAndWhenAndUndoForgetsIt) {
    TaskChange change;
    change.state = State::done;
    change.outcome = "Mère jointe";
    const Task done = changed(aTask(), change, kAlice, kNow, kToday).value();
    EXPECT_EQ(done.state, State::done);
    EXPECT_EQ(done.done_by, kAlice);
    EXPECT_EQ(done.done_at, kNow);
    EXPECT_EQ(done.done_on, kToday);
    EXPECT_EQ(done.outcome, "Mère jointe");
    EXPECT_EQ(done.version, 2);

    TaskChange undo;
    undo.state = State::open;
    const Task open = changed(done, undo, kBob, kNow, kToday).value();
    EXPECT_EQ(open.state, State::open);
    EXPECT_EQ(open.done_by, std::nullopt);
    EXPECT_EQ(open.done_at, std::nullopt);
    EXPECT_EQ(open.done_on, std::nullopt);
    EXPECT_EQ(open.outcome, "");
    EXPECT_EQ(open.version, 3);
}

TEST(Task, DoneTwiceKeepsTheFirstHand) {
    TaskChange change;
    change.state = State::done;
    const Task done = finished(aTask(), kAlice, kNow, kToday);
    const Task again = changed(done, change, kBob, kNow + std::chrono::seconds(5), kToday).value();
    EXPECT_EQ(again.done_by, kAlice);
    EXPECT_EQ(again.version, done.version);
}

TEST(Task, OnlyWrittenTasksHaveATitleToChange) {
    TaskChange change;
    change.title = "Rappeler";
    const auto refused = changed(aTask(), change, kAlice, kNow, kToday);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "title");
    EXPECT_EQ(refused.error().fields.at(0).code, "not_allowed");
    EXPECT_EQ(changed(aTask("custom"), change, kAlice, kNow, kToday).value().title, "Rappeler");
}

TEST(Task, ACancelledTaskIsNotTouched) {
    TaskChange change;
    change.state = State::done;
    const auto refused = changed(cancelled(aTask()), change, kAlice, kNow, kToday);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "task_cancelled");
}

TEST(Task, AnOwnerIsGivenAndTakenBack) {
    TaskChange give;
    give.sets_owner = true;
    give.owner = kAlice;
    const Task given = changed(aTask(), give, kBob, kNow, kToday).value();
    EXPECT_EQ(given.owner, kAlice);
    TaskChange take;
    take.sets_owner = true;
    EXPECT_EQ(changed(given, take, kBob, kNow, kToday).value().owner, std::nullopt);
    EXPECT_EQ(changed(given, TaskChange{}, kBob, kNow, kToday).value().version, given.version);
}

}  // namespace
}  // namespace jalon::tasks
