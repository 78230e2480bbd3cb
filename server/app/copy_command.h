// SPDX-License-Identifier: EUPL-1.2
#pragma once
// `jalon copy`: a whole base to another place, embedded or PostgreSQL (transfer/).
#include <CLI/CLI.hpp>

#include <string>

namespace jalon::app {

/// Stable (docs/guide/copier.md); beside those of failure.h.
enum class CopyExit {
    not_empty = 40,   ///< there is something where the copy was to go
    differs = 41,     ///< what was read back is not what was read; the target stays marked
    source = 42,      ///< waits for migrations, is itself an unfinished copy, or has tables of somebody else
    value = 43,       ///< a text PostgreSQL cannot hold
    references = 44,  ///< rows of the source refer to what is not there
    taken_over = 45,  ///< another copy into the same target began later
};

/// `from` and `to`: a folder, or the address of a base of PostgreSQL.
int copyBase(const std::string& from, const std::string& to);

void addCopyCommand(CLI::App& app, int& exit_code);

}  // namespace jalon::app
