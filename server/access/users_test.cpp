// SPDX-License-Identifier: EUPL-1.2
#include "access/users.h"

#include <gmock/gmock.h>

#include "access/access_fixture.h"
#include "storage/schema_check.h"

namespace jalon::access {
namespace {

using http::Method;
using http::Response;
using test::codeOf;
using test::fieldsOf;
using test::header;
using test::jsonOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr storage::Sql kCountUsers{"test.count_users", "SELECT count(*) FROM app_user"};
constexpr storage::Sql kDetails{"test.details", "SELECT details FROM audit_line ORDER BY id DESC LIMIT 1"};

// Those every base begins with.
constexpr auto kOrganisation = "00000000-0000-7000-8000-000000000001";
constexpr auto kTeam = "00000000-0000-7000-8000-000000000002";

class UsersTest : public AccessFixture {
protected:
    UsersTest() { anAccount("chef", {Role::administrator}); }

    json::object aCreation(const std::string& login) {
        return {{"id", newUuid(data_.clock().now())},
                {"login", login},
                {"displayName", "Émile " + login},
                {"memberships", {aMembership("coordinator", kTeam)}},
                {"password", "tulipe marteau 9"}};
    }
    json::object aMembership(const char* role, const char* place) {
        return {{"id", newUuid(data_.clock().now())}, {"role", role}, {"placeId", place}};
    }
    Response create(Browser& by, const json::object& body) { return by.send(Method::post, "/api/v1/users", body); }
    Response update(Browser& by, const UserId& id, const json::value& body, int version = 1) {
        return by.send(Method::patch, "/api/v1/users/" + id.text(), body,
                       {{"if-match", "\"" + std::to_string(version) + "\""}});
    }
    Response reset(Browser& by, const UserId& id, const std::string& password) {
        return by.send(Method::put, "/api/v1/users/" + id.text() + "/password", {{"newPassword", password}});
    }
    std::vector<std::string> names(const Response& list) {
        std::vector<std::string> found;
        const auto body = jsonOf(list);
        for (const auto& item : body.at("items").as_array())
            found.push_back(json::value_to<std::string>(item.at("displayName")));
        return found;
    }
    json::value lastDetails() {
        return json::parse(
            data_.database().read([](storage::Transaction& tx) { return tx.run(kDetails).front().text(0); }));
    }
};

TEST_F(UsersTest, AnAccountIsCreatedWithAPasswordToChange) {
    Browser chief = signedIn("chef");
    const auto wanted = aCreation("e.roux");
    const auto response = create(chief, wanted);
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(header(response, "ETag"), "\"1\"");
    EXPECT_EQ(jsonOf(response), (json::value{{"id", wanted.at("id")},
                                             {"login", "e.roux"},
                                             {"displayName", "Émile e.roux"},
                                             {"roles", {"coordinator"}},
                                             {"memberships",
                                              {{{"id", wanted.at("memberships").at(0).at("id")},
                                                {"role", "coordinator"},
                                                {"placeId", kTeam},
                                                {"placeName", "Équipe"},
                                                {"from", nullptr},
                                                {"to", nullptr},
                                                {"standsFor", nullptr},
                                                {"state", "now"},
                                                {"version", 1}}}},
                                             {"active", true},
                                             {"mustChangePassword", true},
                                             {"lastSignInAt", nullptr},
                                             {"lockedUntil", nullptr},
                                             {"createdAt", data_.clock().now().iso()},
                                             {"version", 1}}));
    const auto told = lastDetails();
    EXPECT_EQ(told.at("login"), "e.roux");
    EXPECT_EQ(told.at("memberships").at(0).at("placeId"), kTeam);
    EXPECT_EQ(browser().signIn("e.roux", "tulipe marteau 9").status, 200);
}

TEST_F(UsersTest, TheSameCreationAgainMakesNothingMore) {
    Browser chief = signedIn("chef");
    auto wanted = aCreation("e.roux");
    EXPECT_EQ(create(chief, wanted).status, 201);
    const auto lines = auditLines().size();
    const auto again = create(chief, wanted);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(jsonOf(again).at("id"), wanted.at("id"));
    EXPECT_EQ(count(kCountUsers), 2);
    EXPECT_EQ(auditLines().size(), lines);
}

TEST_F(UsersTest, AnIdThatIsAnothersIsRefused) {
    Browser chief = signedIn("chef");
    auto wanted = aCreation("e.roux");
    create(chief, wanted);
    wanted["login"] = "f.blanc";
    const auto other_login = create(chief, wanted);
    EXPECT_EQ(other_login.status, 409);
    EXPECT_EQ(codeOf(other_login), "id_taken");

    anAccount("chef2", {Role::administrator});
    Browser second = signedIn("chef2");
    wanted["login"] = "e.roux";
    EXPECT_EQ(codeOf(create(second, wanted)), "id_taken");
    EXPECT_EQ(count(kCountUsers), 3);
}

TEST_F(UsersTest, ALoginIsTakenWhateverItsSpelling) {
    Browser chief = signedIn("chef");
    create(chief, aCreation("e.roux"));
    EXPECT_THAT(fieldsOf(create(chief, aCreation("É.Roux"))), ElementsAre("login: taken"));
    EXPECT_EQ(count(kCountUsers), 2);
}

TEST_F(UsersTest, EveryFieldInErrorIsNamed) {
    Browser chief = signedIn("chef");
    auto wanted = aCreation("...");
    wanted["displayName"] = "--";
    wanted["memberships"] = json::array{};
    wanted["password"] = "court";
    EXPECT_THAT(fieldsOf(create(chief, wanted)),
                ElementsAre("login: required", "displayName: required", "password: too_short"));
    wanted = aCreation("e.roux");
    wanted["id"] = "7";
    wanted["memberships"] = {aMembership("coordinator", kTeam), aMembership("root", kOrganisation)};
    wanted["admin"] = true;
    EXPECT_THAT(fieldsOf(create(chief, wanted)),
                ElementsAre("id: not_an_id", "memberships.1.role: not_in_list", "admin: unknown_field"));
    wanted = aCreation("e.roux");
    wanted["memberships"] = {aMembership("coordinator", kTeam), aMembership("administrator", kTeam)};
    EXPECT_THAT(fieldsOf(create(chief, wanted)), ElementsAre("memberships.1.placeId: not_in_list"));
    EXPECT_EQ(count(kCountUsers), 1);
}

TEST_F(UsersTest, AccountsAreForAdministratorsAlone) {
    const User user = anAccount("e.roux");
    Browser coordinator = signedIn("e.roux");
    EXPECT_EQ(coordinator.get("/api/v1/users").status, 403);
    EXPECT_EQ(create(coordinator, aCreation("f.blanc")).status, 403);
    EXPECT_EQ(update(coordinator, user.id, {{"active", false}}).status, 403);
    EXPECT_EQ(reset(coordinator, user.id, "tulipe marteau 9").status, 403);
    EXPECT_EQ(coordinator.get("/api/v1/users/directory").status, 200);
    EXPECT_EQ(browser().get("/api/v1/users/directory").status, 401);
}

TEST_F(UsersTest, TheUseCasesAskForTheRoleThemselves) {
    const Actor coordinator = test::anActor({Role::coordinator});
    const NewUser wanted{UserId::make(data_.clock().now()), "e.roux", "Émile Roux", "tulipe marteau 9",
                         firstMemberships({Role::administrator}, data_.clock().now())};
    EXPECT_EQ(access_.createUser(coordinator, wanted).error().kind, ErrorKind::forbidden);
}

TEST_F(UsersTest, TheListIsInTheOrderOfADictionary) {
    for (const auto* login : {"zoé", "Eve", "émile", "edgar"}) anAccount(login);
    Browser chief = signedIn("chef");
    EXPECT_THAT(names(chief.get("/api/v1/users")),
                ElementsAre("Nom de chef", "Nom de edgar", "Nom de émile", "Nom de Eve", "Nom de zoé"));
}

TEST_F(UsersTest, TheDirectoryNamesActiveAccountsAndNothingElse) {
    const User gone = anAccount("parti");
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    update(chief, gone.id, {{"active", false}});
    const auto directory = signedIn("e.roux").get("/api/v1/users/directory");
    EXPECT_THAT(names(directory), ElementsAre("Nom de chef", "Nom de e.roux"));
    EXPECT_EQ(jsonOf(directory).at("items").at(1),
              (json::value{{"id", user.id.text()}, {"displayName", "Nom de e.roux"}}));
}

TEST_F(UsersTest, AChangeRaisesTheVersionAndIsTold) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    const auto response = update(chief, user.id, {{"displayName", "Émile Roux"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(header(response, "ETag"), "\"2\"");
    EXPECT_EQ(jsonOf(response).at("displayName"), "Émile Roux");
    EXPECT_EQ(jsonOf(response).at("version"), 2);
    EXPECT_EQ(lastDetails(), (json::value{{"displayName", {{"old", "Nom de e.roux"}, {"new", "Émile Roux"}}}}));
    EXPECT_EQ(access_.findByLogin("E.ROUX")->display_name, "Émile Roux");
}

TEST_F(UsersTest, AChangeOfNothingIsNoChange) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    const auto lines = auditLines().size();
    EXPECT_EQ(jsonOf(update(chief, user.id, {{"active", true}})).at("version"), 1);
    EXPECT_EQ(auditLines().size(), lines);
}

TEST_F(UsersTest, AStaleChangeIsAnsweredWithWhatIsStored) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    update(chief, user.id, {{"displayName", "Émile Roux"}});
    const auto stale = update(chief, user.id, {{"displayName", "Emilie Roux"}}, 1);
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(jsonOf(stale).at("current").at("displayName"), "Émile Roux");
    EXPECT_EQ(jsonOf(stale).at("current").at("version"), 2);
    EXPECT_EQ(chief.send(Method::patch, "/api/v1/users/" + user.id.text(), {{"active", false}}).status, 428);
}

TEST_F(UsersTest, WrongChangesAreRefused) {
    const User user = anAccount("e.roux");
    Browser chief = signedIn("chef");
    EXPECT_THAT(fieldsOf(update(chief, user.id, {{"displayName", " "}})), ElementsAre("displayName: required"));
    EXPECT_THAT(fieldsOf(update(chief, user.id, {{"login", "x"}})), ElementsAre("login: unknown_field"));
    EXPECT_THAT(fieldsOf(update(chief, user.id, {{"roles", {"administrator"}}})), ElementsAre("roles: unknown_field"));
    EXPECT_EQ(update(chief, UserId::make(data_.clock().now()), {{"active", false}}).status, 404);
    EXPECT_EQ(chief.send(Method::patch, "/api/v1/users/7", {{"active", false}}, {{"if-match", "\"1\""}}).status, 404);
}

TEST_F(UsersTest, TheLastActiveAdministratorStays) {
    const UserId chief_id = access_.findByLogin("chef")->id;
    Browser chief = signedIn("chef");
    const auto response = update(chief, chief_id, {{"active", false}});
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(codeOf(response), "last_administrator");
    const User second = anAccount("chef2", {Role::administrator});
    update(chief, second.id, {{"active", false}});
    EXPECT_EQ(codeOf(update(chief, chief_id, {{"active", false}})), "last_administrator");
    update(chief, second.id, {{"active", true}}, 2);
    EXPECT_EQ(update(chief, chief_id, {{"active", false}}).status, 200);
}

TEST_F(UsersTest, AResetEndsSessionsAndLockAndAsksForAnotherPassword) {
    const User user = anAccount("e.roux");
    Browser opened = signedIn("e.roux");
    Browser chief = signedIn("chef");
    for (int i = 0; i < 4; ++i) browser().signIn("e.roux", "crayon violon 74");
    EXPECT_TRUE(access_.findByLogin("e.roux")->locked_until);

    EXPECT_EQ(reset(chief, user.id, "tulipe marteau 9").status, 204);
    EXPECT_EQ(opened.statusOfSession(), 401);
    EXPECT_EQ(browser().signIn("e.roux").status, 401);
    EXPECT_TRUE(jsonOf(browser().signIn("e.roux", "tulipe marteau 9")).at("mustChangePassword").as_bool());
    EXPECT_THAT(fieldsOf(reset(chief, user.id, "court")), ElementsAre("newPassword: too_short"));
    EXPECT_EQ(reset(chief, UserId::make(data_.clock().now()), "tulipe marteau 9").status, 404);
}

TEST_F(UsersTest, TheListTellsTheLastSignInAndALockThatHolds) {
    anAccount("e.roux");
    Browser chief = signedIn("chef");
    signedIn("e.roux");
    const Instant then = data_.clock().now();
    for (int i = 0; i < 4; ++i) browser().signIn("e.roux", "crayon violon 74");
    const auto account = [&] { return jsonOf(chief.get("/api/v1/users")).at("items").at(1); };
    EXPECT_EQ(account().at("lastSignInAt").as_string(), then.iso());
    EXPECT_EQ(account().at("lockedUntil").as_string(), (then + std::chrono::minutes(15)).iso());
    advance(std::chrono::minutes(15));
    EXPECT_EQ(account().at("lockedUntil"), nullptr);
}

TEST_F(UsersTest, NamesAreFoundForManyIdsAtOnce) {
    std::vector<UserId> ids;
    for (const auto* login : {"a", "b", "c", "d", "e"}) ids.push_back(anAccount(login).id);
    const UserId unknown = UserId::make(data_.clock().now());
    data_.database().read([&](storage::Transaction& tx) {
        EXPECT_THAT(displayNames(tx, {}), IsEmpty());
        for (std::size_t n = 1; n <= ids.size(); ++n) {
            std::vector<UserId> some(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(n));
            some.push_back(some.front());
            some.push_back(unknown);
            EXPECT_EQ(displayNames(tx, some).size(), n);
        }
        EXPECT_EQ(userRef(tx, ids[2]), (json::value{{"id", ids[2].text()}, {"displayName", "Nom de c"}}));
        EXPECT_EQ(userRef(tx, std::nullopt), nullptr);
        EXPECT_EQ(userRef(ids[0], displayNames(tx, ids)).at("displayName"), "Nom de a");
        return 0;
    });
}

TEST_F(UsersTest, EveryColumnIsClassified) {
    EXPECT_THAT(storage::unclassifiedColumns(data_.database(), data_.schemas()), IsEmpty());
}

}  // namespace
}  // namespace jalon::access
