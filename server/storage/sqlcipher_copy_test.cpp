// SPDX-License-Identifier: EUPL-1.2
// Copies under another key, and the exchange of keys, ended at every moment it could be.
#include "storage/sqlcipher_copy.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "storage/instance_lock.h"
#include "storage/key_swap.h"
#include "test_database.h"

namespace jalon::storage {
namespace {

namespace fs = std::filesystem;
using test::kArrange;
using testing::IsEmpty;

ModuleSchema noteSchema() {
    return {"notes",
            {{1, "notes", "CREATE TABLE note (id {{int}} NOT NULL PRIMARY KEY, text TEXT NOT NULL) {{strict}};"}},
            ""};
}
constexpr Sql kInsert{"note.insert", "INSERT INTO note (id, text) VALUES ($1, $2)"};
constexpr Sql kCount{"note.count", "SELECT count(*) FROM note"};
constexpr std::string_view kMarker = "MARKER-plain-text-of-a-note";
constexpr int kNotes = 500;

void fill(Database& database, int from = 0) {
    const auto written = database.write(kArrange, [&](Transaction& tx) -> Result<void> {
        for (int i = from; i < from + kNotes; ++i) tx.run(kInsert, i, std::string(kMarker) + std::string(200, 'x'));
        return {};
    });
    if (!written) throw std::runtime_error(written.error().code);
}

std::int64_t notesIn(const fs::path& file, const DatabaseKey& key) {
    auto opened = openSqlcipher(file, key);
    if (!opened) throw std::runtime_error(opened.error().code);
    return (*opened)->read([](Transaction& tx) { return tx.run(kCount).front().integer(0); });
}

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> filesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
    return names;
}

class Copy : public testing::Test {
protected:
    test::EmbeddedTestDatabase data_{{noteSchema()}};
    DatabaseKey other_ = DatabaseKey::random();
    fs::path to_ = data_.folder() / "copy.db";
};

TEST_F(Copy, HoldsWhatTheOriginalHoldsUnderItsOwnKeyWhileTheServerHasItOpen) {
    fill(data_.database());
    const auto copied = copySqlcipher(data_.file(), data_.key(), to_, other_);
    ASSERT_TRUE(copied) << copied.error().code;
    EXPECT_EQ(copied->rows.at("note"), kNotes);
    EXPECT_EQ(copied->schema_number, 1);
    EXPECT_EQ(copied->base.size(), 12U);
    EXPECT_EQ(data_.database().read([](Transaction& tx) { return baseOf(tx); }), copied->base);
    std::vector<std::string> trouble;
    const auto found = examineCopy(to_, other_, trouble);
    ASSERT_TRUE(found) << found.error().code;
    EXPECT_THAT(trouble, IsEmpty());
    EXPECT_EQ(*found, *copied);
    EXPECT_EQ(examineCopy(to_, data_.key(), trouble).error().code, "database.wrong_key");
    EXPECT_EQ(bytesOf(to_).find(kMarker), std::string::npos);
    EXPECT_FALSE(fs::exists(to_.string() + "-wal"));
    struct stat status{};
    ASSERT_EQ(::stat(to_.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(Copy, IsOneMomentWhateverIsWrittenMeanwhile) {
    for (int i = 0; i < 40; ++i) fill(data_.database(), i * kNotes);
    int told = 0;
    const auto copied = copySqlcipher(data_.file(), data_.key(), to_, other_, [&](std::int64_t, std::int64_t) {
        fill(data_.database(), 1'000'000 + told++ * kNotes);
        return true;
    });
    ASSERT_TRUE(copied);
    EXPECT_GT(told, 0);
    EXPECT_EQ(copied->rows.at("note"), 40 * kNotes);
    std::vector<std::string> trouble;
    EXPECT_EQ(examineCopy(to_, other_, trouble).value(), *copied);
    EXPECT_THAT(trouble, IsEmpty());
}

TEST_F(Copy, LeavesNothingWhenItIsGivenUp) {
    for (int i = 0; i < 40; ++i) fill(data_.database(), i * kNotes);
    const auto before = filesIn(data_.folder()).size();
    const auto copied =
        copySqlcipher(data_.file(), data_.key(), to_, other_, [](std::int64_t, std::int64_t) { return false; });
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, "copy.given_up");
    EXPECT_EQ(filesIn(data_.folder()).size(), before);
}

TEST_F(Copy, NeverTakesThePlaceOfAFile) {
    std::ofstream(to_) << "mine";
    EXPECT_EQ(copySqlcipher(data_.file(), data_.key(), to_, other_).error().code, "copy.exists");
    EXPECT_EQ(bytesOf(to_), "mine");
}

TEST_F(Copy, AWrongKeyTouchesNothing) {
    fill(data_.database());
    data_.close();
    const std::string before = bytesOf(data_.file());
    EXPECT_EQ(copySqlcipher(data_.file(), other_, to_, other_).error().code, "database.wrong_key");
    EXPECT_EQ(bytesOf(data_.file()), before);
    EXPECT_FALSE(fs::exists(to_));
}

TEST_F(Copy, APageThatWasDamagedIsFound) {
    fill(data_.database());
    ASSERT_TRUE(copySqlcipher(data_.file(), data_.key(), to_, other_));
    std::fstream file(to_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(3 * 4096 + 100);
    file.put('!');
    file.close();
    std::vector<std::string> trouble;
    static_cast<void>(examineCopy(to_, other_, trouble));
    EXPECT_THAT(trouble, testing::Not(IsEmpty()));
}

class Rekey : public testing::Test {
protected:
    Rekey() {
        auto key = loadOrCreateKey(pair_.key, pair_.database);
        auto opened = openSqlcipher(pair_.database, *key);
        ManualClock clock{Instant(1), Day::of(2026, 11, 12)};
        if (!migrate(**opened, {storageSchema(), noteSchema()}, clock)) throw std::runtime_error("migrate");
        fill(**opened);
    }
    std::string keyText() const { return bytesOf(pair_.key); }
    std::int64_t notes() const {
        const auto finished = finishSwap(pair_);
        if (!finished) throw std::runtime_error(finished.error().code);
        return notesIn(pair_.database, loadOrCreateKey(pair_.key, pair_.database).value());
    }
    /// Does it in a process of its own that is killed after a step.
    void rekeyKilledAfter(SwapStep last) const {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            static_cast<void>(rekey(pair_, {}, [&](SwapStep step) {
                if (step == last) ::kill(::getpid(), SIGKILL);
            }));
            ::_exit(1);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status));
    }

    test::TempFolder folder_;
    KeyedFile pair_{folder_ / "jalon.db", folder_ / "jalon.key"};
};

TEST_F(Rekey, GivesTheSameDatabaseAnotherKey) {
    const std::string before = keyText();
    const DatabaseKey old_key = loadOrCreateKey(pair_.key, pair_.database).value();
    const auto done = rekey(pair_);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_NE(keyText(), before);
    EXPECT_EQ(notes(), kNotes);
    EXPECT_EQ(openSqlcipher(pair_.database, old_key).error().code, "database.wrong_key");
    EXPECT_FALSE(fs::exists(nextOf(pair_.database)));
    EXPECT_FALSE(fs::exists(nextOf(pair_.key)));
}

TEST_F(Rekey, KilledAtAnyMomentLeavesAPairThatFits) {
    const std::string before = keyText();
    for (const SwapStep step : {SwapStep::copied, SwapStep::key_written}) {
        rekeyKilledAfter(step);
        EXPECT_EQ(notes(), kNotes) << static_cast<int>(step);
        EXPECT_EQ(keyText(), before) << static_cast<int>(step);
        EXPECT_FALSE(fs::exists(nextOf(pair_.database)));
        EXPECT_FALSE(fs::exists(nextOf(pair_.key)));
    }
    for (const SwapStep step : {SwapStep::database_named, SwapStep::key_named}) {
        const std::string old_text = keyText();
        rekeyKilledAfter(step);
        EXPECT_EQ(notes(), kNotes) << static_cast<int>(step);
        EXPECT_NE(keyText(), old_text) << static_cast<int>(step);
        EXPECT_FALSE(fs::exists(nextOf(pair_.key)));
    }
}

TEST_F(Rekey, AnInterruptedOneCanBeBegunAgain) {
    rekeyKilledAfter(SwapStep::database_named);
    const auto done = rekey(pair_);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(notes(), kNotes);
}

TEST_F(Rekey, AKeyCutShortWhileItWasWrittenIsDropped) {
    const std::string before = keyText();
    for (const std::string& torn : {std::string(), before.substr(0, 20)}) {
        std::ofstream(nextOf(pair_.key)) << torn;
        fs::permissions(nextOf(pair_.key), fs::perms::owner_read | fs::perms::owner_write);
        std::ofstream(nextOf(pair_.database)) << "a copy";
        for (const char* part : {"-journal", "-wal", "-shm"})
            std::ofstream(nextOf(pair_.database) += part) << "of the copy, killed as it was being ended";
        EXPECT_EQ(notes(), kNotes);
        EXPECT_EQ(keyText(), before);
        EXPECT_FALSE(fs::exists(nextOf(pair_.key)));
        for (const char* part : {"", "-journal", "-wal", "-shm"})
            EXPECT_FALSE(fs::exists(nextOf(pair_.database) += part)) << part;
    }
    std::ofstream(nextOf(pair_.key)).flush();
    fs::permissions(nextOf(pair_.key), fs::perms::owner_read | fs::perms::owner_write);
    std::ofstream(pair_.key) << "no key";
    EXPECT_EQ(finishSwap(pair_).error().code, "key.malformed") << "this one is to blame";
}

TEST_F(Rekey, TheKeyOfABaseThatWasMovedAwayIsKept) {
    rekeyKilledAfter(SwapStep::database_named);
    const std::string only = bytesOf(nextOf(pair_.key));
    fs::rename(pair_.database, folder_ / "elsewhere");
    EXPECT_EQ(finishSwap(pair_).error().code, "database.file_missing");
    EXPECT_EQ(bytesOf(nextOf(pair_.key)), only);
    fs::rename(folder_ / "elsewhere", pair_.database);
    EXPECT_EQ(notes(), kNotes);
}

TEST_F(Rekey, WritesOfTheLogComeAlong) {
    {
        // A server that dies leaves its last writes in the log.
        const pid_t child = ::fork();
        if (child == 0) {
            auto opened = openSqlcipher(pair_.database, loadOrCreateKey(pair_.key, pair_.database).value());
            fill(**opened, kNotes);
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
    }
    ASSERT_GT(fs::file_size(pair_.database.string() + "-wal"), 0U);
    ASSERT_TRUE(rekey(pair_));
    EXPECT_EQ(notes(), 2 * kNotes);
}

TEST_F(Rekey, NeverBesideAServerOrABackup) {
    const std::string before = bytesOf(pair_.database);
    {
        const auto server = openSqlcipher(pair_.database, loadOrCreateKey(pair_.key, pair_.database).value());
        EXPECT_EQ(rekey(pair_).error().code, "database.in_use");
    }
    {
        const auto backup = CopyLock::acquire(pair_.database);
        EXPECT_EQ(rekey(pair_).error().code, "database.copying");
    }
    EXPECT_EQ(bytesOf(pair_.database), before);
}

TEST_F(Rekey, AWrongKeyOrOneFromElsewhereTouchesNothing) {
    const std::string before = bytesOf(pair_.database);
    fs::remove(pair_.key);
    std::ofstream(pair_.key) << DatabaseKey::random().hex();
    fs::permissions(pair_.key, fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(rekey(pair_).error().code, "database.wrong_key");
    ::setenv("JALON_KEY", DatabaseKey::random().hex().c_str(), 1);
    EXPECT_EQ(rekey(pair_).error().code, "key.not_in_file");
    ::unsetenv("JALON_KEY");
    EXPECT_EQ(bytesOf(pair_.database), before);
}

}  // namespace
}  // namespace jalon::storage
