// SPDX-License-Identifier: EUPL-1.2
#include "access/membership_store.h"

#include "base/json.h"

namespace jalon::access {
namespace {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;

constexpr Sql kOrganisations{"access.organisations", "SELECT id, name, version FROM organisation ORDER BY id"};
constexpr Sql kOrganisation{"access.organisation", "SELECT id, name, version FROM organisation WHERE id = $1"};
constexpr Sql kInsertOrganisation{
    "access.insert_organisation",
    "INSERT INTO organisation (id, name, version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};
constexpr Sql kUpdateOrganisation{"access.update_organisation",
                                  "UPDATE organisation SET name = $2, version = $3 WHERE id = $1"};

constexpr Sql kTeams{"access.teams",
                     "SELECT id, organisation_id, name, schemes, closed_on, version FROM team ORDER BY id"};
constexpr Sql kTeam{"access.team",
                    "SELECT id, organisation_id, name, schemes, closed_on, version FROM team WHERE id = $1"};
constexpr Sql kInsertTeam{"access.insert_team",
                          "INSERT INTO team (id, organisation_id, name, schemes, closed_on, version) "
                          "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"};
constexpr Sql kUpdateTeam{"access.update_team",
                          "UPDATE team SET name = $2, schemes = $3, closed_on = $4, version = $5 WHERE id = $1"};

#define JALON_SELECT_MEMBERSHIP                                                                               \
    "SELECT id, user_id, role, place_id, from_day, to_day, stands_for, version, created_at, created_by FROM " \
    "membership "
constexpr Sql kMemberships{"access.memberships", JALON_SELECT_MEMBERSHIP "WHERE user_id = $1 ORDER BY id"};
constexpr Sql kAllMemberships{"access.all_memberships", JALON_SELECT_MEMBERSHIP "ORDER BY user_id, id"};
constexpr Sql kMembership{"access.membership", JALON_SELECT_MEMBERSHIP "WHERE id = $1"};
constexpr Sql kInsertMembership{"access.insert_membership",
                                "INSERT INTO membership (id, user_id, role, place_id, from_day, to_day, stands_for, "
                                "version, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                                "ON CONFLICT DO NOTHING"};
constexpr Sql kUpdateMembership{"access.update_membership",
                                "UPDATE membership SET from_day = $2, to_day = $3, version = $4 WHERE id = $1"};
constexpr Sql kFirstTeam{"access.first_team",
                         "SELECT id FROM team WHERE closed_on IS NULL OR closed_on > $1 ORDER BY id LIMIT 1"};
constexpr Sql kFirstOrganisation{"access.first_organisation", "SELECT id FROM organisation ORDER BY id LIMIT 1"};

Organisation organisationIn(const Row& row) {
    return {OrganisationId::trusted(row.text(0)), row.text(1), row.integer(2)};
}

Team teamIn(const Row& row) {
    Team team{TeamId::trusted(row.text(0)),
              OrganisationId::trusted(row.text(1)),
              row.text(2),
              {},
              row.optionalDay(4),
              row.integer(5)};
    const json::value schemes = json::parse(row.text(3));
    for (const auto& code : schemes.as_array()) team.schemes.emplace_back(code.as_string());
    return team;
}

std::string schemesText(const Team& team) {
    json::array codes;
    for (const std::string& code : team.schemes) codes.emplace_back(code);
    return json::serialize(codes);
}

std::optional<UserId> userIn(const Row& row, std::size_t column) {
    if (row.isNull(column)) return std::nullopt;
    return UserId::trusted(row.text(column));
}

Membership membershipIn(const Row& row) {
    return {row.text(0),
            UserId::trusted(row.text(1)),
            parseRole(row.text(2)).value(),
            row.text(3),
            row.optionalDay(4),
            row.optionalDay(5),
            userIn(row, 6),
            row.integer(7),
            row.instant(8),
            userIn(row, 9)};
}

std::optional<std::string> firstId(const Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

}  // namespace

std::vector<Organisation> selectOrganisations(Transaction& tx) {
    std::vector<Organisation> out;
    for (const Row& row : tx.run(kOrganisations)) out.push_back(organisationIn(row));
    return out;
}

std::optional<Organisation> selectOrganisation(Transaction& tx, const OrganisationId& id) {
    const Rows rows = tx.run(kOrganisation, id);
    if (rows.empty()) return std::nullopt;
    return organisationIn(rows.front());
}

bool insertOrganisation(Transaction& tx, const Organisation& organisation) {
    return tx.run(kInsertOrganisation, organisation.id, organisation.name, organisation.version).affected > 0;
}

void updateOrganisation(Transaction& tx, const Organisation& organisation) {
    tx.run(kUpdateOrganisation, organisation.id, organisation.name, organisation.version);
}

std::vector<Team> selectTeams(Transaction& tx) {
    std::vector<Team> out;
    for (const Row& row : tx.run(kTeams)) out.push_back(teamIn(row));
    return out;
}

std::optional<Team> selectTeam(Transaction& tx, const TeamId& id) {
    const Rows rows = tx.run(kTeam, id);
    if (rows.empty()) return std::nullopt;
    return teamIn(rows.front());
}

bool insertTeam(Transaction& tx, const Team& team) {
    return tx.run(kInsertTeam, team.id, team.organisation, team.name, schemesText(team), team.closed_on, team.version)
               .affected > 0;
}

void updateTeam(Transaction& tx, const Team& team) {
    tx.run(kUpdateTeam, team.id, team.name, schemesText(team), team.closed_on, team.version);
}

std::vector<Membership> selectMemberships(Transaction& tx, const UserId& user) {
    std::vector<Membership> out;
    for (const Row& row : tx.run(kMemberships, user)) out.push_back(membershipIn(row));
    return out;
}

std::map<UserId, std::vector<Membership>> selectAllMemberships(Transaction& tx) {
    std::map<UserId, std::vector<Membership>> out;
    for (const Row& row : tx.run(kAllMemberships)) {
        Membership membership = membershipIn(row);
        out[membership.user].push_back(std::move(membership));
    }
    return out;
}

std::optional<Membership> selectMembership(Transaction& tx, const std::string& id) {
    const Rows rows = tx.run(kMembership, id);
    if (rows.empty()) return std::nullopt;
    return membershipIn(rows.front());
}

bool insertMembership(Transaction& tx, const Membership& m) {
    return tx.run(kInsertMembership, m.id, m.user, roleCode(m.role), m.place, m.from, m.to, m.stands_for, m.version,
                  m.created_at, m.created_by)
               .affected > 0;
}

void updateMembership(Transaction& tx, const Membership& membership) {
    tx.run(kUpdateMembership, membership.id, membership.from, membership.to, membership.version);
}

std::optional<std::string> defaultPlace(Transaction& tx, Role role, Day today) {
    if (placeKindOf(role) == PlaceKind::team) return firstId(tx.run(kFirstTeam, today));
    return firstId(tx.run(kFirstOrganisation));
}

std::optional<OrganisationId> organisationOf(Transaction& tx, const std::string& place) {
    if (const auto team = selectTeam(tx, TeamId::trusted(place))) return team->organisation;
    if (const auto organisation = selectOrganisation(tx, OrganisationId::trusted(place))) return organisation->id;
    return std::nullopt;
}

std::map<std::string, OrganisationId> organisationsByPlace(Transaction& tx) {
    std::map<std::string, OrganisationId> out;
    for (const Organisation& organisation : selectOrganisations(tx))
        out.emplace(organisation.id.text(), organisation.id);
    for (const Team& team : selectTeams(tx)) out.emplace(team.id.text(), team.organisation);
    return out;
}

}  // namespace jalon::access
