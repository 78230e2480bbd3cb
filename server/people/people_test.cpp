// SPDX-License-Identifier: EUPL-1.2
#include "people/people.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people_fixtures.h"
#include "storage/schema_check.h"

namespace jalon::people {
namespace {

using access::Role;
using http::Method;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Day kToday = Day::of(2026, 11, 12);

class PeopleTest : public ::testing::Test {
protected:
    http::Response send(Method method, const std::string& target, const json::value& body, int version = 0) {
        std::vector<std::pair<std::string, std::string>> headers;
        if (version > 0) headers.emplace_back("if-match", "\"" + std::to_string(version) + "\"");
        return world_.routes().send(test::aRequest(method, target, body, headers));
    }
    http::Response post(const std::string& target, const json::value& body) { return send(Method::post, target, body); }
    http::Response patch(const std::string& target, int version, const json::value& body) {
        return send(Method::patch, target, body, version);
    }
    std::vector<std::string> actionsOn(const PersonId& person) {
        return world_.read([&](Transaction& tx) {
            std::vector<std::string> out;
            audit::Filter filter;
            filter.person = person;
            for (const auto& line : audit::find(tx, filter)) out.push_back(line.action + " " + line.entity);
            return out;
        });
    }
    json::object stored(const PersonId& id) {
        return world_.read([&](Transaction& tx) { return *personJson(tx, id); });
    }
    std::vector<std::string> phones(const PersonId& id, Day on = kToday) {
        return world_.read([&](Transaction& tx) {
            std::vector<std::string> out;
            for (const Phone& phone : phonesOf(tx, id, on))
                out.push_back(phone.name + " " + phone.phone + (phone.may_contact ? "" : " (no)"));
            return out;
        });
    }

    test::PeopleWorld world_;
};

TEST_F(PeopleTest, TheHeadNamesWhatAJudgeForbidsThatDay) {
    const PersonId person = world_.person("Dupont", "Léa", {{"birthDate", "2013-01-02"}});
    world_.restriction(person, "no_contact_with_child", {{"validTo", "2026-11-12"}});
    world_.restriction(person, "no_collection");
    const auto kinds = [&](Day on) {
        return world_.read(
            [&](Transaction& tx) { return headJson(tx, person, on)->at("restrictionKinds").as_array().size(); });
    };
    EXPECT_EQ(kinds(Day::of(2026, 11, 12)), 2U);
    EXPECT_EQ(kinds(Day::of(2026, 11, 13)), 1U);
    EXPECT_EQ(world_.read([&](Transaction& tx) { return headJson(tx, PersonId::make(Instant{}), kToday); }),
              std::nullopt);
}

TEST_F(PeopleTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(world_.data().database(), world_.data().schemas()), IsEmpty());
}

TEST_F(PeopleTest, APersonIsReadAsWritten) {
    const auto school = world_.school("Collège Rosa Bonheur");
    const std::string id = world_.newId();
    const json::object body{
        {"id", id},
        {"lastName", "DUPONT"},
        {"firstName", "Léa"},
        {"usualName", ""},
        {"birthDate", "2012-03-04"},
        {"birthDateUncertain", true},
        {"sex", "female"},
        {"address", {{"lines", "3 rue des Lilas\nBât. B"}, {"postcode", "35000"}, {"city", "Rennes"}}},
        {"addressHidden", true},
        {"phone", "06 12 34 56 78"},
        {"email", "lea@example.org"},
        {"structureId", school.text()},
        {"className", "4e B"},
        {"supports", {"pap"}},
        {"healthAlert", true},
        {"mealChoice", "no_pork"},
        {"note", "Vient à vélo."}};
    const auto reply = post("/api/v1/people", body);
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(test::header(reply, "ETag"), "\"1\"");
    json::object expected = body;
    expected["structureName"] = "Collège Rosa Bonheur";
    expected["state"] = "none";
    expected["version"] = 1;
    expected["createdAt"] = expected["updatedAt"] = world_.data().clock().now().iso();
    EXPECT_EQ(test::jsonOf(reply), json::value(expected));
    EXPECT_THAT(actionsOn(*PersonId::parse(id)), ElementsAre("create person"));
}

TEST_F(PeopleTest, CreatingAgainGivesTheSamePersonOnce) {
    const json::object body{{"id", world_.newId()}, {"lastName", "Dupont"}};
    EXPECT_EQ(post("/api/v1/people", body).status, 201);
    const auto again = post("/api/v1/people", body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(test::jsonOf(again).at("version"), 1);
    EXPECT_THAT(actionsOn(*PersonId::parse(std::string(body.at("id").as_string()))), ElementsAre("create person"));
}

TEST_F(PeopleTest, CreatingAgainAfterAChangeShowsTheChange) {
    const json::object body{{"id", world_.newId()}, {"lastName", "Dupont"}};
    post("/api/v1/people", body);
    patch("/api/v1/people/" + std::string(body.at("id").as_string()), 1, {{"lastName", "Durand"}});
    const auto again = post("/api/v1/people", body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(test::jsonOf(again).at("lastName"), "Durand");
}

TEST_F(PeopleTest, AnIdIsNotTakenTwice) {
    json::object body{{"id", world_.newId()}, {"lastName", "Dupont"}};
    post("/api/v1/people", body);
    json::object other = body;
    other["lastName"] = "Durand";
    EXPECT_EQ(test::codeOf(post("/api/v1/people", other)), "id_taken");
    world_.routes().actor() = test::anActor({Role::coordinator});
    const auto reply = post("/api/v1/people", body);
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(test::codeOf(reply), "id_taken");
}

TEST_F(PeopleTest, AnUnknownSchoolIsRefused) {
    const auto reply =
        post("/api/v1/people", {{"id", world_.newId()}, {"lastName", "Dupont"}, {"structureId", world_.newId()}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(test::fieldsOf(reply), ElementsAre("structureId: unknown"));
}

TEST_F(PeopleTest, UpdatingChangesWhatIsSentAndKeepsTheRest) {
    const auto id = world_.person("Dupont", "Léa", {{"birthDate", "2012-03-04"}, {"note", "a"}});
    const auto reply =
        patch("/api/v1/people/" + id.text(), 1, {{"note", ""}, {"birthDate", nullptr}, {"className", "3e"}});
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(test::header(reply, "ETag"), "\"2\"");
    const json::object now = stored(id);
    EXPECT_EQ(now.at("firstName"), "Léa");
    EXPECT_EQ(now.at("note"), "");
    EXPECT_TRUE(now.at("birthDate").is_null());
    EXPECT_EQ(now.at("className"), "3e");
    EXPECT_THAT(actionsOn(id), ElementsAre("update person", "create person"));
}

TEST_F(PeopleTest, AnUpdateThatChangesNothingLeavesNoTrace) {
    const auto id = world_.person("Dupont", "Léa");
    const auto reply = patch("/api/v1/people/" + id.text(), 1, {{"lastName", " Dupont "}});
    EXPECT_EQ(test::header(reply, "ETag"), "\"1\"");
    EXPECT_THAT(actionsOn(id), ElementsAre("create person"));
}

TEST_F(PeopleTest, AStaleUpdateGetsWhatIsStoredNow) {
    const auto id = world_.person("Dupont", "Léa");
    patch("/api/v1/people/" + id.text(), 1, {{"className", "4e"}});
    const auto reply = patch("/api/v1/people/" + id.text(), 1, {{"className", "3e"}});
    EXPECT_EQ(reply.status, 412);
    EXPECT_EQ(test::jsonOf(reply).at("current"), json::value(stored(id)));
    EXPECT_EQ(stored(id).at("className"), "4e");
    EXPECT_EQ(send(Method::patch, "/api/v1/people/" + id.text(), {{"className", "3e"}}).status, 428);
}

TEST_F(PeopleTest, UnknownPeopleAreNotFound) {
    EXPECT_EQ(patch("/api/v1/people/" + world_.newId(), 1, {{"note", "x"}}).status, 404);
    EXPECT_EQ(
        post("/api/v1/people/" + world_.newId() + "/guardians", {{"id", world_.newId()}, {"lastName", "D"}}).status,
        404);
}

TEST_F(PeopleTest, AdministratorsHaveNoFiles) {
    const auto id = world_.person("Dupont", "Léa");
    world_.routes().actor() = test::anActor({Role::administrator});
    EXPECT_EQ(send(Method::get, "/api/v1/files", nullptr).status, 403);
    EXPECT_EQ(send(Method::get, "/api/v1/people/candidates?lastName=Dupont", nullptr).status, 403);
    EXPECT_EQ(post("/api/v1/people", {{"id", world_.newId()}, {"lastName", "D"}}).status, 403);
    EXPECT_EQ(patch("/api/v1/people/" + id.text(), 1, {{"note", "x"}}).status, 403);
    const auto refused =
        world_.people().createPerson(world_.coordinator(), {{"id", world_.newId()}, {"lastName", "D"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
}

TEST_F(PeopleTest, AGuardianIsReadAsWritten) {
    const auto person = world_.person("Dupont", "Léa");
    const json::object body{
        {"id", world_.newId()},   {"lastName", "Dupont"},
        {"firstName", "Anne"},    {"relation", "mother"},
        {"authority", "yes"},     {"mayContact", true},
        {"mayCollect", true},     {"receivesDocuments", true},
        {"emergency", true},      {"language", "portugais"},
        {"interpreter", true},    {"phone", "0612345678"},
        {"phone2", "0299000000"}, {"email", "anne@example.org"},
        {"channel", "sms"},       {"address", {{"lines", "1 rue"}, {"postcode", "35000"}, {"city", "Rennes"}}},
        {"addressHidden", true},  {"validFrom", "2026-01-01"},
        {"validTo", nullptr},     {"note", "Rappeler après 17 h"}};
    const auto reply = post("/api/v1/people/" + person.text() + "/guardians", body);
    EXPECT_EQ(reply.status, 201);
    json::object expected = body;
    expected["personId"] = person.text();
    expected["version"] = 1;
    EXPECT_EQ(test::jsonOf(reply), json::value(expected));
    EXPECT_EQ(post("/api/v1/people/" + person.text() + "/guardians", body).status, 200);
    EXPECT_EQ(world_.read([&](Transaction& tx) { return guardiansJson(tx, person); }), json::array{expected});
    EXPECT_THAT(actionsOn(person), ElementsAre("create guardian", "create person"));
}

TEST_F(PeopleTest, AGuardianOfSomebodyElseIsNotTakenOver) {
    const auto lea = world_.person("Dupont", "Léa");
    const auto leo = world_.person("Dupont", "Léo");
    const json::object body{{"id", world_.newId()}, {"lastName", "Dupont"}};
    post("/api/v1/people/" + lea.text() + "/guardians", body);
    EXPECT_EQ(post("/api/v1/people/" + leo.text() + "/guardians", body).status, 409);
}

TEST_F(PeopleTest, GuardiansAreRefusedForEveryWrongField) {
    const auto person = world_.person("Dupont", "Léa");
    const auto reply = post("/api/v1/people/" + person.text() + "/guardians", {{"id", world_.newId()},
                                                                               {"lastName", ""},
                                                                               {"relation", "neighbour"},
                                                                               {"authority", "maybe"},
                                                                               {"phone", "12"},
                                                                               {"validFrom", "2026-02-01"},
                                                                               {"validTo", "2026-01-31"}});
    EXPECT_THAT(test::fieldsOf(reply),
                ::testing::UnorderedElementsAre("lastName: required", "relation: not_in_list", "authority: not_in_list",
                                                "phone: not_a_phone", "validTo: end_before_start"));
}

TEST_F(PeopleTest, GuardiansAreUpdatedFromTheirVersion) {
    const auto person = world_.person("Dupont", "Léa");
    const std::string id = world_.guardian(person, "Dupont", {{"validTo", "2026-12-31"}});
    const auto reply = patch("/api/v1/guardians/" + id, 1, {{"validTo", nullptr}, {"relation", "father"}});
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(test::jsonOf(reply).at("validTo").is_null());
    EXPECT_EQ(test::jsonOf(reply).at("version"), 2);
    const auto stale = patch("/api/v1/guardians/" + id, 1, {{"relation", "tutor"}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(test::jsonOf(stale).at("current"), test::jsonOf(reply));
    EXPECT_EQ(patch("/api/v1/guardians/" + world_.newId(), 1, {{"note", "x"}}).status, 404);
}

TEST_F(PeopleTest, ARestrictionIsActiveBetweenItsDays) {
    const auto person = world_.person("Dupont", "Léa");
    const json::object body{{"id", world_.newId()},    {"guardianId", nullptr},
                            {"kind", "no_collection"}, {"reference", "JAF Rennes 26/1234"},
                            {"seenOn", "2026-11-12"},  {"validFrom", "2026-11-01"},
                            {"validTo", "2026-11-12"}, {"note", ""}};
    const auto reply = post("/api/v1/people/" + person.text() + "/restrictions", body);
    EXPECT_EQ(reply.status, 201);
    json::object expected = body;
    expected["personId"] = person.text();
    expected["active"] = true;
    expected["version"] = 1;
    EXPECT_EQ(test::jsonOf(reply), json::value(expected));
    expected["active"] = false;
    EXPECT_EQ(world_.read([&](Transaction& tx) { return restrictionsJson(tx, person, Day::of(2026, 11, 13)); }),
              json::array{expected});
    EXPECT_THAT(actionsOn(person), ElementsAre("create restriction", "create person"));
}

TEST_F(PeopleTest, RestrictionsAreCheckedAndUpdated) {
    const auto lea = world_.person("Dupont", "Léa");
    const auto leo = world_.person("Dupont", "Léo");
    const std::string father_of_leo = world_.guardian(leo, "Dupont");
    const std::string target = "/api/v1/people/" + lea.text() + "/restrictions";
    EXPECT_THAT(test::fieldsOf(post(target, {{"id", world_.newId()}, {"kind", "curfew"}, {"seenOn", "2026-11-13"}})),
                ElementsAre("kind: not_in_list", "seenOn: in_future"));
    EXPECT_THAT(
        test::fieldsOf(post(target, {{"id", world_.newId()}, {"kind", "other"}, {"guardianId", father_of_leo}})),
        ElementsAre("guardianId: unknown"));
    const std::string id = world_.restriction(lea, "other");
    EXPECT_EQ(patch("/api/v1/restrictions/" + id, 1, {{"validTo", "2026-11-11"}}).status, 200);
    const auto stale = patch("/api/v1/restrictions/" + id, 1, {{"note", "x"}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(test::jsonOf(stale).at("current").at("active"), false);
}

TEST_F(PeopleTest, PhonesComeInTheOrderOfCalling) {
    const auto person = world_.person("Dupont", "Léa");
    world_.guardian(person, "Oncle", {{"phone", "0600000001"}, {"mayContact", false}});
    world_.guardian(person, "Voisine", {{"phone", "0600000002"}, {"emergency", true}});
    world_.guardian(person, "Mère",
                    {{"firstName", "Anne"}, {"phone", "0600000003"}, {"phone2", "0299000003"}, {"authority", "yes"}});
    world_.guardian(person, "Sans", {{"authority", "yes"}});
    EXPECT_THAT(phones(person), ElementsAre("MÈRE Anne 0600000003", "MÈRE Anne 0299000003", "VOISINE 0600000002",
                                            "ONCLE 0600000001 (no)"));
}

TEST_F(PeopleTest, OnlyGuardiansOfTheDayAreCalled) {
    const auto person = world_.person("Dupont", "Léa");
    world_.guardian(person, "Famille d'accueil",
                    {{"phone", "0600000001"}, {"validFrom", "2026-11-13"}, {"validTo", "2026-11-20"}});
    EXPECT_THAT(phones(person), IsEmpty());
    EXPECT_THAT(phones(person, Day::of(2026, 11, 13)), ElementsAre("FAMILLE D'ACCUEIL 0600000001"));
    EXPECT_THAT(phones(person, Day::of(2026, 11, 21)), IsEmpty());
}

TEST_F(PeopleTest, AContactBanForbidsTheCallWhateverTheGuardianSays) {
    const auto person = world_.person("Dupont", "Léa");
    const std::string father = world_.guardian(person, "Dupont", {{"phone", "0600000001"}, {"authority", "yes"}});
    world_.guardian(person, "Tante", {{"phone", "0600000002"}});
    world_.restriction(person, "no_collection", {{"guardianId", father}});
    EXPECT_THAT(phones(person), ElementsAre("DUPONT 0600000001", "TANTE 0600000002"));
    world_.restriction(person, "no_contact_with_child", {{"guardianId", father}, {"validTo", "2026-11-12"}});
    EXPECT_THAT(phones(person), ElementsAre("TANTE 0600000002", "DUPONT 0600000001 (no)"));
    EXPECT_THAT(phones(person, Day::of(2026, 11, 13)), ElementsAre("DUPONT 0600000001", "TANTE 0600000002"));
}

TEST_F(PeopleTest, WhoIsAboutToCallSeesWhomTheRestrictionSilences) {
    const auto person = world_.person("Dupont", "Léa");
    const std::string father = world_.guardian(person, "Dupont", {{"phone", "0600000001"}, {"mayContact", true}});
    world_.restriction(person, "no_information", {{"guardianId", father}, {"validTo", "2026-11-12"}});
    const auto may_contact = [&](Day on) {
        return world_.read([&](Transaction& tx) {
            return contactableGuardiansJson(tx, person, on).front().at("mayContact").as_bool();
        });
    };
    EXPECT_FALSE(may_contact(kToday));
    EXPECT_TRUE(may_contact(Day::of(2026, 11, 13)));
    EXPECT_THAT(phones(person), ElementsAre("DUPONT 0600000001 (no)"));
}

TEST_F(PeopleTest, ManyPeopleAreFoundInBlocks) {
    std::vector<PersonId> ids;
    for (int i = 0; i < 45; ++i) ids.push_back(world_.person("Dupont", "Nr " + std::to_string(i)));
    for (const PersonId& id : ids) world_.guardian(id, "Parent", {{"phone", "0612345678"}});
    ids.push_back(ids.front());
    world_.read([&](Transaction& tx) {
        EXPECT_EQ(findMany(tx, ids).size(), 45U);
        const auto many = phonesOfMany(tx, ids, kToday);
        EXPECT_EQ(many.size(), 45U);
        EXPECT_EQ(many.at(ids.front().text()).size(), 1U);
        EXPECT_TRUE(findMany(tx, {}).empty());
        return true;
    });
}

TEST_F(PeopleTest, TheDisplayNameIsWhatOneCallsThem) {
    const auto id = world_.person("Lefèvre", "Marie-Ange", {{"usualName", "Mia"}});
    const auto single = world_.person("Aminata", "");
    world_.read([&](Transaction& tx) {
        EXPECT_EQ(find(tx, id)->displayName(), "LEFÈVRE Mia");
        EXPECT_EQ(find(tx, single)->displayName(), "AMINATA");
        return true;
    });
}

TEST_F(PeopleTest, ActivityMovesForwardOnly) {
    const auto id = world_.person("Dupont", "Léa");
    world_.arrange([&](Transaction& tx) {
        touch(tx, id, Day::of(2026, 11, 16));
        touch(tx, id, Day::of(2026, 11, 13));
        setFileState(tx, id, FileState::in_progress);
    });
    const auto page = world_.read(
        [&](Transaction& tx) { return listFiles(tx, access::FileScope::everything(), {}, kToday).value(); });
    EXPECT_EQ(page.at("items").at(0).at("lastActivityOn"), "2026-11-16");
    EXPECT_EQ(page.at("items").at(0).at("state"), "in_progress");
    EXPECT_EQ(stored(id).at("version"), 1);
}

TEST_F(PeopleTest, AReferralKeepsTheSchoolUpToDate) {
    const auto bonheur = world_.school("Bonheur");
    const auto zola = world_.school("Zola");
    const auto id = world_.person("Dupont", "Léa", {{"structureId", bonheur.text()}, {"className", "4e B"}});
    world_.arrange([&](Transaction& tx) { setSchool(tx, id, bonheur, ""); });
    EXPECT_EQ(stored(id).at("className"), "4e B");
    EXPECT_EQ(stored(id).at("version"), 1);
    world_.arrange([&](Transaction& tx) { setSchool(tx, id, zola, ""); });
    EXPECT_EQ(stored(id).at("structureName"), "Zola");
    EXPECT_EQ(stored(id).at("className"), "");
    EXPECT_EQ(stored(id).at("version"), 2);
}

TEST_F(PeopleTest, HiddenAddressesAreMaskedForOtherReaders) {
    const auto id = world_.person(
        "Dupont", "Léa",
        {{"address", {{"lines", "3 rue"}, {"postcode", "35000"}, {"city", "Rennes"}}}, {"addressHidden", true}});
    world_.read([&](Transaction& tx) {
        EXPECT_EQ(personJson(tx, id)->at("address").at("city"), "Rennes");
        EXPECT_EQ(personJson(tx, id, access::RightSet{})->at("address").at("city"), "");
        return true;
    });
}

}  // namespace
}  // namespace jalon::people
