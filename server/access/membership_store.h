// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tables organisation, team and membership: all their SQL.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/membership.h"
#include "storage/database.h"

namespace jalon::access {

std::vector<Organisation> selectOrganisations(storage::Transaction& tx);
std::optional<Organisation> selectOrganisation(storage::Transaction& tx, const OrganisationId& id);
/// False when the id is there already.
bool insertOrganisation(storage::Transaction& tx, const Organisation& organisation);
void updateOrganisation(storage::Transaction& tx, const Organisation& organisation);

std::vector<Team> selectTeams(storage::Transaction& tx);
std::optional<Team> selectTeam(storage::Transaction& tx, const TeamId& id);
/// False when the id is there already.
bool insertTeam(storage::Transaction& tx, const Team& team);
void updateTeam(storage::Transaction& tx, const Team& team);

/// In order of their making, those that have ended too.
std::vector<Membership> selectMemberships(storage::Transaction& tx, const UserId& user);
std::map<UserId, std::vector<Membership>> selectAllMemberships(storage::Transaction& tx);
std::optional<Membership> selectMembership(storage::Transaction& tx, const std::string& id);
/// False when the id is there already.
bool insertMembership(storage::Transaction& tx, const Membership& membership);
/// Days and version.
void updateMembership(storage::Transaction& tx, const Membership& membership);

/// Where a role is held when nobody says where: the oldest team that is open on the day, or the oldest organisation.
std::optional<std::string> defaultPlace(storage::Transaction& tx, Role role, Day today);

/// The organisation a place belongs to, which may be the place itself; nothing for an unknown place.
std::optional<OrganisationId> organisationOf(storage::Transaction& tx, const std::string& place);
/// The same for all of them.
std::map<std::string, OrganisationId> organisationsByPlace(storage::Transaction& tx);

}  // namespace jalon::access
