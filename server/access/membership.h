// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who works where: organisations, their teams, and what each account is in them, from when to when. Values and rules,
// pure.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"

namespace jalon::access {

/// Answers for the files of its teams (the controller of the GDPR).
struct Organisation {
    OrganisationId id;
    std::string name;
    std::int64_t version = 1;
};

/// Runs schemes (dispositifs) of its organisation.
struct Team {
    TeamId id;
    OrganisationId organisation;
    std::string name;
    std::vector<std::string> schemes;  ///< of kSchemes
    std::optional<Day> closed_on;      ///< takes nobody in from that day; its files stay readable for its members
    std::int64_t version = 1;
};

/// What a team may run (docs/glossary.md, "Scheme").
constexpr std::array<std::string_view, 6> kSchemes{"exclusion", "upper_school", "drop_out", "cst", "tig", "reminder"};

/// What an account is in one place, between two days, both included.
struct Membership {
    std::string id;
    UserId user;
    Role role = Role::coordinator;
    std::string place;                                ///< id of a team, an organisation or a person: placeKindOf(role)
    std::optional<Day> from, to;                      ///< nothing: always
    std::optional<UserId> stands_for = std::nullopt;  ///< while that colleague is away
    std::int64_t version = 1;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;

    bool holdsOn(Day day) const { return (!from || *from <= day) && (!to || *to >= day); }
};

/// Where the memberships of a list lead on a day: each place and role once, in order of the list.
std::vector<Standing> standingsOn(const std::vector<Membership>& memberships, Day day);
RoleSet rolesOf(const std::vector<Standing>& standings);

/// Whether some membership makes an administrator on that day and for all days to come.
bool staysAdministrator(const std::vector<Membership>& memberships, Day today);

}  // namespace jalon::access
