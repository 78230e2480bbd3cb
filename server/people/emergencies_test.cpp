// SPDX-License-Identifier: EUPL-1.2
#include "people/emergencies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.h"
#include "people/file_rights.h"
#include "people/guests.h"
#include "people_fixtures.h"
#include "staff.h"

namespace jalon::people {
namespace {

using access::Actor;
using access::Role;
using storage::Transaction;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kOrganisation = "00000000-0000-7000-8000-0000000000cc";
constexpr auto kFirstTeam = "00000000-0000-7000-8000-000000000002", kThere = "00000000-0000-7000-8000-0000000000bb";
constexpr auto kReason = "Aux urgences, la mère est injoignable";

/// Léa is in the first team; Hugo works in another one.
class EmergenciesTest : public ::testing::Test {
protected:
    Actor colleague(const char* login, const std::vector<access::Standing>& standings) {
        Actor actor = test::aColleague(world_.data().database(), world_.data().clock(), login, login);
        actor.roles = access::rolesOf(standings);
        actor.standings = standings;
        actor.teams = 2;
        actor.files = access::scopeOf(standings, access::Right::files_see, actor.teams);
        return actor;
    }
    Desk desk(const Actor& actor) { return {world_.data().database(), world_.data().clock(), actor}; }
    json::object asked(json::object more = {}) {
        json::object body{{"id", world_.newId()},
                          {"lastName", "Martin"},
                          {"firstName", "Léa"},
                          {"birthDate", "2012-03-04"},
                          {"reason", kReason}};
        for (auto& [key, value] : more) body[key] = value;
        return body;
    }
    /// As the session makes it of the open emergencies.
    Actor within(Actor actor) {
        actor.emergencies = {lea_.text()};
        actor.files = actor.files.with(actor.emergencies);
        return actor;
    }
    std::vector<std::string> acts() {
        std::vector<std::string> out;
        for (const auto& line : world_.read([](Transaction& tx) { return audit::find(tx, {.limit = 5}); }))
            out.push_back(line.action);
        return out;
    }
    std::string codeOf(const auto& result) { return result ? "" : result.error().code; }

    test::PeopleWorld world_{{access::schema()}};
    PersonId lea_ = world_.person("Martin", "Léa", {{"birthDate", "2012-03-04"}});
    Actor alice_ = colleague("alice", {{Role::coordinator, kFirstTeam}}),
          hugo_ = colleague("hugo", {{Role::professional, kThere}});
};

TEST_F(EmergenciesTest, OpensTheOneFileOfThatNameForThreeHours) {
    const auto opened = openEmergency(desk(hugo_), asked({{"lastName", "MARTIN"}, {"firstName", "lea"}}));
    ASSERT_TRUE(opened) << opened.error().code;
    EXPECT_EQ(opened.value().json.at("personId"), json::value(lea_.text()));
    EXPECT_EQ(opened.value().json.at("reason"), json::value(kReason));
    const auto from = Instant::parse(opened.value().json.at("openedAt").as_string()).value(),
               until = Instant::parse(opened.value().json.at("until").as_string()).value();
    EXPECT_EQ(until - from, std::chrono::hours(3));
    EXPECT_EQ(acts().front(), "emergency");
}

TEST_F(EmergenciesTest, TheSessionHasItUntilItsTime) {
    const auto opened = openEmergency(desk(hugo_), asked());
    ASSERT_TRUE(opened);
    EXPECT_EQ(within(hugo_).scope(access::Right::writings_see).text(), std::string(kThere) + "," + lea_.text());
    EXPECT_EQ(within(hugo_).scope(access::Right::writings_keep).text(), std::string(kThere) + "," + lea_.text());
    // Rights that are not one's own do not come with it, nor those to change the file.
    EXPECT_EQ(within(hugo_).scope(access::Right::families_see).text(), "");
    EXPECT_EQ(within(hugo_).scope(access::Right::attendance_keep).text(), kThere);
}

TEST_F(EmergenciesTest, AnswersTheSameForNobodyForTwoAndForAWrongDay) {
    world_.person("Durand", "Zoé", {{"birthDate", "2011-01-02"}});
    world_.person("Durand", "Zoé", {{"birthDate", "2011-01-02"}});
    EXPECT_EQ(codeOf(openEmergency(desk(hugo_), asked({{"birthDate", "2012-03-05"}}))), "not_found");
    EXPECT_EQ(codeOf(openEmergency(desk(hugo_), asked({{"lastName", "Inconnu"}}))), "not_found");
    EXPECT_EQ(codeOf(openEmergency(desk(hugo_),
                                   asked({{"lastName", "Durand"}, {"firstName", "Zoé"}, {"birthDate", "2011-01-02"}}))),
              "not_found");
    // Each try is in the record.
    EXPECT_EQ(acts().front(), "emergency_refused");
}

TEST_F(EmergenciesTest, WantsAReasonAndARole) {
    const auto short_reason = openEmergency(desk(hugo_), asked({{"reason", "urgent"}}));
    ASSERT_FALSE(short_reason);
    EXPECT_EQ(short_reason.error().fields.front().code, "too_short");
    const Actor manager = colleague("manager", {{Role::manager, kThere}});
    EXPECT_EQ(codeOf(openEmergency(desk(manager), asked())), "forbidden");
    const Actor guest = colleague("guest", {{Role::external, kThere}});
    EXPECT_EQ(codeOf(openEmergency(desk(guest), asked())), "forbidden");
}

TEST_F(EmergenciesTest, IsNotForOnesOwnFiles) {
    EXPECT_EQ(codeOf(openEmergency(desk(alice_), asked())), "in_your_files");
}

TEST_F(EmergenciesTest, TheTeamOfTheFileIsToldAndNotesIt) {
    const auto opened = openEmergency(desk(hugo_), asked());
    ASSERT_TRUE(opened);
    const std::string id(opened.value().json.at("id").as_string());
    const auto toNote = [&](const Actor& actor) {
        return world_.read([&](Transaction& tx) { return emergenciesToNote(tx, actor); });
    };
    EXPECT_EQ(toNote(alice_), 1);
    EXPECT_EQ(toNote(within(hugo_)), 0);
    EXPECT_EQ(codeOf(noteEmergency(desk(within(hugo_)), id, {{"note", ""}})), "forbidden");
    const Actor elsewhere = colleague("ines", {{Role::coordinator, kThere}});
    EXPECT_EQ(codeOf(noteEmergency(desk(elsewhere), id, {{"note", ""}})), "not_found");
    EXPECT_TRUE(noteEmergency(desk(alice_), id, {{"note", "Vu avec Hugo"}}));
    EXPECT_EQ(toNote(alice_), 0);
    EXPECT_EQ(codeOf(noteEmergency(desk(alice_), id, {{"note", ""}})), "noted");
}

TEST_F(EmergenciesTest, AreListedForThoseConcernedAndForTheAuditor) {
    ASSERT_TRUE(openEmergency(desk(hugo_), asked()));
    const auto listed = [&](const Actor& actor) {
        return listEmergencies(desk(actor)).value().at("items").as_array().size();
    };
    EXPECT_EQ(listed(hugo_), 1U);
    EXPECT_EQ(listed(alice_), 1U);
    EXPECT_EQ(listed(colleague("dpo", {{Role::auditor, kOrganisation, {kFirstTeam}}})), 1U);
    EXPECT_EQ(listed(colleague("other-dpo", {{Role::auditor, kOrganisation, {kThere}}})), 0U);
    EXPECT_EQ(listed(colleague("ines", {{Role::coordinator, kThere}})), 0U);
    EXPECT_EQ(codeOf(listEmergencies(desk(colleague("chef", {{Role::manager, kThere}})))), "forbidden");
}

TEST_F(EmergenciesTest, EndsWhenWhoeverOpenedItSaysSo) {
    const auto opened = openEmergency(desk(hugo_), asked());
    const std::string id(opened.value().json.at("id").as_string());
    EXPECT_EQ(codeOf(endEmergency(desk(alice_), id)), "not_found");
    const auto ended = endEmergency(desk(within(hugo_)), id);
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended.value().at("open"), json::value(false));
}

TEST_F(EmergenciesTest, AFileIsConfidedToSomebodyOutsideUntilADay) {
    const Actor teacher = test::aColleague(world_.data().database(), world_.data().clock(), "prof", "Prof", {});
    const auto confided = [&](const Actor& to_whom, const char* to) {
        return confide(desk(alice_), lea_,
                       {{"id", world_.newId()}, {"userId", to_whom.author.user->text()}, {"to", to}});
    };
    // Whoever works in a team is no guest.
    EXPECT_EQ(confided(hugo_, "2026-12-01").error().fields.front().code, "not_in_list");
    EXPECT_EQ(confided(teacher, "2020-01-01").error().fields.front().code, "in_past");
    EXPECT_EQ(codeOf(confide(desk(hugo_), lea_, {{"id", world_.newId()}})), "forbidden");

    const auto made = confided(teacher, "2026-12-01");
    ASSERT_TRUE(made);
    EXPECT_EQ(acts().front(), "confide");
    const auto guest = made.value().json.at("readers").as_array().back().as_object();
    EXPECT_EQ(guest.at("role"), json::value("external"));
    EXPECT_EQ(guest.at("to"), json::value("2026-12-01"));
    // Ended from one day to the next, it no longer counts.
    const std::string id(guest.at("id").as_string());
    const std::string yesterday = (world_.data().clock().today() - 1).iso();
    const auto ended = changeGuest(desk(alice_), id, 1, {{"to", yesterday}});
    ASSERT_TRUE(ended) << ended.error().code;
    EXPECT_THAT(ended.value().at("readers").as_array(), SizeIs(made.value().json.at("readers").as_array().size() - 1));
    EXPECT_EQ(codeOf(changeGuest(desk(alice_), id, 1, {{"to", "2026-12-24"}})), "stale");
}

TEST_F(EmergenciesTest, SaysWhyAFileIsSeenAndByWhom) {
    const auto seen = readersOf(desk(alice_), lea_).value();
    // aColleague() makes everybody a coordinator of the first team.
    ASSERT_EQ(seen.at("reasons").as_array().size(), 1U);
    EXPECT_EQ(seen.at("reasons").at(0).at("role"), json::value("coordinator"));
    EXPECT_GE(seen.at("readers").as_array().size(), 2U);
    // Who does not keep the file hears of their own reasons only.
    EXPECT_THAT(readersOf(desk(within(hugo_)), lea_).value().at("readers").as_array(), IsEmpty());
}

TEST_F(EmergenciesTest, TheRightsOnAFileAreThoseOfTheRolesThatReachIt) {
    const auto rightsOn = [&](const Actor& actor) {
        return world_.read([&](Transaction& tx) { return people::rightsOn(tx, actor, lea_); });
    };
    EXPECT_TRUE(rightsOn(alice_).contains(access::Right::addresses_see));
    const Actor mixed = colleague("mixed", {{Role::professional, kFirstTeam}, {Role::coordinator, kThere}});
    EXPECT_TRUE(mixed.may(access::Right::addresses_see));
    EXPECT_FALSE(rightsOn(mixed).contains(access::Right::addresses_see));
    EXPECT_FALSE(rightsOn(mixed).contains(access::Right::files_keep));
    EXPECT_TRUE(rightsOn(mixed).contains(access::Right::writings_keep));
    // In an emergency: to look, and to write a note.
    const Actor elsewhere = colleague("ines", {{Role::coordinator, kThere}});
    EXPECT_TRUE(rightsOn(elsewhere).list().empty());
    EXPECT_TRUE(rightsOn(within(elsewhere)).contains(access::Right::families_see));
    EXPECT_FALSE(rightsOn(within(elsewhere)).contains(access::Right::files_keep));
}

}  // namespace
}  // namespace jalon::people
