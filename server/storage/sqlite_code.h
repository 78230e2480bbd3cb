// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The embedded engine's errors in the words of database.h, from its extended code and the system's errno behind it.
#include "storage/database.h"

namespace jalon::storage {

DbCode sqliteCode(int extended, int system_errno);
/// Whether it is that this account, at this moment, may not open the file, its log or its index.
bool isClosedToUs(int extended, int system_errno);

}  // namespace jalon::storage
