// SPDX-License-Identifier: EUPL-1.2
#include "people/scope.h"

#include "people/people_store.h"

namespace jalon::people {

using storage::Sql;

// Without the first part of the condition: who sees everything is not asked.
constexpr Sql kAsked{"people.in_scope",
                     "SELECT 1 WHERE $2 LIKE '%' || $1 || '%' OR EXISTS (SELECT 1 FROM file_place WHERE person_id = $1 "
                     "AND $2 LIKE '%' || place_id || '%')"};

storage::Sql inScope() { return kAsked; }

bool isInScope(storage::Transaction& tx, const access::FileScope& scope, const PersonId& person) {
    return scope.isEverything() || !tx.run(kAsked, person, scope.text()).empty();
}

bool isKnownTo(storage::Transaction& tx, const access::Actor& actor, const PersonId& person) {
    return store::exists(tx, person) && isInScope(tx, actor.files, person);
}

}  // namespace jalon::people
