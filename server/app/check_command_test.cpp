// SPDX-License-Identifier: EUPL-1.2
// A base that was broken by hand, one way at a time: the check names what was done to it.
#include "app/check_command.h"

#include <gmock/gmock.h>

#include <fstream>

#include "app/world.h"
#include "base/json.h"
#include "storage/instance_lock.h"
#include "storage/sqlcipher_connection.h"
#include "temp_folder.h"

namespace jalon::app {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;

constexpr const char* kPerson =
    "INSERT INTO person (id, last_name, first_name, usual_name, name_key, birth_date_uncertain, sex, address_lines, "
    "postcode, city, address_hidden, phone, email, class_name, supports, health_alert, meal_choice, note, file_state, "
    "version, created_at, updated_at) VALUES ('01900000-0000-7000-8000-000000000001', 'Martin', 'Lina', '', x'00', 0, "
    "'female', '', '', '', 0, '06 12 34 56 78', '', '', '[]', 0, '', '', 'closed', 1, 0, 0);";

class Check : public testing::Test {
protected:
    Check() {
        place_.directory = folder_.path() / "base";
        place_.data = std::string(JALON_SOURCE_DIR) + "/data";
        const SystemClock clock{TimeZone(place_.time_zone)};
        const auto world = World::open(place_, clock, {}, 1);
        if (!world) throw std::runtime_error(world.error().code);
    }

    /// By the engine itself, without foreign keys.
    void change(const std::string& script) const {
        const auto key = storage::loadOrCreateKey(place_.keyFile(), place_.databaseFile()).value();
        const auto opened = storage::SqlcipherConnection::open(place_.databaseFile(), key, 1024);
        (*opened)->runScript("test", "PRAGMA foreign_keys = OFF; " + script);
    }

    struct Told {
        int code = 0;
        std::vector<std::string> found;  ///< "code subject"
        json::object whole;
    };
    Told told() const {
        testing::internal::CaptureStdout();
        Told told;
        told.code = checkDatabase(place_, true);
        const json::value whole = json::parse(testing::internal::GetCapturedStdout());
        told.whole = whole.as_object();
        for (const auto& each : told.whole.at("findings").as_array())
            told.found.push_back(std::string(each.at("code").as_string()) + " " +
                                 std::string(each.at("subject").as_string()));
        return told;
    }
    std::string words() const {
        testing::internal::CaptureStdout();
        checkDatabase(place_, false);
        return testing::internal::GetCapturedStdout();
    }

    test::TempFolder folder_;
    Place place_;
};

TEST_F(Check, ASoundBaseIsSaidToBeSound) {
    const auto told = this->told();
    EXPECT_EQ(told.code, 0) << json::serialize(told.whole);
    EXPECT_TRUE(told.whole.at("sound").as_bool());
    EXPECT_GT(told.whole.at("lookedAt").at("schema").to_number<int>(), 100);
    EXPECT_THAT(words(), HasSubstr("La base est saine."));
}

TEST_F(Check, ABaseCanBeCheckedTwiceAndServedAfterwards) {
    EXPECT_EQ(told().code, 0);
    EXPECT_EQ(told().code, 0);
    const SystemClock clock{TimeZone(place_.time_zone)};
    EXPECT_TRUE(World::open(place_, clock, {}, 1));
}

TEST_F(Check, WhatIsStoredBesideNamesIsComputedAgain) {
    change(kPerson);
    const auto told = this->told();
    EXPECT_EQ(told.code, 2);
    EXPECT_THAT(told.found,
                IsSupersetOf({"derived person.name_key", "derived person_token.token", "derived person_sound.sound",
                              "derived person_phone.phone_key", "derived person.file_state"}));
    const std::string words = this->words();
    EXPECT_THAT(words, HasSubstr("person.name_key"));
    EXPECT_THAT(words, HasSubstr("01900000-0000-7000-8000-000000000001"));
    EXPECT_THAT(words, testing::Not(HasSubstr("Martin"))) << "never the content of a file";
}

TEST_F(Check, ARowWithoutItsParentIsNamed) {
    change(
        "INSERT INTO person_token (token, person_id) VALUES ('martin', '01900000-0000-7000-8000-0000000000ff');"
        "INSERT INTO task (id, kind, title, params, stay_id, due_on, state, outcome, version, created_at, updated_at) "
        "VALUES ('01900000-0000-7000-8000-000000000002', 'own', 'x', '{}', '01900000-0000-7000-8000-0000000000ff', "
        "'2026-11-20', 'open', '', 1, 0, 0);");
    const auto told = this->told();
    EXPECT_EQ(told.code, 2);
    EXPECT_THAT(told.found, IsSupersetOf({"foreign_key person_token", "reference task.stay_id"}));
}

TEST_F(Check, ALineOfTheRecordThatWasTouchedIsNamed) {
    change(
        "INSERT INTO audit_line (id, at, via, action, entity, entity_id, person_id, details) VALUES "
        "('01900000-0000-7000-8000-000000000003', 5, 'web', 'open', 'person', '', "
        "'01900000-0000-7000-8000-0000000000ff', 'no json');");
    EXPECT_THAT(told().found,
                IsSupersetOf({"instant audit_line.at", "json audit_line.details", "reference audit_line.person_id"}));
}

TEST_F(Check, AChainOfTheRecordThatIsBrokenIsNamedWithItsFirstLine) {
    change(
        "INSERT INTO audit_line (id, at, via, action, entity, entity_id, details, chain, sequence, digest) VALUES "
        "('01900000-0000-7000-8000-000000000003', 1717986918400000, 'web', 'open', 'person', '', '{}', "
        "'01900000-0000-7000-8000-000000000001', 2, x'00');");
    EXPECT_THAT(told().found, testing::ElementsAre("chain audit_line"));
    EXPECT_THAT(words(), HasSubstr("la chaîne est rompue à la première :\n  01900000-0000-7000-8000-000000000003\n"));
}

TEST_F(Check, ASchemaThatWasTouchedIsNamed) {
    change("DROP INDEX person_by_name; CREATE TABLE mine (id TEXT); DROP TRIGGER audit_line_never_goes;");
    EXPECT_THAT(told().found, IsSupersetOf({"schema_missing index", "schema_missing trigger", "schema_unknown table"}));
}

TEST_F(Check, AVersionThatIsNotTheLastIsNamed) {
    change(std::string(kPerson) +
           "INSERT INTO entry (id, person_id, kind, occurred_on, text, ring, created_at, updated_at, withdrawn, "
           "version) VALUES ('01900000-0000-7000-8000-000000000004', '01900000-0000-7000-8000-000000000001', 'note', "
           "'2026-11-20', 'x', 'team', 0, 0, 0, 1);"
           "INSERT INTO form_edition (id, kind, definition) VALUES ('abc', 'review', '{}');");
    EXPECT_THAT(told().found,
                IsSupersetOf({"version entry", "digest form_edition.id", "derived person.last_activity_on"}));
}

TEST_F(Check, BesideAServerItIsCheckedToo) {
    const SystemClock clock{TimeZone(place_.time_zone)};
    const auto world = World::open(place_, clock, {}, 1);
    ASSERT_TRUE(world);
    EXPECT_EQ(told().code, 0);
}

TEST_F(Check, ALogThatIsMissingIsToldAndStaysMissing) {
    storage::InstanceLock::acquire(place_.databaseFile())->markOpen();
    EXPECT_THAT(told().found, testing::ElementsAre("log jalon.db-wal"));
    EXPECT_EQ(told().code, 2);
    const SystemClock clock{TimeZone(place_.time_zone)};
    EXPECT_EQ(World::open(place_, clock, {}, 1).error().code, "database.log_missing");
}

TEST_F(Check, WhatCannotBeOpenedIsNotChecked) {
    testing::internal::CaptureStderr();
    {
        const auto copying = storage::CopyLock::acquire(place_.databaseFile());
        EXPECT_EQ(checkDatabase(place_, true), 1);
    }
    std::ofstream(place_.keyFile()) << storage::DatabaseKey::random().hex();
    EXPECT_EQ(checkDatabase(place_, true), 1);
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("La clef n'ouvre pas la base"));
}

TEST_F(Check, ABaseThatWaitsForMigrationsIsSaidSo) {
    change("DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration);");
    const auto told = this->told();
    EXPECT_EQ(told.code, 1);
    EXPECT_FALSE(told.whole.at("complete").as_bool());
    EXPECT_THAT(words(), HasSubstr("attend les migrations"));
}

}  // namespace
}  // namespace jalon::app
