// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The table audit_line: lines go in and are read, nothing else (its triggers see to that).
#include <optional>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "storage/database.h"

namespace jalon::audit {

/// Chained to what is before it. Returns its id: `id`, or a greater one where the clock has gone back.
std::string insertLine(storage::Transaction& tx, const std::string& id, Instant at, const Author& author,
                       const Line& line);
std::optional<std::string> selectLastId(storage::Transaction& tx);
std::vector<StoredLine> selectLines(storage::Transaction& tx, const Filter& filter);
std::vector<StoredLine> selectRestricted(storage::Transaction& tx, const std::string& entity,
                                         const std::string& entity_id, std::size_t limit);

}  // namespace jalon::audit
