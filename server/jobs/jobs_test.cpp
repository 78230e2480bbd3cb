// SPDX-License-Identifier: EUPL-1.2
#include "jobs/jobs.h"

#include <gmock/gmock.h>

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "audit/audit.h"
#include "routes.h"
#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::jobs {
namespace {

using access::Actor;
using access::Role;
using http::Method;
using http::Response;
using test::jsonOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Doing = std::function<Result<json::object>(Progress&)>;

/// Work that tells when it has begun and ends when it is told how.
class HeldWork {
public:
    Doing work() {
        return [state = state_](Progress& progress) -> Result<json::object> {
            state->begun.set_value(&progress);
            return state->outcome.get_future().get();
        };
    }
    /// Waits until the work runs.
    Progress& progress() { return *(progress_ != nullptr ? progress_ : progress_ = state_->begun.get_future().get()); }
    void end(Result<json::object> outcome) { state_->outcome.set_value(std::move(outcome)); }

private:
    struct State {
        std::promise<Progress*> begun;
        std::promise<Result<json::object>> outcome;
    };
    std::shared_ptr<State> state_ = std::make_shared<State>();
    Progress* progress_ = nullptr;
};

class JobsTest : public ::testing::Test {
protected:
    JobsTest() { restart(); }
    ~JobsTest() override { stop(); }
    /// As a server does that stops and starts again.
    void restart() {
        stop();
        jobs_ = std::make_unique<Jobs>(
            data_.database(), data_.clock(),
            [this](const std::string& job, const std::string& what) { reported_.push_back(job + ": " + what); });
        routes_ = std::make_unique<test::Routes>();
        routes_->actor() = actor_;
        jobs_->addRoutes(routes_->table());
        const auto work = [this](const Task& task, Progress& progress) { return doing(task.input)(progress); };
        jobs_->define("structures.import", {work});
        jobs_->define("again", {work, true});
        jobs_->startRunning();
    }
    void stop() {
        if (jobs_) jobs_->stop();
        jobs_.reset();
    }
    /// What a job does; its input says which.
    std::string keep(Doing doing) {
        const std::lock_guard lock(mutex_);
        doings_.push_back(std::move(doing));
        return std::to_string(doings_.size() - 1);
    }
    Doing doing(const std::string& input) {
        const std::lock_guard lock(mutex_);
        return doings_.at(std::stoul(input));
    }
    std::string start(Doing doing, const std::string& kind = "structures.import") {
        const auto job = jobs_->start(actor_, kind, keep(std::move(doing)));
        return json::value_to<std::string>(job.value().at("id"));
    }
    Response send(Method method, const std::string& path) { return routes_->send(test::aRequest(method, path)); }
    json::value job(const std::string& id) { return jsonOf(send(Method::get, "/api/v1/jobs/" + id)); }
    json::value cancel(const std::string& id) { return jsonOf(send(Method::del, "/api/v1/jobs/" + id)); }
    std::shared_ptr<http::EventSource> events(const std::string& id) {
        return send(Method::get, "/api/v1/jobs/" + id + "/events").events;
    }
    /// The job once it is over.
    json::value waited(const std::string& id) {
        const auto source = events(id);
        while (true) {
            const auto event = source->next();
            if (event && event->name == "done") return json::parse(event->data);
            std::this_thread::yield();
        }
    }
    static std::string state(const json::value& job) { return json::value_to<std::string>(job.at("state")); }
    static Doing succeeding() {
        return [](Progress&) -> Result<json::object> { return json::object{{"added", 3}}; };
    }

    test::TestDatabase data_{{audit::schema(), schema()}};
    Actor actor_ = test::anActor({Role::coordinator});
    std::vector<std::string> reported_;
    std::mutex mutex_;
    std::deque<Doing> doings_;  ///< guarded by mutex_
    std::unique_ptr<Jobs> jobs_;
    std::unique_ptr<test::Routes> routes_;
};

TEST_F(JobsTest, AJobIsAnsweredAtOnceAndDoneLater) {
    HeldWork held;
    const auto started = jobs_->start(actor_, "structures.import", keep(held.work())).value();
    const std::string id = json::value_to<std::string>(started.at("id"));
    EXPECT_EQ(started, (json::object{{"id", id},
                                     {"kind", "structures.import"},
                                     {"state", "queued"},
                                     {"done", 0},
                                     {"total", nullptr},
                                     {"startedAt", nullptr},
                                     {"finishedAt", nullptr},
                                     {"result", nullptr},
                                     {"error", nullptr}}));
    held.progress();
    EXPECT_EQ(state(job(id)), "running");
    held.end(json::object{{"added", 3}});
    const std::string now = data_.clock().now().iso();
    EXPECT_EQ(waited(id), (json::value{{"id", id},
                                       {"kind", "structures.import"},
                                       {"state", "done"},
                                       {"done", 0},
                                       {"total", nullptr},
                                       {"startedAt", now},
                                       {"finishedAt", now},
                                       {"result", {{"added", 3}}},
                                       {"error", nullptr}}));
}

TEST_F(JobsTest, ProgressIsSeenByWhoAsks) {
    HeldWork held;
    const auto id = start(held.work());
    held.progress().at(40, 100);
    EXPECT_EQ(job(id).at("done"), 40);
    EXPECT_EQ(job(id).at("total"), 100);
    held.end(json::object{});
    EXPECT_EQ(waited(id).at("done"), 40);
}

TEST_F(JobsTest, ProgressMayBeToldInsideATransaction) {
    const auto id = start([this](Progress& progress) -> Result<json::object> {
        return data_.database().write(test::kArrange, [&](storage::Transaction&) -> Result<json::object> {
            progress.at(1, 2);
            return json::object{};
        });
    });
    EXPECT_EQ(state(waited(id)), "done");
}

TEST_F(JobsTest, TheStreamTellsEachChangeThenTheEnd) {
    HeldWork held;
    const auto id = start(held.work());
    held.progress();
    const auto source = events(id);
    const auto first = source->next();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->name, "progress");
    EXPECT_EQ(state(json::parse(first->data)), "running");
    EXPECT_FALSE(source->next());
    held.progress().at(1, 2);
    EXPECT_EQ(json::parse(source->next()->data).at("done"), 1);
    held.progress().at(1, 2);
    EXPECT_FALSE(source->next());  // nothing new
    EXPECT_FALSE(source->finished());

    held.end(json::object{});
    waited(id);
    const auto last = source->next();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->name, "done");
    EXPECT_EQ(state(json::parse(last->data)), "done");
    EXPECT_TRUE(source->finished());
    EXPECT_FALSE(source->next());
}

TEST_F(JobsTest, TheStreamOfAJobThatIsOverSaysSo) {
    const auto id = start(succeeding());
    waited(id);
    restart();
    const auto source = events(id);
    EXPECT_EQ(source->next()->name, "done");
    EXPECT_TRUE(source->finished());
}

TEST_F(JobsTest, AStreamMayOutliveTheJobs) {
    HeldWork held;
    const auto id = start(held.work());
    held.progress();
    const auto source = events(id);
    held.end(json::object{});
    stop();
    EXPECT_EQ(source->next()->name, "done");
}

TEST_F(JobsTest, TheResultOutlivesTheServer) {
    const auto id = start(succeeding());
    const auto before = waited(id);
    restart();
    EXPECT_EQ(job(id), before);
}

TEST_F(JobsTest, JobsRunOneAfterAnotherInOrder) {
    HeldWork first, second;
    const auto first_id = start(first.work());
    const auto second_id = start(second.work());
    first.progress();
    EXPECT_EQ(state(job(second_id)), "queued");
    first.end(json::object{});
    second.progress();
    EXPECT_EQ(state(job(first_id)), "done");
    EXPECT_EQ(state(job(second_id)), "running");
    second.end(json::object{});
}

TEST_F(JobsTest, AnErrorOfTheWorkIsItsNotice) {
    const auto id = start([](Progress&) -> Result<json::object> {
        return Error{ErrorKind::malformed, "csv_quote", {{"line", "unbalanced_quote", {{"line", "12"}}}}};
    });
    const auto failed = waited(id);
    EXPECT_EQ(state(failed), "failed");
    EXPECT_EQ(failed.at("result"), nullptr);
    EXPECT_EQ(failed.at("error"), (json::value{{"code", "csv_quote"}, {"params", {{"line", "12"}}}}));
    restart();
    EXPECT_EQ(job(id), failed);
}

TEST_F(JobsTest, AGenericErrorGivesWayToItsField) {
    const auto id = start([](Progress&) -> Result<json::object> { return Error::invalid("file", "no_header"); });
    EXPECT_EQ(waited(id).at("error"), (json::value{{"code", "no_header"}, {"params", json::object{}}}));
}

TEST_F(JobsTest, AnExceptionIsReportedAndToldAsInternal) {
    const auto id =
        start([](Progress&) -> Result<json::object> { throw std::runtime_error("the disk speaks of Léa"); });
    const auto failed = waited(id);
    EXPECT_EQ(state(failed), "failed");
    EXPECT_EQ(failed.at("error"), (json::value{{"code", "internal"}, {"params", json::object{}}}));
    EXPECT_THAT(reported_, ElementsAre(id + ": the disk speaks of Léa"));
    EXPECT_EQ(state(waited(start(succeeding()))), "done");
}

TEST_F(JobsTest, TroubleOfTheDatabaseIsToldInWordsOfItsOwn) {
    const auto id = start([](Progress&) -> Result<json::object> {
        throw storage::DbError(storage::DbCode::full, "partners.insert", "database or disk is full");
    });
    EXPECT_EQ(waited(id).at("error"), (json::value{{"code", "storage_full"}, {"params", json::object{}}}));
    EXPECT_THAT(reported_, ElementsAre(id + ": partners.insert: database or disk is full"));
}

TEST_F(JobsTest, ARunningJobIsAskedToStop) {
    HeldWork held;
    const auto id = start(held.work());
    EXPECT_FALSE(held.progress().cancelled());
    EXPECT_EQ(state(cancel(id)), "running");
    EXPECT_TRUE(held.progress().cancelled());
    held.end(Error{ErrorKind::conflict, "cancelled"});
    const auto over = waited(id);
    EXPECT_EQ(state(over), "cancelled");
    EXPECT_EQ(over.at("error"), nullptr);
    restart();
    EXPECT_EQ(job(id), over);
}

TEST_F(JobsTest, WorkThatEndsAllTheSameIsDone) {
    HeldWork held;
    const auto id = start(held.work());
    held.progress();
    cancel(id);
    held.end(json::object{});
    EXPECT_EQ(state(waited(id)), "done");
}

TEST_F(JobsTest, AWaitingJobIsCancelledAtOnceAndNeverRuns) {
    HeldWork held;
    bool ran = false;
    start(held.work());
    const auto waiting = start([&](Progress&) -> Result<json::object> {
        ran = true;
        return json::object{};
    });
    held.progress();
    EXPECT_EQ(state(cancel(waiting)), "cancelled");
    held.end(json::object{});
    waited(start(succeeding()));
    EXPECT_FALSE(ran);
    EXPECT_EQ(state(job(waiting)), "cancelled");
}

TEST_F(JobsTest, CancellingAJobThatIsOverChangesNothing) {
    const auto id = start(succeeding());
    const auto over = waited(id);
    EXPECT_EQ(cancel(id), over);
    EXPECT_EQ(job(id), over);
}

TEST_F(JobsTest, ForOthersAJobDoesNotExist) {
    HeldWork held;
    const auto running = start(held.work());
    held.progress();
    const auto check = [&](const std::string& id) {
        routes_->actor() = test::anActor({Role::coordinator, Role::administrator});
        const std::string path = "/api/v1/jobs/" + id;
        EXPECT_EQ(send(Method::get, path).status, 404);
        EXPECT_EQ(send(Method::del, path).status, 404);
        EXPECT_EQ(send(Method::get, path + "/events").status, 404);
        routes_->actor() = actor_;
    };
    check(running);
    EXPECT_FALSE(held.progress().cancelled());
    held.end(json::object{});
    waited(running);
    restart();
    check(running);
    EXPECT_EQ(send(Method::get, "/api/v1/jobs/" + newUuid(Instant(1))).status, 404);
    EXPECT_EQ(send(Method::get, "/api/v1/jobs/7").status, 404);
}

TEST_F(JobsTest, WhatAStoppingServerCutsShortHasFailedAndWhatWaitedRunsAtTheNextStart) {
    std::promise<void> begun;
    const auto running = start([&](Progress& progress) -> Result<json::object> {
        begun.set_value();
        while (!progress.cancelled()) std::this_thread::yield();
        return Error{ErrorKind::conflict, "cancelled"};
    });
    const auto waiting = start(succeeding());
    begun.get_future().wait();
    restart();
    EXPECT_EQ(state(job(running)), "failed");
    EXPECT_EQ(job(running).at("error"), (json::value{{"code", "interrupted"}, {"params", json::object{}}}));
    EXPECT_EQ(state(waited(waiting)), "done");
}

TEST_F(JobsTest, WhatAStoppingServerCutsShortBeginsAgainWhereItMay) {
    std::atomic<int> begun = 0;
    const auto id = start(
        [&](Progress& progress) -> Result<json::object> {
            if (++begun == 2) return json::object{{"added", 3}};
            while (!progress.cancelled()) std::this_thread::yield();
            return Error{ErrorKind::conflict, "cancelled"};
        },
        "again");
    while (begun == 0) std::this_thread::yield();
    restart();
    EXPECT_EQ(waited(id).at("result"), (json::value{{"added", 3}}));
    EXPECT_EQ(begun, 2);
}

TEST_F(JobsTest, WhatADeadServerLeftIsMarkedAtTheNextStart) {
    constexpr storage::Sql kLeave{"test.leave", R"(
INSERT INTO job (id, kind, state, done, created_by, queued_at, server, lease_until, epoch, tries)
VALUES ($1, 'structures.import', 'running', 5, $2, 0, 'dead', 0, 1, 1))"};
    stop();
    const std::string id = newUuid(Instant(1));
    const auto left = data_.database().write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> {
        tx.run(kLeave, id, actor_.author.user);
        return {};
    });
    ASSERT_TRUE(left);
    restart();
    EXPECT_EQ(state(waited(id)), "failed");
    EXPECT_EQ(job(id).at("error").at("code"), "interrupted");
    EXPECT_EQ(job(id).at("finishedAt").as_string(), data_.clock().now().iso());
}

TEST_F(JobsTest, AProgramThatIsNoServerRunsNothing) {
    stop();
    Jobs command(data_.database(), data_.clock());
    std::atomic<bool> ran = false;
    command.define("structures.import", {[&](const Task&, Progress&) -> Result<json::object> {
                       ran = true;
                       return json::object{};
                   }});
    const auto id =
        json::value_to<std::string>(command.start(actor_, "structures.import", keep(succeeding())).value().at("id"));
    restart();
    EXPECT_EQ(state(waited(id)), "done");
    EXPECT_FALSE(ran);
}

TEST_F(JobsTest, TheEndMayBeStoredWithTheLastThingWritten) {
    const auto id = start([&](Progress& progress) -> Result<json::object> {
        const json::object result{{"added", 7}};
        const auto told = data_.database().write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> {
            if (auto held = progress.hold(tx); !held) return held;
            return progress.conclude(tx, result);
        });
        if (!told) return told.error();
        return result;
    });
    EXPECT_EQ(waited(id).at("result"), (json::value{{"added", 7}}));
    EXPECT_EQ(job(id).at("state"), "done");
}

TEST_F(JobsTest, AClientThatComesBackIsToldWhatItMissedAndNothingTwice) {
    HeldWork held;
    const auto id = start(held.work());
    held.progress();
    const auto first = events(id)->next();
    const auto again = [&](const std::string& seen) {
        return routes_
            ->send(test::aRequest(Method::get, "/api/v1/jobs/" + id + "/events", nullptr, {{"last-event-id", seen}}))
            .events;
    };
    const auto source = again(first->id);
    EXPECT_FALSE(source->next()) << "seen already";
    held.progress().at(1, 2);
    const auto second = source->next();
    ASSERT_TRUE(second);
    EXPECT_EQ(json::parse(again(first->id)->next()->data).at("done"), 1);
    EXPECT_EQ(again("9-99")->next()->id, second->id) << "what another server said counts for nothing here";
    held.end(json::object{});
    const auto end = waited(id);
    EXPECT_EQ(again(second->id)->next()->name, "done");
}

TEST_F(JobsTest, TheQueueIsNotEndless) {
    HeldWork held;
    start(held.work());
    for (int i = 1; i < 20; ++i) start(succeeding());
    const auto refused = jobs_->start(actor_, "structures.import", keep(succeeding()));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::too_many);
    EXPECT_EQ(refused.error().code, "too_many_jobs");
    held.end(json::object{});
}

TEST_F(JobsTest, StartingAndCancellingLeaveTheirLines) {
    HeldWork held;
    const auto id = start(held.work());
    held.progress();
    cancel(id);
    held.end(json::object{});
    waited(id);
    const auto lines = data_.database().read([](storage::Transaction& tx) { return audit::find(tx, {}); });
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].action + " " + lines[0].entity_id, "cancel " + id);
    EXPECT_EQ(lines[1].action + " " + lines[1].entity_id, "start " + id);
    EXPECT_EQ(lines[1].user, actor_.author.user);
}

TEST_F(JobsTest, EveryColumnIsClassified) {
    EXPECT_THAT(storage::unclassifiedColumns(data_.database(), data_.schemas()), IsEmpty());
}

}  // namespace
}  // namespace jalon::jobs
