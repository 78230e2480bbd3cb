// SPDX-License-Identifier: EUPL-1.2
#include "audit/audit.h"

#include "audit/audit_store.h"
#include "audit/chain_store.h"

namespace jalon::audit {
namespace {

std::string append(storage::Transaction& tx, const Clock& clock, const Author& author, const Line& line) {
    const Instant now = clock.now();
    std::string id = insertLine(tx, newUuid(now), now, author, line);
    tx.markRecorded();
    return id;
}

}  // namespace

void record(storage::Transaction& tx, const Clock& clock, const Author& author, const Line& line) {
    append(tx, clock, author, line);
}

std::vector<StoredLine> find(storage::Transaction& tx, const Filter& filter) { return selectLines(tx, filter); }

std::vector<StoredLine> findRestricted(storage::Transaction& tx, const std::string& entity,
                                       const std::string& entity_id, std::size_t limit) {
    return selectRestricted(tx, entity, entity_id, limit);
}

std::optional<Instant> latestMoment(storage::Transaction& tx) {
    const auto last = selectLastId(tx);
    if (!last) return std::nullopt;
    return madeAt(*last);
}

Result<void> sealEarlierLines(storage::Database& database, const Clock& clock) {
    const auto earlier = database.read([](storage::Transaction& tx) { return selectEarlier(tx); });
    if (!earlier || earlier->sealed_by) return {};
    // They do not change any more, and reading them all among writers would have those refused.
    const EarlierWalk found = database.read([&](storage::Transaction& tx) {
        EarlierWalk walk;
        eachLine(tx, [&](const ChainedLine& line, const Digest&) {
            if (earlier->includes(line)) walk.add(line);
        });
        return walk;
    });
    return database.write([&](storage::Transaction& tx) -> Result<void> {
        if (selectEarlier(tx)->sealed_by) return {};
        Line line{"seal", "audit_line", ""};
        line.details = found.seal();
        markSealed(tx, append(tx, clock, {std::nullopt, "job"}, line));
        return {};
    });
}

}  // namespace jalon::audit
