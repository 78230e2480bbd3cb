// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What stands beside the encrypted database of a backup. In clear: what tells backups apart and shows that one is
// whole. Sealed: the key of its database, how many rows each table has, and the hash, so that another file cannot be
// slipped in.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "backup/recovery_key.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "storage/sqlcipher_copy.h"

namespace jalon::backup {

constexpr int kFormat = 1;
constexpr const char* kDatabaseName = "jalon.db";
constexpr const char* kManifestName = "manifest.json";

struct Manifest {
    Instant at;           ///< the database is as it was then, or a little later
    std::string program;  ///< version that made it
    int schema = 0;       ///< highest migration
    std::string base;     ///< Contents::base
    std::int64_t bytes = 0;
    std::string sha256;     ///< of the database file, as sha256sum prints it
    std::int64_t rows = 0;  ///< of all tables together
    RecoverySeal seal;
    std::string sealed;  ///< hexadecimal
};

json::object toJson(const Manifest& manifest);
/// Errors: "backup.unreadable" (not a manifest), "backup.newer" (of a later format).
Result<Manifest> parseManifest(std::string_view text);

/// What only the recovery key reads.
struct Secret {
    storage::DatabaseKey key;
    storage::Contents contents;
    std::string sha256;
};

std::string sealSecret(const Secret& secret, const RecoverySeal& seal);
/// Error "recovery_key.wrong"; "backup.damaged" when it is sealed for this key and still makes no sense.
Result<Secret> openSecret(const Manifest& manifest, const RecoveryKey& key);

/// SHA-256 of a file, hexadecimal. Nothing when it cannot be read. Not for a database that is open in this process:
/// closing the file would drop its locks.
std::optional<std::string> hashOf(const std::filesystem::path& file);

}  // namespace jalon::backup
