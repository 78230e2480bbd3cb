// SPDX-License-Identifier: EUPL-1.2
#include "audit/audit.h"

#include "audit/audit_store.h"

namespace jalon::audit {

void record(storage::Transaction& tx, const Clock& clock, const Author& author, const Line& line) {
    const Instant now = clock.now();
    insertLine(tx, newUuid(now), now, author, line);
    tx.markRecorded();
}

std::vector<StoredLine> find(storage::Transaction& tx, const Filter& filter) { return selectLines(tx, filter); }

std::vector<StoredLine> findRestricted(storage::Transaction& tx, const std::string& entity,
                                       const std::string& entity_id, std::size_t limit) {
    return selectRestricted(tx, entity, entity_id, limit);
}

}  // namespace jalon::audit
