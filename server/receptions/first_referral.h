// SPDX-License-Identifier: EUPL-1.2
#pragma once
// When a school first spoke of a young person: from that day the service holds data it did not get from them.
#include <optional>
#include <vector>

#include "access/actor.h"
#include "base/day.h"
#include "base/id.h"
#include "storage/database.h"

namespace jalon::receptions {

struct FirstReferral {
    PersonId person;
    Day on;
    StructureId structure;
};
std::optional<FirstReferral> firstReferralOf(storage::Transaction& tx, const PersonId& person);
/// Of the files in the scope, those whose first referral came on a day or later, by that day.
std::vector<FirstReferral> firstReferralsSince(storage::Transaction& tx, const access::FileScope& files, Day from);

}  // namespace jalon::receptions
