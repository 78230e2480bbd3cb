// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "storage/database.h"

namespace jalon::app {

/// Throws when the database does not answer the simplest question.
bool databaseAnswers(storage::Transaction& tx);

}  // namespace jalon::app
