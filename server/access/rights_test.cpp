// SPDX-License-Identifier: EUPL-1.2
#include "access/rights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "access/actor.h"

namespace jalon::access {
namespace {

constexpr auto kHere = "00000000-0000-7000-8000-0000000000aa", kThere = "00000000-0000-7000-8000-0000000000bb",
               kCity = "00000000-0000-7000-8000-0000000000cc", kLea = "00000000-0000-7000-8000-0000000000dd";

/// Rights on what stands in files.
constexpr RightSet kFiles{Right::files_see,     Right::files_keep,     Right::addresses_see,  Right::particulars_see,
                          Right::course_see,    Right::course_keep,    Right::families_see,   Right::families_keep,
                          Right::writings_see,  Right::writings_keep,  Right::attendance_see, Right::attendance_keep,
                          Right::programme_see, Right::programme_keep, Right::incidents_see,  Right::incidents_keep,
                          Right::pathways_see,  Right::pathways_keep,  Right::lists_import,   Right::figures_open};

bool hasAny(Role role, RightSet of) {
    for (const Right right : of.list())
        if (rightsOf(role).contains(right)) return true;
    return false;
}

TEST(Rights, EveryCodeIsOnesOwn) {
    std::set<std::string_view> codes;
    for (std::size_t at = 0; at < static_cast<std::size_t>(Right::count_); ++at)
        codes.insert(rightCode(static_cast<Right>(at)));
    EXPECT_EQ(codes.size(), static_cast<std::size_t>(Right::count_));
    EXPECT_FALSE(codes.contains(""));
    EXPECT_EQ(rightCode(Right::record_see), "record_see");
    EXPECT_EQ(rightCode(Right::particulars_see), "particulars_see");
}

TEST(Rights, RolesReadBack) {
    for (const Role role : allRoles()) EXPECT_EQ(parseRole(roleCode(role)), role);
    EXPECT_EQ(parseRole("superuser"), std::nullopt);
}

TEST(Rights, AdministratorsManagersAndAuditorsHaveNoneOnFiles) {
    EXPECT_FALSE(hasAny(Role::administrator, kFiles));
    EXPECT_FALSE(hasAny(Role::manager, kFiles));
    EXPECT_FALSE(hasAny(Role::auditor, kFiles));
}

TEST(Rights, OnlyAdministratorsKeepAccounts) {
    for (const Role role : allRoles())
        EXPECT_EQ(rightsOf(role).contains(Right::accounts_keep), role == Role::administrator) << roleCode(role);
}

TEST(Rights, WhoKeepsAnAreaSeesIt) {
    for (const Role role : allRoles())
        for (const Right right : rightsOf(role).list()) {
            const std::string code(rightCode(right));
            if (!code.ends_with("_keep") || code == "settings_keep" || code == "accounts_keep" ||
                code == "backups_keep")
                continue;
            const std::string see = code.substr(0, code.size() - 4) + "see";
            bool sees = false;
            for (const Right other : rightsOf(role).list()) sees = sees || rightCode(other) == see;
            EXPECT_TRUE(sees) << roleCode(role) << " " << code;
        }
}

TEST(Scope, IsWhereARoleHasTheRight) {
    const std::vector<Standing> standings{{Role::coordinator, kHere}, {Role::attendance_taker, kThere}};
    EXPECT_EQ(scopeOf(standings, Right::writings_see, 3).text(), kHere);
    EXPECT_EQ(scopeOf(standings, Right::attendance_see, 3).text(), std::string(kHere) + "," + kThere);
    EXPECT_EQ(scopeOf(standings, Right::record_see, 3).text(), "");
}

TEST(Scope, OfAnOrganisationIsItsTeams) {
    const std::vector<Standing> standings{{Role::direction, kCity, {kHere, kThere}}};
    EXPECT_EQ(scopeOf(standings, Right::files_see, 3).text(), std::string(kHere) + "," + kThere);
    EXPECT_EQ(scopeOf(standings, Right::files_keep, 3).text(), "");
}

TEST(Scope, OfAnExternalIsTheFile) {
    const std::vector<Standing> standings{{Role::external, kLea}};
    EXPECT_EQ(scopeOf(standings, Right::files_see, 1).text(), kLea);
}

TEST(Scope, OfEveryTeamIsEverything) {
    EXPECT_TRUE(
        scopeOf({{Role::coordinator, kHere}, {Role::professional, kThere}}, Right::files_see, 2).isEverything());
    EXPECT_FALSE(
        scopeOf({{Role::coordinator, kHere}, {Role::professional, kThere}}, Right::files_keep, 2).isEverything());
    EXPECT_TRUE(scopeOf({{Role::direction, kCity, {kHere, kThere}}}, Right::files_see, 2).isEverything());
    // A file by itself is not the only team there is.
    EXPECT_FALSE(scopeOf({{Role::external, kLea}}, Right::files_see, 1).isEverything());
    EXPECT_FALSE(scopeOf({}, Right::files_see, 0).isEverything());
}

TEST(Scope, NoRoleReachesNothing) {
    Actor actor;
    EXPECT_EQ(actor.scope(Right::files_see).text(), "");
    EXPECT_FALSE(require(actor, Right::files_see));
}

}  // namespace
}  // namespace jalon::access
