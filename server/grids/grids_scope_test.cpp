// SPDX-License-Identifier: EUPL-1.2
// The week's evaluations are those of the reader's files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/catalogue.h"
#include "grids/grids.h"
#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::grids {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

TEST(GridsScopeTest, TheWeekShowsTheReadersYoungPeople) {
    ReceptionsWorld w{{catalogue::schema(), schema()}};
    const jalon::test::TwoTeams teams{
        w.people(), jalon::test::aColleague(w.people().data().database(), w.clock(), "camille", "Camille")};
    Grids grids{w.people().data().database(), w.clock(), receptions::test::blueprints(), w.calendars()};
    for (const auto* person : {&teams.ada, &teams.bilal}) {
        const auto referral =
            w.create(w.aReferral(w.measure("2026-11-11/am", "2026-11-12/pm"), {{"personId", person->text()}}));
        const auto stay = StayId::trusted(ReceptionsWorld::textOf(w.stayOf(referral), "id"));
        const json::object body{{"id", w.newId()}, {"on", "2026-11-12"}, {"answers", json::object{{"day", "3"}}}};
        ASSERT_TRUE(grids.recordEvaluation(teams.both, stay, body));
    }
    const Day monday = Day::of(2026, 11, 9);
    const auto rows = [&](const access::Actor& by, Day from) {
        return grids.evaluationsBetween(by, from, monday + 4).value().at("rows").as_array();
    };
    for (const Day from : {monday, monday + 4}) {
        const auto seen = rows(teams.here, from);
        EXPECT_THAT(json::serialize(seen), Not(HasSubstr("BENALI")));
    }
    EXPECT_THAT(rows(teams.here, monday), SizeIs(1));
    EXPECT_THAT(rows(teams.both, monday), SizeIs(2));
}

}  // namespace
}  // namespace jalon::grids
