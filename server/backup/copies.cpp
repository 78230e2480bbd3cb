// SPDX-License-Identifier: EUPL-1.2
#include "backup/copies.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <functional>
#include <iterator>
#include <system_error>

#include "storage/durable_file.h"
#include "storage/file_descriptor.h"
#include "storage/instance_lock.h"
#include "storage/left_behind.h"

namespace jalon::backup {

namespace {

namespace fs = std::filesystem;
using storage::DbCode;

constexpr std::string_view kPrefix = "jalon-";
constexpr std::string_view kPartial = ".partial";
constexpr std::string_view kGoing = ".jalon-going-";
Error refusal(const char* code) { return Error{ErrorKind::unavailable, code}; }

Error unwritable(int why) { return refusal(why == ENOSPC || why == EDQUOT ? "backup.no_space" : "backup.unwritable"); }

Error refusalOf(const storage::DbError& error) {
    if (error.code() == DbCode::full) return refusal("backup.no_space");
    if (error.code() == DbCode::corrupt || error.code() == DbCode::syntax) return refusal("backup.source_damaged");
    return refusal("backup.unwritable");
}

/// "jalon-20261122T013000Z", of an instant in UTC.
std::string nameOf(Instant at) {
    std::string name(kPrefix);
    for (const char c : at.iso().substr(0, 19))
        if (c != '-' && c != ':') name += c;
    return name + 'Z';
}

/// A folder that goes with what is in it, unless it was given another name.
class Draft {
public:
    explicit Draft(fs::path folder) : folder_(std::move(folder)) {}
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    const fs::path& path() const { return folder_; }

private:
    fs::path folder_;
};

Result<void> makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return unwritable(error.value());
    return {};
}

/// What a backup of this database left behind when its process died: the lock is held, so nobody works on it.
void removeAbandoned(const fs::path& to, const std::string& mark) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(to, ignored)) {
        const std::string name = entry.path().filename().string();
        const bool abandoned = name.starts_with("." + mark + "-") || name.starts_with(kGoing);
        if (abandoned && name.ends_with(kPartial)) fs::remove_all(entry.path(), ignored);
    }
}

/// Several databases, of several machines too, may share a folder; each clears up after itself alone.
std::string markOf(const fs::path& database) {
    std::array<char, 256> machine{};
    if (::gethostname(machine.data(), machine.size() - 1) != 0) machine.front() = '\0';
    const std::string place = std::string(machine.data()) + ":" + fs::absolute(database).string();
    return std::string(kPrefix) + std::to_string(std::hash<std::string>{}(place));
}

fs::path freeName(const fs::path& to, Instant at) {
    fs::path name = to / nameOf(at);
    for (int again = 2; fs::exists(name); ++again) name = to / (nameOf(at) + "-" + std::to_string(again));
    return name;
}

/// The copy is compared with what was copied while its key is still in memory.
Result<void> compare(const fs::path& file, const storage::DatabaseKey& key, const storage::Contents& expected) {
    std::vector<std::string> trouble;
    TRY_ASSIGN(const auto found, storage::examineCopy(file, key, trouble));
    if (!trouble.empty()) return refusal("backup.source_damaged");
    if (found != expected) return refusal("backup.differs");
    return {};
}

Result<Manifest> fill(const fs::path& draft, const Source& source, Instant now, const std::string& program,
                      const storage::GoOn& go_on) {
    const auto key = storage::DatabaseKey::random();
    const fs::path file = draft / kDatabaseName;
    TRY_ASSIGN(const auto contents, storage::copySqlcipher(source.database, source.key, file, key, go_on));
    TRY(compare(file, key, contents));
    const auto hash = hashOf(file);
    if (!hash) return refusal("backup.unwritable");
    Manifest manifest{now,
                      program,
                      contents.schema_number,
                      contents.base,
                      static_cast<std::int64_t>(fs::file_size(file)),
                      *hash,
                      contents.total(),
                      source.seal,
                      sealSecret({key, contents, *hash}, source.seal)};
    if (!storage::writeNewFile(draft / kManifestName, json::serialize(toJson(manifest)) + "\n"))
        return unwritable(errno);
    storage::syncFile(draft);
    return manifest;
}

Result<Copy> makeUnderLock(const Source& source, const fs::path& to, Instant now, const std::string& program,
                           const storage::GoOn& go_on) {
    TRY(makeFolder(to));
    const std::string mark = markOf(source.database);
    removeAbandoned(to, mark);
    const fs::path name = freeName(to, now);
    const Draft draft(to / ("." + mark + "-" + nameOf(now) + std::string(kPartial)));
    if (::mkdir(draft.path().c_str(), 0700) != 0) return unwritable(errno);
    TRY_ASSIGN(auto manifest, fill(draft.path(), source, now, program, go_on));
    storage::renameDurably(draft.path(), name);
    return Copy{name, std::move(manifest)};
}

std::optional<std::string> textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Result<Manifest> manifestIn(const fs::path& backup) {
    const auto text = textOf(backup / kManifestName);
    if (!text) return refusal("backup.missing");
    return parseManifest(*text);
}

bool isEmptyPlace(const fs::path& folder, const storage::KeyedFile& pair) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename();
        const bool lock = name == pair.database.filename().string() + ".lock" ||
                          name == pair.database.filename().string() + ".copying";
        const bool begun = entry.path() == storage::restoringOf(pair.database) ||
                           entry.path() == storage::nextOf(pair.key) ||
                           entry.path() == storage::nextOf(pair.database) || entry.path() == sealFile(folder);
        if (!lock && !begun) return false;
    }
    return true;
}

Result<Copy> restoreUnderLock(const fs::path& backup, const RecoveryKey& key, const storage::KeyedFile& pair,
                              int newest_schema, const storage::InstanceLock& lock, const storage::AfterStep& after) {
    const fs::path folder = pair.database.parent_path();
    std::vector<std::string> trouble;
    TRY_ASSIGN(Copy copy, verify(backup, key, trouble));
    if (copy.manifest.schema > newest_schema) return refusal("restore.schema_newer");
    TRY_ASSIGN(const Secret secret, openSecret(copy.manifest, key));

    // With nothing but the names of an interrupted restore there, these are taken back.
    fs::remove_all(storage::restoringOf(pair.database));
    fs::remove(storage::nextOf(pair.key));
    storage::discardCopy(storage::nextOf(pair.database));
    const Draft draft(storage::restoringOf(pair.database));
    if (::mkdir(draft.path().c_str(), 0700) != 0) return unwritable(errno);
    const auto live_key = storage::DatabaseKey::random();
    const fs::path file = draft.path() / kDatabaseName;
    const auto contents = storage::copySqlcipher(backup / kDatabaseName, secret.key, file, live_key);
    if (!contents) return contents.error().code == "database.disk" ? refusal("backup.damaged") : contents.error();
    if (*contents != secret.contents) return refusal("backup.damaged");
    TRY(compare(file, live_key, *contents));
    if (after) after(storage::SwapStep::copied);
    TRY(writeSeal(sealFile(draft.path()), key.seal()));
    if (!fs::exists(sealFile(folder))) storage::renameDurably(sealFile(draft.path()), sealFile(folder));
    storage::renameDurably(file, storage::nextOf(pair.database));
    // The lock may be that of a database which somebody has moved away: this one misses no log.
    lock.markClosed();
    storage::swapIn(pair, live_key, after);
    return copy;
}

}  // namespace

Result<Copy> makeBackup(const Source& source, const fs::path& to, Instant now, const std::string& program,
                        const storage::GoOn& go_on) {
    TRY_ASSIGN(const storage::CopyLock lock, storage::CopyLock::acquire(source.database));
    TRY(storage::refuseLoss(source.database));
    try {
        return makeUnderLock(source, to, now, program, go_on);
    } catch (const storage::DbError& error) {
        return refusalOf(error);
    } catch (const std::system_error& error) {
        return unwritable(error.code().value());
    }
}

Result<Copy> lookThrough(const fs::path& backup) {
    TRY_ASSIGN(auto manifest, manifestIn(backup));
    const fs::path file = backup / kDatabaseName;
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    if (error) return refusal("backup.missing");
    if (static_cast<std::int64_t>(bytes) != manifest.bytes) return refusal("backup.damaged");
    const auto hash = hashOf(file);
    if (!hash) return refusal("backup.missing");
    if (*hash != manifest.sha256) return refusal("backup.damaged");
    return Copy{fs::absolute(backup).lexically_normal(), std::move(manifest)};
}

Result<Copy> verify(const fs::path& backup, const RecoveryKey& key, std::vector<std::string>& trouble) {
    TRY_ASSIGN(auto copy, lookThrough(backup));
    TRY_ASSIGN(const Secret secret, openSecret(copy.manifest, key));
    if (secret.sha256 != copy.manifest.sha256) return refusal("backup.damaged");
    try {
        const auto found = storage::examineCopy(backup / kDatabaseName, secret.key, trouble);
        if (!found || !trouble.empty() || *found != secret.contents) return refusal("backup.damaged");
    } catch (const storage::DbError& error) {
        trouble.emplace_back(error.what());
        return refusal("backup.damaged");
    }
    return copy;
}

Result<Copy> restore(const fs::path& backup, const RecoveryKey& key, const storage::KeyedFile& pair, int newest_schema,
                     const storage::AfterStep& after) {
    const fs::path folder = pair.database.parent_path();
    std::error_code unmade;
    fs::create_directories(folder, unmade);
    if (unmade) return refusal("restore.unwritable");
    try {
        if (!isEmptyPlace(folder, pair)) return refusal("restore.not_empty");
        TRY_ASSIGN(const auto lock, storage::InstanceLock::acquire(pair.database));
        TRY_ASSIGN(const auto copying, storage::CopyLock::acquire(pair.database));
        return restoreUnderLock(backup, key, pair, newest_schema, lock, after);
    } catch (const storage::DbError& error) {
        return refusalOf(error);
    } catch (const std::system_error& error) {
        return unwritable(error.code().value());
    }
}

Result<std::vector<Copy>> backupsIn(const fs::path& folder) {
    std::vector<Copy> found;
    std::error_code error;
    if (!fs::exists(folder, error) && !error) return found;
    const fs::directory_iterator entries(folder, error);
    if (error) return refusal("backup.folder_unreadable");
    for (const auto& entry : entries) {
        if (!entry.path().filename().string().starts_with(kPrefix)) continue;
        auto manifest = manifestIn(entry.path());
        if (manifest) found.push_back({entry.path(), std::move(manifest).value()});
    }
    std::ranges::sort(found, [](const Copy& a, const Copy& b) {
        return a.manifest.at != b.manifest.at ? a.manifest.at > b.manifest.at : a.folder > b.folder;
    });
    return found;
}

void removeBackup(const Copy& copy) {
    const fs::path going = copy.folder.parent_path() / (std::string(kGoing) + copy.name() + std::string(kPartial));
    storage::renameDurably(copy.folder, going);
    fs::remove_all(going);
}

bool onOneDisk(const fs::path& one, const fs::path& other) {
    const auto disk = [](fs::path place) -> std::optional<dev_t> {
        struct stat status{};
        place = fs::absolute(place);
        while (::stat(place.c_str(), &status) != 0) {
            if (place == place.parent_path()) return std::nullopt;
            place = place.parent_path();
        }
        return status.st_dev;
    };
    const auto a = disk(one);
    return a && a == disk(other);
}

}  // namespace jalon::backup
