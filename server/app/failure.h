// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a command says when it cannot do its work: one French sentence on standard error, and an exit code that tells
// scripts and systemd which kind of trouble it is (docs/guide/incidents-techniques.md, sauvegardes.md).
#include <optional>

#include "app/settings.h"
#include "base/result.h"
#include "storage/database.h"

namespace jalon::app {

/// Stable. From `key` on, starting again changes nothing until somebody has put the thing right, except for `full`,
/// `in_use` and `away`.
enum class Exit {
    done = 0,
    refused = 1,  ///< what has no code of its own
    usage = 2,    ///< the command line
    key = 10,     ///< missing, unreadable, malformed or open to others
    wrong_key = 11,
    in_use = 12,      ///< another process holds the database
    unreadable = 13,  ///< the folder or the files are closed to this account
    readonly = 14,
    full = 15,
    damaged = 16,
    log_missing = 17,     ///< FILE-wal, or FILE itself, was taken away after an unclean stop
    schema_newer = 18,    ///< written by a newer program
    schema_changed = 19,  ///< a migration applied is not the one of this program
    away = 20,            ///< a database server that does not answer
    address = 21,         ///< the address to listen on is taken
    signed_out = 22,      ///< PostgreSQL refuses user or password, or cannot prove who it is
    unsuitable = 23,      ///< the PostgreSQL base is absent, or not made as Jalon needs it
    unfinished = 24,      ///< a copy into the base, or a restore, has not ended
    disk = 25,            ///< the disk under the embedded database fails
    recovery_key = 30,    ///< none yet, mistyped, or not the one of this backup
    no_backup = 31,       ///< the backup, or the database that was to be copied, is damaged
    not_empty = 32,       ///< there is something where a backup was to be restored
    unwritable = 33,      ///< the place where backups go, or where one is to be restored
};

int exitCode(const Error& error);
/// Says the sentence and gives the code.
int failure(const Error& error, const Place& place);
/// The sentence itself; codes without one are given as they are, with their fields.
std::string sentence(const Error& error, const Place& place);

/// The database of `place` broke under a command, as the Error to report; nothing for what would be a bug of the
/// program.
std::optional<Error> troubleOf(const storage::DbError& error, const Place& place);

}  // namespace jalon::app
