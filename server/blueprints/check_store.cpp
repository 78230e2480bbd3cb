// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <string>

#include "blueprints/check.h"
#include "blueprints/edition_id.h"

namespace jalon::blueprints {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kEditions{"blueprints.check_editions", "SELECT id, definition FROM form_edition"};
constexpr Sql kVersions{"blueprints.check_versions",
                        "SELECT code, number, id FROM blueprint_version ORDER BY code, number"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    const auto editions = tx.run(kEditions);
    for (const Row& row : editions)
        if (editionId(row.text(1)) != row.text(0)) findings.add("digest", "form_edition.id", row.text(0));
    findings.looked("editions", static_cast<std::int64_t>(editions.size()));
    std::map<std::string, std::int64_t> last;
    for (const Row& row : tx.run(kVersions)) {
        const auto before = last.find(row.text(0));
        if (before != last.end() && row.integer(1) != before->second + 1)
            findings.add("gap", "blueprint_version.number", row.text(2));
        last[row.text(0)] = row.integer(1);
    }
}

}  // namespace jalon::blueprints
