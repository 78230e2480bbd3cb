// SPDX-License-Identifier: EUPL-1.2
#include "people/file_places.h"

namespace jalon::people {
namespace {

using storage::Sql;

constexpr Sql kFirstPlace{"people.first_place",
                          "SELECT place_id FROM file_place WHERE person_id = $1 ORDER BY place_id LIMIT 1"};

}  // namespace

std::string firstPlaceOf(storage::Transaction& tx, const PersonId& person) {
    const auto rows = tx.run(kFirstPlace, person);
    return rows.empty() ? std::string() : rows.front().text(0);
}

}  // namespace jalon::people
