// SPDX-License-Identifier: EUPL-1.2
// Pupils of two teams wait for the same places: each team reads of its own, and counts with all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::receptions {
namespace {

using test::ReceptionsWorld;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const Day kMonday = Day::of(2026, 11, 9), kFriday = Day::of(2026, 11, 20);

std::vector<std::string> names(const json::value& rows) {
    std::vector<std::string> out;
    for (const auto& row : rows.as_array()) out.emplace_back(row.at("personName").as_string());
    return out;
}

class ReceptionsScopeTest : public ::testing::Test {
protected:
    json::object refer(const PersonId& person, const char* start = "2026-11-12/am", const char* end = "2026-11-13/pm") {
        return w_.create(w_.aReferral(w_.measure(start, end), {{"personId", person.text()}}));
    }
    json::value referrals(const access::Actor& by, Receptions::ReferralQuery query = {}) {
        return w_.receptions().listReferrals(by, query).value().at("items");
    }
    Result<json::object> decide(const json::object& referral, const char* decision, json::object more = {}) {
        more["decision"] = decision;
        return w_.receptions().decide(teams_.both, ReferralId::trusted(ReceptionsWorld::textOf(referral, "id")),
                                      referral.at("version").as_int64(), more);
    }
    template <class Rows>
    json::array rows(Rows rows_of) {
        return w_.people().read([&](storage::Transaction& tx) { return rows_of(tx); });
    }

    ReceptionsWorld w_;
    jalon::test::TwoTeams teams_{
        w_.people(), jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille")};
};

TEST_F(ReceptionsScopeTest, ReferralsAreListedForTheirTeam) {
    refer(teams_.ada);
    refer(teams_.bilal);
    EXPECT_THAT(names(referrals(teams_.here)), ElementsAre("AUBERT Ada"));
    EXPECT_THAT(names(referrals(teams_.there)), ElementsAre("BENALI Bilal"));
    EXPECT_THAT(names(referrals(teams_.both)), UnorderedElementsAre("AUBERT Ada", "BENALI Bilal"));
    Receptions::ReferralQuery narrowed;
    narrowed.state = ReferralState::received;
    narrowed.structure = StructureId::trusted(w_.college());
    EXPECT_THAT(names(referrals(teams_.there, narrowed)), ElementsAre("BENALI Bilal"));
    EXPECT_THAT(names(rows([&](auto& tx) { return pendingReferrals(tx, teams_.here.files); })),
                ElementsAre("AUBERT Ada"));
}

TEST_F(ReceptionsScopeTest, AnAnswerOwedIsTheTeamsOwn) {
    for (const PersonId& person : {teams_.ada, teams_.bilal})
        ASSERT_TRUE(decide(refer(person), "accept", {{"stayId", w_.newId()}}));
    Receptions::ReferralQuery owed;
    owed.owed = true;
    EXPECT_THAT(names(referrals(teams_.here, owed)), ElementsAre("AUBERT Ada"));
    owed.structure = StructureId::trusted(w_.college());
    EXPECT_THAT(names(referrals(teams_.there, owed)), ElementsAre("BENALI Bilal"));
    EXPECT_THAT(names(rows([&](auto& tx) { return owedReferrals(tx, teams_.there.files); })),
                ElementsAre("BENALI Bilal"));
}

TEST_F(ReceptionsScopeTest, StaysAreListedForTheirTeamAndTakePlacesForAll) {
    for (const PersonId& person : {teams_.ada, teams_.bilal})
        ASSERT_TRUE(decide(refer(person), "accept", {{"stayId", w_.newId()}}));
    EXPECT_THAT(names(w_.receptions().listStays(teams_.here, kMonday, kFriday).value().at("items")),
                ElementsAre("AUBERT Ada"));
    EXPECT_THAT(names(rows([&](auto& tx) { return upcomingStays(tx, teams_.there.files, kMonday, kFriday); })),
                ElementsAre("BENALI Bilal"));
    const auto board = w_.receptions().places().getOccupancy(teams_.here, kMonday, kFriday).value();
    EXPECT_THAT(names(board.at("stays")), ElementsAre("AUBERT Ada"));
    std::int64_t most = 0;
    for (const auto& half : board.at("halfDays").as_array())
        most = std::max(most, half.at("groups").at(0).at("taken").as_int64());
    EXPECT_EQ(most, 2) << "the place is taken, by whomever";
}

TEST_F(ReceptionsScopeTest, TheWaitingListShowsItsOwnWithTheRankAmongAll) {
    const auto first = refer(teams_.bilal), second = refer(teams_.ada);
    ASSERT_TRUE(decide(first, "wait"));
    ASSERT_TRUE(decide(second, "wait"));
    auto& places = w_.receptions().places();
    const auto all = places.getWaitingList(teams_.both).value();
    ASSERT_THAT(names(all.at("items")), ElementsAre("BENALI Bilal", "AUBERT Ada"));
    const auto here = places.getWaitingList(teams_.here).value();
    ASSERT_THAT(names(here.at("items")), ElementsAre("AUBERT Ada"));
    EXPECT_EQ(here.at("items").at(0).at("rank"), all.at("items").at(1).at("rank"));
    const auto board = places.getOccupancy(teams_.there, kMonday, kFriday).value();
    EXPECT_THAT(names(board.at("waiting")), ElementsAre("BENALI Bilal"));
    const auto tried =
        places.checkPlacement(teams_.here, ReferralId::trusted(ReceptionsWorld::textOf(second, "id")), {}).value();
    EXPECT_THAT(tried.at("others").as_array(), IsEmpty());
    // They lose half-days meanwhile.
    w_.clock().setToday(Day::of(2026, 11, 16));
    EXPECT_THAT(places.getLostHalfDays(teams_.both, kMonday, kFriday).value().at("items").as_array(), SizeIs(8));
    const auto lost = places.getLostHalfDays(teams_.here, kMonday, kFriday).value();
    EXPECT_EQ(lost.at("lost"), 4);
    EXPECT_EQ(lost.at("referrals"), 1);
}

TEST_F(ReceptionsScopeTest, OneWhoMustNotBeMetIsCountedAndNotNamed) {
    w_.people().keepApart(teams_.ada, teams_.bilal);
    ASSERT_TRUE(decide(refer(teams_.bilal), "accept", {{"stayId", w_.newId()}}));
    const auto id = ReferralId::trusted(ReceptionsWorld::textOf(refer(teams_.ada), "id"));
    const auto named = [&](const access::Actor& by) {
        const auto tried = w_.receptions().places().checkPlacement(by, id, {}).value();
        for (const auto& finding : tried.at("findings").as_array())
            if (finding.at("code").as_string() == "incompatible") return finding.at("params").as_object();
        return json::object();
    };
    EXPECT_EQ(named(teams_.both), (json::object{{"names", "BENALI Bilal"}, {"others", "0"}}));
    EXPECT_EQ(named(teams_.here), (json::object{{"names", ""}, {"others", "1"}}));
}

TEST_F(ReceptionsScopeTest, WhatOneTeamErasedLeavesTheOtherItsTask) {
    std::vector<ReferralId> measures;
    for (const PersonId& person : {teams_.ada, teams_.bilal})
        measures.push_back(ReferralId::trusted(ReceptionsWorld::textOf(refer(person), "id")));
    w_.clock().setToday(Day::of(2029, 9, 3));
    ASSERT_TRUE(w_.receptions().keepUp());
    const auto toErase = [&](const access::Actor& by) { return names(w_.measures().toErase(by).value().at("items")); };
    const auto open = [&] {
        return w_.people().read([&](storage::Transaction& tx) {
            const auto tasks = tasks::openAround(tx, Day::of(2029, 9, 3), Day::of(2029, 12, 31), 50);
            return std::ranges::count(tasks, "erase_measures", &tasks::Task::kind);
        });
    };
    EXPECT_THAT(toErase(teams_.here), ElementsAre("AUBERT Ada"));
    EXPECT_THAT(toErase(teams_.there), ElementsAre("BENALI Bilal"));
    EXPECT_EQ(open(), 1);
    ASSERT_TRUE(w_.measures().putErasure(teams_.here, measures[0], {{"doneOn", "2029-09-03"}}));
    EXPECT_THAT(toErase(teams_.here), IsEmpty());
    EXPECT_EQ(open(), 1) << "the other team has one still";
    ASSERT_TRUE(w_.measures().putErasure(teams_.there, measures[1], {{"doneOn", "2029-09-03"}}));
    EXPECT_EQ(open(), 0);
}

TEST_F(ReceptionsScopeTest, ThePupilOfAnotherTeamIsUnknownInWhatIsSent) {
    const auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"), {{"personId", teams_.bilal.text()}});
    const auto made = w_.receptions().createReferral(teams_.here, body);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().fields.at(0).field, "personId");
    EXPECT_EQ(made.error().fields.at(0).code, "unknown");
}

}  // namespace
}  // namespace jalon::receptions
