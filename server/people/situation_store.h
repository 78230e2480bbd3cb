// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of situations, and of what figures ask of people.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "people/figures.h"
#include "people/situation.h"

namespace jalon::people::store {

std::optional<Situation> findSituation(storage::Transaction& tx, const SituationId& id);
/// In order of recording.
std::vector<Situation> situationsOf(storage::Transaction& tx, const PersonId& person);
void insert(storage::Transaction& tx, const Situation& situation, Instant at);
void updateWithdrawn(storage::Transaction& tx, const Situation& situation);

std::map<std::string, Figured> figured(storage::Transaction& tx, const std::vector<PersonId>& ids);

}  // namespace jalon::people::store
