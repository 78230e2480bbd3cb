// SPDX-License-Identifier: EUPL-1.2
// What one team knows of the pathways of another: nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pathways/pathways.h"
#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::pathways {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::Not;
using ::testing::SizeIs;

class PathwaysScopeTest : public ::testing::Test {
protected:
    void open(const access::Actor& by, const PersonId& person) {
        const json::object body{{"id", w_.newId()},
                                {"personId", person.text()},
                                {"kind", "vulnerable"},
                                {"entryChannel", "school"},
                                {"enteredOn", "2026-11-12"}};
        ASSERT_TRUE(pathways_.create(by, body));
    }
    void exclude(const PersonId& person, const char* start, const char* end) {
        json::object more{{"personId", person.text()}, {"receivedOn", std::string(start).substr(0, 10)}};
        json::array passed;
        for (const auto* code : {"second_this_year", "overlaps_other", "received_late", "already_past", "too_short"})
            passed.push_back(json::object{{"code", code}, {"reason", "vu"}});
        more["overrides"] = std::move(passed);
        w_.clock().setToday(receptions::test::day(std::string(start).substr(0, 10).c_str()));
        w_.create(w_.aReferral(w_.measure(start, end), std::move(more)));
        w_.clock().setToday(receptions::test::day("2026-11-12"));
    }
    std::size_t listed(const access::Actor& by) {
        const auto page = pathways_.list(by, {}).value();
        EXPECT_EQ(page.at("counts").at("open"), json::value(page.at("items").as_array().size()));
        return page.at("items").as_array().size();
    }
    std::size_t queued(const access::Actor& by) {
        const auto page = pathways_.queue(by, "to_do").value();
        EXPECT_EQ(page.at("counts").at("to_do"), json::value(page.at("items").as_array().size()));
        return page.at("items").as_array().size();
    }

    ReceptionsWorld w_{{schema()}};
    jalon::test::TwoTeams teams_{
        w_.people(), jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille")};
    Pathways pathways_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                       w_.receptions()};
};

TEST_F(PathwaysScopeTest, ListsQueuesAndTheirCountsAreOfTheReadersFiles) {
    open(teams_.here, teams_.ada);
    open(teams_.there, teams_.bilal);
    for (const auto* reader : {&teams_.here, &teams_.there}) {
        EXPECT_EQ(listed(*reader), 1U);
        EXPECT_EQ(queued(*reader), 1U);
    }
    EXPECT_THAT(json::serialize(pathways_.list(teams_.here, {}).value()), Not(::testing::HasSubstr("BENALI")));
    EXPECT_EQ(listed(teams_.both), 2U);
    EXPECT_EQ(queued(teams_.both), 2U);
    EXPECT_EQ(listed(access::Actor::system("test")), 2U);
}

TEST_F(PathwaysScopeTest, NobodyIsProposedFromAnotherTeam) {
    for (const auto* person : {&teams_.ada, &teams_.bilal}) {
        exclude(*person, "2026-10-05/am", "2026-10-06/pm");
        exclude(*person, "2026-11-05/am", "2026-11-06/pm");
    }
    const auto proposed = [&](const access::Actor& by) {
        return pathways_.queue(by, "to_do").value().at("proposals").as_array();
    };
    ASSERT_THAT(proposed(teams_.here), SizeIs(1));
    EXPECT_EQ(proposed(teams_.here).at(0).at("personId"), teams_.ada.text().c_str());
    EXPECT_THAT(proposed(teams_.both), SizeIs(2));
}

TEST_F(PathwaysScopeTest, AFileOfAnotherTeamIsUnknownInWhatIsSent) {
    const auto refused = [&](const std::string& person) {
        const json::object body{{"id", w_.newId()},
                                {"personId", person},
                                {"kind", "vulnerable"},
                                {"entryChannel", "school"},
                                {"enteredOn", "2026-11-12"}};
        const auto error = pathways_.create(teams_.here, body).error();
        return error.fields.at(0).field + " " + error.fields.at(0).code;
    };
    EXPECT_EQ(refused(teams_.bilal.text()), "personId unknown");
    EXPECT_EQ(refused(w_.newId()), "personId unknown");
}

}  // namespace
}  // namespace jalon::pathways
