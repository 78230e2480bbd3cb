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

#include "storage/migration.h"
#include "storage/postgres_connection.h"
#include "storage/postgres_fixture.h"

namespace jalon::storage {
namespace {

using test::CuttingProxy;
using test::kArrange;
using test::PostgresBases;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

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

TEST_F(PostgresTest, AServerWhoseClientsMachineIsGoneNoticesIt) {
    const auto address = PostgresAddress::parse(PostgresBases::get()->address(data_->base())).value();
    const auto connection = PostgresConnection::open(address, {}).value();
    constexpr Sql kInForce{"test.in_force", R"(
SELECT name, setting FROM pg_settings
WHERE name LIKE 'tcp\_%' OR name = 'client_connection_check_interval' ORDER BY name)"};
    std::vector<std::string> in_force;
    for (const Row& row : connection->query(kInForce, {})) in_force.push_back(row.text(0) + " " + row.text(1));
    EXPECT_THAT(in_force,
                testing::ElementsAre("client_connection_check_interval 5000", "tcp_keepalives_count 3",
                                     "tcp_keepalives_idle 5", "tcp_keepalives_interval 2", "tcp_user_timeout 10000"));
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
