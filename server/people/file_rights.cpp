// SPDX-License-Identifier: EUPL-1.2
#include "people/file_rights.h"

#include <map>

#include "people/scope.h"

namespace jalon::people {

access::RightSet rightsOn(storage::Transaction& tx, const access::Actor& actor, const PersonId& person) {
    std::map<std::string, bool> reached;  // by the text of the scope: few, for many rights
    access::RightSet out;
    for (const access::Right right : actor.rights().list()) {
        const access::FileScope scope = actor.scope(right);
        const auto [known, is_new] = reached.emplace(scope.text(), false);
        if (is_new) known->second = isInScope(tx, scope, person);
        if (known->second) out |= access::RightSet{right};
    }
    return out;
}

}  // namespace jalon::people
