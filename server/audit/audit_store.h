// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The table audit_line: lines go in and are read, nothing else (its triggers see to that).
#include <string>
#include <vector>

#include "audit/audit.h"
#include "storage/database.h"

namespace jalon::audit {

void insertLine(storage::Transaction& tx, const std::string& id, Instant at, const Author& author, const Line& line);
std::vector<StoredLine> selectLines(storage::Transaction& tx, const Filter& filter);
std::vector<StoredLine> selectRestricted(storage::Transaction& tx, const std::string& entity,
                                         const std::string& entity_id, std::size_t limit);

}  // namespace jalon::audit
