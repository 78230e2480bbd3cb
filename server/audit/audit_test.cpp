// SPDX-License-Identifier: EUPL-1.2
#include "audit/audit.h"

#include <gmock/gmock.h>

#include "audit/check.h"
#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::audit {
namespace {

using storage::DbError;
using storage::Sql;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Sql kDetails{"test.details", "SELECT details FROM audit_line"};
constexpr Sql kEmptyAction{"test.empty", R"(
INSERT INTO audit_line (id, at, via, action, entity, entity_id, details) VALUES ('x', 0, 'web', '', 'user', '', '{}'))"};

class AuditTest : public ::testing::Test {
protected:
    void write(const Author& author, const Line& line) {
        data_.clock().advance(std::chrono::seconds(1));
        const auto result = data_.database().write([&](Transaction& tx) -> Result<void> {
            record(tx, data_.clock(), author, line);
            return {};
        });
        ASSERT_TRUE(result);
    }
    void writeActions(const std::vector<std::string>& actions) {
        for (const auto& action : actions) write(Author{}, {action, "person", "p", std::nullopt});
    }
    std::vector<StoredLine> lines(const Filter& filter = {}) {
        return data_.database().read([&](Transaction& tx) { return find(tx, filter); });
    }
    std::vector<std::string> actions(const Filter& filter = {}) {
        std::vector<std::string> names;
        for (const auto& line : lines(filter)) names.push_back(line.action);
        return names;
    }
    void runAnyhow(const Sql& sql) {
        const auto ran = data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
            tx.run(sql);
            return {};
        });
        ADD_FAILURE() << sql.name << " was accepted: " << static_cast<bool>(ran);
    }

    test::TestDatabase data_{{schema()}};
    const PersonId child_ = PersonId::make(Instant(1));
    const PersonId other_child_ = PersonId::make(Instant(2));
    const UserId colleague_ = UserId::make(Instant(3));
    const UserId other_colleague_ = UserId::make(Instant(4));
};

TEST_F(AuditTest, ALineComesBackWithEverythingThatTellsWhoDidWhat) {
    write({colleague_, "web"}, {"update", "referral", "r-1", child_, {{"motive", "other"}}});
    const auto found = lines();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(isUuid(found[0].id));
    EXPECT_EQ(found[0].at, data_.clock().now());
    EXPECT_EQ(found[0].user, colleague_);
    EXPECT_EQ(found[0].via, "web");
    EXPECT_EQ(found[0].action, "update");
    EXPECT_EQ(found[0].entity, "referral");
    EXPECT_EQ(found[0].entity_id, "r-1");
    EXPECT_EQ(found[0].person, child_);
}

TEST_F(AuditTest, TheCommandLineActsWithoutUserAndALineMayConcernNobody) {
    write({std::nullopt, "cli"}, {"create", "user", "u-1", std::nullopt});
    EXPECT_EQ(lines().front().user, std::nullopt);
    EXPECT_EQ(lines().front().person, std::nullopt);
    EXPECT_EQ(lines().front().via, "cli");
}

TEST_F(AuditTest, DetailsAreKeptAsJson) {
    write(Author{}, {"update", "stay", "s-1", child_, {{"state", {{"old", "running"}, {"new", "ended"}}}}});
    const auto details =
        data_.database().read([](Transaction& tx) { return boost::json::parse(tx.run(kDetails).front().text(0)); });
    EXPECT_EQ(details.at("state").at("new").as_string(), "ended");
}

TEST_F(AuditTest, ARecordedTransactionMayCommitWithoutBeingExcused) {
    // write() throws std::logic_error for changes without markRecorded(); this one must pass.
    EXPECT_NO_THROW(writeActions({"create"}));
    EXPECT_THAT(actions(), ElementsAre("create"));
}

TEST_F(AuditTest, ALineGoesWithTheTransactionThatFails) {
    const auto failed = data_.database().write([&](Transaction& tx) -> Result<void> {
        record(tx, data_.clock(), Author{}, {"create", "person", "p", child_});
        return Error::notFound();
    });
    EXPECT_FALSE(failed);
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(AuditTest, TheNewestComesFirstAndAPageFollowsALine) {
    writeActions({"a", "b", "c", "d", "e"});
    EXPECT_THAT(actions({.limit = 2}), ElementsAre("e", "d"));
    const auto page = lines({.limit = 2});
    EXPECT_THAT(actions({.before_id = page.back().id, .limit = 2}), ElementsAre("c", "b"));
    EXPECT_THAT(actions({.before_id = lines().back().id}), IsEmpty());
}

TEST_F(AuditTest, LinesAreFoundByFileByPersonWhoActedAndByBoth) {
    write({colleague_, "web"}, {"one", "person", "", child_});
    write({other_colleague_, "web"}, {"two", "person", "", child_});
    write({colleague_, "web"}, {"three", "person", "", other_child_});
    write({colleague_, "web"}, {"four", "session", "", std::nullopt});
    EXPECT_THAT(actions({.person = child_}), ElementsAre("two", "one"));
    EXPECT_THAT(actions({.user = colleague_}), ElementsAre("four", "three", "one"));
    EXPECT_THAT(actions({.person = child_, .user = colleague_}), ElementsAre("one"));
    EXPECT_THAT(actions({.user = colleague_, .before_id = lines({.user = colleague_}).front().id, .limit = 1}),
                ElementsAre("three"));
    EXPECT_THAT(actions({.person = PersonId::make(Instant(9))}), IsEmpty());
}

TEST_F(AuditTest, ARestrictedLineIsInNoGeneralView) {
    write({colleague_, "web"}, {"one", "person", "", child_});
    write({colleague_, "web"}, {"open", "concern", "c-1", child_, {}, true});
    write({colleague_, "web"}, {"open", "concern", "c-2", child_, {}, true});
    EXPECT_THAT(actions(), ElementsAre("one"));
    EXPECT_THAT(actions({.person = child_}), ElementsAre("one"));
    EXPECT_THAT(actions({.user = colleague_}), ElementsAre("one"));
    EXPECT_THAT(actions({.person = child_, .user = colleague_}), ElementsAre("one"));
    const auto of_ring =
        data_.database().read([&](Transaction& tx) { return findRestricted(tx, "concern", "c-1", 9); });
    ASSERT_EQ(of_ring.size(), 1U);
    EXPECT_EQ(of_ring.front().user, colleague_);
}

TEST_F(AuditTest, TheDatabaseItselfRefusesToChangeRemoveOrReplaceALine) {
    writeActions({"open"});
    EXPECT_THROW(runAnyhow({"test.update", "UPDATE audit_line SET action = 'nothing'"}), DbError);
    EXPECT_THROW(runAnyhow({"test.delete", "DELETE FROM audit_line"}), DbError);
    const Sql by_the_back_door =
        test::onPostgres() ? Sql{"test.truncate", "TRUNCATE audit_line"} : Sql{"test.replace", R"(
INSERT OR REPLACE INTO audit_line (id, at, via, action, entity, entity_id, details)
SELECT id, at, via, 'nothing', entity, entity_id, details FROM audit_line)"};
    EXPECT_THROW(runAnyhow(by_the_back_door), DbError);
    EXPECT_THAT(actions(), ElementsAre("open"));
}

TEST_F(AuditTest, ALineWithoutActionIsRefused) { EXPECT_THROW(runAnyhow(kEmptyAction), DbError); }

TEST_F(AuditTest, EveryColumnIsClassified) {
    EXPECT_THAT(storage::unclassifiedColumns(data_.database(), data_.schemas()), IsEmpty());
}

TEST(AuditMigration, LinesWrittenBeforeTheyWereLaidInOrderAreAllThere) {
    storage::ModuleSchema before = schema();
    std::erase_if(before.migrations, [](const storage::Migration& one) { return one.number >= 212; });
    test::TestDatabase data{{before}};
    ASSERT_TRUE(data.database().write(test::kArrange, [](Transaction& tx) -> Result<void> {
        tx.run({"test.before", R"(
INSERT INTO audit_line (id, at, via, action, entity, entity_id, details, restricted)
VALUES ('01900000-0000-7000-8000-000000000001', 0, 'web', 'a', 'x', '', '{}', FALSE), ('01900000-0000-7000-8000-000000000002', 0, 'web', 'b', 'x', '', '{}', TRUE),
('01900000-0000-7000-8000-000000000003', 0, 'web', 'c', 'x', '', '{}', FALSE))"});
        return {};
    }));
    ASSERT_TRUE(storage::migrate(data.database(), {schema(), storage::storageSchema()}, data.clock()));
    ASSERT_TRUE(data.database().write([&](Transaction& tx) -> Result<void> {
        record(tx, data.clock(), Author{}, {"d", "person", "p", std::nullopt});
        return {};
    }));
    const auto actions = data.database().read([](Transaction& tx) {
        std::string all;
        for (const auto& row : tx.run({"test.all", "SELECT action, restricted FROM audit_line ORDER BY id"}))
            all += row.text(0) + (row.boolean(1) ? "*" : "");
        return all;
    });
    EXPECT_EQ(actions, "ab*cd");
}

TEST_F(AuditTest, TheActsOnOneKindOfThingArePassedOnInTheirOrder) {
    const PersonId lea = PersonId::trusted("01900000-0000-7000-8000-000000000001");
    write(Author{}, {"create", "referral", "a", lea, {{"receivedOn", "2026-11-10"}}});
    write(Author{}, {"open", "referral", "a", lea});
    write(Author{}, {"create", "stay", "b", lea});
    write(Author{}, {"create", "referral", "c", std::nullopt});
    write(Author{}, {"outcome", "referral", "a", lea});
    std::vector<std::string> told;
    data_.database().read([&](Transaction& tx) {
        eachAct(tx, "referral", {"create", "duplicate", "outcome"},
                [&](const std::string& action, const RecordedAct& act) {
                    EXPECT_EQ(act.person, lea);
                    told.push_back(action + " " + act.entity_id + " " + boost::json::serialize(act.details));
                });
        return true;
    });
    EXPECT_THAT(told, ElementsAre(R"(create a {"receivedOn":"2026-11-10"})", "outcome a {}"));
}

}  // namespace
}  // namespace jalon::audit
