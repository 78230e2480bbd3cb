// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is stored of accounts beside what was typed: computed again and compared.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::access {

/// The form of a login under which it is found; that the place of each membership is there and fits the role. Looked
/// at: "accounts".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::access
