// SPDX-License-Identifier: EUPL-1.2
#include "tasks/tasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "access/access.h"
#include "people_fixtures.h"
#include "storage/schema_check.h"

namespace jalon::tasks {
namespace {

using access::Role;
using http::Method;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Day kToday = Day::of(2026, 11, 12);

class TasksTest : public ::testing::Test {
protected:
    TasksTest() {
        tasks_.addRoutes(world_.routes().table());
        addUser(world_.routes().actor().author.user.value(), "a.martin", "Alice Martin");
    }
    void addUser(const UserId& id, const std::string& login, const std::string& name) {
        constexpr storage::Sql kUser{
            "test.user",
            "INSERT INTO app_user (id, login, login_key, display_name, password_hash, active, must_change_password, "
            "created_at, version) VALUES ($1, $2, $2, $3, '$argon2id$x', TRUE, FALSE, 0, 1)"};
        world_.arrange([&](Transaction& tx) { tx.run(kUser, id, login, name); });
    }
    http::Response send(Method method, const std::string& target, const json::value& body = nullptr, int version = 0) {
        std::vector<std::pair<std::string, std::string>> headers;
        if (version > 0) headers.emplace_back("if-match", "\"" + std::to_string(version) + "\"");
        return world_.routes().send(test::aRequest(method, target, body, headers));
    }
    http::Response patch(const std::string& id, int version, const json::value& body) {
        return send(Method::patch, "/api/v1/tasks/" + id, body, version);
    }
    json::object aBody(const std::string& title, const std::string& due_on) {
        return {{"id", world_.newId()}, {"title", title}, {"dueOn", due_on}};
    }
    std::string create(const std::string& title, const std::string& due_on) {
        const json::object body = aBody(title, due_on);
        EXPECT_EQ(send(Method::post, "/api/v1/tasks", body).status, 201);
        return test::PeopleWorld::idOf(body);
    }
    std::vector<std::string> titles(const std::string& query) {
        std::vector<std::string> out;
        const json::value page = test::jsonOf(send(Method::get, "/api/v1/tasks" + query));
        for (const json::value& task : page.at("items").as_array())
            out.push_back(json::value_to<std::string>(task.at("title")));
        return out;
    }
    NewTask aCall(const PersonId& person, const std::string& kind = "call_parents") {
        return {.kind = kind,
                .source = "attendance:1:2026-11-12/am",
                .person = person,
                .stay = std::nullopt,
                .referral = std::nullopt,
                .owner = std::nullopt,
                .due_on = kToday,
                .due_half = Half::am,
                .params = {{"halfDay", "2026-11-12/am"}}};
    }
    void ensureTask(const NewTask& task) {
        world_.arrange([&](Transaction& tx) { ensure(tx, world_.data().clock(), task); });
    }
    std::vector<Task> openTasks(Day until = kToday) {
        return world_.read([&](Transaction& tx) { return openAround(tx, kToday, until, 50); });
    }
    json::object shown(const Task& task) {
        return world_.read([&](Transaction& tx) { return toJson(tx, task); });
    }

    test::PeopleWorld world_{{access::schema(), schema()}};
    Tasks tasks_{world_.data().database(), world_.data().clock()};
};

TEST_F(TasksTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(world_.data().database(), world_.data().schemas()), IsEmpty());
}

TEST_F(TasksTest, AWrittenTaskIsReadAsItWasWritten) {
    const auto person = world_.person("DUPONT", "Léa");
    const UserId alice = *world_.coordinator().author.user;
    json::object body = aBody("Demander l'assurance", "2026-11-16");
    body["personId"] = person.text();
    body["ownerId"] = alice.text();
    const auto reply = send(Method::post, "/api/v1/tasks", body);
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(test::header(reply, "ETag"), "\"1\"");
    const json::object expected{{"id", body.at("id")},
                                {"kind", "custom"},
                                {"title", "Demander l'assurance"},
                                {"params", json::object{}},
                                {"personId", person.text()},
                                {"personName", "DUPONT Léa"},
                                {"stayId", nullptr},
                                {"referralId", nullptr},
                                {"owner", {{"id", alice.text()}, {"displayName", "Alice Martin"}}},
                                {"dueOn", "2026-11-16"},
                                {"dueHalf", nullptr},
                                {"state", "open"},
                                {"outcome", ""},
                                {"doneAt", nullptr},
                                {"doneBy", nullptr},
                                {"phones", json::array{}},
                                {"version", 1}};
    EXPECT_EQ(test::jsonOf(reply), json::value(expected));
    const auto again = send(Method::post, "/api/v1/tasks", body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(test::jsonOf(again), json::value(expected));
    body["title"] = "Autre chose";
    EXPECT_EQ(test::codeOf(send(Method::post, "/api/v1/tasks", body)), "id_taken");
}

TEST_F(TasksTest, UnknownPeopleAndOwnersAreRefused) {
    json::object body = aBody("x", "2026-11-16");
    body["personId"] = world_.newId();
    EXPECT_THAT(test::fieldsOf(send(Method::post, "/api/v1/tasks", body)), ElementsAre("personId: unknown"));
    body.erase("personId");
    body["ownerId"] = world_.newId();
    EXPECT_THAT(test::fieldsOf(send(Method::post, "/api/v1/tasks", body)), ElementsAre("ownerId: unknown"));
    const std::string id = create("x", "2026-11-16");
    EXPECT_THAT(test::fieldsOf(patch(id, 1, {{"ownerId", world_.newId()}})), ElementsAre("ownerId: unknown"));
}

TEST_F(TasksTest, DoneAndUndoneLeaveTheirTrace) {
    const auto person = world_.person("Dupont", "Léa");
    ensureTask(aCall(person));
    const std::string id = openTasks().at(0).id.text();
    const auto done = patch(id, 1, {{"state", "done"}, {"outcome", "Mère jointe"}});
    EXPECT_EQ(done.status, 200);
    EXPECT_EQ(test::jsonOf(done).at("doneBy").at("displayName"), "Alice Martin");
    EXPECT_EQ(test::jsonOf(done).at("doneAt"), json::value(world_.data().clock().now().iso()));
    EXPECT_THAT(openTasks(), IsEmpty());
    const auto open = patch(id, 2, {{"state", "open"}});
    EXPECT_EQ(test::jsonOf(open).at("state"), "open");
    EXPECT_TRUE(test::jsonOf(open).at("doneAt").is_null());
    EXPECT_EQ(openTasks().size(), 1U);
    const auto actions = world_.read([&](Transaction& tx) {
        std::vector<std::string> out;
        audit::Filter filter;
        filter.person = person;
        for (const auto& line : audit::find(tx, filter))
            if (line.entity == "task") out.push_back(line.action);
        return out;
    });
    EXPECT_THAT(actions, ElementsAre("reopen", "complete"));
}

TEST_F(TasksTest, AStaleUpdateGetsTheTaskAsItIs) {
    const std::string id = create("x", "2026-11-16");
    const auto moved = patch(id, 1, {{"dueOn", "2026-11-17"}, {"title", "y"}});
    EXPECT_EQ(test::jsonOf(moved).at("version"), 2);
    const auto stale = patch(id, 1, {{"state", "done"}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(test::jsonOf(stale).at("current"), test::jsonOf(moved));
    EXPECT_EQ(patch(world_.newId(), 1, {{"state", "done"}}).status, 404);
    EXPECT_EQ(send(Method::patch, "/api/v1/tasks/" + id, {{"state", "done"}}).status, 428);
}

TEST_F(TasksTest, EveryWrongFieldIsNamed) {
    EXPECT_THAT(test::fieldsOf(send(Method::post, "/api/v1/tasks", {{"id", world_.newId()}, {"dueOn", "demain"}})),
                ElementsAre("title: required", "dueOn: not_a_date"));
    const std::string id = create("x", "2026-11-16");
    EXPECT_THAT(test::fieldsOf(patch(id, 1, {{"state", "cancelled"}, {"title", ""}, {"kind", "custom"}})),
                ElementsAre("state: not_in_list", "title: required", "kind: unknown_field"));
    EXPECT_THAT(test::fieldsOf(send(Method::get, "/api/v1/tasks?state=cancelled")), ElementsAre("state: not_in_list"));
    EXPECT_THAT(test::fieldsOf(send(Method::get, "/api/v1/tasks?cursor=2026-11-16")),
                ElementsAre("cursor: not_a_cursor"));
}

TEST_F(TasksTest, TheListGoesByDueDay) {
    create("b", "2026-11-16");
    create("a", "2026-11-13");
    const std::string id = create("c", "2026-11-20");
    create("d", "2026-11-18");
    EXPECT_THAT(titles(""), ElementsAre("a", "b", "d", "c"));
    EXPECT_THAT(titles("?until=2026-11-16"), ElementsAre("a", "b"));
    EXPECT_THAT(titles("?state=done"), IsEmpty());
    patch(id, 1, {{"state", "done"}});
    EXPECT_THAT(titles("?state=open"), ElementsAre("a", "b", "d"));
    EXPECT_THAT(titles("?state=done"), ElementsAre("c"));
}

TEST_F(TasksTest, PagesHoldEachTaskOnce) {
    for (int i = 0; i < 230; ++i) {
        const std::string id = create(std::to_string(i), Day(kToday + i % 3).iso());
        if (i % 2 != 0) continue;
        EXPECT_EQ(patch(id, 1, {{"state", "done"}}).status, 200);
    }
    for (const std::string state : {"open", "done"}) {
        std::set<std::string> seen;
        std::size_t rows = 0;
        std::string cursor;
        do {
            const json::value page = test::jsonOf(send(Method::get, "/api/v1/tasks?state=" + state + cursor));
            for (const json::value& task : page.at("items").as_array()) {
                seen.insert(json::value_to<std::string>(task.at("title")));
                ++rows;
            }
            const json::value& next = page.at("nextCursor");
            cursor = next.is_null() ? "" : "&cursor=" + json::value_to<std::string>(next);
        } while (!cursor.empty());
        EXPECT_EQ(rows, 115U) << state;
        EXPECT_EQ(seen.size(), 115U) << state;
    }
}

TEST_F(TasksTest, OneTaskForOneKindAndSource) {
    const auto person = world_.person("Dupont", "Léa");
    ensureTask(aCall(person));
    ensureTask(aCall(person));
    ensureTask(aCall(person, "call_school"));
    ASSERT_EQ(openTasks().size(), 2U);
    EXPECT_EQ(openTasks().at(0).version, 1);
    NewTask later = aCall(person);
    later.due_on = kToday + 1;
    ensureTask(later);
    EXPECT_EQ(openTasks().size(), 1U);
    EXPECT_EQ(openTasks(kToday + 1).size(), 2U);
    EXPECT_EQ(openTasks(kToday + 1).at(1).params.at("halfDay"), "2026-11-12/am");
}

TEST_F(TasksTest, WhatIsTakenBackIsCancelledAndComesBackWhenAskedForAgain) {
    const auto person = world_.person("Dupont", "Léa");
    ensureTask(aCall(person));
    ensureTask(aCall(person, "call_school"));
    const std::string source = aCall(person).source;
    const Clock& clock = world_.data().clock();
    world_.arrange([&](Transaction& tx) { cancel(tx, clock, "call_school", source); });
    ASSERT_EQ(openTasks().size(), 1U);
    const std::string parents = openTasks().at(0).id.text();
    world_.arrange([&](Transaction& tx) { cancel(tx, clock, "", source); });
    EXPECT_THAT(openTasks(), IsEmpty());
    EXPECT_EQ(test::codeOf(patch(parents, 2, {{"state", "done"}})), "task_cancelled");
    ensureTask(aCall(person));
    ASSERT_EQ(openTasks().size(), 1U);
    EXPECT_EQ(openTasks().at(0).id.text(), parents);
}

TEST_F(TasksTest, TheActItselfCompletesItsTask) {
    const auto person = world_.person("Dupont", "Léa");
    ensureTask(aCall(person, "answer_school"));
    const std::string id = openTasks().at(0).id.text();
    world_.arrange([&](Transaction& tx) {
        complete(tx, world_.data().clock(), world_.coordinator(), "answer_school", aCall(person).source);
        cancel(tx, world_.data().clock(), "", aCall(person).source);
    });
    const json::value done = test::jsonOf(send(Method::get, "/api/v1/tasks?state=done")).at("items").at(0);
    EXPECT_EQ(done.at("id"), json::value(id));
    EXPECT_EQ(done.at("doneBy").at("displayName"), "Alice Martin");
    ensureTask(aCall(person, "answer_school"));
    EXPECT_THAT(openTasks(), IsEmpty());
}

TEST_F(TasksTest, CallsSayWhomToCall) {
    const auto school = world_.school("Collège Zola", {{"phone", "02 99 00 00 00"}});
    const auto person = world_.person("DUPONT", "Léa", {{"structureId", school.text()}});
    world_.guardian(person, "Petit", {{"firstName", "Anne"}, {"relation", "mother"}, {"phone", "0612345678"}});
    world_.guardian(person, "Ancien", {{"phone", "0600000000"}, {"validTo", "2026-11-11"}});
    ensureTask(aCall(person));
    ensureTask(aCall(person, "call_school"));
    ensureTask(aCall(person, "review"));
    std::map<std::string, json::value> phones;
    for (const Task& task : openTasks()) phones[task.kind] = shown(task).at("phones");
    EXPECT_EQ(
        phones.at("call_parents"),
        (json::value{{{"name", "PETIT Anne"}, {"relation", "mother"}, {"phone", "0612345678"}, {"mayContact", true}}}));
    EXPECT_EQ(
        phones.at("call_school"),
        (json::value{
            {{"name", "Collège Zola"}, {"relation", "school"}, {"phone", "02 99 00 00 00"}, {"mayContact", true}}}));
    EXPECT_EQ(phones.at("review"), json::value(json::array{}));
}

TEST_F(TasksTest, TheTasksOfAFileAreItsOpenOnes) {
    const auto lea = world_.person("Dupont", "Léa");
    const auto leo = world_.person("Dupont", "Léo");
    ensureTask(aCall(lea));
    NewTask of_leo = aCall(leo);
    of_leo.source = "attendance:2:2026-11-12/am";
    ensureTask(of_leo);
    world_.read([&](Transaction& tx) {
        EXPECT_EQ(ofPerson(tx, lea).size(), 1U);
        EXPECT_EQ(ofPerson(tx, lea).at(0).person, lea);
        return true;
    });
    world_.arrange([&](Transaction& tx) { cancel(tx, world_.data().clock(), "", aCall(lea).source); });
    EXPECT_TRUE(world_.read([&](Transaction& tx) { return ofPerson(tx, lea).empty(); }));
}

TEST_F(TasksTest, WhoIsToldOfAnIncidentIsNotWhoMayNotBeTold) {
    const auto person = world_.person("Dupont", "Léa");
    world_.guardian(person, "Petit", {{"firstName", "Anne"}, {"authority", "yes"}, {"phone", "0612345678"}});
    const auto father = world_.guardian(person, "Dupont", {{"authority", "yes"}, {"phone", "0612345679"}});
    world_.restriction(person, "no_information", {{"guardianId", father}});
    ensureTask(aCall(person, "incident_parents"));
    const json::object task = shown(openTasks().at(0));
    std::map<std::string, bool> may;
    for (const json::value& phone : task.at("phones").as_array())
        may[json::value_to<std::string>(phone.at("phone"))] = phone.at("mayContact").as_bool();
    EXPECT_THAT(may, ElementsAre(std::pair("0612345678", true), std::pair("0612345679", false)));
}

TEST_F(TasksTest, WhatHasPiledUpDoesNotHideWhatIsDueFromTodayOn) {
    const auto person = world_.person("Dupont", "Léa");
    const auto at = [&](int days) {
        NewTask task = aCall(person);
        task.source += std::to_string(days);
        task.due_on = kToday + days;
        ensureTask(task);
    };
    for (const int days : {-4, -3, -2, -1, 0, 1, 2, 9}) at(days);
    std::vector<int> days;
    for (const Task& task : world_.read([&](Transaction& tx) { return openAround(tx, kToday, kToday + 7, 2); }))
        days.push_back(task.due_on - kToday);
    EXPECT_THAT(days, ElementsAre(-2, -1, 0, 1));
}

TEST_F(TasksTest, ARestrictedTaskExistsForItsReadersAlone) {
    const auto person = world_.person("Dupont", "Léa");
    const UserId alice = *world_.coordinator().author.user;
    const access::Actor bob = test::anActor({Role::coordinator});
    addUser(*bob.author.user, "b.durand", "Bob Durand");
    NewTask task = aCall(person, "concern_follow_up");
    task.readers = std::vector{alice};
    ensureTask(task);
    ensureTask(task);
    const auto list = [&](const std::optional<UserId>& reader) {
        return world_.read([&](Transaction& tx) {
            return std::pair(openAround(tx, kToday, kToday, 50, {reader}).size(), ofPerson(tx, person, reader).size());
        });
    };
    const auto rows = [&](const char* state) {
        return test::jsonOf(send(Method::get, std::string("/api/v1/tasks?state=") + state))
            .at("items")
            .as_array()
            .size();
    };
    EXPECT_EQ(list(alice), std::pair(std::size_t{1}, std::size_t{1}));
    EXPECT_EQ(list(bob.author.user), std::pair(std::size_t{0}, std::size_t{0}));
    EXPECT_EQ(list(std::nullopt), std::pair(std::size_t{0}, std::size_t{0}));
    EXPECT_EQ(rows("open"), 1U);
    const std::string id = world_.read([&](Transaction& tx) { return ofPerson(tx, person, alice).at(0).id.text(); });
    EXPECT_THAT(test::fieldsOf(patch(id, 1, {{"ownerId", bob.author.user->text()}})),
                ElementsAre("ownerId: not_in_ring"));

    const access::Actor alice_herself = world_.routes().actor();
    world_.routes().actor() = bob;
    EXPECT_EQ(rows("open"), 0U);
    const auto unknown = patch(world_.newId(), 1, {{"state", "done"}});
    const auto refused = patch(id, 1, {{"state", "done"}});
    EXPECT_EQ(refused.status, 404);
    EXPECT_EQ(refused.body, unknown.body);
    EXPECT_EQ(patch(id, 7, {{"state", "done"}}).status, 404);

    world_.routes().actor() = alice_herself;
    EXPECT_EQ(patch(id, 1, {{"state", "done"}}).status, 200);
    EXPECT_EQ(rows("done"), 1U);
    world_.read([&](Transaction& tx) {
        for (const auto& line : audit::find(tx, {})) EXPECT_NE(line.entity_id, id);
        EXPECT_EQ(audit::findRestricted(tx, "task", id, 5).size(), 1U);
        return true;
    });
    world_.routes().actor() = bob;
    EXPECT_EQ(rows("done"), 0U);
    world_.arrange([&](Transaction& tx) { setReaders(tx, task.source, {*bob.author.user}); });
    EXPECT_EQ(rows("done"), 1U);
}

TEST_F(TasksTest, AdministratorsHaveNoTasks) {
    const std::string id = create("x", "2026-11-16");
    world_.routes().actor() = test::anActor({Role::administrator});
    EXPECT_EQ(send(Method::get, "/api/v1/tasks").status, 403);
    EXPECT_EQ(send(Method::post, "/api/v1/tasks", aBody("y", "2026-11-16")).status, 403);
    EXPECT_EQ(patch(id, 1, {{"state", "done"}}).status, 403);
}

}  // namespace
}  // namespace jalon::tasks
