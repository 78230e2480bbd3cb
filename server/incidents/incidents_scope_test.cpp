// SPDX-License-Identifier: EUPL-1.2
// What one team knows of the incidents and concerns of another: of one they share, their own young people alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "incidents/incidents.h"
#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::incidents {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class IncidentsScopeTest : public ::testing::Test {
protected:
    json::object create(const access::Actor& by, const std::vector<PersonId>& people, const char* facts) {
        json::array concerned;
        for (const auto& person : people) concerned.push_back(json::object{{"personId", person.text()}});
        const json::object body{{"id", w_.newId()},
                                {"kind", "verbal_pupil"},
                                {"halfDay", "2026-11-12/am"},
                                {"place", "corridor"},
                                {"facts", facts},
                                {"people", std::move(concerned)},
                                {"actions", json::array{}},
                                {"witnesses", json::array{}}};
        return incidents_.create(by, body).value().thing;
    }
    json::object listed(const access::Actor& by) { return incidents_.list(by, {}).value(); }
    std::size_t count(const access::Actor& by) { return listed(by).at("items").as_array().size(); }
    static IncidentId idOf(const json::object& one) { return IncidentId::trusted(ReceptionsWorld::textOf(one, "id")); }

    ReceptionsWorld w_{{schema()}};
    jalon::test::TwoTeams teams_{
        w_.people(), jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille")};
    Incidents incidents_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                         w_.receptions()};
};

constexpr const char* kQuarrel = "Ada et Bilal Benali se sont insultés.";

TEST_F(IncidentsScopeTest, TheListHasTheIncidentsOfTheReadersFiles) {
    create(teams_.here, {teams_.ada}, "Ada est sortie.");
    create(teams_.there, {teams_.bilal}, "Bilal est sorti.");
    EXPECT_EQ(count(teams_.here), 1U);
    EXPECT_EQ(count(teams_.there), 1U);
    EXPECT_EQ(count(teams_.both), 2U);
    EXPECT_THAT(json::serialize(listed(teams_.here)), Not(HasSubstr(teams_.bilal.text())));
}

TEST_F(IncidentsScopeTest, OfASharedIncidentTheOthersAreCountedNotNamed) {
    const auto shared = create(teams_.both, {teams_.ada, teams_.bilal}, kQuarrel);
    const auto seen = incidents_.get(teams_.here, idOf(shared)).value();
    const auto names_nobody = AllOf(Not(HasSubstr(teams_.bilal.text())), Not(HasSubstr("Bilal")),
                                    Not(HasSubstr("BENALI")), Not(HasSubstr("Benali")));
    EXPECT_THAT(json::serialize(seen), names_nobody);
    EXPECT_EQ(seen.at("others"), 1);
    EXPECT_THAT(seen.at("people").as_array(), SizeIs(1));
    EXPECT_THAT(json::serialize(listed(teams_.here)), names_nobody);
    EXPECT_EQ(incidents_.get(teams_.both, idOf(shared)).value().at("others"), 0);
}

TEST_F(IncidentsScopeTest, ACorrectionKeepsWhatItsAuthorCouldNotSee) {
    const auto shared = create(teams_.both, {teams_.ada, teams_.bilal}, kQuarrel);
    const auto seen = incidents_.get(teams_.here, idOf(shared)).value();
    json::object body{{"place", "entrance"}, {"facts", seen.at("facts")}};
    json::array people;
    for (const auto& each : seen.at("people").as_array())
        people.push_back(json::object{{"personId", each.at("personId")}, {"stayId", each.at("stayId")}});
    body["people"] = std::move(people);
    const auto changed = incidents_.update(teams_.here, idOf(shared), 1, body);
    ASSERT_TRUE(changed) << changed.error().code
                         << (changed.error().fields.empty() ? "" : changed.error().fields[0].field);
    const auto stored = incidents_.get(teams_.both, idOf(shared)).value();
    EXPECT_EQ(stored.at("facts"), kQuarrel);
    EXPECT_THAT(stored.at("people").as_array(), SizeIs(2));
    EXPECT_EQ(stored.at("place"), "entrance");
    EXPECT_THAT(json::serialize(incidents_.versions(teams_.here, idOf(shared), std::nullopt).value()),
                AllOf(HasSubstr("Ada"), Not(HasSubstr("Bilal")), Not(HasSubstr(teams_.bilal.text()))));
}

TEST_F(IncidentsScopeTest, AConcernLeavesTheListWithItsFile) {
    const json::object body{{"id", w_.newId()},
                            {"noticedBy", "Camille"},
                            {"noticedOn", "2026-11-12"},
                            {"elements", "Dit avoir peur de rentrer ce soir."}};
    ASSERT_TRUE(incidents_.createConcern(teams_.here, teams_.ada, body));
    EXPECT_THAT(listed(teams_.here).at("concerns").as_array(), SizeIs(1));
    EXPECT_THAT(listed(teams_.there).at("concerns").as_array(), IsEmpty());
}

TEST_F(IncidentsScopeTest, ASheetForASchoolIsOfAYoungPersonTheReaderKnows) {
    const auto shared = create(teams_.both, {teams_.ada, teams_.bilal}, kQuarrel);
    const auto code = [&](const std::string& person) {
        const json::object body{{"id", w_.newId()}, {"personId", person}, {"words", "Une dispute."}};
        return incidents_.makeSchoolSheet(teams_.here, idOf(shared), body).error().fields.at(0).code;
    };
    EXPECT_EQ(code(teams_.bilal.text()), "unknown");
    EXPECT_EQ(code(w_.newId()), "unknown");
}

}  // namespace
}  // namespace jalon::incidents
