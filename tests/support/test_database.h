// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A real encrypted database in a folder of its own, migrated with the schemas a test names:
//
//     test::TestDatabase data({people::schema(), audit::schema()});
//     data.database().write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> { … });
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "storage/migration.h"
#include "storage/sqlcipher.h"
#include "temp_folder.h"

namespace jalon::test {

/// For rows a test puts in place without going through a use case.
constexpr storage::Unaudited kArrange{"arranged by a test"};

class TestDatabase {
public:
    /// The clock stands at 2026-11-12, 08:30 UTC, a Thursday of term.
    explicit TestDatabase(std::vector<storage::ModuleSchema> schemas, storage::SqlcipherOptions options = {})
        : schemas_(std::move(schemas)), options_(options) {
        schemas_.push_back(storage::storageSchema());
        reopen();
    }

    storage::Database& database() { return *database_; }
    ManualClock& clock() { return clock_; }
    const storage::DatabaseKey& key() const { return key_; }
    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path file() const { return folder_ / "jalon.db"; }
    /// Those given and storage's own: what schema_check.h wants.
    const std::vector<storage::ModuleSchema>& schemas() const { return schemas_; }

    void close() { database_.reset(); }
    /// Closes, opens and migrates again, as a restarted server does.
    void reopen() {
        close();
        auto opened = storage::openSqlcipher(file(), key_, options_);
        if (!opened) throw std::runtime_error("test database: " + opened.error().code);
        database_ = std::move(opened).value();
        const auto migrated = storage::migrate(*database_, schemas_, clock_);
        if (!migrated) throw std::runtime_error("test database: " + migrated.error().code);
    }

private:
    TempFolder folder_;
    std::vector<storage::ModuleSchema> schemas_;
    storage::SqlcipherOptions options_;
    storage::DatabaseKey key_ = storage::DatabaseKey::random();
    ManualClock clock_{*Instant::parse("2026-11-12T08:30:00.000000Z"), Day::of(2026, 11, 12)};
    std::unique_ptr<storage::Database> database_;
};

}  // namespace jalon::test
