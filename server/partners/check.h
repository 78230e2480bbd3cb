// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is stored of structures beside what was typed: computed again and compared.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::partners {

/// Their order and the words they are found by. Looked at: "structures".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::partners
