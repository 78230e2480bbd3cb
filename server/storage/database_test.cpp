// SPDX-License-Identifier: EUPL-1.2
// What every engine promises to module stores: values, parameters, transactions, error codes.
#include "storage/database.h"

#include <gmock/gmock.h>

#include <atomic>
#include <limits>
#include <thread>

#include "test_database.h"

namespace jalon::storage {
namespace {

using test::kArrange;

ModuleSchema thingSchema() {
    return {"things",
            {{1, "things", R"(
CREATE TABLE kind (id TEXT NOT NULL PRIMARY KEY) {{strict}};
CREATE TABLE thing (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT REFERENCES kind(id) DEFERRABLE INITIALLY DEFERRED,
    parent TEXT REFERENCES thing(id),
    count {{int}} NOT NULL DEFAULT 0 CHECK (count >= 0)
) {{strict}};
CREATE TABLE value (
    i {{int}}, r {{real}}, b {{bool}}, t TEXT, x {{blob}}, j {{json}}
) {{strict}};
CREATE TABLE loose (yes BOOLEAN);
)"}},
            ""};
}

constexpr Sql kInsertThing{"things.insert", "INSERT INTO thing (id) VALUES ($1)"};
constexpr Sql kThings{"things.all", "SELECT id FROM thing ORDER BY id"};
constexpr Sql kCount{"things.count", "SELECT count FROM thing WHERE id = $1"};
constexpr Sql kAddOne{"things.add_one", "UPDATE thing SET count = count + 1 WHERE id = $1"};

class DatabaseTest : public ::testing::Test {
protected:
    Rows select(const Sql& sql) {
        return database().read([&](Transaction& tx) { return tx.run(sql); });
    }
    template <class... Arguments>
    Rows change(const Sql& sql, const Arguments&... arguments) {
        return database()
            .write(kArrange, [&](Transaction& tx) -> Result<Rows> { return tx.run(sql, arguments...); })
            .value();
    }
    std::vector<std::string> things() {
        std::vector<std::string> ids;
        for (const Row& row : select(kThings)) ids.push_back(row.text(0));
        return ids;
    }
    template <class... Arguments>
    DbCode codeOf(const Sql& sql, const Arguments&... arguments) {
        try {
            change(sql, arguments...);
        } catch (const DbError& error) {
            EXPECT_EQ(error.statement(), sql.name);
            return error.code();
        }
        ADD_FAILURE() << sql.name << " was accepted";
        return DbCode::other;
    }
    Database& database() { return data_.database(); }

    test::TestDatabase data_{{thingSchema()}};
};

TEST_F(DatabaseTest, EveryTypeOfValueComesBackAsItWasStored) {
    const Bytes bytes{std::byte{0}, std::byte{255}, std::byte{0x27}};
    const std::string text = "L’été d’Œdipe ; \"'--\n";
    change({"value.insert", "INSERT INTO value (i, r, b, t, x, j) VALUES ($1, $2, $3, $4, $5, $6)"},
           std::numeric_limits<std::int64_t>::min(), 0.1, true, text, bytes, R"({"a":[1,2]})");
    const Row row = select({"value.all", "SELECT i, r, b, t, x, j FROM value"}).front();
    EXPECT_EQ(row.integer(0), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(row.real(1), 0.1);
    EXPECT_TRUE(row.boolean(2));
    EXPECT_EQ(row.text(3), text);
    EXPECT_EQ(row.bytes(4), bytes);
    EXPECT_EQ(row.text(5), R"({"a":[1,2]})");
}

TEST_F(DatabaseTest, EmptyTextAndBytesAreNotNull) {
    change({"value.empty", "INSERT INTO value (t, x) VALUES ($1, $2)"}, "", Bytes{});
    const Row row = select({"value.empties", "SELECT t, x FROM value"}).front();
    EXPECT_EQ(row.text(0), "");
    EXPECT_TRUE(row.bytes(1).empty());
}

TEST_F(DatabaseTest, NullIsReadByTheOptionalGettersOnly) {
    change({"value.null", "INSERT INTO value (i, r, t, x) VALUES ($1, $2, $3, $4)"}, nullptr, std::optional<double>{},
           orNull(""), Value{});
    const Row row = select({"value.nulls", "SELECT i, r, t, x FROM value"}).front();
    EXPECT_TRUE(row.isNull(0));
    EXPECT_EQ(row.optionalInteger(0), std::nullopt);
    EXPECT_EQ(row.optionalInstant(0), std::nullopt);
    EXPECT_EQ(row.optionalBoolean(0), std::nullopt);
    EXPECT_EQ(row.optionalText(2), std::nullopt);
    EXPECT_EQ(row.optionalDay(2), std::nullopt);
    EXPECT_EQ(row.optionalHalfDay(2), std::nullopt);
    EXPECT_EQ(row.textOr(2, "–"), "–");
    EXPECT_THROW(row.integer(0), std::logic_error);
    EXPECT_THROW(row.real(1), std::logic_error);
    EXPECT_THROW(row.text(2), std::logic_error);
    EXPECT_THROW(row.bytes(3), std::logic_error);
    EXPECT_THROW(row.isNull(4), std::logic_error);
}

TEST_F(DatabaseTest, OneStatementTakesNullAndValuesInTurn) {
    constexpr Sql kInsert{"value.some", "INSERT INTO value (i, r, b, t, x) VALUES ($1, $2, $3, $4, $5)"};
    change(kInsert, nullptr, nullptr, nullptr, nullptr, nullptr);
    change(kInsert, 5, nullptr, true, nullptr, Bytes{std::byte{1}});
    change(kInsert, nullptr, 0.5, nullptr, "a", nullptr);
    change(kInsert, 6, 1.5, false, "b", Bytes{});
    const Row five = select({"value.five", "SELECT r, b, t, x FROM value WHERE i = 5"}).front();
    EXPECT_TRUE(five.isNull(0));
    EXPECT_TRUE(five.boolean(1));
    EXPECT_TRUE(five.isNull(2));
    EXPECT_EQ(five.bytes(3).size(), 1U);
    const Rows with_text = select({"value.texts", "SELECT i, r, b, t FROM value WHERE t IS NOT NULL ORDER BY t"});
    EXPECT_EQ(with_text.rows[0].real(1), 0.5);
    EXPECT_TRUE(with_text.rows[0].isNull(2));
    EXPECT_EQ(with_text.rows[1].integer(0), 6);
    EXPECT_FALSE(with_text.rows[1].boolean(2));
}

TEST_F(DatabaseTest, SumsOfWholeNumbersAreWholeMeansAreReal) {
    change({"value.numbers", "INSERT INTO value (i) VALUES (1), (2)"});
    const Row row = select({"value.sums", "SELECT sum(i), avg(i), count(*) FROM value"}).front();
    EXPECT_EQ(row.integer(0), 3);
    EXPECT_EQ(row.real(1), 1.5);
    EXPECT_EQ(row.integer(2), 2);
}

TEST_F(DatabaseTest, DaysHalfDaysInstantsAndIdsAreStoredAsTheSubsetSays) {
    const Day day = Day::of(2026, 11, 12);
    const Instant instant(1'794'000'000'123'456);
    const PersonId id = PersonId::make(instant);
    const Row row = change({"types", "SELECT $1, $2, $3, $4"}, day, HalfDay{day, Half::pm}, instant, id).front();
    EXPECT_EQ(row.text(0), "2026-11-12");
    EXPECT_EQ(row.text(1), "2026-11-12/pm");
    EXPECT_EQ(row.integer(2), 1'794'000'000'123'456);
    EXPECT_EQ(row.day(0), day);
    EXPECT_EQ(row.halfDay(1), (HalfDay{day, Half::pm}));
    EXPECT_EQ(row.instant(2), instant);
    EXPECT_EQ(row.text(3), id.text());
    EXPECT_THROW(row.day(1), std::logic_error);
    EXPECT_THROW(row.halfDay(0), std::logic_error);
}

TEST_F(DatabaseTest, BooleansAreReadFromZeroOneAndFromBooleanColumns) {
    change({"loose.insert", "INSERT INTO loose (yes) VALUES (TRUE), (FALSE)"});
    const Rows rows =
        select({"loose.all", "SELECT yes, CASE WHEN yes THEN 1 ELSE 0 END, 2 FROM loose ORDER BY yes DESC"});
    EXPECT_TRUE(rows.rows[0].boolean(0));
    EXPECT_TRUE(rows.rows[0].boolean(1));
    EXPECT_FALSE(rows.rows[1].boolean(0));
    EXPECT_FALSE(rows.rows[1].boolean(1));
    EXPECT_THROW(rows.rows[0].integer(0), std::logic_error) << "a BOOLEAN column is not a number";
    EXPECT_THROW(rows.rows[0].boolean(2), std::logic_error);
}

TEST_F(DatabaseTest, ParametersGoByTheirNumberNotTheirOrder) {
    const Row row = change({"parameters", "SELECT $2, $1, $2, $3"}, "one", "two", "three").front();
    EXPECT_EQ(row.text(0), "two");
    EXPECT_EQ(row.text(1), "one");
    EXPECT_EQ(row.text(2), "two");
    EXPECT_EQ(row.text(3), "three");
}

TEST_F(DatabaseTest, WrongArgumentsAndStatementsAreBugs) {
    EXPECT_THROW(change({"too_few", "SELECT $1, $2"}, 1), std::logic_error);
    EXPECT_THROW(change({"too_many", "SELECT $1"}, 1, 2), std::logic_error);
    EXPECT_THROW(change({"question_mark", "SELECT ?"}, 1), std::logic_error);
    EXPECT_THROW(change({"named", "SELECT $a"}, 1), std::logic_error);
    EXPECT_THROW(change({"two", "SELECT 1; DELETE FROM thing"}), std::logic_error);
    EXPECT_THROW(change({"none", "  "}), std::logic_error);
    EXPECT_NO_THROW(change({"semicolon", "SELECT 1;\n"}));
}

TEST_F(DatabaseTest, AffectedCountsTheRowsOfThisStatementAlone) {
    EXPECT_EQ(change({"two", "INSERT INTO thing (id) VALUES ('a'), ('b')"}).affected, 2);
    EXPECT_EQ(select(kThings).affected, 0);
    EXPECT_EQ(change({"again", "INSERT INTO thing (id) VALUES ('a') ON CONFLICT DO NOTHING"}).affected, 0);
    EXPECT_EQ(change({"one", "UPDATE thing SET count = 3 WHERE id = 'b' RETURNING count"}).affected, 1);
    EXPECT_EQ(change({"ddl", "CREATE TABLE more (id TEXT)"}).affected, 0);
    EXPECT_EQ(change({"all", "DELETE FROM thing"}).affected, 2);
}

TEST_F(DatabaseTest, ASuccessIsKeptAnErrorAndAnExceptionAreRolledBack) {
    change(kInsertThing, "kept");
    const auto refused = database().write(kArrange, [](Transaction& tx) -> Result<void> {
        tx.run(kInsertThing, "refused");
        return Error::conflict("no");
    });
    EXPECT_EQ(refused.error().code, "no");
    EXPECT_THROW(database().write(kArrange,
                                  [](Transaction& tx) -> Result<void> {
                                      tx.run(kInsertThing, "thrown");
                                      throw std::runtime_error("bug");
                                  }),
                 std::runtime_error);
    EXPECT_THAT(things(), ::testing::ElementsAre("kept"));
    change(kInsertThing, "later");
    EXPECT_THAT(things(), ::testing::ElementsAre("kept", "later"));
}

TEST_F(DatabaseTest, ChangesWithoutAnAuditLineAreRefused) {
    const auto insert = [](Transaction& tx) -> Result<void> {
        tx.run(kInsertThing, "a");
        return {};
    };
    EXPECT_THROW(database().write(insert), std::logic_error);
    EXPECT_TRUE(things().empty());

    EXPECT_TRUE(database().write([&](Transaction& tx) -> Result<void> {
        tx.markRecorded();
        return insert(tx);
    }));
    EXPECT_TRUE(database().write([](Transaction& tx) -> Result<void> {
        tx.run(kThings);
        return {};
    })) << "nothing changed: nothing to tell";
    EXPECT_THAT(things(), ::testing::ElementsAre("a"));
}

TEST_F(DatabaseTest, WhatIsRecalledIsAskedOnceUntilSomethingChanges) {
    constexpr Sql kDraw{"things.draw", "SELECT CAST(random() AS TEXT)"};
    change(kInsertThing, "a");
    const auto done = database().write(kArrange, [&](Transaction& tx) -> Result<void> {
        const std::string drawn = tx.recall(kDraw).front().text(0);
        EXPECT_EQ(tx.recall(kDraw).front().text(0), drawn);
        EXPECT_EQ(tx.recall(kCount, "a").front().integer(0), 0);
        EXPECT_TRUE(tx.recall(kCount, "b").empty());
        tx.run(kAddOne, "a");
        EXPECT_EQ(tx.recall(kCount, "a").front().integer(0), 1);
        EXPECT_NE(tx.recall(kDraw).front().text(0), drawn);
        return {};
    });
    EXPECT_TRUE(done);
}

TEST_F(DatabaseTest, BrokenConstraintsHaveTheirCodes) {
    change(kInsertThing, "a");
    EXPECT_EQ(codeOf(kInsertThing, "a"), DbCode::unique);
    EXPECT_EQ(codeOf({"fk", "INSERT INTO thing (id, parent) VALUES ('b', 'nobody')"}), DbCode::foreign_key);
    EXPECT_EQ(codeOf({"check", "INSERT INTO thing (id, count) VALUES ('b', -1)"}), DbCode::check);
    EXPECT_EQ(codeOf({"null", "INSERT INTO thing (id) VALUES (NULL)"}), DbCode::not_null);
    EXPECT_EQ(codeOf({"type", "INSERT INTO thing (id, count) VALUES ('b', 'many')"}), DbCode::check);
    EXPECT_EQ(codeOf({"syntax", "SELECT * FROM WHERE"}), DbCode::syntax);
    EXPECT_EQ(codeOf({"quoted", "SELECT \"not a column\" FROM thing"}), DbCode::syntax);
    EXPECT_THAT(things(), ::testing::ElementsAre("a"));
}

TEST_F(DatabaseTest, AFailedCommitThrowsAndRollsBack) {
    const Sql orphan{"orphan", "INSERT INTO thing (id, kind) VALUES ('a', 'nothing')"};
    try {
        change(orphan);
        ADD_FAILURE() << "the deferred foreign key was not checked";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::foreign_key);
        EXPECT_EQ(error.statement(), "commit");
    }
    EXPECT_TRUE(things().empty());
    change(kInsertThing, "b");
    EXPECT_THAT(things(), ::testing::ElementsAre("b"));
}

TEST_F(DatabaseTest, AFullDatabaseIsReportedAndLosesNothing) {
    if (test::onPostgres()) GTEST_SKIP() << "the limit is SQLite's";
    change(kInsertThing, "kept");
    change({"limit", "PRAGMA max_page_count = 40"});
    const std::string long_text(4000, 'x');
    const auto fill = [&](Transaction& tx) -> Result<void> {
        for (int i = 0; i < 100; ++i) tx.run(kInsertThing, std::to_string(i) + long_text);
        return {};
    };
    try {
        EXPECT_TRUE(database().write(kArrange, fill));
        ADD_FAILURE() << "the limit did not hold";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::full);
    }
    EXPECT_THAT(things(), ::testing::ElementsAre("kept"));
    change(kInsertThing, "later");
    EXPECT_THAT(things(), ::testing::ElementsAre("kept", "later"));
}

TEST_F(DatabaseTest, AfterAFailedStatementTheTransactionIsSpent) {
    change(kInsertThing, "a");
    const auto insertTwice = [](Transaction& tx) {
        tx.run(kInsertThing, "b");
        EXPECT_THROW(tx.run(kInsertThing, "a"), DbError);
        EXPECT_THROW(tx.run(kThings), std::logic_error) << "not even reading";
    };
    const auto succeed = [&](Transaction& tx) -> Result<void> {
        insertTwice(tx);
        return {};
    };
    const auto refuse = [&](Transaction& tx) -> Result<void> {
        insertTwice(tx);
        return Error::conflict("exists");
    };
    EXPECT_THROW(database().write(kArrange, succeed), std::logic_error);
    EXPECT_EQ(database().write(kArrange, refuse).error().code, "exists");
    EXPECT_THAT(things(), ::testing::ElementsAre("a"));
}

TEST_F(DatabaseTest, ATransactionCannotBeEndedFromInside) {
    EXPECT_THROW(change({"commit", "COMMIT"}), std::logic_error);
    change(kInsertThing, "a");
    EXPECT_THAT(things(), ::testing::ElementsAre("a"));
}

TEST_F(DatabaseTest, AReaderCannotWrite) {
    try {
        database().read([](Transaction& tx) { return tx.run(kInsertThing, "a"); });
        ADD_FAILURE() << "written in a read transaction";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::readonly);
    }
    EXPECT_TRUE(things().empty());
}

TEST_F(DatabaseTest, ATransactionInsideAnotherIsABug) {
    const auto one = [](Transaction& tx) -> Result<Rows> { return tx.run(kThings); };
    const auto inRead = [&](auto inner) { return database().read([&](Transaction&) { return inner(); }); };
    const auto inWrite = [&](auto inner) {
        return database().write(kArrange, [&](Transaction&) -> Result<Rows> { return inner(); });
    };
    const auto read = [&] { return database().read(one); };
    const auto write = [&] { return database().write(one); };
    EXPECT_THROW(inRead(read), std::logic_error);
    EXPECT_THROW(inRead(write), std::logic_error);
    EXPECT_THROW(inWrite(read), std::logic_error);
    EXPECT_THROW(inWrite(write), std::logic_error);
    EXPECT_NO_THROW(read());
    EXPECT_NO_THROW(write());
}

TEST_F(DatabaseTest, AReaderKeepsItsSnapshotWhileAWriterCommits) {
    change(kInsertThing, "before");
    const auto counts = database().read([&](Transaction& tx) {
        const std::size_t first = tx.run(kThings).size();
        std::thread([&] { change(kInsertThing, "during"); }).join();
        return std::pair(first, tx.run(kThings).size());
    });
    EXPECT_EQ(counts, std::pair(std::size_t{1}, std::size_t{1}));
    EXPECT_EQ(things().size(), 2U);
}

TEST_F(DatabaseTest, WritersTakeTurnsAndLoseNoIncrement) {
    change(kInsertThing, "counter");
    std::atomic<bool> done = false;
    std::vector<std::thread> writers;
    for (int t = 0; t < 4; ++t) {
        writers.emplace_back([&] {
            for (int i = 0; i < 200; ++i) change(kAddOne, "counter");
        });
    }
    const auto count = [&] {
        return database().read([](Transaction& tx) { return tx.run(kCount, "counter").front().integer(0); });
    };
    std::vector<std::thread> readers;
    for (int t = 0; t < 6; ++t) {  // more than there are connections
        readers.emplace_back([&] {
            for (std::int64_t last = 0; !done;) {
                const std::int64_t now = count();
                EXPECT_GE(now, last);
                last = now;
            }
        });
    }
    for (std::thread& writer : writers) writer.join();
    done = true;
    for (std::thread& reader : readers) reader.join();
    EXPECT_EQ(count(), 800);
}

}  // namespace
}  // namespace jalon::storage
