// SPDX-License-Identifier: EUPL-1.2
#include "storage/batch.h"

#include <gtest/gtest.h>

#include "test_database.h"

namespace jalon::storage {
namespace {

constexpr Sql kInsert{"batch.insert", "INSERT INTO thing (id) VALUES ($1)"};
constexpr Sql kCount{"batch.count", "SELECT count(*) FROM thing"};
constexpr Unaudited kAct{"an act of a test"};

class BatchTest : public ::testing::Test {
protected:
    /// What a module does with the database it was given.
    static Result<void> act(Database& database, const char* id, bool succeed = true) {
        return database.write(kAct, [&](Transaction& tx) -> Result<void> {
            tx.run(kInsert, id);
            if (!succeed) return Error::conflict("refused");
            return {};
        });
    }
    static std::int64_t count(Database& database) {
        return database.read([](Transaction& tx) { return tx.run(kCount).front().integer(0); });
    }
    Database& database() { return data_.database(); }

private:
    test::TestDatabase data_{{{"things", {{1, "things", "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY)"}}, ""}}};
};

TEST_F(BatchTest, ActsOfABatchAreCommittedTogether) {
    const auto done = database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
        Batch batch(tx);
        TRY(act(batch, "a"));
        EXPECT_EQ(count(batch), 1);
        return act(batch, "b");
    });
    ASSERT_TRUE(done);
    EXPECT_EQ(count(database()), 2);
}

TEST_F(BatchTest, AnErrorGivenOnTakesTheWholeBatchBack) {
    const auto done = database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
        Batch batch(tx);
        TRY(act(batch, "a"));
        return act(batch, "b", false);
    });
    EXPECT_EQ(done.error().code, "refused");
    EXPECT_EQ(count(database()), 0);
}

TEST_F(BatchTest, ABatchWithoutAnAuditLineIsNotCommitted) {
    EXPECT_THROW((void)database().write([&](Transaction& tx) -> Result<void> {
        Batch batch(tx);
        return act(batch, "a");
    }),
                 std::logic_error);
    EXPECT_EQ(count(database()), 0);
}

}  // namespace
}  // namespace jalon::storage
