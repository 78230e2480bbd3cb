// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A real database of its own for a test, migrated with the schemas it names: an encrypted file, or, when
// $JALON_TEST_DATABASE is the address of a PostgreSQL server, a base there. The same test runs on both:
//
//     test::TestDatabase data({people::schema(), audit::schema()});
//     data.database().write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> { … });
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "postgres_bases.h"
#include "storage/migration.h"
#include "storage/sqlcipher.h"
#include "temp_folder.h"

namespace jalon::test {

/// For rows a test puts in place without going through a use case.
constexpr storage::Unaudited kArrange{"arranged by a test"};

/// For the few expectations that are words of one engine.
inline bool onPostgres() { return PostgresBases::get() != nullptr; }

class TestDatabase {
public:
    /// The clock stands at 2026-11-12, 08:30 UTC, a Thursday of term.
    explicit TestDatabase(std::vector<storage::ModuleSchema> schemas, storage::SqlcipherOptions options = {})
        : TestDatabase(std::move(schemas), options, PostgresBases::get()) {}
    ~TestDatabase() {
        close();
        if (bases_ != nullptr) bases_->giveBack(schemas_, base_);
    }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    storage::Database& database() { return *database_; }
    ManualClock& clock() { return clock_; }
    /// Of the encrypted file (EmbeddedTestDatabase).
    const storage::DatabaseKey& key() const { return key_; }
    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path file() const { return folder_ / "jalon.db"; }
    /// Its name on PostgreSQL.
    const std::string& base() const { return base_; }
    /// Those given and storage's own: what schema_check.h wants.
    const std::vector<storage::ModuleSchema>& schemas() const { return schemas_; }

    /// On PostgreSQL, as a second server does; the encrypted file is open once only.
    std::unique_ptr<storage::Database> openAnother() {
        auto opened = bases_ != nullptr ? storage::openPostgres(bases_->address(base_))
                                        : storage::openSqlcipher(folder_ / "jalon.db", key_, options_);
        if (!opened) throw std::runtime_error("test database: " + opened.error().code);
        return std::move(opened).value();
    }

    void close() { database_.reset(); }
    /// Closes, opens and migrates again, as a restarted server does.
    void reopen() {
        close();
        database_ = openAnother();
        const auto migrated = storage::migrate(*database_, schemas_, clock_);
        if (!migrated) throw std::runtime_error("test database: " + migrated.error().code);
    }

protected:
    TestDatabase(std::vector<storage::ModuleSchema> schemas, storage::SqlcipherOptions options, PostgresBases* bases)
        : schemas_(std::move(schemas)), options_(options), bases_(bases) {
        schemas_.push_back(storage::storageSchema());
        if (bases_ != nullptr) base_ = bases_->take(schemas_);
        reopen();
    }

    TempFolder folder_;
    std::vector<storage::ModuleSchema> schemas_;
    storage::SqlcipherOptions options_;
    PostgresBases* bases_;
    std::string base_;
    storage::DatabaseKey key_ = storage::DatabaseKey::random();
    ManualClock clock_{*Instant::parse("2026-11-12T08:30:00.000000Z"), Day::of(2026, 11, 12)};
    std::unique_ptr<storage::Database> database_;
};

/// Always the encrypted file: for what only that has.
class EmbeddedTestDatabase : public TestDatabase {
public:
    explicit EmbeddedTestDatabase(std::vector<storage::ModuleSchema> schemas, storage::SqlcipherOptions options = {})
        : TestDatabase(std::move(schemas), options, nullptr) {}
};

}  // namespace jalon::test
