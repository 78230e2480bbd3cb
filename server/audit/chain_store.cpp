// SPDX-License-Identifier: EUPL-1.2
#include "audit/chain_store.h"

namespace jalon::audit {

using storage::Row;
using storage::Sql;
using storage::Transaction;

namespace {

constexpr std::int64_t kPage = 5000;
constexpr Sql kLines{"audit.lines", R"(
SELECT id, at, user_id, via, action, entity, entity_id, person_id, details, restricted, chain, sequence, follows, digest
FROM audit_line WHERE id > $1 ORDER BY id LIMIT $2)"};
constexpr Sql kDigest{"audit.digest", "SELECT digest FROM audit_line WHERE id = $1"};
constexpr Sql kDetails{"audit.details", "SELECT details FROM audit_line WHERE id = $1"};
constexpr Sql kEarlier{"audit.earlier", "SELECT lines, last_id, sealed_by FROM audit_earlier"};
constexpr Sql kSeal{"audit.seal", "UPDATE audit_earlier SET sealed_by = $1 WHERE sealed_by IS NULL"};

Digest digestIn(const Row& row, std::size_t column) { return row.isNull(column) ? Digest{} : row.bytes(column); }

}  // namespace

void eachLine(Transaction& tx, const std::function<void(const ChainedLine&, const Digest&)>& use) {
    std::string last;
    while (true) {
        const auto rows = tx.run(kLines, last, kPage);
        for (const Row& row : rows)
            use({row.text(0), row.integer(1), row.optionalText(2), row.text(3), row.text(4), row.text(5), row.text(6),
                 row.optionalText(7), row.text(8), row.boolean(9), row.text(10), row.integer(11), row.optionalText(12)},
                digestIn(row, 13));
        if (rows.size() < static_cast<std::size_t>(kPage)) return;
        last = rows.rows.back().text(0);
    }
}

Digest selectDigest(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kDigest, id);
    return rows.empty() ? Digest{} : digestIn(rows.front(), 0);
}

std::optional<Earlier> selectEarlier(Transaction& tx) {
    const auto rows = tx.run(kEarlier);
    if (rows.empty()) return std::nullopt;
    return Earlier{rows.front().integer(0), rows.front().text(1), rows.front().optionalText(2)};
}

bool markSealed(Transaction& tx, const std::string& by) { return tx.run(kSeal, by).affected > 0; }

std::optional<std::string> selectDetails(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kDetails, id);
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

}  // namespace jalon::audit
