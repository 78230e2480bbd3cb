// SPDX-License-Identifier: EUPL-1.2
// What the machine does to a database: no space, files taken away or closed, a disk that fails.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "failing_disk.h"
#include "full_disk.h"
#include "storage/integrity.h"
#include "storage/sqlite_code.h"
#include "test_database.h"

namespace jalon::storage {
namespace {

namespace fs = std::filesystem;
using test::kArrange;

ModuleSchema noteSchema() {
    return {"notes",
            {{1, "notes", "CREATE TABLE note (id {{int}} NOT NULL PRIMARY KEY, text TEXT NOT NULL) {{strict}};"}},
            ""};
}

constexpr Sql kInsert{"note.insert", "INSERT INTO note (id, text) VALUES ($1, $2)"};
constexpr Sql kCount{"note.count", "SELECT count(*) FROM note"};

class BadDays : public ::testing::Test {
protected:
    void insert(std::int64_t id, std::size_t length = 100) {
        data_.database()
            .write(kArrange,
                   [&](Transaction& tx) -> Result<Rows> { return tx.run(kInsert, id, std::string(length, 'x')); })
            .value();
    }
    DbCode codeOfInsert(std::int64_t id, std::size_t length = 100) {
        try {
            insert(id, length);
        } catch (const DbError& error) {
            return error.code();
        }
        throw std::logic_error("the write was accepted");
    }
    std::int64_t count() {
        return data_.database().read([](Transaction& tx) { return tx.run(kCount).front().integer(0); });
    }
    std::string integrity() {
        return data_.database().read(
            [](Transaction& tx) { return tx.run({"check", "PRAGMA integrity_check"}).front().text(0); });
    }
    /// The folder as a killed server leaves it: its lock file, its log, no closing.
    void copyAsKilled(const fs::path& folder) {
        fs::create_directory(folder);
        for (const std::string name : {"jalon.db", "jalon.db-wal", "jalon.db.lock"})
            fs::copy_file(data_.folder() / name, folder / name);
    }
    std::string codeOfOpening(const fs::path& file) {
        const auto opened = openSqlcipher(file, data_.key());
        return opened ? "no error" : opened.error().code;
    }
    std::int64_t countIn(const fs::path& file) {
        const auto opened = openSqlcipher(file, data_.key());
        if (!opened) throw std::runtime_error(opened.error().code);
        return (*opened)->read([](Transaction& tx) { return tx.run(kCount).front().integer(0); });
    }
    static std::string bytesOf(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    test::EmbeddedTestDatabase data_{{noteSchema()}};
};

TEST_F(BadDays, AFullDiskRefusesWritesAndNothingElse) {
    insert(1);
    {
        const test::FullDisk full;
        EXPECT_EQ(codeOfInsert(2), DbCode::full);
        EXPECT_EQ(codeOfInsert(3, 2'000'000), DbCode::full) << "more than the cache holds back until the commit";
        EXPECT_EQ(count(), 1);
    }
    insert(4);
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(integrity(), "ok");
    data_.reopen();
    EXPECT_EQ(count(), 2);
}

TEST_F(BadDays, AServerThatStopsOnAFullDiskLosesNothing) {
    insert(1);
    {
        const test::FullDisk full;
        data_.close();
        EXPECT_TRUE(fs::exists(data_.folder() / "jalon.db-wal")) << "what could not be moved into the file";
    }
    data_.reopen();
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(integrity(), "ok");
}

TEST_F(BadDays, ALogTakenAwayAfterAKillIsToldAndTheLossIsAcceptedByHand) {
    insert(1);
    const fs::path killed = data_.folder() / "killed";
    copyAsKilled(killed);
    fs::rename(killed / "jalon.db-wal", killed / "elsewhere");
    EXPECT_EQ(codeOfOpening(killed / "jalon.db"), "database.log_missing");
    EXPECT_EQ(codeOfOpening(killed / "jalon.db"), "database.log_missing") << "asking again accepts nothing";

    fs::rename(killed / "elsewhere", killed / "jalon.db-wal");
    EXPECT_EQ(codeOfOpening(killed / "jalon.db"), "no error") << "put back: nothing is lost";

    copyAsKilled(data_.folder() / "again");
    fs::remove(data_.folder() / "again/jalon.db-wal");
    fs::remove(data_.folder() / "again/jalon.db.lock");
    EXPECT_EQ(codeOfOpening(data_.folder() / "again/jalon.db"), "no error");
}

TEST_F(BadDays, ALogThatIsMissingIsNotReplacedByWhoLooks) {
    insert(1);
    const fs::path killed = data_.folder() / "killed # 100%";
    copyAsKilled(killed);
    fs::rename(killed / "jalon.db-wal", killed / "elsewhere");
    Findings findings;
    {
        const auto opened = openBeside(killed / "jalon.db", data_.key(), LogUse::none);
        ASSERT_TRUE(opened) << opened.error().code;
        EXPECT_GE(schemaNumber(**opened), 0);
        checkFile(killed / "jalon.db", data_.key(), LogUse::none, findings);
        EXPECT_FALSE(fs::exists(killed / "jalon.db-wal")) << "killed now, it would have left an empty one";
    }
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(codeOfOpening(killed / "jalon.db"), "database.log_missing");
}

TEST_F(BadDays, ACheckThatEndsAfterItsServerLeavesTheLog) {
    insert(1);
    auto beside = openBeside(data_.file(), data_.key());
    ASSERT_TRUE(beside) << beside.error().code;
    ASSERT_EQ((*beside)->read([](Transaction& tx) { return tx.run(kCount).front().integer(0); }), 1);
    data_.close();
    Findings findings;
    checkFile(data_.file(), data_.key(), LogUse::leave, findings);
    EXPECT_TRUE(findings.empty());
    beside->reset();
    EXPECT_EQ(countIn(data_.file()), 1) << "no log is missing";
}

TEST_F(BadDays, ALogWhoseBaseWasTakenAwayIsKept) {
    insert(1);
    const fs::path killed = data_.folder() / "killed";
    copyAsKilled(killed);
    const fs::path base = killed / "jalon.db";
    const std::string log = bytesOf(killed / "jalon.db-wal");
    ASSERT_FALSE(log.empty());
    for (const bool marked : {true, false}) {
        if (!marked) fs::remove(killed / "jalon.db.lock");
        fs::rename(base, killed / "elsewhere");
        EXPECT_EQ(codeOfOpening(base), "database.file_missing");
        EXPECT_FALSE(fs::exists(base));
        std::ofstream(base).flush();
        EXPECT_EQ(codeOfOpening(base), "database.file_missing") << "an empty file is no base either";
        EXPECT_EQ(bytesOf(killed / "jalon.db-wal"), log);
        fs::rename(killed / "elsewhere", base);
    }
    EXPECT_EQ(countIn(base), 1) << "put back: nothing is lost";
}

TEST_F(BadDays, ABaseTakenAwayWithItsLogIsMissed) {
    insert(1);
    const fs::path killed = data_.folder() / "killed";
    copyAsKilled(killed);
    fs::remove(killed / "jalon.db");
    fs::remove(killed / "jalon.db-wal");
    EXPECT_EQ(codeOfOpening(killed / "jalon.db"), "database.file_missing");
}

TEST_F(BadDays, AnInterruptedRestoreIsNoPlaceForANewBase) {
    const fs::path place = data_.folder() / "place";
    fs::create_directories(place / "restoring.partial");
    EXPECT_EQ(codeOfOpening(place / "jalon.db"), "restore.unfinished");
    EXPECT_FALSE(fs::exists(place / "jalon.db"));
}

TEST_F(BadDays, ACleanStopNeedsNoLog) {
    insert(1);
    data_.close();
    ASSERT_FALSE(fs::exists(data_.folder() / "jalon.db-wal"));
    EXPECT_EQ(codeOfOpening(data_.file()), "no error");
}

TEST_F(BadDays, TheIndexOfTheLogIsMadeAgain) {
    insert(1);
    const fs::path killed = data_.folder() / "killed";
    copyAsKilled(killed);
    ASSERT_FALSE(fs::exists(killed / "jalon.db-shm"));
    const auto opened = openSqlcipher(killed / "jalon.db", data_.key());
    ASSERT_TRUE(opened);
    EXPECT_EQ((*opened)->read([](Transaction& tx) { return tx.run(kCount).front().integer(0); }), 1);
}

/// Opens in a child that is nobody, whose rights hold as those of root never do.
std::string codeOfOpeningAsNobody(const fs::path& file, const DatabaseKey& key) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t kNobody = 65534;
        if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(1);
        std::string code = "no error";
        if (const auto opened = openSqlcipher(file, key); !opened) code = opened.error().code;
        ::_exit(::write(pipe[1], code.data(), code.size()) == static_cast<ssize_t>(code.size()) ? 0 : 2);
    }
    ::close(pipe[1]);
    std::array<char, 100> text{};
    const ssize_t length = ::read(pipe[0], text.data(), text.size());
    ::close(pipe[0]);
    ::waitpid(child, nullptr, 0);
    return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : "nothing";
}

TEST_F(BadDays, FilesThatMayNotBeWrittenAreTold) {
    insert(1);
    data_.close();
    fs::permissions(data_.folder(), fs::perms::all);
    fs::permissions(data_.folder() / "jalon.db.lock", fs::perms::all);
    fs::permissions(data_.file(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    EXPECT_EQ(codeOfOpeningAsNobody(data_.file(), data_.key()), "database.readonly");
    fs::permissions(data_.file(), fs::perms::none);
    EXPECT_EQ(codeOfOpeningAsNobody(data_.file(), data_.key()), "database.unreadable");
    fs::permissions(data_.folder() / "jalon.db.lock", fs::perms::none);
    EXPECT_EQ(codeOfOpeningAsNobody(data_.file(), data_.key()), "database.unreadable");
    fs::permissions(data_.folder() / "jalon.db.lock", fs::perms::owner_all);
    fs::permissions(data_.file(), fs::perms::owner_all);
    data_.reopen();
    EXPECT_EQ(count(), 1);
}

/// What opening throws.
std::string codeOfBreaking(const fs::path& file, const DatabaseKey& key) {
    try {
        const auto opened = openSqlcipher(file, key);
        return opened ? "no error" : opened.error().code;
    } catch (const DbError& error) {
        return error.code() == DbCode::disk ? "disk" : error.what();
    }
}

TEST_F(BadDays, AFailingDiskIsNoServerThatDoesNotAnswer) {
    EXPECT_EQ(sqliteCode(SQLITE_IOERR_READ, EIO), DbCode::disk);
    EXPECT_EQ(sqliteCode(SQLITE_IOERR_FSYNC, EIO), DbCode::disk);
    EXPECT_EQ(sqliteCode(SQLITE_CANTOPEN, EMFILE), DbCode::busy);
    insert(1);
    {
        const test::FailingDisk failing(data_.file());
        EXPECT_EQ(codeOfInsert(2), DbCode::disk);
    }
    data_.close();
    {
        const test::FailingDisk failing(data_.file());
        EXPECT_EQ(codeOfBreaking(data_.file(), data_.key()), "disk");
    }
    data_.reopen();
    EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace jalon::storage
