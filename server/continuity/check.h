// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether questionnaires agree with the versions of their answers.
#include "base/findings.h"
#include "people/activity_days.h"
#include "storage/database.h"

namespace jalon::continuity {

/// Code "version" of questionnaire. Looked at: "questionnaires".
void check(storage::Transaction& tx, Findings& findings);

/// The days on which the school was asked, told or reached.
void tellActivity(storage::Transaction& tx, people::ActivityDays& days);

}  // namespace jalon::continuity
