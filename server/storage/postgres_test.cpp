// SPDX-License-Identifier: EUPL-1.2
// What PostgreSQL alone has: several servers, conflicts, lost connections, and bases that are not fit for use. The
// promises both engines keep are in database_test.cpp.
#include "storage/postgres.h"

#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <latch>
#include <thread>

#include "cutting_proxy.h"
#include "storage/migration.h"
#include "storage/postgres_address.h"
#include "storage/postgres_connection.h"
#include "test_database.h"

namespace jalon::storage {
namespace {

using test::CuttingProxy;
using test::kArrange;
using test::PostgresBases;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr Sql kPlaces{"places.taken", "SELECT count(*) FROM taken"};
constexpr Sql kTake{"places.take", "INSERT INTO taken (id) VALUES ($1)"};
constexpr Sql kFind{"places.find", "SELECT 1 FROM taken WHERE id = $1"};

constexpr Sql kStandbyNames{"test.standby_names", "SELECT current_setting('synchronous_standby_names')"};
constexpr Sql kWaiting{"test.waiting",
                       "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = $1"};

/// The server waits for a standby that is not there, until this goes.
class AbsentStandby {
public:
    explicit AbsentStandby(std::string base) : base_(std::move(base)) { setNames("nobody"); }
    ~AbsentStandby() { giveUp(); }
    AbsentStandby(const AbsentStandby&) = delete;
    AbsentStandby& operator=(const AbsentStandby&) = delete;

    /// Commits are acknowledged without it, those that wait included.
    void giveUp() const { setNames(""); }
    /// Comes back when a writer of the base other than `known` waits for it, or `ended`; the number of its process, or
    /// "".
    std::string waitingWriter(const std::string& known, const std::atomic<bool>& ended) const {
        for (;; std::this_thread::sleep_for(10ms)) {
            for (const Row& row : connection_->query(kWaiting, std::vector<Value>{base_})) {
                if (std::string number = std::to_string(row.integer(0)); number != known) return number;
            }
            if (ended) return "";
        }
    }

private:
    void setNames(const std::string& names) const {
        PostgresBases::get()->admin("ALTER SYSTEM SET synchronous_standby_names = '" + names + "'");
        PostgresBases::get()->admin("SELECT pg_reload_conf()");
        while (connection_->query(kStandbyNames, {}).front().text(0) != names) std::this_thread::sleep_for(10ms);
    }

    std::string base_;
    std::unique_ptr<PostgresConnection> connection_ =
        PostgresConnection::open(PostgresAddress::parse(PostgresBases::get()->address("postgres")).value(), {}).value();
};

ModuleSchema places() {
    return {"places", {{1, "places", "CREATE TABLE taken (id TEXT NOT NULL PRIMARY KEY) {{strict}};"}}, ""};
}

class PostgresTest : public ::testing::Test {
protected:
    void SetUp() override {
        if (!test::onPostgres()) GTEST_SKIP() << "no PostgreSQL in $JALON_TEST_DATABASE";
        data_.emplace(std::vector<ModuleSchema>{places()});
    }
    Database& database() { return data_->database(); }
    static std::int64_t taken(Database& database) {
        return database.read([](Transaction& tx) { return tx.run(kPlaces).front().integer(0); });
    }
    static Result<void> take(Database& database, const std::string& id) {
        return database.write(kArrange, [&](Transaction& tx) -> Result<void> {
            tx.run(kTake, id);
            return {};
        });
    }
    static std::string codeOfOpening(const std::string& address) {
        const auto opened = openPostgres(address);
        return opened ? "no error" : opened.error().code;
    }
    template <class Work>
    static DbCode codeOf(Work work) {
        try {
            work();
        } catch (const DbError& error) {
            return error.code();
        }
        ADD_FAILURE() << "nothing failed";
        return DbCode::other;
    }
    /// The same base, seen over the proxy.
    std::string over(const CuttingProxy& proxy) const {
        return "postgresql://postgres@127.0.0.1:" + std::to_string(proxy.port()) + "/" + data_->base();
    }
    static int serverPort() {
        const auto address = PostgresAddress::parse(PostgresBases::get()->address("postgres")).value();
        return std::stoi(address.parameters().at("port"));
    }

    std::optional<test::TestDatabase> data_;
};

TEST_F(PostgresTest, ARuleThatReadsBeforeItWritesHoldsAmongServers) {
    constexpr std::int64_t kCapacity = 5;
    const auto other = data_->openAnother();
    std::atomic<int> accepted = 0;
    const auto ask = [&](Database& server, const std::string& id) {
        const auto answer = server.write(kArrange, [&](Transaction& tx) -> Result<void> {
            if (tx.run(kPlaces).front().integer(0) >= kCapacity) return Error::conflict("full");
            tx.run(kTake, id);
            return {};
        });
        if (answer) ++accepted;
    };
    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i) {
        people.emplace_back([&, i] {
            for (int j = 0; j < 3; ++j) {
                ask(i % 2 == 0 ? database() : *other, std::to_string(i) + "." + std::to_string(j));
            }
        });
    }
    for (std::thread& person : people) person.join();
    EXPECT_EQ(accepted, kCapacity);
    EXPECT_EQ(taken(database()), kCapacity);
}

TEST_F(PostgresTest, OneIdWrittenAtTheSameMomentIsWrittenOnceAndFoundByTheOther) {
    for (int round = 0; round < 10; ++round) {
        const std::string id = "round " + std::to_string(round);
        std::latch both_looked(2);
        std::atomic<int> written = 0;
        std::atomic<int> found = 0;
        const auto write = [&] {
            bool first = true;
            const auto done = database().write(kArrange, [&](Transaction& tx) -> Result<bool> {
                const bool there = !tx.run(kFind, id).empty();
                if (std::exchange(first, false)) both_looked.arrive_and_wait();
                if (!there) tx.run(kTake, id);
                return there;
            });
            ++(done.value() ? found : written);
        };
        std::thread other(write);
        write();
        other.join();
        EXPECT_EQ(written, 1);
        EXPECT_EQ(found, 1);
    }
}

TEST_F(PostgresTest, AWriteThatKeepsBeingRefusedEndsAfterSomeAttempts) {
    PostgresBases::get()->in(data_->base(),
                             "CREATE FUNCTION refuse() RETURNS int LANGUAGE plpgsql AS "
                             "'BEGIN RAISE EXCEPTION ''no'' USING ERRCODE = ''40001''; END'");
    int runs = 0;
    const auto refused = [&](Transaction& tx) -> Result<void> {
        ++runs;
        tx.run({"refuse", "SELECT refuse()"});
        return {};
    };
    EXPECT_EQ(codeOf([&] { EXPECT_TRUE(database().write(kArrange, refused)); }), DbCode::serialization);
    EXPECT_EQ(runs, 7);
    PostgresBases::get()->in(data_->base(), "DROP FUNCTION refuse()");
}

TEST_F(PostgresTest, TwoThatWaitForEachOtherBothSucceed) {
    ASSERT_TRUE(take(database(), "a"));
    ASSERT_TRUE(take(database(), "b"));
    constexpr Sql kMove{"places.move", "UPDATE taken SET id = id WHERE id = $1"};
    std::latch both_hold_one(2);
    const auto move = [&](const char* first, const char* second) {
        bool first_run = true;
        EXPECT_TRUE(database().write(kArrange, [&](Transaction& tx) -> Result<void> {
            tx.run(kMove, first);
            if (std::exchange(first_run, false)) both_hold_one.arrive_and_wait();
            tx.run(kMove, second);
            return {};
        }));
    };
    std::thread other(move, "b", "a");
    move("a", "b");
    other.join();
}

TEST_F(PostgresTest, ServersThatStartTogetherMigrateOnce) {
    const std::vector<ModuleSchema> schemas{
        places(), {"more", {{2, "a", "CREATE TABLE a (id TEXT)"}, {3, "b", "CREATE TABLE b (id TEXT)"}}, ""}};
    std::vector<std::thread> servers;
    std::atomic<std::size_t> applied = 0;
    for (int i = 0; i < 4; ++i) {
        servers.emplace_back([&] {
            const auto server = data_->openAnother();
            applied += migrate(*server, schemas, data_->clock()).value().applied.size();
        });
    }
    for (std::thread& server : servers) server.join();
    EXPECT_EQ(applied, 2U);
}

TEST_F(PostgresTest, TextsAreSortedByTheirBytesAsInTheEmbeddedEngine) {
    for (const char* id : {"é", "a", "Z", "_", "1"}) ASSERT_TRUE(take(database(), id));
    const std::string order = database().read([](Transaction& tx) {
        return tx.run({"order", "SELECT string_agg(id, ' ' ORDER BY id) FROM taken"}).front().text(0);
    });
    EXPECT_EQ(order, "1 Z _ a é");
}

TEST_F(PostgresTest, ATextWithANulCharacterIsRefusedNotCut) {
    EXPECT_EQ(codeOf([&] { EXPECT_TRUE(take(database(), std::string("a\0b", 3))); }), DbCode::check);
    EXPECT_EQ(taken(database()), 0);
}

TEST_F(PostgresTest, AnErrorNeverRepeatsWhatSomebodyTyped) {
    ASSERT_TRUE(take(database(), "Dupont"));
    try {
        EXPECT_TRUE(take(database(), "Dupont"));
        ADD_FAILURE() << "taken twice";
    } catch (const DbError& error) {
        EXPECT_STREQ(error.what(), "places.take: 23505 taken taken_pkey");
    }
}

TEST_F(PostgresTest, AStatementThatTakesTooLongIsEnded) {
    const auto server = openPostgres(PostgresBases::get()->address(data_->base()), {.statement_limit = 20ms});
    ASSERT_TRUE(server);
    EXPECT_EQ(
        codeOf([&] { (*server)->read([](Transaction& tx) { return tx.run({"sleep", "SELECT pg_sleep(3600)"}); }); }),
        DbCode::busy);
    EXPECT_EQ(taken(**server), 0) << "the connection is good for the next";
}

TEST_F(PostgresTest, WhoFindsNoFreeConnectionIsToldSo) {
    const auto server =
        openPostgres(PostgresBases::get()->address(data_->base()), {.connections = 1, .patience = 50ms});
    ASSERT_TRUE(server);
    (*server)->read([&](Transaction& tx) {
        std::thread([&] { EXPECT_EQ(codeOf([&] { taken(**server); }), DbCode::busy); }).join();
        return tx.run(kPlaces);
    });
    EXPECT_EQ(taken(**server), 0);
}

TEST_F(PostgresTest, ConnectionsTheServerClosedAreReplaced) {
    const std::string close_all =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + data_->base() + "'";
    ASSERT_TRUE(take(database(), "before"));
    PostgresBases::get()->admin(close_all);
    EXPECT_EQ(taken(database()), 1);
    int runs = 0;
    EXPECT_TRUE(database().write(kArrange, [&](Transaction& tx) -> Result<void> {
        if (++runs == 1) PostgresBases::get()->admin(close_all);
        tx.run(kTake, "after");
        return {};
    }));
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(taken(database()), 2);
}

TEST_F(PostgresTest, CutOffAtAnyMomentAWriteIsDoneExactlyOnce) {
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

TEST_F(PostgresTest, ACommitNobodyCanAskAboutIsReportedAndNotRepeated) {
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

TEST_F(PostgresTest, AWriteTheStandbyHasNotGotIsNotAcknowledgedByAServerThatComesBack) {
    const AbsentStandby standby(data_->base());
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

TEST_F(PostgresTest, AWriteWhoseStandbyWasNotWaitedForIsReportedAndNotRepeated) {
    const AbsentStandby standby(data_->base());
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

TEST_F(PostgresTest, ABaseThatWouldSortOtherwiseIsRefused) {
    PostgresBases& bases = *PostgresBases::get();
    const std::string ascii = bases.create("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
    const std::string french = bases.create("ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
    EXPECT_EQ(codeOfOpening(bases.address(ascii)), "database.encoding");
    EXPECT_EQ(codeOfOpening(bases.address(french)), "database.collation");
    bases.drop(ascii);
    bases.drop(french);
}

TEST_F(PostgresTest, OfSeveralServersTheOneThatAcceptsWritesIsTaken) {
    PostgresBases& bases = *PostgresBases::get();
    const std::string hosts = "127.0.0.1:1,127.0.0.1:" + std::to_string(serverPort());
    const auto opened = openPostgres("postgresql://postgres@" + hosts + "/" + data_->base());
    ASSERT_TRUE(opened);
    EXPECT_EQ((*opened)->describe(), "postgresql://postgres@" + hosts + "/" + data_->base());
    EXPECT_TRUE(take(**opened, "a"));

    const std::string standby = bases.create("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
    bases.admin("ALTER DATABASE " + standby + " SET default_transaction_read_only = on");
    EXPECT_EQ(codeOfOpening(bases.address(standby)), "database.no_primary");
    bases.drop(standby);
}

TEST_F(PostgresTest, AHostThatTakesConnectionsAndClosesThemIsPassedOver) {
    const CuttingProxy down(1);
    const std::string hosts = "127.0.0.1:" + std::to_string(down.port()) + ",127.0.0.1:" + std::to_string(serverPort());
    const auto opened = openPostgres("postgresql://postgres@" + hosts + "/" + data_->base());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(take(**opened, "a"));
}

TEST_F(PostgresTest, WhyABaseCannotBeOpenedIsToldApart) {
    PostgresBases& bases = *PostgresBases::get();
    const std::string port = std::to_string(serverPort());
    const std::string there = "127.0.0.1:" + port + "/" + data_->base();
    EXPECT_EQ(codeOfOpening("postgresql://postgres@127.0.0.1:1/x"), "database.unreachable");
    EXPECT_EQ(codeOfOpening(bases.address("nothing_of_that_name")), "database.absent");
    EXPECT_EQ(codeOfOpening("postgresql://nobody@" + there), "database.refused");
    EXPECT_EQ(codeOfOpening("postgresql://postgres@" + there + "?sslmode=require"), "database.tls");
    EXPECT_EQ(codeOfOpening("postgresql://postgres@" + there + "?colour=blue"), "database.address");

    bases.admin("DROP ROLE IF EXISTS jalon_secret");
    bases.admin("CREATE ROLE jalon_secret LOGIN PASSWORD 'sesame'");
    EXPECT_EQ(codeOfOpening("postgresql://jalon_secret@" + there), "database.refused");
    EXPECT_EQ(codeOfOpening("postgresql://jalon_secret:guess@" + there), "database.refused");
    const std::string empty = bases.create("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
    const std::string as_guest = "postgresql://jalon_secret:sesame@127.0.0.1:" + port + "/" + empty;
    EXPECT_EQ(codeOfOpening(as_guest), "database.not_allowed");
    bases.admin("ALTER DATABASE " + empty + " OWNER TO jalon_secret");
    EXPECT_EQ(codeOfOpening(as_guest), "no error");

    const test::TempFolder folder;
    std::ofstream(folder / "pgpass") << "127.0.0.1:*:*:jalon_secret:sesame\n";
    fs::permissions(folder / "pgpass", fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(codeOfOpening("postgresql://jalon_secret@127.0.0.1:" + port + "/" + empty +
                            "?passfile=" + (folder / "pgpass").string()),
              "no error");
    bases.drop(empty);
    bases.admin("DROP ROLE jalon_secret");
}

}  // namespace
}  // namespace jalon::storage
