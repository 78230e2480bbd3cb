// SPDX-License-Identifier: EUPL-1.2
#include "people/contact_rule.h"
#include "people/guardian_store.h"

namespace jalon::people {

Circle circleOf(storage::Transaction& tx, const PersonId& person) {
    return {store::guardiansOf(tx, person), store::restrictionsOf(tx, person)};
}

}  // namespace jalon::people
