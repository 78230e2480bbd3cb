// SPDX-License-Identifier: EUPL-1.2
// The page of the day and a file's page, for one of two teams.
#include <gmock/gmock.h>

#include "casefile/casefile.h"
#include "catalogue/catalogue.h"
#include "city_world.h"
#include "continuity/continuity.h"
#include "families/families.h"
#include "grids/grids.h"
#include "incidents/incidents.h"
#include "pathways/pathways.h"
#include "people/incompatibility.h"
#include "privacy/privacy.h"
#include "two_teams.h"

namespace jalon::casefile {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class CaseFileScopeTest : public ::testing::Test {
protected:
    test::CityWorld city_{{journal::schema(), families::schema(), pathways::schema(), grids::schema(),
                           incidents::schema(), continuity::schema(), privacy::schema()}};
    CaseFiles files_{city_.database(), city_.clock(), city_.receptions(), city_.calendars(),
                     receptions::test::blueprints()};
    test::TwoTeams teams_{city_.people(), city_.camille()};
};

TEST_F(CaseFileScopeTest, TheDayIsThatOfTheReadersFiles) {
    for (const PersonId& person : {teams_.ada, teams_.bilal}) {
        const auto stay = city_.stay("2026-11-12/am", "2026-11-13/pm", person);
        ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
        city_.stay("2026-11-16/am", "2026-11-17/pm", person);
        city_.referral("2026-11-19/am", "2026-11-20/pm", person);
    }
    const auto here = files_.today(teams_.here).value(), both = files_.today(teams_.both).value();
    for (const char* list : {"expected", "absent", "owed", "pending", "upcoming"}) {
        EXPECT_THAT(here.at(list).as_array(), Not(testing::IsEmpty())) << list;
        EXPECT_EQ(2 * here.at(list).as_array().size(), both.at(list).as_array().size()) << list;
    }
    EXPECT_LT(here.at("due").as_array().size(), both.at("due").as_array().size());
    EXPECT_THAT(json::serialize(here), Not(HasSubstr("BENALI")));
    EXPECT_THAT(json::serialize(here), Not(HasSubstr(teams_.bilal.text())));
    EXPECT_THAT(json::serialize(both), HasSubstr("BENALI"));
}

TEST_F(CaseFileScopeTest, WhomNotToMeetIsNotNamedWhereItIsAnotherTeamsChild) {
    city_.people().keepApart(teams_.ada, teams_.bilal);
    const auto open = [&](const access::Actor& by) {
        return files_.open(by, teams_.ada).value().at("incompatibilities").as_array();
    };
    ASSERT_THAT(open(teams_.here), SizeIs(1));
    EXPECT_THAT(json::serialize(open(teams_.here)), Not(HasSubstr("BENALI")));
    EXPECT_THAT(json::serialize(open(teams_.here)), Not(HasSubstr(teams_.bilal.text())));
    EXPECT_EQ(open(teams_.here).front().at("reason").as_string(), "victim_author");
    EXPECT_EQ(open(teams_.here).front().at("source").as_string(), "");
    EXPECT_THAT(json::serialize(open(teams_.both)), HasSubstr("BENALI"));

    const auto id = std::string(open(teams_.both).front().at("id").as_string());
    const auto end = [&](const access::Actor& by) {
        return people::endIncompatibility({city_.database(), city_.clock(), by}, people::IncompatibilityId::trusted(id),
                                          1, {{"ended", true}, {"reason", "Ils se sont parlé"}});
    };
    EXPECT_EQ(end(teams_.here).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(end(teams_.both));
}

}  // namespace
}  // namespace jalon::casefile
