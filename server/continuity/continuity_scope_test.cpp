// SPDX-License-Identifier: EUPL-1.2
// One school, pupils of two teams: each tells the school of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/catalogue.h"
#include "continuity/continuity.h"
#include "programme/programme.h"
#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::continuity {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Day kThursday = Day::of(2026, 11, 12);

class ContinuityScopeTest : public ::testing::Test {
protected:
    ContinuityScopeTest() {
        for (const auto* person : {&teams_.ada, &teams_.bilal}) {
            const auto referral =
                w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-12/pm"), {{"personId", person->text()}}));
            const auto stay = StayId::trusted(ReceptionsWorld::textOf(w_.stayOf(referral), "id"));
            stays_.push_back(stay);
        }
        w_.clock().setToday(kThursday + 1);
        for (const StayId& stay : stays_)
            for (const Half half : {Half::am, Half::pm})
                EXPECT_TRUE(programme_.record(teams_.both, stay, {kThursday, half}, 0, {{"status", "present"}}));
    }
    json::object school(const access::Actor& by) {
        const auto page = continuity_.digests(by, kThursday).value();
        return page.at("schools").at(0).as_object();
    }
    std::string state(const access::Actor& by) { return std::string(school(by).at("state").as_string()); }
    void send(const access::Actor& by) {
        ASSERT_TRUE(continuity_.createDigest(
            by, {{"id", w_.newId()}, {"structureId", w_.college()}, {"day", kThursday.iso()}, {"channel", "email"}}));
    }
    int owed(const access::Actor& by) {
        return w_.people().read([&](storage::Transaction& tx) { return digestsOwed(tx, by.files, kThursday); });
    }

    std::vector<StayId> stays_;
    ReceptionsWorld w_{{catalogue::schema(), programme::schema(), schema()}};
    programme::Programme programme_{w_.people().data().database(), w_.clock(), w_.calendars()};
    Continuity continuity_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                           w_.receptions()};
    jalon::test::TwoTeams teams_{
        w_.people(), jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille")};
};

TEST_F(ContinuityScopeTest, EachTeamTellsOfItsOwnPupils) {
    EXPECT_THAT(school(teams_.here).at("pupils").as_array(), SizeIs(1));
    EXPECT_THAT(json::serialize(school(teams_.here)), Not(HasSubstr("BENALI")));
    EXPECT_THAT(school(teams_.both).at("pupils").as_array(), SizeIs(2));
    send(teams_.here);
    EXPECT_EQ(state(teams_.here), "sent");
    EXPECT_EQ(owed(teams_.here), 0);
    EXPECT_EQ(state(teams_.there), "to_send");
    EXPECT_THAT(school(teams_.there).at("sendings").as_array(), IsEmpty());
    EXPECT_EQ(owed(teams_.there), 1);
    send(teams_.there);
    EXPECT_EQ(state(teams_.here), "sent");
    EXPECT_THAT(school(teams_.here).at("sendings").as_array(), SizeIs(1));
    EXPECT_EQ(state(teams_.both), "sent");
    EXPECT_EQ(owed(access::Actor::system("test")), 0);
}

TEST_F(ContinuityScopeTest, WhatAnotherTeamToldIsNotTakenBack) {
    send(teams_.there);
    const std::string id(school(teams_.there).at("sendings").at(0).at("id").as_string());
    EXPECT_EQ(continuity_.withdrawDigest(teams_.here, id).error().kind, ErrorKind::not_found);
    EXPECT_EQ(state(teams_.there), "sent");
    EXPECT_TRUE(continuity_.withdrawDigest(teams_.there, id));
}

}  // namespace
}  // namespace jalon::continuity
