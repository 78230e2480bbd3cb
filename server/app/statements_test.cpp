// SPDX-License-Identifier: EUPL-1.2
// Every statement of the program is understood by the engine the tests run on: names, tables, columns, words. Run on
// both, this is what keeps the one text for two engines true (docs/decisions/0003).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/world.h"
#include "sql_constants.h"
#include "storage/sql_text.h"
#include "test_database.h"

namespace jalon::app {
namespace {

/// The drivers' own words are each for one engine.
bool isOfDriver(const test::SqlConstant& constant) {
    return constant.where.find("/server/storage/") != std::string::npos &&
           constant.where.find("/storage/migration.cpp") == std::string::npos;
}

std::string complaint(storage::Database& database, const test::SqlConstant& constant) {
    const std::string text = "EXPLAIN " + constant.text;
    const storage::Sql explain{constant.name, text};
    try {
        const std::vector<storage::Value> nothing(storage::parameterCount(explain));
        const auto refused = database.write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> {
            tx.runWith(explain, nothing);
            return Error::conflict("understood, and rolled back");
        });
        return refused.error().code == "understood, and rolled back" ? "" : refused.error().code;
    } catch (const std::exception& error) {
        return constant.where + ": " + error.what();
    }
}

TEST(Statements, EveryOneIsUnderstoodByTheEngine) {
    test::TestDatabase data(allSchemas());
    std::vector<std::string> complaints;
    std::size_t understood = 0;
    for (const auto& constant : test::sqlConstants(std::string(JALON_SOURCE_DIR) + "/server")) {
        if (isOfDriver(constant)) continue;
        const std::string said = complaint(data.database(), constant);
        if (said.empty()) {
            ++understood;
        } else {
            complaints.push_back(said);
        }
    }
    EXPECT_THAT(complaints, testing::IsEmpty());
    EXPECT_GT(understood, 500U) << "the source was not found, or is written otherwise";
}

}  // namespace
}  // namespace jalon::app
