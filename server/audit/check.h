// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether the record hangs together by itself.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::audit {

/// Every line: the instant its id was made at is the one it says (code "instant" of audit_line.at), and its details can
/// be read (code "json"). What a line names is looked for by whoever knows the names. Looked at: "audit".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::audit
