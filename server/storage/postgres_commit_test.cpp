// SPDX-License-Identifier: EUPL-1.2
// What is acknowledged, by PostgreSQL and its standby, when a line or a machine fails at the worst moment.
#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <thread>

#include "absent_standby.h"
#include "storage/postgres_fixture.h"
#include "storage/standby.h"

namespace jalon::storage {
namespace {

using test::CuttingProxy;
using test::kArrange;
using test::PostgresBases;
using namespace std::chrono_literals;

class PostgresCommitTest : public PostgresTest {};

TEST_F(PostgresCommitTest, CutOffAtAnyMomentAWriteIsDoneExactlyOnce) {
    CuttingProxy proxy(serverPort());
    using Cut = CuttingProxy::Cut;
    int written = 0;
    for (const std::string word : {"BEGIN", "INTO taken", "COMMIT"}) {
        for (const Cut cut : {Cut::message_lost, Cut::answer_lost, Cut::while_running}) {
            const auto server = openPostgres(over(proxy));
            ASSERT_TRUE(server);
            const std::string id = word + " " + std::to_string(static_cast<int>(cut));
            proxy.cutAt(word, cut);
            EXPECT_TRUE(take(**server, id)) << id;
            EXPECT_EQ(taken(database()), ++written) << id;
        }
    }
    EXPECT_EQ(proxy.cuts(), written);
}

TEST_F(PostgresCommitTest, ACommitNobodyCanAskAboutIsReportedAndNotRepeated) {
    int runs = 0;
    std::optional<CuttingProxy> proxy(serverPort());
    const auto server = openPostgres(over(*proxy), {.patience = 300ms});
    ASSERT_TRUE(server);
    proxy->cutAt("COMMIT", CuttingProxy::Cut::answer_lost);
    proxy->closeAfterCut();
    EXPECT_EQ(codeOf([&] {
                  EXPECT_TRUE((*server)->write(kArrange, [&](Transaction& tx) -> Result<void> {
                      ++runs;
                      tx.run(kTake, "once");
                      return {};
                  }));
              }),
              DbCode::connection);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(taken(database()), 1);
}

TEST_F(PostgresCommitTest, AWriteTheStandbyHasNotGotIsNotAcknowledgedByAServerThatComesBack) {
    const test::AbsentStandby standby(data_->base());
    std::atomic<bool> acknowledged = false;
    std::thread writer([&] {
        EXPECT_TRUE(take(database(), "once"));
        acknowledged = true;
    });
    const std::string cut_off = standby.waitingWriter("", acknowledged);
    PostgresBases::get()->admin("SELECT pg_terminate_backend(" + cut_off + ")");
    EXPECT_NE(standby.waitingWriter(cut_off, acknowledged), "") << "acknowledged without the standby";
    standby.giveUp();
    writer.join();
    EXPECT_EQ(taken(database()), 1);
}

TEST_F(PostgresCommitTest, AWriteWhoseStandbyWasNotWaitedForIsReportedAndNotRepeated) {
    const test::AbsentStandby standby(data_->base());
    std::atomic<bool> ended = false;
    std::thread impatient([&] {
        const std::string waiting = standby.waitingWriter("", ended);
        if (!waiting.empty()) PostgresBases::get()->admin("SELECT pg_cancel_backend(" + waiting + ")");
    });
    EXPECT_EQ(codeOf([&] { EXPECT_TRUE(take(database(), "once")); }), DbCode::connection);
    ended = true;
    impatient.join();
    EXPECT_EQ(taken(database()), 1);
}

TEST_F(PostgresCommitTest, WhatWaitsForTheStandbyIsNotAcknowledgedToWhoeverFindsItEither) {
    const test::AbsentStandby standby(data_->base());
    std::atomic<bool> ended = false;
    const auto ensure = [&](const std::string& id) {
        return database().write(kArrange, [&](Transaction& tx) -> Result<void> {
            if (tx.run(kFind, id).empty()) tx.run(kTake, id);
            return {};
        });
    };
    std::thread impatient([&] {
        const std::string waiting = standby.waitingWriter("", ended);
        if (!waiting.empty()) PostgresBases::get()->admin("SELECT pg_cancel_backend(" + waiting + ")");
    });
    EXPECT_EQ(codeOf([&] { EXPECT_TRUE(ensure("once")); }), DbCode::connection);
    ended = true;
    impatient.join();
    EXPECT_EQ(taken(database()), 1) << "to be seen, on one machine";

    std::atomic<bool> acknowledged = false;
    std::thread again([&] {
        EXPECT_TRUE(ensure("once"));
        acknowledged = true;
    });
    EXPECT_NE(standby.waitingWriter("", acknowledged), "") << "acknowledged without the standby";
    standby.giveUp();
    again.join();
    EXPECT_EQ(taken(database()), 1);
}

TEST_F(PostgresCommitTest, AStandbyIsNotWaitedForForEver) {
    const test::AbsentStandby standby(data_->base());
    const auto server = openPostgres(PostgresBases::get()->address(data_->base()), {.patience = 300ms});
    ASSERT_TRUE(server);
    int runs = 0;
    EXPECT_EQ(codeOf([&] {
                  EXPECT_TRUE((*server)->write(kArrange, [&](Transaction& tx) -> Result<void> {
                      ++runs;
                      tx.run(kTake, "once");
                      return {};
                  }));
              }),
              DbCode::connection);
    EXPECT_EQ(runs, 1) << "it may be there";
    EXPECT_TRUE(standby.waiting().empty()) << "the server waits on";
    EXPECT_EQ(taken(**server), 1) << "the connection is good for the next";
}

TEST_F(PostgresCommitTest, ACommitWhoseServerHasFallenSilentIsGivenUp) {
    CuttingProxy proxy(serverPort());
    const auto server = openPostgres(over(proxy), {.patience = 300ms});
    ASSERT_TRUE(server);
    proxy.cutAt("COMMIT", CuttingProxy::Cut::answer_kept_back);
    EXPECT_EQ(codeOf([&] { EXPECT_TRUE(take(**server, "once")); }), DbCode::connection);
    EXPECT_EQ(taken(database()), 1);
}

TEST_F(PostgresCommitTest, AStatementWhoseServerHasFallenSilentIsGivenUpAndAskedAgain) {
    CuttingProxy proxy(serverPort());
    const auto server = openPostgres(over(proxy), {.statement_limit = 100ms});
    ASSERT_TRUE(server);
    proxy.cutAt("FROM ", CuttingProxy::Cut::answer_kept_back);
    EXPECT_EQ(taken(**server), 0);
    EXPECT_EQ(proxy.cuts(), 1);
}

TEST_F(PostgresCommitTest, WhatMayBeLostWithTheMachineWaitsForNoStandby) {
    const test::AbsentStandby standby(data_->base());
    const auto server = openPostgres(PostgresBases::get()->address(data_->base()), {.patience = 300ms});
    ASSERT_TRUE(server);
    EXPECT_TRUE((*server)->write(kArrange, [&](Transaction& tx) -> Result<void> {
        waitForNoStandby(tx);
        tx.run(kTake, "a note");
        return {};
    }));
    EXPECT_EQ(codeOf([&] { EXPECT_TRUE(take(**server, "a file")); }), DbCode::connection) << "the next one waits";
}

TEST_F(PostgresCommitTest, AServerThatWouldAcknowledgeTooEarlyIsToldNotTo) {
    for (const auto& [given, kept] : std::map<std::string, std::string>{
             {"off", "on"}, {"local", "on"}, {"remote_write", "on"}, {"remote_apply", "remote_apply"}}) {
        PostgresBases::get()->admin("ALTER DATABASE " + data_->base() + " SET synchronous_commit = " + given);
        const auto server = openPostgres(PostgresBases::get()->address(data_->base()));
        ASSERT_TRUE(server);
        EXPECT_EQ((*server)->read([](Transaction& tx) {
            return tx.run({"test.commit", "SELECT current_setting('synchronous_commit')"}).front().text(0);
        }),
                  kept);
    }
    PostgresBases::get()->admin("ALTER DATABASE " + data_->base() + " RESET synchronous_commit");
}

}  // namespace
}  // namespace jalon::storage
