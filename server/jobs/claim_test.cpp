// SPDX-License-Identifier: EUPL-1.2
#include "jobs/claim.h"

#include <gtest/gtest.h>

namespace jalon::jobs {
namespace {

using std::chrono::seconds;

const Instant kNow(1'794'000'000'000'000);

Job aJob(State state, bool repeatable = true) {
    Job job{JobId::make(kNow), "import", std::nullopt, kNow};
    job.state = state;
    job.repeatable = repeatable;
    job.epoch = job.tries = state == State::running ? 1 : 0;
    return job;
}

Found waiting() { return {aJob(State::queued), ""}; }
Found heldBy(const std::string& server, Instant until, bool repeatable = true) {
    return {aJob(State::running, repeatable), server, until};
}
Asking asking() { return {"b", {"import"}, false, kNow, kNow}; }

TEST(ChooseJob, TheOldestThatWaits) {
    const std::vector<Found> found{waiting(), waiting()};
    const Claim claim = chooseJob(found, asking());
    ASSERT_TRUE(claim.taken);
    EXPECT_EQ(claim.taken->id, found[0].job.id);
    EXPECT_EQ(claim.taken->state, State::running);
    EXPECT_EQ(claim.taken->epoch, 1);
    EXPECT_EQ(claim.changes.size(), 1U);
}

TEST(ChooseJob, NoneWhileAnotherServerWorks) {
    const Claim claim = chooseJob({heldBy("a", kNow + seconds(1)), waiting()}, asking());
    EXPECT_FALSE(claim.taken);
    EXPECT_TRUE(claim.changes.empty());
}

TEST(ChooseJob, NoneOfAKindThisProgramDoesNotKnow) {
    Asking older = asking();
    older.kinds = {"export"};
    EXPECT_FALSE(chooseJob({waiting()}, older).taken);
}

TEST(ChooseJob, ARepeatableJobWhoseLeaseIsOverIsTakenOver) {
    const Claim claim = chooseJob({heldBy("a", kNow)}, asking());
    ASSERT_EQ(claim.changes.size(), 2U);
    EXPECT_EQ(claim.changes[0].after.state, State::queued);
    EXPECT_EQ(claim.taken->epoch, 3) << "the one before can name neither";
    EXPECT_EQ(claim.taken->tries, 2);
}

TEST(ChooseJob, OneThatIsNotHasFailedAndTheNextIsTaken) {
    const Claim claim = chooseJob({heldBy("a", kNow, false), waiting()}, asking());
    ASSERT_EQ(claim.changes.size(), 2U);
    EXPECT_EQ(claim.changes[0].after.state, State::failed);
    EXPECT_EQ(claim.changes[0].after.error->code, "interrupted");
    EXPECT_EQ(claim.changes[0].after.finished_at, kNow);
    EXPECT_TRUE(claim.taken);
}

TEST(ChooseJob, OneThatKilledEveryServerIsTriedNoMore) {
    Found found = heldBy("a", kNow);
    found.job.tries = kMostTries;
    const Claim claim = chooseJob({found}, asking());
    EXPECT_EQ(claim.changes.at(0).after.state, State::failed);
    EXPECT_FALSE(claim.taken);
}

TEST(ChooseJob, OneThatWasToBeCancelledIs) {
    Found found = heldBy("a", kNow);
    found.job.cancel_requested = true;
    const Claim claim = chooseJob({found}, asking());
    EXPECT_EQ(claim.changes.at(0).after.state, State::cancelled);
    EXPECT_FALSE(claim.taken);
}

TEST(ChooseJob, WhatIsSaidToBeItsOwnOrAnEarlierServersIsNobodys) {
    EXPECT_TRUE(chooseJob({heldBy("b", kNow + seconds(9))}, asking()).taken);
    Asking alone = asking();
    alone.alone = true;
    EXPECT_TRUE(chooseJob({heldBy("a", kNow + seconds(9))}, alone).taken);
}

}  // namespace
}  // namespace jalon::jobs
