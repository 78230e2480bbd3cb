// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A PostgreSQL base with one table of places, for tests of the driver.
#include <gmock/gmock.h>

#include <optional>
#include <string>

#include "cutting_proxy.h"
#include "storage/postgres.h"
#include "storage/postgres_address.h"
#include "test_database.h"

namespace jalon::storage {

inline constexpr Sql kPlaces{"places.taken", "SELECT count(*) FROM taken"};
inline constexpr Sql kTake{"places.take", "INSERT INTO taken (id) VALUES ($1)"};
inline constexpr Sql kFind{"places.find", "SELECT 1 FROM taken WHERE id = $1"};

inline ModuleSchema places() {
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
        return database.write(test::kArrange, [&](Transaction& tx) -> Result<void> {
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
    std::string over(const test::CuttingProxy& proxy) const {
        return "postgresql://postgres@127.0.0.1:" + std::to_string(proxy.port()) + "/" + data_->base();
    }
    static int serverPort() {
        const auto address = PostgresAddress::parse(test::PostgresBases::get()->address("postgres")).value();
        return std::stoi(address.parameters().at("port"));
    }

    std::optional<test::TestDatabase> data_;
};

}  // namespace jalon::storage
