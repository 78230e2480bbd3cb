// SPDX-License-Identifier: EUPL-1.2
// The file itself: encrypted, private, held by one server, and whole after the worst.
#include "storage/sqlcipher.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

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
constexpr Sql kIds{"note.ids", "SELECT id FROM note ORDER BY id"};
constexpr std::string_view kMarker = "MARKER-plain-text-of-a-note";

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, std::string> contentsOf(const fs::path& folder) {
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder))
        contents[entry.path().filename()] = contentOf(entry.path());
    return contents;
}

void insert(Database& database, std::int64_t id, std::string_view text) {
    database.write(kArrange, [&](Transaction& tx) -> Result<Rows> { return tx.run(kInsert, id, text); }).value();
}

std::vector<std::int64_t> ids(Database& database) {
    return database.read([](Transaction& tx) {
        std::vector<std::int64_t> ids;
        for (const Row& row : tx.run(kIds)) ids.push_back(row.integer(0));
        return ids;
    });
}

std::string codeOfOpening(const fs::path& file, const DatabaseKey& key) {
    const auto opened = openSqlcipher(file, key);
    return opened ? "no error" : opened.error().code;
}

/// The files of a database as a power cut leaves them: the log not yet moved into the file.
void copyAsCrashed(test::EmbeddedTestDatabase& data, const fs::path& folder) {
    fs::create_directory(folder);
    for (const std::string name : {"jalon.db", "jalon.db-wal"}) fs::copy_file(data.folder() / name, folder / name);
}

TEST(Sqlcipher, OnlyVersionsFrom4_6AreSupported) {
    for (const std::string_view version : {"4.6.0 community", "4.6.1 community", "4.10.0", "5.0.0"}) {
        EXPECT_TRUE(isSupportedCipher(version)) << version;
    }
    for (const std::string_view version : {"", "4.5.6 community", "3.46.1", "community", "4", "4."}) {
        EXPECT_FALSE(isSupportedCipher(version)) << version;
    }
}

TEST(Sqlcipher, NoFileHoldsPlainText) {
    test::EmbeddedTestDatabase data({noteSchema()});
    insert(data.database(), 1, kMarker);
    auto files = contentsOf(data.folder());
    EXPECT_GT(files.at("jalon.db-wal").size(), 0U) << "the note is in the log by now";
    for (const auto& [name, content] : files) {
        EXPECT_EQ(content.find(kMarker), std::string::npos) << name;
        EXPECT_EQ(content.find("CREATE TABLE"), std::string::npos) << name;
        EXPECT_EQ(content.find("SQLite format"), std::string::npos) << name;
    }
    data.close();
    files = contentsOf(data.folder());
    EXPECT_EQ(files.at("jalon.db").find(kMarker), std::string::npos);
    EXPECT_GT(files.at("jalon.db").size(), 4096U);
}

TEST(Sqlcipher, FilesAreReadableByTheirOwnerAlone) {
    test::EmbeddedTestDatabase data({noteSchema()});
    for (const auto& entry : fs::directory_iterator(data.folder())) {
        struct stat status{};
        ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 07777U, 0600U) << entry.path();
    }
}

TEST(Sqlcipher, EveryConnectionHasTheSafeSettings) {
    test::EmbeddedTestDatabase data({noteSchema()}, {.readers = 2, .cache_kib = 1234, .spare_cache_kib = 567});
    const std::map<std::string_view, std::string> expected{
        {"PRAGMA synchronous", "1"},        {"PRAGMA foreign_keys", "1"}, {"PRAGMA trusted_schema", "0"},
        {"PRAGMA recursive_triggers", "0"}, {"PRAGMA temp_store", "2"},   {"PRAGMA busy_timeout", "5000"}};
    const auto check = [&](Transaction& tx, std::int64_t cache_kib) {
        for (const auto& [pragma, value] : expected)
            EXPECT_EQ(std::to_string(tx.run({pragma, pragma}).front().integer(0)), value) << pragma;
        EXPECT_EQ(tx.run({"cache", "PRAGMA cache_size"}).front().integer(0), -cache_kib);
        return true;
    };
    const auto checkWriter = [&](Transaction& tx) -> Result<void> {
        check(tx, 567);
        EXPECT_EQ(tx.run({"journal", "PRAGMA journal_mode"}).front().text(0), "wal");
        return {};
    };
    // Each holds its connection while the next one looks for another.
    data.database().read([&](Transaction& first) {
        std::thread([&] {
            data.database().read([&](Transaction& second) {
                std::thread([&] { EXPECT_TRUE(data.database().write(checkWriter)); }).join();
                return check(second, 567);
            });
        }).join();
        return check(first, 1234);
    });
}

TEST(Sqlcipher, TheSchemaCannotBeRewrittenByHand) {
    test::EmbeddedTestDatabase data({noteSchema()});
    const auto rewrite = [](Transaction& tx) -> Result<void> {
        tx.run({"allow", "PRAGMA writable_schema = ON"});
        tx.run({"rewrite", "UPDATE sqlite_schema SET sql = '' WHERE name = 'note'"});
        return {};
    };
    EXPECT_THROW(data.database().write(kArrange, rewrite), DbError);
}

TEST(Sqlcipher, ClosingMovesTheLogIntoTheFile) {
    test::EmbeddedTestDatabase data({noteSchema()});
    insert(data.database(), 1, "one");
    data.close();
    EXPECT_FALSE(fs::exists(data.folder() / "jalon.db-wal"));
    data.reopen();
    EXPECT_THAT(ids(data.database()), ::testing::ElementsAre(1));
}

TEST(Sqlcipher, AWrongKeyIsToldAndLeavesTheFileAsItWas) {
    test::EmbeddedTestDatabase data({noteSchema()});
    insert(data.database(), 1, "one");
    data.close();
    const std::string before = contentOf(data.file());
    ::testing::internal::CaptureStderr();
    EXPECT_EQ(codeOfOpening(data.file(), DatabaseKey::random()), "database.wrong_key");
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "") << "nothing but the Error";
    EXPECT_EQ(contentOf(data.file()), before);
    data.reopen();
    EXPECT_THAT(ids(data.database()), ::testing::ElementsAre(1));
}

TEST(Sqlcipher, AWrongKeyLeavesTheLogOfACrashAsItWas) {
    test::EmbeddedTestDatabase data({noteSchema()});
    insert(data.database(), 1, "one");
    const fs::path crashed = data.folder() / "crashed";
    copyAsCrashed(data, crashed);
    const std::string file = contentOf(crashed / "jalon.db");
    const std::string log = contentOf(crashed / "jalon.db-wal");
    EXPECT_EQ(codeOfOpening(crashed / "jalon.db", DatabaseKey::random()), "database.wrong_key");
    EXPECT_EQ(contentOf(crashed / "jalon.db"), file);
    EXPECT_EQ(contentOf(crashed / "jalon.db-wal"), log);
    EXPECT_THAT(ids(*openSqlcipher(crashed / "jalon.db", data.key()).value()), ::testing::ElementsAre(1));
}

TEST(Sqlcipher, AFileThatIsNoDatabaseIsRefusedAndKept) {
    const test::TempFolder folder;
    const std::string text(10'000, 'x');
    std::ofstream(folder / "letter.txt") << text;
    EXPECT_EQ(codeOfOpening(folder / "letter.txt", DatabaseKey::random()), "database.wrong_key");
    EXPECT_EQ(contentOf(folder / "letter.txt"), text);
}

TEST(Sqlcipher, AFolderThatIsAbsentIsToldAsUnreadable) {
    const test::TempFolder folder;
    EXPECT_EQ(codeOfOpening(folder / "absent/jalon.db", DatabaseKey::random()), "database.unreadable");
    fs::create_directory(folder / "folder.db");
    EXPECT_EQ(codeOfOpening(folder / "folder.db", DatabaseKey::random()), "database.unreadable");
}

TEST(Sqlcipher, ASecondServerIsRefusedUntilTheFirstCloses) {
    test::EmbeddedTestDatabase data({noteSchema()});
    EXPECT_EQ(codeOfOpening(data.file(), data.key()), "database.in_use");
    insert(data.database(), 1, "the first goes on");
    data.close();
    EXPECT_EQ(codeOfOpening(data.file(), data.key()), "no error");
}

TEST(Sqlcipher, DamageInsideTheFileIsReportedAsCorrupt) {
    test::EmbeddedTestDatabase data({noteSchema()});
    for (int id = 0; id < 200; ++id) insert(data.database(), id, std::string(1000, 'x'));
    data.close();
    {
        std::fstream file(data.file(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(static_cast<std::streamoff>(fs::file_size(data.file()) - 4096 * 3));
        file << "a few bytes written over a page";
    }
    data.reopen();
    try {
        data.database().read([](Transaction& tx) { return tx.run({"note.all", "SELECT text FROM note"}); });
        ADD_FAILURE() << "a page that was changed was accepted";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::corrupt) << error.what();
    }
}

/// A server that stores notes from `first` on and says each number once it is stored, until it is killed.
[[noreturn]] void storeUntilKilled(const fs::path& file, const DatabaseKey& key, std::int64_t first, int out) {
    auto opened = openSqlcipher(file, key);
    if (!opened) ::_exit(1);
    for (std::int64_t id = first;; ++id) {
        insert(**opened, id, kMarker);
        if (::write(out, &id, sizeof id) != sizeof id) ::_exit(2);
    }
}

/// Runs such a server, kills it after a while, and gives what it had said.
std::vector<std::int64_t> acknowledgedBeforeKill(const fs::path& file, const DatabaseKey& key, std::int64_t first) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("pipe");
    const pid_t child = ::fork();
    if (child == 0) storeUntilKilled(file, key, first, pipe[1]);
    ::close(pipe[1]);
    std::vector<std::int64_t> acknowledged;
    std::int64_t id = 0;
    const auto receive = [&] { return ::read(pipe[0], &id, sizeof id) == sizeof id; };
    while (acknowledged.size() < 25 && receive()) acknowledged.push_back(id);
    ::kill(child, SIGKILL);
    while (receive()) acknowledged.push_back(id);
    ::close(pipe[0]);
    ::waitpid(child, nullptr, 0);
    return acknowledged;
}

TEST(Sqlcipher, EveryAcknowledgedWriteSurvivesKill9) {
    test::EmbeddedTestDatabase data({noteSchema()});
    std::int64_t next = 0;
    for (int cycle = 0; cycle < 4; ++cycle) {
        data.close();
        const auto acknowledged = acknowledgedBeforeKill(data.file(), data.key(), next);
        ASSERT_GE(acknowledged.size(), 25U);
        data.reopen();
        const auto stored = ids(data.database());
        // The last one stored may not have been said any more; nothing said may be missing, nothing may be in between.
        next = static_cast<std::int64_t>(stored.size());
        ASSERT_GE(next, acknowledged.back() + 1);
        ASSERT_LE(next, acknowledged.back() + 2);
        ASSERT_EQ(stored.back(), next - 1);
        const auto check =
            data.database().read([](Transaction& tx) { return tx.run({"check", "PRAGMA integrity_check"}); });
        ASSERT_EQ(check.front().text(0), "ok");
    }
}

}  // namespace
}  // namespace jalon::storage
