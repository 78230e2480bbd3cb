// SPDX-License-Identifier: EUPL-1.2
#include "people/scope.h"

#include "people/people_store.h"

namespace jalon::people {

using storage::Sql;

// Without the first part of the condition: who sees everything is not asked.
constexpr Sql kAsked{"people.in_scope",
                     "SELECT 1 FROM file_place WHERE person_id = $1 AND $2 LIKE '%' || place_id || '%' LIMIT 1"};

storage::Sql inScope() { return kAsked; }

bool isInScope(storage::Transaction& tx, const access::Actor& actor, const PersonId& person) {
    return actor.files.isEverything() || !tx.run(kAsked, person, actor.files.text()).empty();
}

bool isKnownTo(storage::Transaction& tx, const access::Actor& actor, const PersonId& person) {
    return store::exists(tx, person) && isInScope(tx, actor, person);
}

}  // namespace jalon::people
