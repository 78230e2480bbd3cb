// SPDX-License-Identifier: EUPL-1.2
// Backups as files: made beside a running server, verified, restored elsewhere, and what interruption and damage leave.
#include "backup/copies.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>

#include "failing_disk.h"
#include "storage/instance_lock.h"
#include "test_database.h"

namespace jalon::backup {
namespace {

namespace fs = std::filesystem;
using storage::Sql;
using storage::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr Sql kInsert{"note.insert", "INSERT INTO note (id, text) VALUES ($1, $2)"};
constexpr Sql kCount{"note.count", "SELECT count(*) FROM note"};
constexpr int kNotes = 300;
constexpr int kSchema = 1;

storage::ModuleSchema noteSchema() {
    return {"notes",
            {{kSchema, "notes", "CREATE TABLE note (id {{int}} NOT NULL PRIMARY KEY, text TEXT NOT NULL) {{strict}};"}},
            ""};
}

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

void damage(const fs::path& file, std::streamoff at) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(at);
    const char was = static_cast<char>(stream.get());
    stream.seekp(at);
    stream.put(static_cast<char>(was ^ 0x55));
}

class Backup : public testing::Test {
protected:
    Backup() {
        const auto written = data_.database().write(test::kArrange, [](Transaction& tx) -> Result<void> {
            for (int i = 0; i < kNotes; ++i) tx.run(kInsert, i, std::string(100, 'n'));
            return {};
        });
        if (!written) throw std::runtime_error(written.error().code);
    }
    /// Enough pages for the copy to be asked whether to go on.
    void grow() {
        const auto grown = data_.database().write(test::kArrange, [](Transaction& tx) -> Result<void> {
            for (int i = kNotes; i < kNotes + 1500; ++i) tx.run(kInsert, i, std::string(3000, 'n'));
            return {};
        });
        if (!grown) throw std::runtime_error(grown.error().code);
    }
    Source source() { return {data_.file(), data_.key(), key_.seal()}; }
    Copy made() { return makeBackup(source(), to_, data_.clock().now(), "1.2.3").value(); }
    storage::KeyedFile elsewhere() const { return {place_ / "new" / "jalon.db", place_ / "new" / "jalon.key"}; }
    std::int64_t notesIn(const storage::KeyedFile& pair) {
        const auto finished = storage::finishSwap(pair);
        if (!finished) throw std::runtime_error(finished.error().code);
        auto opened = storage::openSqlcipher(pair.database, storage::loadOrCreateKey(pair.key, pair.database).value());
        if (!opened) throw std::runtime_error(opened.error().code);
        return (*opened)->read([](Transaction& tx) { return tx.run(kCount).front().integer(0); });
    }

    test::EmbeddedTestDatabase data_{{noteSchema()}};
    test::TempFolder place_;
    fs::path to_ = place_ / "backups";
    RecoveryKey key_ = RecoveryKey::random();
    std::vector<std::string> trouble_;
};

TEST_F(Backup, SaysWhatItIsAndOpensWithTheRecoveryKeyAlone) {
    const Copy copy = made();
    EXPECT_EQ(copy.name(), "jalon-20261112T083000Z");
    EXPECT_THAT(namesIn(to_), ElementsAre(copy.name()));
    EXPECT_THAT(namesIn(copy.folder), ElementsAre("jalon.db", "manifest.json"));
    const auto seen = lookThrough(copy.folder);
    ASSERT_TRUE(seen) << seen.error().code;
    EXPECT_EQ(seen->manifest.program, "1.2.3");
    EXPECT_EQ(seen->manifest.schema, kSchema);
    EXPECT_EQ(seen->manifest.at, data_.clock().now());
    const auto verified = verify(copy.folder, key_, trouble_);
    ASSERT_TRUE(verified) << verified.error().code;
    EXPECT_GE(verified->manifest.rows, kNotes);
    EXPECT_EQ(verify(copy.folder, RecoveryKey::random(), trouble_).error().code, "recovery_key.wrong");
    for (const char* file : {"jalon.db", "manifest.json"}) {
        struct stat status{};
        ASSERT_EQ(::stat((copy.folder / file).c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << file;
    }
    EXPECT_EQ(contentOf(copy.folder / "manifest.json").find(data_.key().hex()), std::string::npos);
}

TEST_F(Backup, TwoOfOneSecondHaveTwoNames) {
    made();
    EXPECT_EQ(made().name(), "jalon-20261112T083000Z-2");
    EXPECT_EQ(backupsIn(to_)->size(), 2U);
}

TEST_F(Backup, EveryKindOfDamageIsFound) {
    const Copy copy = made();
    const auto size = static_cast<std::streamoff>(fs::file_size(copy.folder / "jalon.db"));
    damage(copy.folder / "jalon.db", size / 2);
    EXPECT_EQ(lookThrough(copy.folder).error().code, "backup.damaged");
    damage(copy.folder / "jalon.db", size / 2);
    ASSERT_TRUE(lookThrough(copy.folder));

    fs::resize_file(copy.folder / "jalon.db", static_cast<std::uintmax_t>(size) - 4096);
    EXPECT_EQ(lookThrough(copy.folder).error().code, "backup.damaged");
    fs::remove(copy.folder / "jalon.db");
    EXPECT_EQ(lookThrough(copy.folder).error().code, "backup.missing");
    std::ofstream(copy.folder / "manifest.json") << "{}";
    EXPECT_EQ(lookThrough(copy.folder).error().code, "backup.unreadable");
    std::ofstream(copy.folder / "manifest.json") << R"({"format": 99})";
    EXPECT_EQ(lookThrough(copy.folder).error().code, "backup.newer");
    EXPECT_EQ(lookThrough(place_ / "nowhere").error().code, "backup.missing");
}

TEST_F(Backup, AManifestRewrittenToFitADamagedFileDeceivesNobodyWithTheKey) {
    const Copy copy = made();
    damage(copy.folder / "jalon.db", 5000);
    json::object forged = toJson(copy.manifest);
    forged["sha256"] = hashOf(copy.folder / "jalon.db").value();
    std::ofstream(copy.folder / "manifest.json") << json::serialize(forged);
    EXPECT_TRUE(lookThrough(copy.folder));
    EXPECT_EQ(verify(copy.folder, key_, trouble_).error().code, "backup.damaged");
}

TEST_F(Backup, AnInterruptedOneLeavesNothingCalledABackupAndTheNextClearsUp) {
    grow();
    data_.close();
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        static_cast<void>(makeBackup(source(), to_, Instant(0), "1.2.3", [](std::int64_t, std::int64_t) {
            ::kill(::getpid(), SIGKILL);
            return true;
        }));
        ::_exit(1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_EQ(namesIn(to_).size(), 1U);
    EXPECT_TRUE(namesIn(to_).front().ends_with(".partial"));
    EXPECT_THAT(backupsIn(to_).value(), IsEmpty());
    const Copy copy = made();
    EXPECT_THAT(namesIn(to_), ElementsAre(copy.name()));
}

TEST_F(Backup, OneAtATime) {
    const auto lock = storage::CopyLock::acquire(data_.file());
    EXPECT_EQ(makeBackup(source(), to_, data_.clock().now(), "1").error().code, "database.copying");
}

TEST_F(Backup, AFolderThatCannotBeWrittenIsSaid) {
    std::ofstream(place_ / "file") << "not a folder";
    EXPECT_EQ(makeBackup(source(), place_ / "file" / "backups", data_.clock().now(), "1").error().code,
              "backup.unwritable");
}

TEST_F(Backup, TheDiskThatFailsIsNamed) {
    grow();
    const auto code = [&](const storage::GoOn& go_on = {}) {
        const auto made = makeBackup(source(), to_, data_.clock().now(), "1", go_on);
        return made ? "no error" : made.error().code;
    };
    {
        const test::FailingDisk failing(data_.file());
        EXPECT_EQ(code(), "database.disk") << "from the beginning";
    }
    {
        std::optional<test::FailingDisk> failing;
        EXPECT_EQ(code([&](std::int64_t, std::int64_t) {
                      failing.emplace(data_.file());
                      return true;
                  }),
                  "database.disk")
            << "half-way";
    }
    {
        const test::FailingDisk failing(to_);
        EXPECT_EQ(code(), "backup.unwritable");
    }
    EXPECT_THAT(namesIn(to_), IsEmpty());
    EXPECT_EQ(code(), "no error");
}

TEST_F(Backup, IsNotMadeOfABaseWhoseLogIsMissing) {
    const fs::path killed = place_ / "killed";
    fs::create_directories(killed);
    for (const std::string name : {"jalon.db", "jalon.db.lock"}) fs::copy_file(data_.folder() / name, killed / name);
    const Source left{killed / "jalon.db", data_.key(), key_.seal()};
    EXPECT_EQ(makeBackup(left, to_, Instant(0), "1").error().code, "database.log_missing");
    EXPECT_FALSE(fs::exists(killed / "jalon.db-wal")) << "an empty one would pass for the one that is missing";
    fs::copy_file(data_.folder() / "jalon.db-wal", killed / "jalon.db-wal");
    const auto made = makeBackup(left, to_, Instant(0), "1");
    ASSERT_TRUE(made) << made.error().code;
    EXPECT_GE(made->manifest.rows, kNotes);
}

TEST_F(Backup, WhatIsRemovedIsGone) {
    const Copy copy = made();
    removeBackup(copy);
    EXPECT_THAT(namesIn(to_), IsEmpty());
}

TEST_F(Backup, IsRestoredIntoAnEmptyPlaceUnderANewKey) {
    const Copy copy = made();
    const auto restored = restore(copy.folder, key_, elsewhere(), kSchema);
    ASSERT_TRUE(restored) << restored.error().code;
    EXPECT_EQ(notesIn(elsewhere()), kNotes);
    EXPECT_THAT(namesIn(place_ / "new"),
                ElementsAre("jalon.db", "jalon.db.copying", "jalon.db.lock", "jalon.key", "jalon.recovery"));
    EXPECT_EQ(contentOf(elsewhere().key).find(data_.key().hex()), std::string::npos);
    EXPECT_EQ(readSeal(sealFile(place_ / "new")).value(), key_.seal());
    EXPECT_TRUE(lookThrough(copy.folder)) << "the backup is as it was";
}

TEST_F(Backup, IsRestoredWhereABaseWasTakenAwayAfterAKill) {
    const Copy copy = made();
    fs::create_directories(place_ / "new");
    fs::copy_file(data_.folder() / "jalon.db.lock", elsewhere().database.string() + ".lock");
    EXPECT_EQ(storage::finishSwap(elsewhere()).error().code, "database.file_missing");
    ASSERT_TRUE(restore(copy.folder, key_, elsewhere(), kSchema));
    EXPECT_EQ(notesIn(elsewhere()), kNotes);
}

TEST_F(Backup, ARestoreThatDoesNotBeginAgainStaysInterrupted) {
    const Copy copy = made();
    fs::create_directories(place_ / "new" / "restoring.partial");
    EXPECT_EQ(restore(copy.folder, RecoveryKey::random(), elsewhere(), kSchema).error().code, "recovery_key.wrong");
    EXPECT_EQ(storage::finishSwap(elsewhere()).error().code, "restore.unfinished");
    ASSERT_TRUE(restore(copy.folder, key_, elsewhere(), kSchema));
    EXPECT_EQ(notesIn(elsewhere()), kNotes);
}

TEST_F(Backup, IsNeverRestoredOverSomething) {
    const Copy copy = made();
    fs::create_directories(place_ / "new");
    std::ofstream(place_ / "new" / "mine") << "mine";
    EXPECT_EQ(restore(copy.folder, key_, elsewhere(), kSchema).error().code, "restore.not_empty");
    EXPECT_THAT(namesIn(place_ / "new"), ElementsAre("mine"));
}

TEST_F(Backup, IsNotRestoredWhereNoFolderCanBeMade) {
    const Copy copy = made();
    std::ofstream(place_ / "file") << "not a folder";
    const storage::KeyedFile below{place_ / "file" / "jalon.db", place_ / "file" / "jalon.key"};
    EXPECT_EQ(restore(copy.folder, key_, below, kSchema).error().code, "restore.unwritable");
}

TEST_F(Backup, IsNotRestoredByAnOlderProgramNorWithAnotherKeyNorDamaged) {
    const Copy copy = made();
    EXPECT_EQ(restore(copy.folder, key_, elsewhere(), kSchema - 1).error().code, "restore.schema_newer");
    EXPECT_EQ(restore(copy.folder, RecoveryKey::random(), elsewhere(), kSchema).error().code, "recovery_key.wrong");
    damage(copy.folder / "jalon.db", 9000);
    EXPECT_EQ(restore(copy.folder, key_, elsewhere(), kSchema).error().code, "backup.damaged");
    EXPECT_FALSE(fs::exists(elsewhere().database));
    EXPECT_FALSE(fs::exists(elsewhere().key));
}

TEST_F(Backup, ARestoreKilledAtAnyMomentIsWholeOrCanBeBegunAgain) {
    const Copy copy = made();
    data_.close();
    using storage::SwapStep;
    for (const SwapStep last :
         {SwapStep::copied, SwapStep::key_written, SwapStep::database_named, SwapStep::key_named}) {
        fs::remove_all(place_ / "new");
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            static_cast<void>(restore(copy.folder, key_, elsewhere(), kSchema, [&](SwapStep step) {
                if (step == last) ::kill(::getpid(), SIGKILL);
            }));
            ::_exit(1);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status));
        if (last == SwapStep::copied || last == SwapStep::key_written) {
            EXPECT_FALSE(fs::exists(elsewhere().database));
            const auto again = restore(copy.folder, key_, elsewhere(), kSchema);
            ASSERT_TRUE(again) << again.error().code;
        }
        EXPECT_EQ(notesIn(elsewhere()), kNotes) << static_cast<int>(last);
    }
}

TEST_F(Backup, OnOneDiskIsTold) {
    EXPECT_TRUE(onOneDisk(place_ / "not" / "there", place_.path()));
    EXPECT_FALSE(onOneDisk(place_.path(), "/proc"));
}

}  // namespace
}  // namespace jalon::backup
