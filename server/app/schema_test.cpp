// SPDX-License-Identifier: EUPL-1.2
// The schema of the whole program, as a fresh database has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "app/world.h"
#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::app {
namespace {

TEST(WholeSchema, EveryColumnHasASensitivityAndARetentionClass) {
    test::TestDatabase data(allSchemas());
    EXPECT_THAT(storage::unclassifiedColumns(data.database(), allSchemas()), testing::IsEmpty());
}

TEST(WholeSchema, MigrationNumbersAreUnique) {
    std::set<int> numbers;
    std::size_t migrations = 0;
    for (const auto& schema : allSchemas())
        for (const auto& migration : schema.migrations) {
            numbers.insert(migration.number);
            ++migrations;
        }
    EXPECT_GT(migrations, 8U);
    EXPECT_EQ(numbers.size(), migrations);
}

TEST(WholeSchema, TheInventoryOfPersonalDataIsUpToDate) {
    std::ifstream in(std::string(JALON_SOURCE_DIR) + "/docs/personal-data.md");
    const std::string written{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    EXPECT_EQ(written, storage::personalDataDocument(allSchemas()))
        << "run: jalon personal-data > docs/personal-data.md";
}

}  // namespace
}  // namespace jalon::app
