// SPDX-License-Identifier: EUPL-1.2
// A week that two teams share: one house, its rooms and professionals, and young people of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/catalogue.h"
#include "city_world.h"
#include "families/families.h"
#include "journal/journal.h"
#include "programme/planning.h"
#include "two_teams.h"

namespace jalon::programme {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const Day kMonday = Day::of(2026, 11, 16);

class ProgrammeScopeTest : public testing::Test {
protected:
    static std::string made(const Result<json::object>& created) {
        return std::string(created.value().at("id").as_string());
    }
    json::object body(const std::vector<StayId>& stays, const char* from = "09:00", const char* to = "10:15") {
        json::array ids;
        for (const StayId& stay : stays) ids.push_back(json::value(stay.text()));
        return {{"id", city_.newId()},
                {"activityId", activity_},
                {"day", "2026-11-16"},
                {"from", from},
                {"to", to},
                {"roomId", room_},
                {"professionals", json::array{json::object{{"id", roy_}, {"role", "leads"}}}},
                {"stayIds", std::move(ids)},
                {"theme", "Thème secret"}};
    }
    json::object put(const access::Actor& by, json::object wanted) {
        return planning_.createSession(by, std::move(wanted)).value();
    }
    json::object week(const access::Actor& by) { return planning_.week(by, kMonday).value(); }
    json::array news(const access::Actor& by) { return planning_.news(by, kMonday).value().at("items").as_array(); }
    std::vector<std::string> told(const access::Actor& by) {
        std::vector<std::string> out;
        for (const auto& one : news(by)) out.emplace_back(one.at("name").as_string());
        return out;
    }
    static SessionId idOf(const json::object& session) {
        return SessionId::trusted(std::string(session.at("id").as_string()));
    }
    static std::vector<std::string> codesOf(const json::value& session) {
        std::vector<std::string> out;
        for (const auto& one : session.at("conflicts").as_array()) out.emplace_back(one.at("code").as_string());
        return out;
    }
    /// What refuses a session, as the actor hears it.
    json::value refusal(const access::Actor& by, json::object wanted) {
        const auto refused = planning_.createSession(by, std::move(wanted));
        EXPECT_EQ(refused.error().code, "conflicts_unanswered");
        return json::parse(refused.error().current).at("items").at(0);
    }

    test::CityWorld city_{{families::schema(), journal::schema()}};
    catalogue::Catalogue catalogue_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    Planning planning_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    test::TwoTeams teams_{city_.people(), city_.camille()};
    StayId mine_ = city_.stay("2026-11-16/am", "2026-11-20/pm", teams_.ada);
    StayId theirs_ = city_.stay("2026-11-16/am", "2026-11-20/pm", teams_.bilal);
    std::string activity_ = made(catalogue_.createActivity(
        city_.camille(), {{"id", city_.newId()}, {"name", "Atelier secret"}, {"axis", "school"}}));
    std::string room_ = made(catalogue_.createRoom(
        city_.camille(),
        {{"id", city_.newId()},
         {"name", "Salle bleue"},
         {"kind", "classroom"},
         {"capacity", 8},
         {"siteId", made(catalogue_.createSite(city_.camille(), {{"id", city_.newId()}, {"name", "Maison"}}))}}));
    std::string roy_ = made(catalogue_.createProfessional(
        city_.camille(),
        {{"id", city_.newId()},
         {"lastName", "Roy"},
         {"honorabilityCheckedOn", "2026-01-05"},
         {"week", json::array{json::object{{"weekday", "mon"}, {"from", "09:00"}, {"to", "16:30"}}}}}));
};

TEST_F(ProgrammeScopeTest, TheRollIsOfTheReadersFiles) {
    const auto rows = [&](const access::Actor& by) {
        return city_.programme().sheet(by, {kMonday, Half::am}).value().at("rows").as_array();
    };
    ASSERT_THAT(rows(teams_.here), SizeIs(1));
    EXPECT_EQ(rows(teams_.here).at(0).at("personId"), teams_.ada.text().c_str());
    EXPECT_THAT(rows(teams_.both), SizeIs(2));
}

TEST_F(ProgrammeScopeTest, ASessionOfAnotherTeamIsAnOccupiedSlotAndNoMore) {
    const auto hidden = put(teams_.there, body({theirs_}));
    const auto seen = week(teams_.here);
    EXPECT_THAT(seen.at("sessions").as_array(), IsEmpty());
    ASSERT_THAT(seen.at("occupied").as_array(), SizeIs(1));
    const auto& slot = seen.at("occupied").at(0);
    EXPECT_EQ(slot.at("from"), "09:00");
    EXPECT_EQ(slot.at("roomId"), room_.c_str());
    EXPECT_EQ(slot.at("professionalIds").at(0), roy_.c_str());
    EXPECT_THAT(json::serialize(seen),
                AllOf(Not(HasSubstr("BENALI")), Not(HasSubstr("Thème secret")), Not(HasSubstr(theirs_.text())),
                      Not(HasSubstr(std::string(hidden.at("id").as_string())))));
    EXPECT_THAT(seen.at("young").as_array(), SizeIs(1));
    for (const auto& gap : seen.at("gaps").as_array()) EXPECT_EQ(gap.at("stayId"), mine_.text().c_str());
    EXPECT_THAT(week(teams_.both).at("sessions").as_array(), SizeIs(1));
    EXPECT_THAT(week(teams_.both).at("occupied").as_array(), IsEmpty());
}

TEST_F(ProgrammeScopeTest, WhatIsTakenStandsInTheWayWithoutAWordOfWhoTookIt) {
    put(teams_.there, body({theirs_}));
    auto wanted = body({mine_});
    wanted["theme"] = "";
    const auto found = refusal(teams_.here, wanted);
    EXPECT_THAT(codesOf(found),
                AllOf(Contains("room_double_booked_other"), Contains("professional_double_booked_other")));
    EXPECT_THAT(json::serialize(found), Not(HasSubstr("Atelier secret")));
    EXPECT_THAT(codesOf(refusal(teams_.both, wanted)), Contains("room_double_booked"));

    json::array reasons;
    for (const auto& one : found.at("conflicts").as_array())
        reasons.push_back(json::object{{"key", one.at("key")}, {"reason", "Vu avec l’équipe."}});
    wanted["overrides"] = std::move(reasons);
    const auto stored = put(teams_.here, wanted);
    for (const auto& one : stored.at("conflicts").as_array()) {
        const bool passed = one.at("level") == "warning" || one.at("override").is_object();
        EXPECT_TRUE(passed) << json::serialize(one);
    }
}

TEST_F(ProgrammeScopeTest, OfASharedSessionTheOthersAreCountedAndKept) {
    const auto shared = put(teams_.both, body({mine_, theirs_}));
    const auto seen = week(teams_.here).at("sessions").at(0).as_object();
    EXPECT_THAT(seen.at("young").as_array(), SizeIs(1));
    EXPECT_EQ(seen.at("others"), 1);
    EXPECT_THAT(json::serialize(week(teams_.here)), Not(HasSubstr("BENALI")));
    auto moved = body({mine_}, "10:30", "11:45");
    moved.erase("id");
    ASSERT_TRUE(planning_.updateSession(teams_.here, idOf(shared), 1, moved));
    EXPECT_THAT(week(teams_.both).at("sessions").at(0).at("young").as_array(), SizeIs(2));
    EXPECT_EQ(planning_.deleteSession(teams_.here, idOf(shared), 2).error().code, "session_told");

    city_.clock().setToday(kMonday + 1);
    ASSERT_TRUE(planning_.setSessionState(teams_.here, idOf(shared), 2,
                                          {{"state", "held"}, {"cameStayIds", json::array{mine_.text()}}}));
    const auto whole = week(teams_.both);
    for (const auto& young : whole.at("sessions").at(0).at("young").as_array())
        EXPECT_EQ(young.at("creditedMinutes"), 75);
}

TEST_F(ProgrammeScopeTest, WhoMustNotMeetIsCheckedWithEverybodyAndNamesNobodyElse) {
    city_.people().keepApart(teams_.ada, teams_.bilal);
    const auto shared = body({mine_, theirs_});
    const auto refused = planning_.createSession(teams_.both, shared);
    ASSERT_EQ(refused.error().code, "conflicts_unanswered");
    auto answered = shared;
    answered["overrides"] =
        json::array{json::object{{"key", "must_not_meet|" + mine_.text() + "|" + theirs_.text()}, {"reason", "Vu."}},
                    json::object{{"key", "must_not_meet|" + theirs_.text() + "|" + mine_.text()}, {"reason", "Vu."}}};
    put(teams_.both, answered);
    const auto seen = week(teams_.here).at("sessions").at(0);
    EXPECT_THAT(codesOf(seen), Contains("must_not_meet_other"));
    EXPECT_THAT(json::serialize(seen), AllOf(Not(HasSubstr("BENALI")), Not(HasSubstr(theirs_.text()))));
    EXPECT_THAT(week(teams_.here).at("young").at(0).at("apart").as_array(), IsEmpty());
}

TEST_F(ProgrammeScopeTest, WhatStandsAgainstAnotherTeamsYoungPersonHasNoName) {
    ASSERT_TRUE(planning_.createUnavailability(
        teams_.there, teams_.bilal,
        {{"id", city_.newId()}, {"day", "2026-11-16"}, {"from", "09:00"}, {"to", "10:00"}, {"kind", "court"}}));
    auto shared = body({mine_, theirs_}, "13:30", "14:30");
    const auto id = idOf(put(teams_.both, shared));
    auto moved = body({mine_}, "09:00", "10:00");
    moved.erase("id");
    const auto refused = planning_.updateSession(teams_.here, id, 1, moved);
    ASSERT_EQ(refused.error().code, "conflicts_unanswered");
    const auto found = json::parse(refused.error().current).at("items").at(0);
    EXPECT_THAT(codesOf(found), Contains("another_young"));
    EXPECT_THAT(json::serialize(found), AllOf(Not(HasSubstr("court")), Not(HasSubstr("BENALI"))));
    moved["overrides"] = json::array{json::object{{"key", "another_young||"}, {"reason", "Vu avec l’équipe."}}};
    EXPECT_TRUE(planning_.updateSession(teams_.here, id, 1, moved));
}

TEST_F(ProgrammeScopeTest, AStayOfAnotherTeamIsUnknownInWhatIsSent) {
    for (const auto& stay : {theirs_, StayId::trusted(city_.newId())}) {
        const auto refused = planning_.createSession(teams_.here, body({stay}));
        EXPECT_EQ(refused.error().fields.at(0).field + " " + refused.error().fields.at(0).code, "stayIds unknown");
        const json::object check{{"week", "2026-11-16"}, {"sessions", json::array{body({stay})}}};
        EXPECT_EQ(planning_.check(teams_.here, check).error().fields.at(0).code, "unknown");
    }
}

TEST_F(ProgrammeScopeTest, AnIdThatAnotherTeamUsedSaysNothing) {
    const auto hidden = put(teams_.there, body({theirs_}));
    auto mine = body({mine_});
    mine["id"] = hidden.at("id");
    EXPECT_EQ(planning_.createSession(teams_.here, mine).error().code, "id_taken");
    const auto codes = [&](const json::object& session) {
        const json::object check{{"week", "2026-11-16"}, {"sessions", json::array{session}}};
        return codesOf(planning_.check(teams_.here, check).value().at("items").at(0));
    };
    EXPECT_EQ(codes(mine), codes(body({mine_})));
}

TEST_F(ProgrammeScopeTest, NewsArePublishedByEachTeamForItsOwn) {
    put(teams_.here, body({mine_}));
    put(teams_.there, body({theirs_}, "10:30", "11:45"));
    EXPECT_THAT(told(teams_.here), ElementsAre("AUBERT Ada", "ROY"));
    EXPECT_EQ(week(teams_.here).at("toTell"), 2);
    EXPECT_THAT(news(teams_.here).at(1).at("now").as_array(), SizeIs(1));
    EXPECT_THAT(told(teams_.both), ElementsAre("AUBERT Ada", "BENALI Bilal", "ROY"));

    ASSERT_TRUE(planning_.publish(teams_.here, kMonday, json::object{}));
    EXPECT_EQ(week(teams_.here).at("toTell"), 0);
    // What the other team has to tell the professional they share is still to be told.
    EXPECT_EQ(week(teams_.there).at("toTell"), 2);
    ASSERT_TRUE(planning_.publish(teams_.there, kMonday, json::object{}));
    EXPECT_EQ(week(teams_.there).at("toTell"), 0);
    EXPECT_EQ(week(teams_.here).at("toTell"), 0);
    EXPECT_EQ(week(teams_.both).at("toTell"), 0);
}

TEST_F(ProgrammeScopeTest, AVersionForAProfessionalIsReadWithoutTheOthers) {
    put(teams_.there, body({theirs_}));
    ASSERT_TRUE(planning_.publish(teams_.there, kMonday, json::object{}));
    const auto all = news(teams_.there);
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_THAT(news(teams_.here), IsEmpty());
    const auto version = VersionId::trusted(std::string(all.at(1).at("versions").at(0).at("id").as_string()));
    const json::object told{{"on", "2026-11-12"}, {"channel", "phone"}, {"to", "Roy"}};
    EXPECT_EQ(planning_.markTold(teams_.here, version, 1, told).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(planning_.markTold(teams_.there, version, 1, told));
}

}  // namespace
}  // namespace jalon::programme
