// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Backups, recovery key and change of key on the command line. Results on standard output; what goes wrong in one
// sentence on standard error, with an exit code of failure.h.
#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

#include "app/settings.h"

namespace jalon::app {

/// `jalon backup`, beside a running server or without one.
int makeBackup(const Place& place, const std::filesystem::path& to);
/// `jalon recovery-key create`: shows the key once and keeps its seal.
int createRecoveryKey(const Place& place, bool replace);
/// `jalon recovery-key check`: whether what was typed is the key of this place. `from`: a file, "-" for standard input.
int checkRecoveryKey(const Place& place, const std::string& from);
/// `jalon verify`; without a key (`from` is "") the files alone.
int verifyBackup(const std::filesystem::path& backup, const std::string& from);
/// `jalon restore`, into a place where there is nothing.
int restoreBackup(const Place& place, const std::filesystem::path& backup, const std::string& from);
/// `jalon rekey`, without a running server.
int changeKey(const Place& place);

/// Adds --directory, which refuses root the folder of another account.
void addDirectory(CLI::App& command, Place& place);
/// Adds to `jalon serve` what it asks of its nightly backups.
void addBackupOptions(CLI::App& serve, Place& place);
/// Adds these commands to the command line.
void addBackupCommands(CLI::App& app, Place& place, int& exit_code);

}  // namespace jalon::app
