// SPDX-License-Identifier: EUPL-1.2
// A check of a PostgreSQL base, while the line to it breaks or others keep it busy.
#include <gmock/gmock.h>

#include <map>

#include "app/check_command.h"
#include "app/world.h"
#include "base/json.h"
#include "cutting_proxy.h"
#include "postgres_bases.h"
#include "storage/postgres_address.h"
#include "test_database.h"

namespace jalon::app {
namespace {

class CheckPostgres : public testing::Test {
protected:
    void SetUp() override {
        if (!test::onPostgres()) GTEST_SKIP() << "no PostgreSQL in $JALON_TEST_DATABASE";
        bases_ = test::PostgresBases::get();
        base_ = bases_->create("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        place_.database = bases_->address(base_);
        place_.data = std::string(JALON_SOURCE_DIR) + "/data";
        const SystemClock clock{TimeZone(place_.time_zone)};
        const auto world = World::open(place_, clock, {}, 1);
        if (!world) throw std::runtime_error(world.error().code);
    }
    void TearDown() override {
        if (bases_ != nullptr) bases_->drop(base_);
    }
    /// What a check finds: the examples of each "code subject".
    std::map<std::string, std::vector<std::string>> examples() const {
        testing::internal::CaptureStdout();
        EXPECT_EQ(checkDatabase(place_, true), 2);
        const json::object told = json::parse(testing::internal::GetCapturedStdout()).as_object();
        std::map<std::string, std::vector<std::string>> found;
        for (const auto& item : told.at("findings").as_array()) {
            const json::object& finding = item.as_object();
            auto& named = found[std::string(finding.at("code").as_string()) + " " +
                                std::string(finding.at("subject").as_string())];
            for (const auto& example : finding.at("examples").as_array()) named.emplace_back(example.as_string());
        }
        return found;
    }
    int port() const {
        const auto address = storage::PostgresAddress::parse(bases_->address(base_)).value();
        return std::stoi(address.parameters().at("port"));
    }

    test::PostgresBases* bases_ = nullptr;
    std::string base_;
    Place place_;
};

TEST_F(CheckPostgres, WhatWasFoundBeforeTheLineWasCutIsNotCountedTwice) {
    bases_->in(base_,
               "INSERT INTO person (id, last_name, first_name, usual_name, name_key, birth_date_uncertain, sex, "
               "address_lines, postcode, city, address_hidden, phone, email, class_name, supports, health_alert, "
               "meal_choice, note, file_state, version, created_at, updated_at) VALUES "
               "('01900000-0000-7000-8000-000000000001', 'Martin', 'Lina', '', '\\x00', FALSE, 'female', '', '', '', "
               "FALSE, '', '', '', '[]', FALSE, '', '', 'closed', 1, 1717986918400000, 1717986918400000)");
    test::CuttingProxy proxy(port());
    place_.database = "postgresql://postgres@127.0.0.1:" + std::to_string(proxy.port()) + "/" + base_;
    proxy.cutAt("FROM person_phone WHERE person_id", test::CuttingProxy::Cut::answer_lost);
    testing::internal::CaptureStdout();
    EXPECT_EQ(checkDatabase(place_, true), 2);
    const json::object told = json::parse(testing::internal::GetCapturedStdout()).as_object();
    EXPECT_EQ(proxy.cuts(), 1);
    EXPECT_EQ(told.at("lookedAt").at("people").to_number<int>(), 1);
    std::map<std::string, int> counts;
    for (const auto& finding : told.at("findings").as_array())
        counts[std::string(finding.at("subject").as_string())] = finding.at("count").to_number<int>();
    EXPECT_EQ(counts["person.name_key"], 1);
    EXPECT_FALSE(counts.contains("people")) << "a line that was cut is no row that cannot be read";
}

TEST_F(CheckPostgres, AFreshBaseIsSoundAndNothingOfTheComparisonStays) {
    testing::internal::CaptureStdout();
    EXPECT_EQ(checkDatabase(place_, false), 0);
    EXPECT_THAT(testing::internal::GetCapturedStdout(),
                testing::AllOf(testing::HasSubstr("éléments du schéma"), testing::HasSubstr("La base est saine")));
    EXPECT_NO_THROW(bases_->in(base_, "CREATE SCHEMA jalon_check"));
}

TEST_F(CheckPostgres, WhatNoLongerHoldsInTheSchemaIsNamed) {
    bases_->in(base_,
               "ALTER TABLE audit_line DISABLE TRIGGER audit_line_stays; "
               "ALTER TABLE entry DISABLE TRIGGER ALL; "
               "ALTER TABLE task ALTER COLUMN title DROP NOT NULL; "
               "DROP INDEX task_by_due_day; "
               "ALTER TABLE app_session DROP CONSTRAINT app_session_user_id_fkey; "
               "CREATE TABLE notes_of_somebody (id int)");
    const auto named = examples();
    EXPECT_THAT(named.at("schema_differs trigger"), testing::ElementsAre("audit_line.audit_line_stays"));
    EXPECT_THAT(named.at("schema_differs constraint"), testing::Contains("entry.entry_person_id_fkey"));
    EXPECT_THAT(named.at("schema_differs column"), testing::ElementsAre("task.title"));
    EXPECT_THAT(named.at("schema_missing index"), testing::ElementsAre("task_by_due_day"));
    EXPECT_THAT(named.at("schema_missing constraint"), testing::ElementsAre("app_session.app_session_user_id_fkey"));
    EXPECT_THAT(named.at("schema_unknown column"), testing::ElementsAre("notes_of_somebody.id"));
}

TEST_F(CheckPostgres, RowsWrittenWhileNobodyEnforcedTheReferencesAreNamed) {
    bases_->in(base_,
               "SET session_replication_role = replica; "
               "INSERT INTO structure_token (token, structure_id) VALUES ('college', 'nobody')");
    const auto named = examples();
    ASSERT_TRUE(named.contains("foreign_key structure_token"));
    EXPECT_THAT(named.at("foreign_key structure_token"), testing::ElementsAre(testing::HasSubstr("→ structure")));
}

TEST_F(CheckPostgres, ARoleThatMayMakeNoSchemaIsToldThatItWasNotCompared) {
    bases_->in(base_,
               "CREATE ROLE lesser LOGIN; GRANT USAGE ON SCHEMA public TO lesser; "
               "GRANT SELECT ON ALL TABLES IN SCHEMA public TO lesser");
    place_.database = "postgresql://lesser@127.0.0.1:" + std::to_string(port()) + "/" + base_;
    testing::internal::CaptureStdout();
    EXPECT_EQ(checkDatabase(place_, false), 0);
    EXPECT_THAT(testing::internal::GetCapturedStdout(), testing::HasSubstr("Le schéma n'a pas été comparé"));
    bases_->in(base_, "DROP OWNED BY lesser; DROP ROLE lesser");
}

TEST_F(CheckPostgres, ABaseTooBusyToAnswerIsNotCheckedAndNotSaidToBeDamaged) {
    bases_->in(base_,
               "CREATE FUNCTION refuse() RETURNS text LANGUAGE plpgsql AS "
               "'BEGIN RAISE EXCEPTION ''no'' USING ERRCODE = ''40001''; END'; "
               "ALTER TABLE app_user RENAME TO hidden; "
               "CREATE VIEW app_user AS SELECT refuse() AS id, refuse() AS login, refuse() AS login_key");
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    EXPECT_EQ(checkDatabase(place_, true), 1);
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
    EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::HasSubstr("trop occupée"));
}

}  // namespace
}  // namespace jalon::app
