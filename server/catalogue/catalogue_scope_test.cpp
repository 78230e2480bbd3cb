// SPDX-License-Identifier: EUPL-1.2
// Professionals are shared between teams; their ties to young people are as secret as the file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "blueprints/blueprints.h"
#include "catalogue/catalogue.h"
#include "people_fixtures.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::catalogue {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class CatalogueScopeTest : public ::testing::Test {
protected:
    json::object tie(const PersonId& person) { return {{"personId", person.text()}, {"relation", "uncle_aunt"}}; }
    Result<json::object> update(const access::Actor& by, std::int64_t version, const json::object& body) {
        return catalogue_.updateProfessional(by, id_, version, body);
    }
    json::array ties(const access::Actor& by) {
        return catalogue_.getProfessional(by, id_).value().at("ties").as_array();
    }

    test::PeopleWorld people_{{access::schema(), blueprints::schema(), calendar::schema(), schema()}};
    calendar::Calendars calendars_{people_.data().database(), people_.data().clock(), JALON_SOURCE_DIR "/data"};
    blueprints::Blueprints blueprints_{JALON_SOURCE_DIR "/data"};
    Catalogue catalogue_{people_.data().database(), people_.data().clock(), blueprints_, calendars_};
    test::TwoTeams teams_{people_, people_.coordinator()};
    const ProfessionalId id_ = ProfessionalId::trusted(people_.newId());
};

TEST_F(CatalogueScopeTest, TiesToOtherFilesAreNeitherShownNorUndone) {
    ASSERT_TRUE(calendars_.loadShipped());
    const json::object body{
        {"id", id_.text()}, {"lastName", "Lefèvre"}, {"ties", json::array{tie(teams_.ada), tie(teams_.bilal)}}};
    ASSERT_TRUE(catalogue_.createProfessional(teams_.both, body, nullptr));
    EXPECT_THAT(ties(teams_.here), SizeIs(1));
    EXPECT_THAT(json::serialize(catalogue_.listProfessionals(teams_.here, {}).value()),
                Not(HasSubstr(teams_.bilal.text())));
    const auto changed = update(teams_.here, 1, {{"ties", json::array()}, {"phone", "0299000000"}});
    ASSERT_TRUE(changed);
    EXPECT_THAT(changed.value().at("ties").as_array(), SizeIs(0));
    EXPECT_THAT(ties(teams_.there), SizeIs(1));
    EXPECT_THAT(ties(teams_.both), SizeIs(1));
}

TEST_F(CatalogueScopeTest, ATieToAnUnknownFileIsRefused) {
    ASSERT_TRUE(calendars_.loadShipped());
    ASSERT_TRUE(catalogue_.createProfessional(teams_.both, {{"id", id_.text()}, {"lastName", "Lefèvre"}}, nullptr));
    const auto refused = update(teams_.here, 1, {{"ties", json::array{tie(teams_.bilal)}}});
    EXPECT_EQ(refused.error().fields.at(0).code, "unknown");
}

}  // namespace
}  // namespace jalon::catalogue
