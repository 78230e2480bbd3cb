// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Backups as they lie in a folder: made, looked through, opened, restored. Nothing here asks for a running server.
//
// A backup is a folder "jalon-20261122T013000Z" with an encrypted database and a manifest. It gets that name only when
// it is complete, was opened and compared with what was copied, and is on the disk; until then it is hidden and ends in
// ".partial".
#include <filesystem>
#include <string>
#include <vector>

#include "backup/manifest.h"
#include "backup/recovery_key.h"
#include "storage/key_swap.h"

namespace jalon::backup {

struct Copy {
    std::filesystem::path folder;
    Manifest manifest;
    std::string name() const { return folder.filename().string(); }
};

/// What is to be copied, and for whom.
struct Source {
    std::filesystem::path database;
    storage::DatabaseKey key;
    RecoverySeal seal;
};

/// Makes a backup in the folder `to`, which is made too. The server may run. Errors: "database.copying" (another
/// backup, a check or a new key is under way), those of refuseLoss and copySqlcipher; "backup.unwritable",
/// "backup.no_space" (what was begun is removed); "backup.source_damaged"; "backup.differs" (the copy is not what was
/// copied: a broken disk).
Result<Copy> makeBackup(const Source& source, const std::filesystem::path& to, Instant now, const std::string& program,
                        const storage::GoOn& go_on = {});

/// Without a key: the files are there, whole, and of a known format. Errors: "backup.missing", "backup.unreadable",
/// "backup.newer", "backup.damaged".
Result<Copy> lookThrough(const std::filesystem::path& backup);

/// With the key: every page, the whole, the rows of each table. Errors: those of lookThrough, "recovery_key.wrong".
/// `trouble` says of a damaged one what the engine found.
Result<Copy> verify(const std::filesystem::path& backup, const RecoveryKey& key, std::vector<std::string>& trouble);

/// Puts the database of a backup, verified, into an empty folder, which is made when it is absent, with a new key and,
/// unless there is one, the seal for the backups to come. The pair has its names only when it is complete. Errors:
/// those of verify and makeBackup, "restore.not_empty", "restore.schema_newer" (of a later program; `newest_schema` is
/// this one's).
Result<Copy> restore(const std::filesystem::path& backup, const RecoveryKey& key, const storage::KeyedFile& pair,
                     int newest_schema, const storage::AfterStep& after = {});

/// The backups in a folder whose manifest can be read, newest first. Error "backup.folder_unreadable"; a folder that
/// does not exist yet has none.
Result<std::vector<Copy>> backupsIn(const std::filesystem::path& folder);

/// It has lost its name before the first of its files goes. Throws std::system_error.
void removeBackup(const Copy& copy);

/// True when both lie on one disk, so that its end is the end of both.
bool onOneDisk(const std::filesystem::path& one, const std::filesystem::path& other);

}  // namespace jalon::backup
