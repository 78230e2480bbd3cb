// SPDX-License-Identifier: EUPL-1.2
#include "access/membership.h"

#include <gmock/gmock.h>

namespace jalon::access {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kHere = "here", kThere = "there";
const Day kToday = Day::of(2026, 11, 12);

Membership aMembership(Role role, const std::string& place, std::optional<Day> from = {}, std::optional<Day> to = {}) {
    return {"m", UserId::make(Instant(1)), role, place, from, to};
}

TEST(Membership, HoldsFromItsFirstDayToItsLast) {
    const auto membership = aMembership(Role::coordinator, kHere, kToday, kToday + 1);
    EXPECT_FALSE(membership.holdsOn(kToday - 1));
    EXPECT_TRUE(membership.holdsOn(kToday));
    EXPECT_TRUE(membership.holdsOn(kToday + 1));
    EXPECT_FALSE(membership.holdsOn(kToday + 2));
    EXPECT_TRUE(aMembership(Role::coordinator, kHere).holdsOn(kToday));
}

TEST(Membership, LeadsToEachPlaceOnce) {
    const std::vector<Membership> memberships{
        aMembership(Role::coordinator, kHere), aMembership(Role::coordinator, kHere, kToday),
        aMembership(Role::coordinator, kThere, kToday + 1), aMembership(Role::administrator, kThere)};
    const auto standings = standingsOn(memberships, kToday);
    EXPECT_THAT(standings, ElementsAre(Standing{Role::coordinator, kHere}, Standing{Role::administrator, kThere}));
    EXPECT_EQ(rolesOf(standings).bits(), (RoleSet{Role::coordinator, Role::administrator}).bits());
    EXPECT_THAT(standingsOn({}, kToday), IsEmpty());
}

TEST(Membership, AnAdministratorStaysOneOnlyWithoutEnd) {
    EXPECT_TRUE(staysAdministrator({aMembership(Role::administrator, kHere)}, kToday));
    EXPECT_FALSE(staysAdministrator({aMembership(Role::administrator, kHere, {}, kToday + 30)}, kToday));
    EXPECT_FALSE(staysAdministrator({aMembership(Role::administrator, kHere, kToday + 1)}, kToday));
    EXPECT_FALSE(staysAdministrator({aMembership(Role::coordinator, kHere)}, kToday));
}

}  // namespace
}  // namespace jalon::access
