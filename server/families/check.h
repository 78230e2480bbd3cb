// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether what is stored of families holds: the states that follow from attempts, what was signed.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::families {

/// The state of open convocations; the digest that ties a signature to what was signed (code "digest" of
/// signing.digest). Looked at: "convocations", "signings".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::families
