// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether what is stored of families holds: the states that follow from attempts, what was signed.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::families {

/// The state of open convocations; the digest that ties a signature to what was signed (code "digest" of
/// signing.digest). Looked at: "convocations", "signings".
void check(storage::Transaction& tx, Findings& findings);

/// The days of signatures, attempts and interviews, and those on which families were convoked.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::families
