// SPDX-License-Identifier: EUPL-1.2
#include "pathways/first_entry.h"
#include "people/scope.h"

namespace jalon::pathways {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kFirstOf{"pathways.first_entry_of", "SELECT MIN(entered_on) FROM pathway WHERE person_id = $1"};
constexpr Sql kFirstSince{"pathways.first_entries_since",
                          "SELECT w.person_id, MIN(w.entered_on) AS first_on FROM pathway w "
                          "WHERE " JALON_IN_SCOPE("w.person_id", "$2") " GROUP BY w.person_id "
                                                                       "HAVING MIN(w.entered_on) >= $1 "
                                                                       "ORDER BY first_on, w.person_id"};

}  // namespace

std::optional<Day> firstEntryOf(storage::Transaction& tx, const PersonId& person) {
    return tx.run(kFirstOf, person).front().optionalDay(0);
}

std::vector<FirstEntry> firstEntriesSince(storage::Transaction& tx, const access::FileScope& files, Day from) {
    std::vector<FirstEntry> out;
    for (const Row& row : tx.run(kFirstSince, from, files.text()))
        out.push_back({PersonId::trusted(row.text(0)), row.day(1)});
    return out;
}

}  // namespace jalon::pathways
