// SPDX-License-Identifier: EUPL-1.2
// A base that an older program made: what is kept of it before this program's migrations.
#include "app/schema_change.h"

#include <gmock/gmock.h>

#include <fstream>

#include "app/world.h"
#include "backup/copies.h"
#include "storage/integrity.h"
#include "storage/schema_state.h"
#include "storage/sqlcipher_connection.h"
#include "temp_folder.h"

namespace jalon::app {
namespace {

using testing::HasSubstr;

class SchemaChange : public testing::Test {
protected:
    SchemaChange() {
        place_.directory = folder_.path() / "base";
        place_.backups = folder_.path() / "copies";
        place_.data = std::string(JALON_SOURCE_DIR) + "/data";
        EXPECT_EQ(opened(), "");
        // As it was before this migration.
        run("DROP TABLE backup_run; DELETE FROM schema_migration WHERE number = 200");
    }
    void run(const std::string& script) {
        const auto key = storage::loadOrCreateKey(place_.keyFile(), place_.databaseFile()).value();
        const auto engine = storage::SqlcipherConnection::open(place_.databaseFile(), key, 1024);
        (*engine)->runScript("test", script);
    }

    /// The code of the error; what was said is in said_.
    std::string opened() {
        testing::internal::CaptureStderr();
        const auto world = World::open(place_, clock_, {}, 1);
        said_ = testing::internal::GetCapturedStderr();
        return world ? "" : world.error().code;
    }
    /// What breaks an opening that an administrator will have tried again two seconds later.
    std::string failure() {
        try {
            return opened();
        } catch (const storage::DbError& error) {
            testing::internal::GetCapturedStderr();
            return error.what();
        }
    }
    std::vector<backup::Copy> copies() const { return backup::backupsIn(place_.backupFolder()).value(); }
    bool isMigrated() const {
        const auto key = storage::loadOrCreateKey(place_.keyFile(), place_.databaseFile()).value();
        const auto database = storage::openBeside(place_.databaseFile(), key).value();
        return storage::isUpToDate(*database, allSchemas()).value();
    }

    test::TempFolder folder_;
    Place place_;
    SystemClock clock_{TimeZone("Europe/Paris")};
    std::string said_;
};

TEST_F(SchemaChange, ABaseIsBackedUpBeforeItsSchemaChanges) {
    const auto key = backup::RecoveryKey::random();
    ASSERT_TRUE(backup::writeSeal(backup::sealFile(place_.directory), key.seal()));
    EXPECT_EQ(opened(), "");
    ASSERT_EQ(copies().size(), 1u);
    EXPECT_THAT(said_, HasSubstr(copies().front().folder.string()));
    EXPECT_TRUE(isMigrated());

    // It is the base as it was: put back, it asks for its migration again.
    Place other = place_;
    other.directory = folder_.path() / "other";
    ASSERT_TRUE(backup::restore(copies().front().folder, key, {other.databaseFile(), other.keyFile()}, newestSchema()));
    std::swap(place_, other);
    EXPECT_FALSE(isMigrated());
    std::swap(place_, other);

    EXPECT_EQ(opened(), "");
    EXPECT_EQ(said_, "");
    EXPECT_EQ(copies().size(), 1u) << "once";
}

TEST_F(SchemaChange, AMigrationThatFailsAgainAndAgainIsBackedUpOnce) {
    const auto seal = backup::RecoveryKey::random().seal();
    ASSERT_TRUE(backup::writeSeal(backup::sealFile(place_.directory), seal));
    run("CREATE TABLE backup_run (id TEXT PRIMARY KEY)");  // in the way of the migration
    for (int start = 0; start < 3; ++start) EXPECT_THAT(failure(), HasSubstr("already exists"));
    ASSERT_EQ(copies().size(), 1u);
    EXPECT_FALSE(isMigrated());

    run("INSERT INTO audit_line (id, at, via, action, entity, entity_id, details) "
        "VALUES ('later', 1, 'test', 'open', 'person', '', '{}')");
    EXPECT_THAT(failure(), HasSubstr("already exists"));
    EXPECT_EQ(copies().size(), 2u) << "something was written since";

    std::ofstream(copies().front().folder / "jalon.db", std::ios::app) << "damage";
    EXPECT_THAT(failure(), HasSubstr("already exists"));
    EXPECT_EQ(copies().size(), 3u) << "a damaged one is none";

    std::filesystem::remove(backup::sealFile(place_.directory));
    ASSERT_TRUE(backup::writeSeal(backup::sealFile(place_.directory), backup::RecoveryKey::random().seal()));
    EXPECT_THAT(failure(), HasSubstr("already exists"));
    EXPECT_EQ(copies().size(), 4u) << "for the recovery key of today";

    run("DROP TABLE backup_run");
    EXPECT_EQ(opened(), "");
    EXPECT_TRUE(isMigrated());
}

TEST_F(SchemaChange, WithoutARecoveryKeyItIsSaidHowToHaveOne) {
    EXPECT_EQ(opened(), "");
    EXPECT_THAT(said_, HasSubstr("jalon recovery-key create"));
    EXPECT_TRUE(isMigrated());
    EXPECT_FALSE(std::filesystem::exists(place_.backups));
}

TEST_F(SchemaChange, WhereNoBackupCanBeMadeNothingChanges) {
    ASSERT_TRUE(backup::writeSeal(backup::sealFile(place_.directory), backup::RecoveryKey::random().seal()));
    std::ofstream(place_.backups) << "a file where the folder should be";
    EXPECT_EQ(opened(), "backup.unwritable");
    EXPECT_THAT(said_, HasSubstr("Rien n'a changé"));
    EXPECT_FALSE(isMigrated());

    std::filesystem::remove(place_.backups);
    EXPECT_EQ(opened(), "");
    EXPECT_EQ(copies().size(), 1u);
    EXPECT_TRUE(isMigrated());
}

TEST_F(SchemaChange, ANewBaseHasNothingToBackUp) {
    place_.directory = folder_.path() / "new";
    EXPECT_EQ(opened(), "");
    EXPECT_EQ(said_, "");
}

}  // namespace
}  // namespace jalon::app
