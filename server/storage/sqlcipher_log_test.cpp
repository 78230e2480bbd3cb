// SPDX-License-Identifier: EUPL-1.2
// The write-ahead log: on the disk before a write is acknowledged, and moved into the file beside the work.
#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

#include "storage/log_mover.h"
#include "storage/sqlcipher.h"
#include "test_database.h"

namespace {

std::atomic<int> disk_rounds = 0;
std::atomic<bool> disk_fails = false;

}  // namespace

/// In place of the C library's, for the whole program of tests.
extern "C" int fdatasync(int file) {
    ++disk_rounds;
    if (disk_fails) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

namespace jalon::storage {
namespace {

namespace fs = std::filesystem;
using test::kArrange;

ModuleSchema noteSchema() {
    return {"notes", {{1, "notes", "CREATE TABLE note (text TEXT NOT NULL) {{strict}};"}}, ""};
}

constexpr Sql kInsert{"note.insert", "INSERT INTO note (text) VALUES ($1)"};
constexpr Sql kCount{"note.count", "SELECT count(*) FROM note"};

void insert(Database& database, const std::string& text) {
    database.write(kArrange, [&](Transaction& tx) -> Result<Rows> { return tx.run(kInsert, text); }).value();
}

std::int64_t count(Database& database) {
    return database.read([](Transaction& tx) { return tx.run(kCount).front().integer(0); });
}

TEST(SqlcipherLog, IsOnTheDiskBeforeAWriteIsAcknowledged) {
    test::EmbeddedTestDatabase data({noteSchema()});
    for (int i = 0; i < 3; ++i) {
        const int before = disk_rounds;
        insert(data.database(), "a sentence");
        EXPECT_GT(disk_rounds, before);
    }
    const int before = disk_rounds;
    count(data.database());
    EXPECT_EQ(disk_rounds, before) << "reading alone waits for no disk";
}

TEST(SqlcipherLog, WritesAreRefusedOnceTheDiskHasFailed) {
    test::EmbeddedTestDatabase data({noteSchema()});
    insert(data.database(), "kept");
    disk_fails = true;
    EXPECT_THROW(insert(data.database(), "not acknowledged"), DbError);
    disk_fails = false;
    const std::int64_t notes = count(data.database());
    EXPECT_THROW(insert(data.database(), "refused"), DbError);
    EXPECT_EQ(count(data.database()), notes) << "reads go on";
    EXPECT_THROW(data.database().requireSound(), DbError);
    data.reopen();
    data.database().requireSound();
    insert(data.database(), "kept again");
    EXPECT_EQ(count(data.database()), notes + 1);
}

TEST(SqlcipherLog, MovesIntoTheFileBesideTheWork) {
    test::EmbeddedTestDatabase data({noteSchema()});
    const fs::path file = data.folder() / "jalon.db";
    const std::string page(4000, 'x');
    const auto before = fs::file_size(file);
    const auto wanted = before + 4096U * LogMover::kPagesAtOnce / 2;
    for (int i = 0; i < 50 * LogMover::kPagesAtOnce && fs::file_size(file) < wanted; ++i) insert(data.database(), page);
    EXPECT_GE(fs::file_size(file), wanted);
}

TEST(SqlcipherLog, BeginsAnewWhenItHasBecomeLong) {
    test::EmbeddedTestDatabase data({noteSchema()});
    const fs::path log = data.folder() / "jalon.db-wal";
    const std::string pages(400'000, 'x');
    // A log that only grew would always hold all that was written.
    std::uintmax_t written = 0;
    do {
        insert(data.database(), pages);
        written += pages.size();
    } while (fs::file_size(log) > written / 2 && written < 4096U * 16 * LogMover::kLong);
    EXPECT_LE(fs::file_size(log), written / 2);
    EXPECT_GT(written, 4096U * LogMover::kLong);
}

}  // namespace
}  // namespace jalon::storage
