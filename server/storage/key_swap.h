// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Exchanging a database and its key for another pair so that, whenever the power goes, one pair that fits is there.
//
// The new database is prepared as FILE.next and its key as KEY.next. Naming the database is the decision: until then
// KEY opens FILE, from then on KEY.next does, until it has the name of KEY too. finishSwap() finds out by trying.
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "storage/sqlcipher_copy.h"

namespace jalon::storage {

struct KeyedFile {
    std::filesystem::path database, key;
};

enum class SwapStep { copied, key_written, database_named, key_named };
/// For tests, which end the process there.
using AfterStep = std::function<void(SwapStep)>;

/// FILE.next of a database or key file.
std::filesystem::path nextOf(const std::filesystem::path& file);

/// The second half: FILE.next exists, complete, under `key`. The caller holds InstanceLock and CopyLock, and FILE has
/// no log. Throws std::system_error.
void swapIn(const KeyedFile& pair, const DatabaseKey& key, const AfterStep& after = {});

/// At each start, before anything is opened: ends or takes back an exchange that was interrupted. Errors:
/// "database.in_use", "database.copying" (it is under way), "database.wrong_key" (neither key fits: nothing is
/// touched); those of refuseLoss(), exchange or not.
Result<void> finishSwap(const KeyedFile& pair);

/// Gives the database a new key. Errors: those of the locks and of refuseLoss(); "database.missing"; "key.not_in_file"
/// (it comes from the environment or from systemd, where this program cannot put another); those of loadOrCreateKey and
/// copySqlcipher; "copy.damaged" (the database itself is: the old one stays).
Result<void> rekey(const KeyedFile& pair, const GoOn& go_on = {}, const AfterStep& after = {});

}  // namespace jalon::storage
