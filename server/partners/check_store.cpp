// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "base/text.h"
#include "partners/check.h"
#include "partners/partners_store.h"

namespace jalon::partners {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kIds{"partners.check_ids", "SELECT id, sort_key FROM structure ORDER BY id"};
constexpr Sql kTokens{"partners.check_tokens", "SELECT structure_id, token FROM structure_token ORDER BY structure_id"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    std::map<std::string, std::set<std::string>> stored;
    for (const Row& row : tx.run(kTokens)) stored[row.text(0)].insert(row.text(1));
    const auto structures = tx.run(kIds);
    for (const Row& row : structures) {
        const auto structure = store::findStructure(tx, StructureId::trusted(row.text(0))).value();
        if (row.bytes(1) != text::sortKey(structure.name + " " + structure.city))
            findings.addDerived("structure.sort_key", row.text(0));
        const auto words = searchTokens(structure);
        if (stored[row.text(0)] != std::set<std::string>(words.begin(), words.end()))
            findings.addDerived("structure_token.token", row.text(0));
    }
    findings.looked("structures", static_cast<std::int64_t>(structures.size()));
}

}  // namespace jalon::partners
