// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The order of names in the catalogue: computed again and compared.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::catalogue {

/// Looked at: "catalogue".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::catalogue
