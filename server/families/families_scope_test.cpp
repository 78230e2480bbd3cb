// SPDX-License-Identifier: EUPL-1.2
// The day's convocations and the signatures still owed are those of the reader's files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "families/families.h"
#include "journal/journal.h"
#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::families {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class FamiliesScopeTest : public ::testing::Test {
protected:
    ReceptionsWorld w_{{journal::schema(), schema()}};
    jalon::test::TwoTeams teams_{
        w_.people(), jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille")};
    Families families_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars()};
};

TEST_F(FamiliesScopeTest, TheDaysConvocationsAreOfTheReadersFiles) {
    for (const auto* person : {&teams_.ada, &teams_.bilal}) {
        const auto mother = w_.people().guardian(
            *person, "Mère", {{"relation", "mother"}, {"authority", "yes"}, {"receivesDocuments", true}});
        const json::object body{{"id", w_.newId()}, {"purpose", "presentation"}, {"on", "2026-11-16"},
                                {"time", "09:00"},  {"place", "12 rue"},         {"guardians", json::array{mother}}};
        ASSERT_TRUE(families_.createConvocation(teams_.both, *person, body));
    }
    const auto on = [&](const access::Actor& by) {
        return w_.people().read(
            [&](storage::Transaction& tx) { return convocationsOn(tx, by.files, Day::of(2026, 11, 16)); });
    };
    EXPECT_THAT(on(teams_.here), SizeIs(1));
    EXPECT_THAT(json::serialize(on(teams_.here)), Not(HasSubstr("BENALI")));
    EXPECT_THAT(on(teams_.there), SizeIs(1));
    EXPECT_THAT(on(teams_.both), SizeIs(2));
}

TEST_F(FamiliesScopeTest, SignaturesAreOwedOfTheReadersFiles) {
    for (const auto* person : {&teams_.ada, &teams_.bilal})
        w_.stayOf(
            w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-12/pm"), {{"personId", person->text()}})));
    const auto owed = [&](const access::Actor& by) {
        return w_.people().read([&](storage::Transaction& tx) {
            const auto& blueprint = receptions::test::blueprints().on(tx, w_.clock().today());
            return owedSignatures(tx, by.files, blueprint, Day::of(2026, 11, 12));
        });
    };
    ASSERT_THAT(owed(teams_.both), SizeIs(2));
    ASSERT_THAT(owed(teams_.here), SizeIs(1));
    EXPECT_EQ(owed(teams_.here).at(0).at("personId"), teams_.ada.text().c_str());
}

}  // namespace
}  // namespace jalon::families
