// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What each role may do, in one table (rights.cpp). A route and its use case ask for the same right; the files a right
// reaches are those of the places where the actor holds a role that has it (Actor::scope).
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace jalon::access {

/// What somebody is in a place (docs/glossary.md, "Role").
enum class Role : std::uint32_t {
    coordinator = 1U << 0,
    administrator = 1U << 1,
    reference_person = 1U << 2,
    professional = 1U << 3,
    attendance_taker = 1U << 4,
    manager = 1U << 5,
    direction = 1U << 6,
    auditor = 1U << 7,
    external = 1U << 8,
};

/// Where a role is held: in a team, in an organisation (that is, in each of its teams), or on one file.
enum class PlaceKind { team, organisation, file };
PlaceKind placeKindOf(Role role);

std::string_view roleCode(Role role);
std::optional<Role> parseRole(std::string_view code);
/// Every role, in the order they are shown.
std::vector<Role> allRoles();

class RoleSet {
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles) {
        for (const Role role : roles) bits_ |= static_cast<std::uint32_t>(role);
    }
    constexpr explicit RoleSet(std::uint32_t bits) : bits_(bits) {}
    bool contains(Role role) const { return (bits_ & static_cast<std::uint32_t>(role)) != 0; }
    bool intersects(RoleSet other) const { return (bits_ & other.bits_) != 0; }
    bool empty() const { return bits_ == 0; }
    std::uint32_t bits() const { return bits_; }
    std::vector<Role> list() const;

private:
    std::uint32_t bits_ = 0;
};

/// One area of the work, to see or to keep. Whoever may keep an area may see it.
enum class Right : std::uint32_t {
    files_see,        ///< that a file exists: name, school, class
    files_keep,       ///< identity, circle, situations, contact restrictions, incompatibilities
    addresses_see,    ///< addresses that are to stay hidden
    particulars_see,  ///< birth, family, telephones, health alert, supports, restrictions of contact, incompatibilities
    course_see,       ///< referrals, measures, stays, waiting list, link with the school, return
    course_keep,      //
    families_see,     ///< convocations, interviews, signatures
    families_keep,    //
    writings_see,     ///< entries of the file, search in them, observations
    writings_keep,    //
    attendance_see,   ///< the roll of a half-day: names, no reason for being here
    attendance_keep,  //
    programme_see,    ///< weeks, timetables, boards
    programme_keep,   //
    incidents_see,    ///< incidents; concerns have a ring of named people besides
    incidents_keep,   //
    pathways_see,     //
    pathways_keep,    //
    privacy_see,      ///< who was informed, what the family asks of its data
    privacy_keep,     //
    tasks,            ///< one's own list of things to do, and those of the team
    lists_import,     ///< lists sent by schools
    figures_see,      ///< counts, without names
    figures_open,     ///< the list behind a figure
    places_see,       ///< groups, capacity, how full each week is: numbers, no names
    places_keep,      //
    catalogue_see,    ///< activities, rooms, professionals
    catalogue_keep,   //
    partners_see,     ///< schools and partners
    partners_keep,    //
    partners_import,  ///< the public directory of schools
    colleagues_see,   ///< who works here
    calendars_see,    //
    calendars_keep,   //
    settings_keep,    ///< dated settings, blueprint, schemes
    accounts_keep,    ///< accounts, organisations, teams, memberships
    backups_keep,     //
    record_see,       ///< the record of acts and of looks
    count_
};
std::string_view rightCode(Right right);
/// Whether it is one to look, not to change.
bool isSeeing(Right right);

class RightSet {
public:
    constexpr RightSet() = default;
    constexpr RightSet(std::initializer_list<Right> rights) {
        for (const Right right : rights) bits_ |= bit(right);
    }
    bool contains(Right right) const { return (bits_ & bit(right)) != 0; }
    RightSet& operator|=(RightSet other) {
        bits_ |= other.bits_;
        return *this;
    }
    friend constexpr RightSet operator|(RightSet a, RightSet b) {
        RightSet out;
        out.bits_ = a.bits_ | b.bits_;
        return out;
    }
    bool operator==(const RightSet&) const = default;
    /// In the order of the enumeration.
    std::vector<Right> list() const;

private:
    static constexpr std::uint64_t bit(Right right) { return std::uint64_t{1} << static_cast<unsigned>(right); }
    std::uint64_t bits_ = 0;
};

RightSet rightsOf(Role role);
RightSet rightsOf(RoleSet roles);

}  // namespace jalon::access
