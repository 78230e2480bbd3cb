// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether each note is the last of its versions.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::journal {

/// Code "version" of entry. Looked at: "entries".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::journal
