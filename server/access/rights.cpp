// SPDX-License-Identifier: EUPL-1.2
#include "access/rights.h"

#include <array>
#include <stdexcept>

namespace jalon::access {

namespace {

using enum Right;

// Whoever works in the place finds colleagues, calendars, rooms and partners.
constexpr RightSet kHouse{colleagues_see, calendars_see, catalogue_see, partners_see, places_see};

constexpr RightSet kSeeFiles{files_see,      particulars_see, course_see,    families_see, writings_see,
                             attendance_see, programme_see,   incidents_see, pathways_see, privacy_see};
constexpr RightSet kKeepFiles{files_keep,     course_keep,    families_keep, writings_keep, attendance_keep,
                              programme_keep, incidents_keep, pathways_keep, privacy_keep};

struct RoleRow {
    Role role;
    std::string_view code;
    PlaceKind place;
    RightSet rights;
};

// docs/guide/administration-comptes.md has this table in words. An administrator has no right on files; a manager has
// figures without names; an auditor has the record without content (domain: CNIL, access limited to need; separate
// hands for the log).
constexpr std::array<RoleRow, 9> kRoles{{
    {Role::coordinator, "coordinator", PlaceKind::team,
     kHouse | kSeeFiles | kKeepFiles |
         RightSet{addresses_see, tasks, lists_import, figures_see, figures_open, places_keep, catalogue_keep,
                  partners_keep, partners_import, calendars_keep}},
    {Role::reference_person, "reference_person", PlaceKind::team,
     kHouse | kSeeFiles | kKeepFiles |
         RightSet{addresses_see, tasks, figures_see, figures_open, partners_keep, partners_import}},
    {Role::professional, "professional", PlaceKind::team,
     kHouse | RightSet{files_see, particulars_see, course_see, writings_see, writings_keep, attendance_see,
                       attendance_keep, programme_see, incidents_see, incidents_keep, pathways_see, tasks}},
    {Role::attendance_taker, "attendance_taker", PlaceKind::team,
     RightSet{attendance_see, attendance_keep, calendars_see}},
    {Role::direction, "direction", PlaceKind::organisation,
     kHouse | kSeeFiles | RightSet{writings_keep, incidents_keep, privacy_keep, tasks, figures_see, figures_open}},
    {Role::manager, "manager", PlaceKind::organisation, kHouse | RightSet{figures_see}},
    {Role::administrator, "administrator", PlaceKind::organisation,
     kHouse | RightSet{places_keep, partners_import, calendars_keep, settings_keep, accounts_keep, backups_keep,
                       record_see}},
    {Role::auditor, "auditor", PlaceKind::organisation,
     RightSet{record_see, colleagues_see, privacy_see, privacy_keep}},
    {Role::external, "external", PlaceKind::file, RightSet{files_see, writings_see, writings_keep}},
}};

constexpr std::array<std::string_view, static_cast<std::size_t>(count_)> kRightCodes{
    "files_see",       "files_keep",     "addresses_see", "particulars_see", "course_see",     "course_keep",
    "families_see",    "families_keep",  "writings_see",  "writings_keep",   "attendance_see", "attendance_keep",
    "programme_see",   "programme_keep", "incidents_see", "incidents_keep",  "pathways_see",   "pathways_keep",
    "privacy_see",     "privacy_keep",   "tasks",         "lists_import",    "figures_see",    "figures_open",
    "places_see",      "places_keep",    "catalogue_see", "catalogue_keep",  "partners_see",   "partners_keep",
    "partners_import", "colleagues_see", "calendars_see", "calendars_keep",  "settings_keep",  "accounts_keep",
    "backups_keep",    "record_see"};

const RoleRow& rowOf(Role role) {
    for (const RoleRow& row : kRoles)
        if (row.role == role) return row;
    throw std::logic_error("unknown Role");
}

}  // namespace

PlaceKind placeKindOf(Role role) { return rowOf(role).place; }

std::string_view roleCode(Role role) { return rowOf(role).code; }

std::optional<Role> parseRole(std::string_view code) {
    for (const RoleRow& row : kRoles)
        if (row.code == code) return row.role;
    return std::nullopt;
}

std::vector<Role> allRoles() {
    std::vector<Role> out;
    for (const RoleRow& row : kRoles) out.push_back(row.role);
    return out;
}

std::vector<Role> RoleSet::list() const {
    std::vector<Role> out;
    for (const RoleRow& row : kRoles)
        if (contains(row.role)) out.push_back(row.role);
    return out;
}

std::string_view rightCode(Right right) { return kRightCodes.at(static_cast<std::size_t>(right)); }

bool isSeeing(Right right) { return rightCode(right).ends_with("_see"); }

std::vector<Right> RightSet::list() const {
    std::vector<Right> out;
    for (std::size_t at = 0; at < kRightCodes.size(); ++at)
        if (contains(static_cast<Right>(at))) out.push_back(static_cast<Right>(at));
    return out;
}

RightSet rightsOf(Role role) { return rowOf(role).rights; }

RightSet rightsOf(RoleSet roles) {
    RightSet out;
    for (const Role role : roles.list()) out |= rightsOf(role);
    return out;
}

}  // namespace jalon::access
