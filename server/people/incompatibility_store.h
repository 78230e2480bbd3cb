// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Incompatibilities as rows.
#include <optional>
#include <vector>

#include "people/incompatibility.h"
#include "storage/database.h"

namespace jalon::people::store {

std::optional<Incompatibility> findIncompatibility(storage::Transaction& tx, const IncompatibilityId& id);
/// Of the people together, each once, by id; those whose last foreseen day is before `from` are left out.
std::vector<Incompatibility> incompatibilitiesOf(storage::Transaction& tx, const std::vector<PersonId>& people,
                                                 Day from);
void insertIncompatibility(storage::Transaction& tx, const Incompatibility& pair, Instant now,
                           const std::optional<UserId>& by);
void updateIncompatibility(storage::Transaction& tx, const Incompatibility& pair, Instant now,
                           const std::optional<UserId>& by);

}  // namespace jalon::people::store
