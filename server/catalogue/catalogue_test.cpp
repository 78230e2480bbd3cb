// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue.h"

#include <gmock/gmock.h>

#include "access/access.h"
#include "blueprints/blueprints.h"
#include "people_fixtures.h"
#include "staff.h"
#include "storage/schema_check.h"

namespace jalon::catalogue {
namespace {

using access::Actor;
using http::Method;
using storage::Transaction;
using test::aRequest;
using test::codeOf;
using test::jsonOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string textOf(const json::value& thing, std::string_view member) {
    return std::string(thing.at(member).as_string());
}

class CatalogueTest : public ::testing::Test {
protected:
    CatalogueTest() { catalogue_.addRoutes(people_.routes().table()); }

    const Actor& me() { return people_.coordinator(); }
    json::object withId(json::object body) {
        if (!body.contains("id")) body["id"] = people_.newId();
        return body;
    }
    json::object activity(json::object more = {}) {
        if (!more.contains("name")) more["name"] = "Groupe de parole";
        if (!more.contains("axis")) more["axis"] = "sanction";
        return catalogue_.createActivity(me(), withId(std::move(more))).value();
    }
    json::object professional(json::object more = {}) {
        if (!more.contains("lastName")) more["lastName"] = "Lefèvre";
        return catalogue_.createProfessional(me(), withId(std::move(more))).value();
    }
    json::object site(const char* name, json::object more = {}) {
        more["name"] = name;
        return catalogue_.createSite(me(), withId(std::move(more))).value();
    }
    json::object room(json::object more) { return catalogue_.createRoom(me(), withId(std::move(more))).value(); }
    template <class Answer>
    static std::vector<std::string> errorsOf(const Answer& refused) {
        std::vector<std::string> out;
        for (const auto& error : refused.error().fields) out.push_back(error.field + " " + error.code);
        return out;
    }
    static std::vector<std::string> names(const json::object& list, std::string_view member) {
        std::vector<std::string> out;
        for (const auto& item : list.at("items").as_array()) out.push_back(textOf(item, member));
        return out;
    }
    std::vector<std::string> audited(std::optional<PersonId> person = std::nullopt) {
        return people_.read([&](Transaction& tx) {
            std::vector<std::string> out;
            audit::Filter filter;
            filter.person = person;
            for (const auto& line : audit::find(tx, filter)) out.push_back(line.action + " " + line.entity);
            return out;
        });
    }

    test::PeopleWorld people_{{access::schema(), blueprints::schema(), calendar::schema(), schema()}};
    calendar::Calendars calendars_{people_.data().database(), people_.data().clock(), JALON_SOURCE_DIR "/data"};
    blueprints::Blueprints blueprints_{JALON_SOURCE_DIR "/data"};
    Catalogue catalogue_{people_.data().database(), people_.data().clock(), blueprints_, calendars_};
};

TEST_F(CatalogueTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(people_.data().database(), people_.data().schemas()), IsEmpty());
}

TEST_F(CatalogueTest, AnActivityIsReadAsItWasWritten) {
    const auto made = activity({{"durations", json::array{90, 45}},
                                {"usualMinutes", 90},
                                {"groupMin", 2},
                                {"roles", json::array{json::object{{"qualification", "psychologist"}, {"count", 1}},
                                                      json::object{{"qualification", "educator"}, {"count", 1}}}},
                                {"skills", json::array{"emotions", "expression", "emotions"}},
                                {"roomKind", "classroom"},
                                {"motives", json::array{"bagarre"}},
                                {"ageMin", 11},
                                {"maxPerDay", 1}});
    const auto page = catalogue_.getActivity(me(), ActivityId::trusted(textOf(made, "id"))).value();
    EXPECT_EQ(page.at("activity"), json::value(made));
    EXPECT_EQ(made.at("durations"), json::value({45, 90}));
    EXPECT_EQ(made.at("skills"), json::value({"emotions", "expression"}));
    EXPECT_EQ(made.at("adultsNeeded"), 2) << "the roles need two";
    EXPECT_EQ(made.at("groupMax"), 6);
    EXPECT_EQ(made.at("ageMax"), nullptr);
    EXPECT_THAT(audited(), ElementsAre("create activity"));
}

TEST_F(CatalogueTest, AWrongActivityNamesEveryField) {
    const auto refused = catalogue_.createActivity(
        me(), withId({{"name", ""},
                      {"axis", "games"},
                      {"durations", json::array{50}},
                      {"groupMin", 5},
                      {"groupMax", 4},
                      {"ageMin", 14},
                      {"ageMax", 12},
                      {"roles", json::array{json::object{{"qualification", "wizard"}, {"count", 0}}}},
                      {"skills", json::array{"emotions", "juggling"}},
                      {"roomKind", "cellar"},
                      {"colour", "blue"}}));
    ASSERT_FALSE(refused);
    EXPECT_THAT(errorsOf(refused),
                ElementsAre("name required", "axis not_in_list", "durations not_on_grid", "groupMax max_below_min",
                            "ageMax max_below_min", "roles.0.count out_of_range", "roles.0.qualification not_in_list",
                            "skills.1 not_in_list", "roomKind not_in_list", "colour unknown_field"));
    EXPECT_THAT(
        errorsOf(catalogue_.createActivity(
            me(), withId({{"name", "X"}, {"axis", "self"}, {"durations", json::array{60}}, {"usualMinutes", 90}}))),
        ElementsAre("usualMinutes not_in_durations"));
}

TEST_F(CatalogueTest, TheSameCreationTwiceGivesOneThing) {
    const auto body = withId({{"name", "Sport"}, {"axis", "self"}});
    bool made = false;
    const auto first = catalogue_.createActivity(me(), body, &made).value();
    EXPECT_TRUE(made);
    EXPECT_EQ(catalogue_.createActivity(me(), body, &made).value(), first);
    EXPECT_FALSE(made);
    EXPECT_EQ(catalogue_.listActivities(me(), {}).value().at("total"), 1);
}

TEST_F(CatalogueTest, RetiringIsUndoneAndAStaleUpdateAnswersWhatIsStored) {
    const auto made = activity();
    const auto id = ActivityId::trusted(textOf(made, "id"));
    const auto retired = catalogue_.updateActivity(me(), id, 1, {{"active", false}}).value();
    EXPECT_THAT(names(catalogue_.listActivities(me(), {}).value(), "name"), IsEmpty());
    EXPECT_THAT(names(catalogue_.listActivities(me(), {.retired = true}).value(), "name"),
                ElementsAre("Groupe de parole"));
    const auto stale = catalogue_.updateActivity(me(), id, 1, {{"active", true}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(json::parse(stale.error().current), json::value(retired));
    ASSERT_TRUE(catalogue_.updateActivity(me(), id, 2, {{"active", true}}));
    EXPECT_THAT(names(catalogue_.listActivities(me(), {}).value(), "name"), ElementsAre("Groupe de parole"));
    EXPECT_THAT(audited(), ElementsAre("update activity", "update activity", "create activity"));
}

TEST_F(CatalogueTest, ActivitiesAreFoundByWordsAxisSkillAndMotive) {
    activity({{"name", "Théâtre-forum"}, {"axis", "sanction"}, {"skills", json::array{"empathy"}}});
    activity({{"name", "Escalade"}, {"axis", "self"}, {"motives", json::array{"bagarre"}}});
    const auto found = [&](const ActivityQuery& query) {
        return names(catalogue_.listActivities(me(), query).value(), "name");
    };
    EXPECT_THAT(found({}), ElementsAre("Escalade", "Théâtre-forum"));
    EXPECT_THAT(found({.q = "forum thea"}), ElementsAre("Théâtre-forum"));
    EXPECT_THAT(found({.axis = "self"}), ElementsAre("Escalade"));
    EXPECT_THAT(found({.skill = "empathy"}), ElementsAre("Théâtre-forum"));
    EXPECT_THAT(found({.motive = "bagarre"}), ElementsAre("Escalade"));
}

TEST_F(CatalogueTest, ASheetBelongsToItsActivity) {
    const auto first = ActivityId::trusted(textOf(activity(), "id"));
    const auto second = ActivityId::trusted(textOf(activity({{"name", "Sport"}}), "id"));
    const auto body = withId({{"title", "Ce qui s'est passé"},
                              {"steps", json::array{json::object{{"minutes", 15}, {"text", "Accueil"}},
                                                    json::object{{"minutes", 30}, {"text", "Tour de parole"}}}}});
    const auto sheet = catalogue_.createSheet(me(), first, body).value();
    EXPECT_EQ(sheet.at("minutes"), 45);
    EXPECT_EQ(catalogue_.createSheet(me(), second, body).error().code, "id_taken");
    const auto page = catalogue_.getActivity(me(), first).value();
    EXPECT_EQ(page.at("sheets"), json::value(json::array{sheet}));
    EXPECT_EQ(page.at("activity").at("sheetCount"), 1);
    const auto id = SheetId::trusted(textOf(sheet, "id"));
    ASSERT_TRUE(catalogue_.updateSheet(me(), id, 1, {{"active", false}}));
    EXPECT_EQ(catalogue_.getActivity(me(), first).value().at("activity").at("sheetCount"), 0);
}

TEST_F(CatalogueTest, AProfessionalIsReadWithTheNamesOfWhatTheyReferTo) {
    const auto employer = people_.school("Association Passerelle", {{"kind", "association"}});
    const auto account = test::aColleague(people_.data().database(), people_.data().clock(), "elise", "Élise L.");
    const auto led = activity({{"roles", json::array{json::object{{"qualification", "educator"}, {"count", 1}}}}});
    const auto nephew = people_.person("Lefèvre", "Hugo");
    const auto made =
        professional({{"firstName", "Élise"},
                      {"structureId", employer.text()},
                      {"qualifications", json::array{"educator"}},
                      {"engagement", "partner"},
                      {"clearance", "shareable"},
                      {"honorabilityCheckedOn", "2026-01-10"},
                      {"userId", account.author.user->text()},
                      {"activityIds", json::array{led.at("id")}},
                      {"ties", json::array{json::object{{"personId", nephew.text()}, {"relation", "uncle_aunt"}}}},
                      {"week", json::array{json::object{{"weekday", "thu"}, {"from", "09:00"}, {"to", "12:00"}}}}});
    EXPECT_EQ(catalogue_.getProfessional(me(), ProfessionalId::trusted(textOf(made, "id"))).value(), made);
    EXPECT_EQ(textOf(made, "displayName"), "LEFÈVRE Élise");
    EXPECT_EQ(textOf(made.at("structure"), "name"), "Association Passerelle");
    EXPECT_EQ(textOf(made.at("user"), "displayName"), "Élise L.");
    EXPECT_EQ(textOf(made.at("honorability"), "state"), "valid");
    EXPECT_EQ(made.at("activities").at(0).at("qualified"), true);
    EXPECT_EQ(textOf(made.at("ties").at(0), "displayName"), "LEFÈVRE Hugo");
    EXPECT_EQ(made.at("weeklyMinutes"), 180);
    EXPECT_EQ(made.at("inPost"), true);
    const auto page = catalogue_.getActivity(me(), ActivityId::trusted(textOf(led, "id"))).value();
    EXPECT_EQ(textOf(page.at("leaders").at(0), "displayName"), "LEFÈVRE Élise");
    EXPECT_EQ(page.at("activity").at("leaderCount"), 1);
}

TEST_F(CatalogueTest, WhatAProfessionalNamesMustExist) {
    const std::string nobody = people_.newId();
    const auto refused = catalogue_.createProfessional(
        me(), withId({{"lastName", "X"},
                      {"structureId", nobody},
                      {"userId", nobody},
                      {"activityIds", json::array{nobody}},
                      {"ties", json::array{json::object{{"personId", nobody}, {"relation", "parent"}}}},
                      {"week", json::array{json::object{
                                   {"weekday", "mon"}, {"from", "09:00"}, {"to", "10:00"}, {"siteId", nobody}}}}}));
    ASSERT_FALSE(refused);
    EXPECT_THAT(errorsOf(refused), ElementsAre("structureId unknown", "userId unknown", "activityIds unknown",
                                               "ties.0.personId unknown", "week.0.siteId unknown"));
}

TEST_F(CatalogueTest, AWrongProfessionalNamesEveryField) {
    const auto refused = catalogue_.createProfessional(me(), withId({{"lastName", " "},
                                                                     {"email", "elise"},
                                                                     {"engagement", "volunteer"},
                                                                     {"costCents", 2500},
                                                                     {"honorabilityCheckedOn", "2026-11-13"},
                                                                     {"clearance", "all"},
                                                                     {"activeFrom", "2026-11-12"},
                                                                     {"activeTo", "2026-11-11"}}));
    ASSERT_FALSE(refused);
    EXPECT_THAT(errorsOf(refused),
                ElementsAre("lastName required", "email not_an_email", "costCents not_for_volunteers",
                            "honorabilityCheckedOn in_future", "clearance not_in_list", "activeTo end_before_start"));
}

TEST_F(CatalogueTest, AnAccountIsOneProfessionals) {
    const auto account = test::aColleague(people_.data().database(), people_.data().clock(), "elise", "Élise L.");
    professional({{"userId", account.author.user->text()}});
    const auto refused =
        catalogue_.createProfessional(me(), withId({{"lastName", "Autre"}, {"userId", account.author.user->text()}}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "account_taken");
    EXPECT_EQ(textOf(json::parse(refused.error().current), "displayName"), "LEFÈVRE");
}

TEST_F(CatalogueTest, WhoLeavesIsThereUntilTheLastDayIncluded) {
    const auto made = professional({{"activeTo", "2026-11-12"}});
    const auto listed = [&](bool left) {
        return names(catalogue_.listProfessionals(me(), {.left = left}).value(), "lastName");
    };
    EXPECT_THAT(listed(false), ElementsAre("Lefèvre"));
    people_.data().clock().setToday(Day::of(2026, 11, 13));
    EXPECT_THAT(listed(false), IsEmpty());
    EXPECT_THAT(listed(true), ElementsAre("Lefèvre"));
    people_.read([&](Transaction& tx) {
        EXPECT_EQ(professionalsBetween(tx, Day::of(2026, 11, 12), Day::of(2026, 11, 20)).size(), 1U);
        EXPECT_EQ(professionalsBetween(tx, Day::of(2026, 11, 13), Day::of(2026, 11, 20)).size(), 0U);
        return true;
    });
}

TEST_F(CatalogueTest, ProfessionalsAreFoundByWordsQualificationDayAndCheck) {
    professional({{"lastName", "Artaud"}, {"function", "Comédienne"}, {"qualifications", json::array{"artist"}}});
    professional({{"lastName", "Bloch"},
                  {"honorabilityCheckedOn", "2020-01-01"},
                  {"week", json::array{json::object{{"weekday", "wed"}, {"from", "09:00"}, {"to", "12:00"}}}}});
    const auto found = [&](const ProfessionalQuery& query) {
        return names(catalogue_.listProfessionals(me(), query).value(), "lastName");
    };
    EXPECT_THAT(found({}), ElementsAre("Artaud", "Bloch"));
    EXPECT_THAT(found({.q = "comed"}), ElementsAre("Artaud"));
    EXPECT_THAT(found({.qualification = "artist"}), ElementsAre("Artaud"));
    EXPECT_THAT(found({.honorability = "expired"}), ElementsAre("Bloch"));
    EXPECT_THAT(found({.honorability = "missing"}), ElementsAre("Artaud"));
    EXPECT_THAT(found({.weekday = Weekday::wednesday}), ElementsAre("Bloch"));
}

TEST_F(CatalogueTest, ATieIsToldOnTheYoungPersonsFile) {
    const auto nephew = people_.person("Lefèvre", "Hugo");
    const auto made = professional();
    const auto id = ProfessionalId::trusted(textOf(made, "id"));
    const auto tie = [&](const char* relation) {
        return json::object{{"ties", json::array{json::object{{"personId", nephew.text()}, {"relation", relation}}}}};
    };
    ASSERT_TRUE(catalogue_.updateProfessional(me(), id, 1, tie("cousin")));
    ASSERT_TRUE(catalogue_.updateProfessional(me(), id, 2, tie("sibling")));
    ASSERT_TRUE(catalogue_.updateProfessional(me(), id, 3, {{"ties", json::array{}}}));
    EXPECT_THAT(audited(nephew), ElementsAre("remove professional_tie", "update professional_tie",
                                             "create professional_tie", "create person"));
}

TEST_F(CatalogueTest, TravelIsTheSameBothWaysAndARoomOnASiteHasNoAddressOfItsOwn) {
    const auto house = site("Maison Prévert"),
               annexe =
                   site("Annexe", {{"travel", json::array{json::object{{"siteId", house.at("id")}, {"minutes", 15}}}}});
    const auto inside = room({{"name", "Salle bleue"},
                              {"kind", "classroom"},
                              {"siteId", house.at("id")},
                              {"address", "ailleurs"},
                              {"capacity", 8}});
    EXPECT_EQ(textOf(inside, "address"), "");
    EXPECT_EQ(textOf(inside.at("site"), "name"), "Maison Prévert");
    const auto pool = room({{"name", "Piscine"},
                            {"kind", "pool"},
                            {"city", "Valmont"},
                            {"travel", json::array{json::object{{"siteId", house.at("id")}, {"minutes", 20}}}}});
    EXPECT_EQ(pool.at("site"), nullptr);
    const auto list = catalogue_.listRooms(me(), {}).value();
    EXPECT_THAT(names(list, "name"), ElementsAre("Piscine", "Salle bleue"));
    EXPECT_EQ(list.at("sites").at(1).at("travel").at(0).at("siteId"), annexe.at("id")) << "the other way round too";
    EXPECT_THAT(names(catalogue_.listRooms(me(), {.q = "prevert"}).value(), "name"), ElementsAre("Salle bleue"));
    people_.read([&](Transaction& tx) {
        const auto known = rooms(tx);
        EXPECT_EQ(travelMinutes(sites(tx), known[0], known[1]), 20);
        return true;
    });
    EXPECT_THAT(errorsOf(catalogue_.createRoom(
                    me(), withId({{"name", "X"}, {"kind", "cellar"}, {"siteId", people_.newId()}, {"capacity", -1}}))),
                ElementsAre("kind not_in_list", "siteId unknown", "capacity out_of_range"));
}

TEST_F(CatalogueTest, OnlyCoordinatorsWrite) {
    const Actor administrator = test::anActor({access::Role::administrator});
    EXPECT_EQ(catalogue_.createActivity(administrator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(catalogue_.createProfessional(administrator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(catalogue_.createRoom(administrator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_TRUE(catalogue_.listActivities(administrator, {}));
    EXPECT_EQ(catalogue_.listProfessionals(test::anActor({}), {}).error().kind, ErrorKind::forbidden);
}

TEST_F(CatalogueTest, TheRoutesAnswerAsDescribed) {
    const auto send = [&](Method method, const std::string& path, const json::value& body = nullptr,
                          std::vector<std::pair<std::string, std::string>> headers = {}) {
        return people_.routes().send(aRequest(method, path, body, std::move(headers)));
    };
    const json::object body = withId({{"name", "Maison Prévert"}});
    EXPECT_EQ(send(Method::post, "/api/v1/sites", body).status, 201);
    EXPECT_EQ(send(Method::post, "/api/v1/sites", body).status, 200);
    const std::string path = "/api/v1/sites/" + textOf(body, "id");
    EXPECT_EQ(codeOf(send(Method::patch, path, {{"city", "Valmont"}})), "if_match_missing");
    const auto changed = send(Method::patch, path, {{"city", "Valmont"}}, {{"if-match", "\"1\""}});
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(test::header(changed, "ETag"), "\"2\"");
    EXPECT_EQ(send(Method::get, "/api/v1/professionals?weekday=lun").status, 422);
    EXPECT_EQ(send(Method::get, "/api/v1/professionals/" + people_.newId()).status, 404);
    EXPECT_EQ(jsonOf(send(Method::get, "/api/v1/rooms")).at("sites").as_array().size(), 1U);
}

}  // namespace
}  // namespace jalon::catalogue
