// SPDX-License-Identifier: EUPL-1.2
// What is to be done for pupils of two teams, and for nobody in particular.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.h"
#include "access/membership.h"
#include "staff.h"
#include "tasks/commands.h"
#include "tasks/tasks.h"
#include "two_teams.h"

namespace jalon::tasks {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr storage::Sql kJoin{"test.join", R"(
INSERT INTO membership (id, user_id, role, place_id, version, created_at) VALUES ($1, $2, 'coordinator', $3, 1, 0))"};
const Day kToday = Day::of(2026, 11, 12);

class TasksScopeTest : public ::testing::Test {
protected:
    access::Actor colleague(const char* login, const char* team) {
        auto actor =
            test::readerOf(test::aColleague(world_.data().database(), world_.data().clock(), login, login), {team});
        world_.arrange([&](storage::Transaction& tx) { tx.run(kJoin, world_.newId(), *actor.author.user, team); });
        return actor;
    }
    Desk deskOf(const access::Actor& actor) { return {world_.data().database(), world_.data().clock(), actor}; }
    std::string create(const access::Actor& by, const char* title, json::object more = {}) {
        more["id"] = world_.newId();
        more["title"] = title;
        more["dueOn"] = kToday.iso();
        EXPECT_TRUE(createTask(deskOf(by), more)) << title;
        return test::PeopleWorld::idOf(more);
    }
    std::vector<std::string> titles(const access::Actor& by, State state = State::open) {
        TaskQuery query;
        query.state = state;
        std::vector<std::string> out;
        const auto page = listTasks(deskOf(by), query).value();
        for (const auto& task : page.at("items").as_array()) out.emplace_back(task.at("title").as_string());
        return out;
    }
    Result<json::object> complete(const access::Actor& by, const std::string& id) {
        return updateTask(deskOf(by), TaskId::trusted(id), 1, {{"state", "done"}});
    }

    test::PeopleWorld world_{{access::schema(), schema()}};
    access::Actor here_ = colleague("here", test::kHere);
    access::Actor beside_ = colleague("beside", test::kHere);
    access::Actor there_ = colleague("there", test::kThere);
    test::TwoTeams young_{world_, here_};
};

TEST_F(TasksScopeTest, TasksAboutAFileAreForItsTeam) {
    create(here_, "Appeler la mère d'Ada", {{"personId", young_.ada.text()}});
    create(there_, "Appeler le père de Bilal", {{"personId", young_.bilal.text()}});
    EXPECT_THAT(titles(beside_), UnorderedElementsAre("Appeler la mère d'Ada"));
    EXPECT_THAT(titles(there_), UnorderedElementsAre("Appeler le père de Bilal"));
    const auto around = world_.read([&](storage::Transaction& tx) {
        return openAround(tx, kToday, kToday + 7, 50, {here_.author.user, here_.files}).size();
    });
    EXPECT_EQ(around, 1U);
    json::object body{{"id", world_.newId()}, {"title", "x"}, {"dueOn", kToday.iso()}};
    body["personId"] = young_.bilal.text();
    EXPECT_EQ(createTask(deskOf(here_), body).error().fields.at(0).code, "unknown");
}

TEST_F(TasksScopeTest, ATaskAboutNobodyIsForTheTeamsOfWhoAskedAndOfWhoDoesIt) {
    const auto own = create(here_, "Ranger l'armoire");
    create(there_, "Écrire à Mme Benali", {{"ownerId", there_.author.user->text()}});
    create(there_, "Prêter la salle", {{"ownerId", here_.author.user->text()}});
    EXPECT_THAT(titles(here_), UnorderedElementsAre("Ranger l'armoire", "Prêter la salle"));
    EXPECT_THAT(titles(beside_), UnorderedElementsAre("Ranger l'armoire", "Prêter la salle"));
    EXPECT_THAT(titles(there_), UnorderedElementsAre("Écrire à Mme Benali", "Prêter la salle"));
    EXPECT_EQ(complete(there_, own).error().kind, ErrorKind::not_found);
    ASSERT_TRUE(complete(beside_, own));
    EXPECT_THAT(titles(there_, State::done), IsEmpty());
    EXPECT_THAT(titles(here_, State::done), UnorderedElementsAre("Ranger l'armoire"));
}

TEST_F(TasksScopeTest, WhoeverChangesTeamsTakesWhatComesLaterAlong) {
    constexpr storage::Sql kMove{"test.move", "UPDATE membership SET to_day = $2 WHERE user_id = $1"};
    constexpr storage::Sql kArrive{"test.arrive", R"(
INSERT INTO membership (id, user_id, role, place_id, from_day, version, created_at)
VALUES ($1, $2, 'coordinator', $3, $4, 1, 0))"};
    world_.arrange([&](storage::Transaction& tx) {
        tx.run(kMove, *here_.author.user, kToday - 1);
        tx.run(kArrive, world_.newId(), *here_.author.user, test::kThere, kToday);
    });
    create(here_, "Écrire à la nouvelle équipe");
    EXPECT_THAT(titles(beside_), IsEmpty());
    EXPECT_THAT(titles(there_), UnorderedElementsAre("Écrire à la nouvelle équipe"));
}

TEST_F(TasksScopeTest, WhatTheProgramAsksNobodyInParticularIsForAll) {
    world_.arrange([&](storage::Transaction& tx) {
        NewTask task;
        task.kind = "review";
        task.source = "test:1";
        task.due_on = kToday;
        ensure(tx, world_.data().clock(), task);
    });
    EXPECT_EQ(titles(here_).size(), 1U);
    EXPECT_EQ(titles(there_).size(), 1U);
}

}  // namespace
}  // namespace jalon::tasks
