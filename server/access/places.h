// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Organisations, their teams, and who works in them: the use cases. All are for administrators, each for the
// organisations where they are one; those of others do not exist for them.
#include <string>
#include <vector>

#include "access/access.h"
#include "access/membership.h"

namespace jalon::access {

/// As it is to be.
struct TeamChange {
    std::string name;
    std::vector<std::string> schemes;
    std::optional<Day> closed_on;
};

class Places {
public:
    Places(storage::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

    struct OrganisationWithTeams {
        Organisation organisation;
        std::vector<Team> teams;
    };
    /// By name, as a French dictionary does.
    Result<std::vector<OrganisationWithTeams>> list(const Actor& actor);

    /// Whoever creates an organisation is its first administrator. Errors: of the field name; conflict id_taken.
    Result<Organisation> createOrganisation(const Actor& actor, const OrganisationId& id, const std::string& name);
    Result<OrganisationWithTeams> renameOrganisation(const Actor& actor, const OrganisationId& id, std::int64_t version,
                                                     const std::string& name);
    /// Errors: of the fields name and schemes (not_in_list); conflict id_taken.
    Result<Team> createTeam(const Actor& actor, const Team& wanted);
    /// Closing a team ends nobody's membership.
    Result<Team> changeTeam(const Actor& actor, const TeamId& id, std::int64_t version, const TeamChange& change);

    /// Errors: of the fields placeId (not_in_list, closed), to (before_start) and standsForId (not_in_list); conflict
    /// id_taken.
    Result<Membership> addMembership(const Actor& actor, const UserId& user, const NewMembership& wanted);
    /// New days. The sessions of the account go on with what is left. Errors: stale, to before_start, conflict
    /// last_administrator.
    struct Days {
        std::optional<Day> from, to;
    };
    Result<Membership> changeMembership(const Actor& actor, const std::string& id, std::int64_t version,
                                        const Days& days);

private:
    storage::Database& database_;
    const Clock& clock_;
};

/// Whether the actor is an administrator there. The system is one everywhere.
bool administers(const Actor& actor, const OrganisationId& organisation);

/// Whether an account works, or worked, in an organisation the actor administers, or nowhere: others do not exist for
/// the actor. `organisations` is organisationsByPlace().
bool isSeenBy(const User& user, const Actor& actor, const std::map<std::string, OrganisationId>& organisations);

/// The membership as it will be stored, or what is wrong with it: the errors of Places::addMembership, their fields
/// after `prefix`.
Result<Membership> checkMembership(storage::Transaction& tx, const Actor& actor, const UserId& user,
                                   const NewMembership& wanted, const Clock& clock, const std::string& prefix = {});

/// Names of teams and organisations by their id.
std::map<std::string, std::string> placeNames(storage::Transaction& tx);

/// Organisation, Team and Membership of the API.
json::object toJson(const Places::OrganisationWithTeams& shown);
json::object toJson(const Team& team);
json::object toJson(const Membership& membership, const std::map<std::string, std::string>& places,
                    const std::map<std::string, std::string>& users, Day today);
/// What the record keeps of a membership.
json::object detailsOf(const Membership& membership);

}  // namespace jalon::access
