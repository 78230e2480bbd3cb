// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Guardians and restrictions as rows.
#include <optional>
#include <string>
#include <vector>

#include "people/guardian.h"
#include "storage/database.h"

namespace jalon::people::store {

std::optional<Guardian> findGuardian(storage::Transaction& tx, const GuardianId& id);
/// In the order they were added.
std::vector<Guardian> guardiansOf(storage::Transaction& tx, const PersonId& person);
/// Both write the phone keys too.
void insertGuardian(storage::Transaction& tx, const Guardian& guardian, Instant now, const std::optional<UserId>& by);
void updateGuardian(storage::Transaction& tx, const Guardian& guardian, Instant now, const std::optional<UserId>& by);

std::optional<Restriction> findRestriction(storage::Transaction& tx, const RestrictionId& id);
std::vector<Restriction> restrictionsOf(storage::Transaction& tx, const PersonId& person);
void insertRestriction(storage::Transaction& tx, const Restriction& restriction, Instant now,
                       const std::optional<UserId>& by);
void updateRestriction(storage::Transaction& tx, const Restriction& restriction, Instant now,
                       const std::optional<UserId>& by);

/// A guardian valid on the day who has a number. `banned`: a restriction active that day forbids contact with the
/// child.
struct Reachable {
    std::string person, last_name, first_name, relation, authority, phone, phone2;
    bool may_contact = true, emergency = false, banned = false;
};
std::vector<Reachable> reachable(storage::Transaction& tx, const std::vector<PersonId>& people, Day on);

}  // namespace jalon::people::store
