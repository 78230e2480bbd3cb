// SPDX-License-Identifier: EUPL-1.2
// Two servers on one database, of which the clock is the test's and a beat comes when the test says so.
#include "jobs/runner.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <thread>

#include "audit/audit.h"
#include "jobs/job_queue.h"
#include "routes.h"
#include "test_database.h"

namespace jalon::jobs {
namespace {

using access::Role;
using storage::Transaction;

constexpr std::chrono::seconds kLease{15};

/// What one run of a job does, step by step, as the test says.
struct Course {
    std::promise<Progress*> begun;
    std::promise<Result<json::object>> outcome;
    Progress& progress() { return *begun.get_future().get(); }
};

/// A second server begins once the job runs at the first: which of two idle ones takes a job is anybody's guess.
class ServersTest : public ::testing::Test {
protected:
    struct Server {
        Server(ServersTest& test, const std::string& name)
            : queue(test.data_.database(), test.data_.clock(), {}, test.options()) {
            for (const bool repeatable : {false, true}) {
                queue.define(repeatable ? "again" : "once", {[&test, name](const Task& task, Progress& progress) {
                                                                 return test.runOf(task.input, name, progress);
                                                             },
                                                             repeatable});
            }
            queue.runner().start();
        }
        JobQueue queue;
    };

    RunnerOptions options() {
        RunnerOptions options;
        options.database_now = [this](Transaction&) { return Instant(database_now_.load()); };
        options.lease = kLease;
        options.between_beats = std::chrono::milliseconds(0);
        options.shared = true;
        return options;
    }
    void advance(std::chrono::microseconds time) { database_now_ += time.count(); }

    Result<json::object> runOf(const std::string& input, const std::string& server, Progress& progress) {
        Course& run = runs_[static_cast<std::size_t>(begun_++)];
        ran_.set(input + " on " + server);
        run.begun.set_value(&progress);
        return run.outcome.get_future().get();
    }
    JobId start(Server& server, const std::string& kind, const std::string& input) {
        return server.queue.start(actor_, kind, input).value().id;
    }
    State stateAt(Server& server, const JobId& id) { return server.queue.find(actor_, id).value().state; }
    /// Lets a server beat until it sees the job over.
    Job over(Server& server, const JobId& id) {
        while (true) {
            server.queue.runner().beat();
            Job job = server.queue.find(actor_, id).value();
            if (isOver(job.state)) return job;
            std::this_thread::yield();
        }
    }
    /// Something that may happen once only, written as work writes.
    Result<void> mark(Progress& progress, const std::string& job) {
        return data_.database().write([&](Transaction& tx) -> Result<void> {
            TRY(progress.hold(tx));
            audit::record(tx, data_.clock(), actor_.author, {"mark", "job", job});
            return progress.conclude(tx, {{"marked", job}});
        });
    }
    std::int64_t marks() {
        const auto lines = data_.database().read([](Transaction& tx) { return audit::find(tx, {}); });
        return std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.action == "mark"; });
    }

    class Log {
    public:
        void set(std::string line) {
            const std::lock_guard lock(mutex_);
            lines_.push_back(std::move(line));
        }
        std::vector<std::string> lines() {
            const std::lock_guard lock(mutex_);
            return lines_;
        }

    private:
        std::mutex mutex_;
        std::vector<std::string> lines_;
    };

    test::TestDatabase data_{{audit::schema(), schema()}};
    access::Actor actor_ = test::anActor({Role::coordinator});
    std::atomic<std::int64_t> database_now_ = 1'794'000'000'000'000;
    std::array<Course, 4> runs_;
    std::atomic<int> begun_ = 0;
    Log ran_;
};

TEST_F(ServersTest, OneServerWorksAtATime) {
    Server a(*this, "a");
    const JobId first = start(a, "once", "first");
    runs_[0].progress();
    Server b(*this, "b");
    const JobId second = start(b, "once", "second");
    b.queue.runner().beat();
    EXPECT_EQ(stateAt(b, first), State::running);
    EXPECT_EQ(stateAt(a, second), State::queued);
    runs_[0].outcome.set_value(json::object{{"from", "a"}});
    EXPECT_EQ(over(b, first).result, (json::object{{"from", "a"}}));
    while (begun_ < 2) b.queue.runner().beat();
    runs_[1].outcome.set_value(json::object{});
    EXPECT_EQ(over(a, second).state, State::done);
    EXPECT_EQ(begun_, 2);
}

TEST_F(ServersTest, ProgressAndTheEndAreSeenOnTheOtherServer) {
    Server a(*this, "a");
    const JobId id = start(a, "once", "x");
    Progress& progress = runs_[0].progress();
    Server b(*this, "b");
    const auto stream = b.queue.events(actor_, id, "").value();
    EXPECT_EQ(json::parse(stream->next()->data).at("state"), "running");
    progress.at(40, 100);
    b.queue.runner().beat();
    EXPECT_FALSE(stream->next()) << "not told yet";
    a.queue.runner().beat();
    b.queue.runner().beat();
    const auto event = stream->next();
    ASSERT_TRUE(event);
    EXPECT_EQ(json::parse(event->data).at("done"), 40);
    EXPECT_EQ(b.queue.find(actor_, id).value().total, 100);
    // Back on the first server with what the second said last: nothing is told twice, and nothing is lost.
    EXPECT_FALSE(a.queue.events(actor_, id, event->id).value()->next());
    progress.at(60, 100);
    EXPECT_EQ(json::parse(a.queue.events(actor_, id, event->id).value()->next()->data).at("done"), 60);
    runs_[0].outcome.set_value(json::object{});
    over(a, id);
    b.queue.runner().beat();
    EXPECT_EQ(stream->next()->name, "done");
}

TEST_F(ServersTest, AJobIsCancelledFromTheOtherServer) {
    Server a(*this, "a");
    const JobId id = start(a, "once", "x");
    Progress& progress = runs_[0].progress();
    Server b(*this, "b");
    EXPECT_EQ(b.queue.cancel(actor_, id).value().state, State::running);
    EXPECT_FALSE(progress.cancelled());
    a.queue.runner().beat();
    EXPECT_TRUE(progress.cancelled());
    runs_[0].outcome.set_value(Error::conflict("cancelled"));
    EXPECT_EQ(over(b, id).state, State::cancelled);
}

TEST_F(ServersTest, ALeaseIsHeldForAsLongAsItIsRenewed) {
    Server a(*this, "a");
    const JobId id = start(a, "again", "x");
    runs_[0].progress();
    Server b(*this, "b");
    for (int i = 0; i < 5; ++i) {
        advance(kLease - std::chrono::seconds(1));
        a.queue.runner().beat();
        b.queue.runner().beat();
    }
    EXPECT_EQ(stateAt(b, id), State::running);
    runs_[0].outcome.set_value(json::object{});
    over(a, id);
    EXPECT_EQ(begun_, 1);
}

TEST_F(ServersTest, WritingForTheJobRenewsTheLeaseToo) {
    Server a(*this, "a");
    const JobId id = start(a, "again", "x");
    Progress& progress = runs_[0].progress();
    Server b(*this, "b");
    advance(kLease - std::chrono::seconds(1));
    const auto held = data_.database().write(test::kArrange, [&](Transaction& tx) { return progress.hold(tx); });
    EXPECT_TRUE(held);
    advance(kLease - std::chrono::seconds(1));
    b.queue.runner().beat();
    EXPECT_EQ(stateAt(b, id), State::running);
    runs_[0].outcome.set_value(json::object{});
    EXPECT_EQ(over(b, id).state, State::done);
    EXPECT_EQ(begun_, 1);
}

TEST_F(ServersTest, AServerThatWasTooSlowHasLostItsJobAndCanWriteNothingForIt) {
    Server a(*this, "a");
    const JobId id = start(a, "again", "x");
    Progress& slow = runs_[0].progress();
    Server b(*this, "b");
    advance(kLease);
    b.queue.runner().beat();
    Progress& other = runs_[1].progress();

    const auto late = mark(slow, "late");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "taken_over");
    a.queue.runner().beat();
    EXPECT_TRUE(slow.cancelled());
    runs_[0].outcome.set_value(json::object{{"from", "a"}});
    EXPECT_TRUE(mark(other, "in time"));
    runs_[1].outcome.set_value(json::object{{"marked", "in time"}});

    EXPECT_EQ(over(b, id).result, (json::object{{"marked", "in time"}}));
    EXPECT_EQ(over(a, id).result, (json::object{{"marked", "in time"}}));
    EXPECT_EQ(marks(), 1);
    EXPECT_THAT(ran_.lines(), testing::ElementsAre("x on a", "x on b"));
}

TEST_F(ServersTest, WhatWasStoredWithItsEndIsNotDoneAgain) {
    Server a(*this, "a");
    const JobId id = start(a, "again", "x");
    Progress& progress = runs_[0].progress();
    Server b(*this, "b");
    ASSERT_TRUE(mark(progress, "once"));
    // The server dies here, before it can say anything more.
    advance(2 * kLease);
    b.queue.runner().beat();
    EXPECT_EQ(stateAt(b, id), State::done);
    runs_[0].outcome.set_value(json::object{{"marked", "once"}});
    EXPECT_EQ(over(a, id).result, (json::object{{"marked", "once"}}));
    EXPECT_EQ(marks(), 1);
    EXPECT_EQ(begun_, 1);
}

TEST_F(ServersTest, AJobThatMayNotBeginAgainHasFailed) {
    Server a(*this, "a");
    const JobId id = start(a, "once", "x");
    Progress& slow = runs_[0].progress();
    Server b(*this, "b");
    advance(kLease);
    const Job failed = over(b, id);
    EXPECT_EQ(failed.state, State::failed);
    EXPECT_EQ(failed.error->code, "interrupted");
    EXPECT_FALSE(mark(slow, "late"));
    runs_[0].outcome.set_value(json::object{});
    EXPECT_EQ(over(a, id).state, State::failed);
    EXPECT_EQ(begun_, 1);
    EXPECT_EQ(marks(), 0);
}

TEST_F(ServersTest, AJobThatWasLostMayComeBack) {
    Server a(*this, "a");
    const JobId id = start(a, "again", "x");
    Progress& first = runs_[0].progress();
    const auto watched = a.queue.events(actor_, id, "").value();
    {
        Server b(*this, "b");
        advance(kLease);
        b.queue.runner().beat();
        Progress& second = runs_[1].progress();
        a.queue.runner().beat();
        EXPECT_TRUE(first.cancelled());
        runs_[0].outcome.set_value(Error::conflict("cancelled"));
        std::thread stopping([&] { b.queue.runner().stop(); });
        while (!second.cancelled()) std::this_thread::yield();
        runs_[1].outcome.set_value(Error::conflict("cancelled"));
        stopping.join();
    }
    while (begun_ < 3) a.queue.runner().beat();
    EXPECT_FALSE(runs_[2].progress().cancelled()) << "what ended the first run does not end this one";
    runs_[2].outcome.set_value(json::object{{"from", "a"}});
    EXPECT_EQ(over(a, id).result, (json::object{{"from", "a"}}));
    std::optional<http::EventSource::Event> event;
    while (!event || event->name != "done") event = watched->next();
}

TEST_F(ServersTest, AServerThatStopsHandsItsJobOn) {
    auto a = std::make_unique<Server>(*this, "a");
    const JobId id = start(*a, "again", "x");
    Progress& progress = runs_[0].progress();
    Server b(*this, "b");
    std::thread stopping([&] { a.reset(); });
    while (!progress.cancelled()) std::this_thread::yield();
    runs_[0].outcome.set_value(Error::conflict("cancelled"));
    stopping.join();
    while (begun_ < 2) b.queue.runner().beat();
    runs_[1].outcome.set_value(json::object{});
    EXPECT_EQ(over(b, id).tries, 1) << "the first run counts for nothing";
}

}  // namespace
}  // namespace jalon::jobs
