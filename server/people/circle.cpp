// SPDX-License-Identifier: EUPL-1.2
#include "people/contact_rule.h"
#include "people/guardian_store.h"

namespace jalon::people {

Circle circleOf(storage::Transaction& tx, const PersonId& person) {
    return {store::guardiansOf(tx, person), store::restrictionsOf(tx, person)};
}

std::map<std::string, std::vector<Phone>> phonesToTell(storage::Transaction& tx, const std::vector<PersonId>& ids,
                                                       Day on, ContactPurpose purpose) {
    auto out = phonesOfMany(tx, ids, on);
    for (auto& [person, phones] : out) {
        const Circle circle = circleOf(tx, PersonId::trusted(person));
        for (const Guardian& guardian : circle.guardians) {
            const auto rule = contactRule(guardian, circle.restrictions, on);
            if (!guardian.validOn(on) || (rule.call && rule.allows(purpose))) continue;
            for (Phone& phone : phones)
                if (phone.phone == guardian.fields.phone || phone.phone == guardian.fields.phone2)
                    phone.may_contact = false;
        }
    }
    return out;
}

}  // namespace jalon::people
