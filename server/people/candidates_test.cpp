// SPDX-License-Identifier: EUPL-1.2
#include "people/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people_fixtures.h"

namespace jalon::people {
namespace {

using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class CandidatesTest : public ::testing::Test {
protected:
    /// "DUPONT Léa likely" for each candidate the API names.
    std::vector<std::string> candidates(const std::string& query) {
        const auto reply =
            world_.routes().send(test::aRequest(http::Method::get, "/api/v1/people/candidates?" + query));
        EXPECT_EQ(reply.status, 200);
        std::vector<std::string> out;
        const json::value answer = test::jsonOf(reply);
        for (const json::value& item : answer.at("items").as_array())
            out.push_back(json::value_to<std::string>(item.at("lastName")) + " " +
                          json::value_to<std::string>(item.at("firstName")) + " " +
                          json::value_to<std::string>(item.at("level")));
        return out;
    }

    test::PeopleWorld world_;
};

TEST_F(CandidatesTest, AnotherSpellingIsFoundWithItsEvidence) {
    const auto school = world_.school("Collège Rosa Bonheur");
    const auto id = world_.person("DUPONT", "Léa",
                                  {{"birthDate", "2012-03-04"}, {"structureId", school.text()}, {"className", "4e B"}});
    world_.person("Lefèvre", "Paul", {{"birthDate", "2012-05-06"}});
    const auto reply = world_.routes().send(test::aRequest(
        http::Method::get, "/api/v1/people/candidates?lastName=Dupond&firstName=Lea&birthDate=2012-03-04"));
    const json::value expected{{"items",
                                {{{"id", id.text()},
                                  {"lastName", "DUPONT"},
                                  {"firstName", "Léa"},
                                  {"usualName", ""},
                                  {"birthDate", "2012-03-04"},
                                  {"structureName", "Collège Rosa Bonheur"},
                                  {"className", "4e B"},
                                  {"score", 87},
                                  {"level", "likely"},
                                  {"evidence",
                                   {{{"code", "close_name"}, {"params", {{"a", "Dupond"}, {"b", "DUPONT"}}}},
                                    {{"code", "same_birth_date"}, {"params", json::object{}}}}}}}}};
    EXPECT_EQ(test::jsonOf(reply), expected);
}

TEST_F(CandidatesTest, ATypingErrorIsForgivenWhicheverHalfOfTheNameIsTheCommonOne) {
    for (const char* name : {"Lemoine", "Petit", "Roux"}) world_.person(name, "Léa", {{"birthDate", "2013-01-02"}});
    for (const char* name : {"Paul", "Hugo", "Inès"}) world_.person("Martin", name, {{"birthDate", "2013-01-02"}});
    world_.person("Bernard", "Léa", {{"birthDate", "2012-03-04"}});
    world_.person("Martin", "Zacharie", {{"birthDate", "2012-05-06"}});
    EXPECT_THAT(candidates("lastName=Bernrad&firstName=Léa&birthDate=2012-03-14"), ElementsAre("Bernard Léa likely"));
    EXPECT_THAT(candidates("lastName=Martni&firstName=Zacharie&birthDate=2012-05-16"),
                ElementsAre("Martin Zacharie likely"));
}

TEST_F(CandidatesTest, EveryWayOfWritingANameLeadsToThePerson) {
    world_.person("El Amrani", "Mohamed", {{"birthDate", "2012-03-04"}});
    EXPECT_THAT(candidates("lastName=Elamrani&firstName=Mohammed"), ElementsAre("El Amrani Mohamed possible"));
    EXPECT_THAT(candidates("lastName=Amrani&firstName=Muhammad&birthDate=2012-04-03"),
                ElementsAre("El Amrani Mohamed likely"));
    EXPECT_THAT(candidates("lastName=Mohamed&firstName=El Amrani&birthDate=2012-03-04"),
                ElementsAre("El Amrani Mohamed likely"));
    EXPECT_THAT(candidates("lastName=El Amrnai&firstName=Mohamed&birthDate=2012-03-14"),
                ElementsAre("El Amrani Mohamed likely"));
    EXPECT_THAT(candidates("lastName=El Amrani"), ElementsAre("El Amrani Mohamed possible"));
}

TEST_F(CandidatesTest, ATypingErrorAfterTheBeginningIsFoundWithoutADate) {
    world_.person("Bernard", "Chloé");
    EXPECT_THAT(candidates("lastName=Bernrad&firstName=Chloé"), ElementsAre("Bernard Chloé possible"));
    EXPECT_THAT(candidates("lastName=Bernard&firstName=Chloré"), ElementsAre("Bernard Chloé possible"));
}

TEST_F(CandidatesTest, ANumberOfAGuardianLeadsToTheChild) {
    const auto lea = world_.person("Dupont", "Léa");
    world_.guardian(lea, "Martin", {{"phone", "06 12 34 56 78"}});
    EXPECT_THAT(candidates("phone=%2B33612345678"), IsEmpty());  // the stand-in request does not decode
    EXPECT_THAT(candidates("phone=0612345678"), ElementsAre("Dupont Léa possible"));
    EXPECT_THAT(candidates("lastName=Dupond&firstName=Lea&phone=0612345678"), ElementsAre("Dupont Léa likely"));
}

TEST_F(CandidatesTest, TheBestComesFirstAndTenAreEnough) {
    for (int i = 0; i < 12; ++i) world_.person("Martin", "Lucas", {{"birthDate", "2010-11-27"}});
    world_.person("Martin", "Lucas", {{"birthDate", "2012-03-04"}});
    const auto found = candidates("lastName=Martin&firstName=Lucas&birthDate=2012-03-04");
    ASSERT_EQ(found.size(), 10U);
    EXPECT_EQ(found.front(), "Martin Lucas same");
    EXPECT_EQ(found.back(), "Martin Lucas possible");
}

TEST_F(CandidatesTest, ARenamedPersonIsFoundByTheNewNameOnly) {
    const auto id = world_.person("Dupont", "Léa");
    const auto reply = world_.routes().send(test::aRequest(http::Method::patch, "/api/v1/people/" + id.text(),
                                                           {{"lastName", "Lefèvre"}}, {{"if-match", "\"1\""}}));
    ASSERT_EQ(reply.status, 200);
    EXPECT_THAT(candidates("lastName=Lefevre&firstName=Léa"), ElementsAre("Lefèvre Léa likely"));
    EXPECT_THAT(candidates("lastName=Dupont"), IsEmpty());
}

TEST_F(CandidatesTest, NothingAskedFindsNobody) {
    world_.person("Dupont", "Léa");
    EXPECT_THAT(candidates(""), IsEmpty());
}

TEST_F(CandidatesTest, ThoseLikeAPersonLeaveThemOut) {
    const auto school = world_.school("Bonheur");
    const auto first = world_.person("DUPONT", "Léa", {{"structureId", school.text()}, {"birthDate", "2012-03-04"}});
    const auto second = world_.person("Dupond", "Lea", {{"structureId", school.text()}});
    world_.person("Dupont", "Léo", {{"structureId", school.text()}, {"birthDate", "2012-03-04"}});
    world_.read([&](Transaction& tx) {
        const auto alike = similarTo(tx, access::FileScope::everything(), second, kLikelyScore);
        EXPECT_EQ(alike.size(), 1U);
        if (alike.size() != 1) return false;
        EXPECT_EQ(alike[0].person.id, first);
        EXPECT_EQ(alike[0].score, 60);
        EXPECT_THAT(alike[0].evidence,
                    UnorderedElementsAre(Pair("close_name", "Dupond / DUPONT"), Pair("same_school", "")));
        EXPECT_THAT(similarTo(tx, access::FileScope::everything(), PersonId::make(Instant(1)), 0), IsEmpty());
        return true;
    });
}

TEST_F(CandidatesTest, TwinsWithOnePhoneAreShownAsFamily) {
    const auto lea = world_.person("Dupont", "Léa", {{"birthDate", "2012-03-04"}});
    const auto leo = world_.person("Dupont", "Léo", {{"birthDate", "2012-03-04"}});
    for (const auto& twin : {lea, leo}) world_.guardian(twin, "Dupont", {{"phone", "0612345678"}});
    world_.read([&](Transaction& tx) {
        EXPECT_THAT(similarTo(tx, access::FileScope::everything(), lea, kLikelyScore), IsEmpty());
        const auto alike = similarTo(tx, access::FileScope::everything(), lea, kPossibleScore);
        EXPECT_EQ(alike.size(), 1U);
        EXPECT_THAT(alike.at(0).evidence, ::testing::Contains(Pair("same_family", "")));
        return true;
    });
}

}  // namespace
}  // namespace jalon::people
