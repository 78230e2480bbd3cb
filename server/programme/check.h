// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether each presence is the last of its versions.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::programme {

/// Code "version" of attendance. Looked at: "presences".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::programme
