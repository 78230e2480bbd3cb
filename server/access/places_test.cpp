// SPDX-License-Identifier: EUPL-1.2
#include "access/places.h"

#include <gmock/gmock.h>

#include "access/access_fixture.h"
#include "access/membership_store.h"

namespace jalon::access {
namespace {

using http::Method;
using http::Response;
using test::codeOf;
using test::fieldsOf;
using test::jsonOf;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class PlacesTest : public AccessFixture {
protected:
    PlacesTest() { anAccount("chef", {Role::administrator}); }

    std::string newId() { return newUuid(data_.clock().now()); }
    /// An organisation of its own, with an administrator and a team.
    struct Elsewhere {
        std::string organisation, team;
        Browser administrator;
        User account;
    };
    Elsewhere elsewhere() {
        const auto system = Actor::system("cli");
        const auto organisation =
            access_.places().createOrganisation(system, OrganisationId::trusted(newId()), "Ailleurs").value();
        const auto team =
            access_.places()
                .createTeam(system, {TeamId::trusted(newId()), organisation.id, "Équipe d'ailleurs", {}, {}, 1})
                .value();
        const NewUser wanted{UserId::make(data_.clock().now()),
                             "ailleurs",
                             "Administratrice d'ailleurs",
                             kPassword,
                             {{newId(), Role::administrator, organisation.id.text()}},
                             false};
        User account = access_.createUser(system, wanted).value();
        return {organisation.id.text(), team.id.text(), signedIn("ailleurs"), std::move(account)};
    }
    Response add(Browser& by, const UserId& user, const json::object& membership) {
        json::object body{{"id", newId()}};
        for (const auto& [key, value] : membership) body[key] = value;
        return by.send(Method::post, "/api/v1/users/" + user.text() + "/memberships", body);
    }
    Response days(Browser& by, const std::string& membership, const json::value& from, const json::value& to,
                  int version = 1) {
        return by.send(Method::patch, "/api/v1/memberships/" + membership, {{"from", from}, {"to", to}},
                       {{"if-match", "\"" + std::to_string(version) + "\""}});
    }
    std::string firstTeam() {
        return data_.database().read([&](storage::Transaction& tx) {
            return defaultPlace(tx, Role::coordinator, data_.clock().today()).value();
        });
    }
    std::vector<std::string> logins(Browser& by) {
        std::vector<std::string> out;
        const auto body = jsonOf(by.get("/api/v1/users"));
        for (const auto& item : body.at("items").as_array()) out.emplace_back(item.at("login").as_string());
        return out;
    }
};

TEST_F(PlacesTest, AMembershipOpensTheDoorItIsForAndNoOther) {
    const User user = anAccount("e.roux", {Role::administrator});
    Browser chief = signedIn("chef"), opened = signedIn("e.roux");
    EXPECT_EQ(opened.get("/for-coordinators").status, 403);
    const auto added = add(chief, user.id, {{"role", "coordinator"}, {"placeId", firstTeam()}});
    EXPECT_EQ(added.status, 201);
    EXPECT_EQ(jsonOf(added).at("roles"), (json::value{"coordinator", "administrator"}));
    EXPECT_EQ(opened.get("/for-coordinators").status, 204);
}

TEST_F(PlacesTest, TheSameAdditionAgainAddsNothing) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    const json::object wanted{{"id", newId()}, {"role", "coordinator"}, {"placeId", firstTeam()}};
    EXPECT_EQ(add(chief, user.id, wanted).status, 201);
    const auto lines = auditLines().size();
    EXPECT_EQ(jsonOf(add(chief, user.id, wanted)).at("memberships").as_array().size(), 2U);
    EXPECT_EQ(auditLines().size(), lines);
    const User other = anAccount("f.blanc");
    EXPECT_EQ(codeOf(add(chief, other.id, wanted)), "id_taken");
}

TEST_F(PlacesTest, APlaceMustFitTheRoleBeThereAndBeOpen) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    const auto refused = [&](const char* role, const std::string& place) {
        return fieldsOf(add(chief, user.id, {{"role", role}, {"placeId", place}}));
    };
    EXPECT_THAT(refused("administrator", firstTeam()), ElementsAre("placeId: not_in_list"));
    EXPECT_THAT(refused("coordinator", newId()), ElementsAre("placeId: not_in_list"));
    const std::string team = firstTeam();
    const auto closed = chief.send(Method::patch, "/api/v1/teams/" + team,
                                   {{"name", "Équipe"}, {"schemes", json::array{}}, {"closedOn", "2026-11-12"}},
                                   {{"if-match", "\"1\""}});
    EXPECT_EQ(closed.status, 200);
    EXPECT_THAT(refused("coordinator", team), ElementsAre("placeId: closed"));
}

TEST_F(PlacesTest, DaysMustFollowEachOtherAndOneStandsForSomebodyElse) {
    const User user = anAccount("e.roux"), away = anAccount("f.blanc");
    Browser chief = signedIn("chef");
    json::object wanted{
        {"role", "coordinator"}, {"placeId", firstTeam()}, {"from", "2026-12-02"}, {"to", "2026-12-01"}};
    EXPECT_THAT(fieldsOf(add(chief, user.id, wanted)), ElementsAre("to: before_start"));
    wanted["to"] = "2026-12-02";
    wanted["standsForId"] = user.id.text();
    EXPECT_THAT(fieldsOf(add(chief, user.id, wanted)), ElementsAre("standsForId: not_in_list"));
    wanted["standsForId"] = away.id.text();
    const auto added = jsonOf(add(chief, user.id, wanted)).at("memberships").at(1);
    EXPECT_EQ(added.at("standsFor").at("displayName"), "Nom de f.blanc");
    EXPECT_EQ(added.at("state"), "later");
}

TEST_F(PlacesTest, NewDaysNeedTheVersionThatWasReadAndAreTold) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    const std::string id = user.memberships.front().id;
    EXPECT_THAT(fieldsOf(days(chief, id, "2026-11-12", "2026-11-11")), ElementsAre("to: before_start"));
    const auto changed = days(chief, id, nullptr, "2026-11-12");
    EXPECT_EQ(jsonOf(changed).at("memberships").at(0).at("to"), "2026-11-12");
    EXPECT_EQ(auditLines().front().substr(0, 6), "update");
    const auto stale = days(chief, id, nullptr, nullptr);
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(jsonOf(stale).at("current").at("to"), "2026-11-12");
}

TEST_F(PlacesTest, TheLastAdministratorWithoutEndStays) {
    const auto chief_id = access_.findByLogin("chef").value().memberships.front().id;
    Browser chief = signedIn("chef");
    EXPECT_EQ(codeOf(days(chief, chief_id, nullptr, "2027-01-01")), "last_administrator");
    const User second = anAccount("chef2", {Role::administrator});
    const std::string second_id = second.memberships.front().id;
    EXPECT_EQ(days(chief, second_id, nullptr, "2027-01-01").status, 200);
    EXPECT_EQ(codeOf(days(chief, chief_id, nullptr, "2027-01-01")), "last_administrator");
    EXPECT_EQ(days(chief, second_id, nullptr, nullptr, 2).status, 200);
    EXPECT_EQ(days(chief, chief_id, nullptr, "2027-01-01").status, 200);
}

TEST_F(PlacesTest, AnotherOrganisationDoesNotExistForAnAdministrator) {
    const User user = anAccount("e.roux");
    auto [organisation, team, administrator, account] = elsewhere();
    Browser chief = signedIn("chef");
    EXPECT_THAT(logins(chief), UnorderedElementsAre("chef", "e.roux"));
    EXPECT_THAT(logins(administrator), UnorderedElementsAre("ailleurs"));
    EXPECT_EQ(jsonOf(chief.get("/api/v1/organisations")).at("items").as_array().size(), 1U);

    const auto missing = [&](const std::string& path, const json::value& body) {
        return chief.send(Method::patch, path, body, {{"if-match", "\"1\""}}).status;
    };
    EXPECT_EQ(missing("/api/v1/organisations/" + organisation, {{"name", "À moi"}}), 404);
    EXPECT_EQ(missing("/api/v1/teams/" + team, {{"name", "À moi"}, {"schemes", json::array{}}, {"closedOn", nullptr}}),
              404);
    EXPECT_EQ(missing("/api/v1/users/" + account.id.text(), {{"active", false}}), 404);
    EXPECT_EQ(days(chief, account.memberships.front().id, nullptr, "2026-11-11").status, 404);
    EXPECT_EQ(chief
                  .send(Method::post, "/api/v1/organisations/" + organisation + "/teams",
                        {{"id", newId()}, {"name", "À moi"}, {"schemes", json::array{}}})
                  .status,
              404);
    EXPECT_EQ(chief
                  .send(Method::put, "/api/v1/users/" + account.id.text() + "/password",
                        {{"newPassword", "tulipe marteau 9"}})
                  .status,
              404);
    EXPECT_EQ(add(chief, account.id, {{"role", "coordinator"}, {"placeId", firstTeam()}}).status, 404);
    EXPECT_THAT(fieldsOf(add(chief, user.id, {{"role", "coordinator"}, {"placeId", team}})),
                ElementsAre("placeId: not_in_list"));
}

TEST_F(PlacesTest, ColleaguesAreThoseOfOnesOrganisation) {
    anAccount("e.roux");
    elsewhere();
    const auto directory = jsonOf(signedIn("e.roux").get("/api/v1/users/directory"));
    EXPECT_EQ(directory.at("items").as_array().size(), 2U);
}

TEST_F(PlacesTest, WhoeverCreatesAnOrganisationAdministersIt) {
    Browser chief = signedIn("chef");
    const auto made = chief.send(Method::post, "/api/v1/organisations", {{"id", newId()}, {"name", "  Centre  "}});
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(jsonOf(made).at("name"), "Centre");
    EXPECT_EQ(jsonOf(chief.get("/api/v1/organisations")).at("items").as_array().size(), 2U);
}

}  // namespace
}  // namespace jalon::access
