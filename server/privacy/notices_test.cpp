// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "access/places.h"
#include "city_world.h"
#include "pathways/pathways.h"
#include "privacy/privacy.h"

namespace jalon::privacy {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const OrganisationId kFirst = OrganisationId::trusted("00000000-0000-7000-8000-000000000001");

class NoticesTest : public ::testing::Test {
protected:
    test::CityWorld city_{{schema(), pathways::schema()}};
    access::Actor admin_ = test::aColleague(city_.database(), city_.clock(), "admin", "Admin", {Role::administrator});
    Privacy privacy_{city_.database(), city_.clock(), city_.calendars(), JALON_SOURCE_DIR "/data"};
    std::string mother_ = motherOf(city_.lea());

    NoticesTest() {
        admin_.standings = {{Role::administrator, kFirst.text()}};
        city_.clock().setToday(Day::of(2026, 11, 12));
    }

    std::string motherOf(const PersonId& person) {
        return city_.database().read(
            [&](storage::Transaction& tx) { return people::circleOf(tx, person).guardians.at(0).id.text(); });
    }
    json::object controllerBody() {
        return {{"id", city_.newId()},      {"name", "Ville de Rennes"},       {"address", "1 place de la Mairie"},
                {"dpoName", "Mme Le Gall"}, {"dpoEmail", "dpo@ville.example"}, {"authority", "cnil"}};
    }
    void nameController() { ASSERT_TRUE(privacy_.setController(admin_, kFirst, controllerBody())); }
    json::object textBody(const char* valid_from = "2026-11-12", const char* scheme = "exclusion") {
        auto body = privacy_.currentNotice(admin_, kFirst, scheme).value().at("content").as_object();
        body["id"] = city_.newId();
        body["scheme"] = scheme;
        body["validFrom"] = valid_from;
        body.at("parents").as_object()["title"] = "Notre texte";
        return body;
    }
    json::object handoverBody(const json::value& guardian = nullptr, const char* level = "young") {
        return {{"id", city_.newId()}, {"scheme", "exclusion"},   {"guardianId", guardian},
                {"level", level},      {"givenOn", "2026-11-12"}, {"channel", "in_person"}};
    }
    Result<Created> give(const json::value& guardian = nullptr, const char* level = "young") {
        return privacy_.handOver(city_.camille(), city_.lea(), handoverBody(guardian, level));
    }
    json::object file() { return privacy_.fileNotices(city_.camille(), city_.lea()).value(); }
    /// "who standing" of the only scheme of Léa's file.
    std::vector<std::string> standings() {
        const auto page = file();
        std::vector<std::string> out;
        for (const auto& one : page.at("schemes").as_array().at(0).at("recipients").as_array())
            out.push_back((one.at("guardianId").is_null() ? "young " : "parent ") +
                          std::string(one.at("standing").as_string()));
        return out;
    }
    std::vector<std::string> due() {
        std::vector<std::string> out;
        const auto page = privacy_.noticesDue(city_.camille()).value();
        for (const auto& one : page.at("items").as_array())
            out.push_back(std::string(one.at("personName").as_string()) + " " +
                          std::string(one.at("scheme").as_string()) + " " + std::string(one.at("dueOn").as_string()) +
                          (one.at("overdue").as_bool() ? " late" : ""));
        return out;
    }
};

TEST_F(NoticesTest, AreOwedWithinAMonthOfTheSchoolsFirstWord) {
    EXPECT_THAT(file().at("schemes").as_array(), IsEmpty());
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    EXPECT_THAT(standings(), ElementsAre("young missing", "parent missing"));
    EXPECT_THAT(due(), ElementsAre("DUPONT Léa exclusion 2026-12-10"));
    city_.clock().setToday(Day::of(2026, 12, 10));
    EXPECT_THAT(due(), ElementsAre("DUPONT Léa exclusion 2026-12-10"));
    city_.clock().setToday(Day::of(2026, 12, 11));
    EXPECT_THAT(due(), ElementsAre("DUPONT Léa exclusion 2026-12-10 late"));
    EXPECT_TRUE(file().at("schemes").as_array().at(0).at("overdue").as_bool());
}

TEST_F(NoticesTest, AreNotHandedOverWhileNobodyIsNamedAsController) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    EXPECT_EQ(give().error().code, "controller_missing");
    EXPECT_TRUE(file().at("controllerMissing").as_bool());
    nameController();
    EXPECT_TRUE(give());
    EXPECT_THAT(standings(), ElementsAre("young given", "parent missing"));
    EXPECT_TRUE(give(json::value(mother_), "parents"));
    EXPECT_THAT(due(), IsEmpty());
}

TEST_F(NoticesTest, HandedOverAreReadAsTheyWereWhateverChangesAfterwards) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    nameController();
    const auto given = give(json::value(mother_), "parents").value().thing;
    const auto id = HandoverId::trusted(std::string(given.at("id").as_string()));
    const auto before = privacy_.handover(city_.camille(), id).value().at("text");

    auto other = controllerBody();
    other["name"] = "Agglomération";
    city_.clock().advance(std::chrono::seconds(1));
    ASSERT_TRUE(privacy_.setController(admin_, kFirst, other));
    ASSERT_TRUE(privacy_.writeNotice(admin_, kFirst, textBody()));
    EXPECT_EQ(privacy_.handover(city_.camille(), id).value().at("text"), before);
    EXPECT_THAT(standings(), ElementsAre("young missing", "parent former"));
    const auto now = privacy_.currentNotice(admin_, kFirst, "exclusion").value();
    EXPECT_EQ(now.at("filled").at("parents").at("title").as_string(), "Notre texte");
    const std::string named(now.at("filled").at("parents").at("sections").as_array().at(0).at("text").as_string());
    EXPECT_THAT(named, ::testing::HasSubstr(": Agglomération."));
}

TEST_F(NoticesTest, AVersionStandsFromItsFirstDayOn) {
    const auto title = [&] {
        return std::string(
            privacy_.currentNotice(admin_, kFirst, "exclusion").value().at("line").at("title").as_string());
    };
    const auto shipped = title();
    const auto made = privacy_.writeNotice(admin_, kFirst, textBody("2026-11-20")).value().thing;
    EXPECT_EQ(title(), shipped);
    city_.clock().setToday(Day::of(2026, 11, 20));
    EXPECT_EQ(title(), "Notre texte");
    EXPECT_EQ(made.at("number").as_int64(), 1);
    EXPECT_EQ(privacy_.writeNotice(admin_, kFirst, textBody("2026-11-19")).error().fields.at(0).code, "in_past");
}

TEST_F(NoticesTest, AVersionSomebodyWasGivenCannotBeTakenBack) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    nameController();
    const auto id = [](const Created& made) { return NoticeId::trusted(std::string(made.thing.at("id").as_string())); };
    const auto unused = id(privacy_.writeNotice(admin_, kFirst, textBody()).value());
    ASSERT_TRUE(privacy_.withdrawNotice(admin_, unused));
    const auto used = id(privacy_.writeNotice(admin_, kFirst, textBody()).value());
    ASSERT_TRUE(give());
    EXPECT_EQ(privacy_.withdrawNotice(admin_, used).error().code, "handed_over");
    auto former = handoverBody();
    former["noticeId"] = unused.text();
    EXPECT_EQ(privacy_.handOver(city_.camille(), city_.lea(), former).error().fields.at(0).field, "noticeId");
}

TEST_F(NoticesTest, AWithdrawnHandOverCountsForNothing) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    nameController();
    const auto body = handoverBody();
    const auto given = privacy_.handOver(city_.camille(), city_.lea(), body).value();
    EXPECT_FALSE(given.repeated);
    EXPECT_TRUE(privacy_.handOver(city_.camille(), city_.lea(), body).value().repeated);
    const auto after =
        privacy_.withdrawHandover(city_.camille(), HandoverId::trusted(std::string(given.thing.at("id").as_string())));
    EXPECT_EQ(after.value().at("handovers").as_array().at(0).at("withdrawn"), true);
    EXPECT_THAT(standings(), ElementsAre("young missing", "parent missing"));
}

TEST_F(NoticesTest, ToWhomAJudgeKeepsUninformedOnlyWithAReason) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    nameController();
    city_.people().restriction(city_.lea(), "no_information", {{"guardianId", mother_}, {"reference", "JAF 12/2025"}});
    EXPECT_THAT(standings(), ElementsAre("young missing", "parent not_to_tell"));
    auto body = handoverBody(json::value(mother_), "parents");
    EXPECT_EQ(privacy_.handOver(city_.camille(), city_.lea(), body).error().fields.at(0).field, "overrideReason");
    body["overrideReason"] = "Jugement modifié hier, copie demandée";
    EXPECT_TRUE(privacy_.handOver(city_.camille(), city_.lea(), body));
}

TEST_F(NoticesTest, TheGuardianOfAnotherFileIsUnknown) {
    nameController();
    const auto tom = city_.people().person("Martin", "Tom");
    const auto body = handoverBody(json::value(mother_), "parents");
    EXPECT_EQ(privacy_.handOver(city_.camille(), tom, body).error().fields.at(0).field, "guardianId");
}

TEST_F(NoticesTest, OfAnotherOrganisationDoNotExist) {
    const auto other = OrganisationId::trusted(city_.newId());
    ASSERT_TRUE(access::Places(city_.database(), city_.clock())
                    .createOrganisation(access::Actor::system("test"), other, "Autre ville"));
    EXPECT_EQ(privacy_.currentNotice(admin_, other, "exclusion").error().kind, ErrorKind::not_found);
    EXPECT_EQ(privacy_.writeNotice(admin_, other, textBody()).error().kind, ErrorKind::not_found);
    EXPECT_EQ(privacy_.setController(admin_, other, controllerBody()).error().kind, ErrorKind::not_found);
    EXPECT_THAT(privacy_.notices(admin_).value().at("organisations").as_array(), SizeIs(1));
}

TEST_F(NoticesTest, AreWrittenByAdministratorsAndHandedOverByCoordinators) {
    EXPECT_EQ(privacy_.writeNotice(test::anActor({Role::coordinator}), kFirst, textBody()).error().kind,
              ErrorKind::forbidden);
    EXPECT_EQ(privacy_.setController(test::anActor({Role::coordinator}), kFirst, controllerBody()).error().kind,
              ErrorKind::forbidden);
    EXPECT_EQ(privacy_.fileNotices(admin_, city_.lea()).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(privacy_.handOver(admin_, city_.lea(), handoverBody()).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(privacy_.noticesDue(admin_).error().kind, ErrorKind::forbidden);
}

TEST_F(NoticesTest, DueAreListedOnlyOfFilesInTheScope) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    auto elsewhere = city_.camille();
    elsewhere.files = access::FileScope::of({"00000000-0000-7000-8000-00000000ffff"});
    EXPECT_THAT(privacy_.noticesDue(elsewhere).value().at("items").as_array(), IsEmpty());
}

TEST_F(NoticesTest, GivenLongBeforeAreNotDueAgain) {
    city_.referral("2026-11-12/am", "2026-11-17/pm");
    nameController();
    auto early = handoverBody();
    early["givenOn"] = "2025-06-02";
    ASSERT_TRUE(privacy_.handOver(city_.camille(), city_.lea(), early));
    EXPECT_THAT(due(), SizeIs(1));
    early["id"] = city_.newId();
    early["guardianId"] = mother_;
    early["level"] = "parents";
    ASSERT_TRUE(privacy_.handOver(city_.camille(), city_.lea(), early));
    EXPECT_THAT(due(), IsEmpty());
}

TEST_F(NoticesTest, APupilOfALyceeIsToldOfTheReceptionOfLyceens) {
    const auto lycee = city_.people().school(
        "Lycée Zola",
        {{"kind", "lycee"}, {"academy", "Rennes"}, {"agreementFrom", "2026-09-01"}, {"agreementTo", "2027-08-31"}});
    const auto tom = city_.people().person("Martin", "Tom", {{"birthDate", "2010-05-03"}});
    const json::object body{
        {"id", city_.newId()},
        {"personId", tom.text()},
        {"structureId", lycee.text()},
        {"className", "2de"},
        {"caller",
         json::object{{"name", "Mme Roy"}, {"function", "cpe"}, {"channel", "email"}, {"contactId", nullptr}}},
        {"receivedOn", "2026-11-10"},
        {"measure", receptions::toJson(receptions::test::aMeasure("2026-11-12/am", "2026-11-13/pm"))},
        {"motive", "bagarre"},
        {"facts", ""},
        {"parentsAgreement", "agreed"},
        {"overrides", json::array{json::object{{"code", "lycee_route"}, {"reason", "Accueil des lycéens"}}}}};
    const auto made = city_.receptions().createReferral(city_.camille(), body);
    ASSERT_TRUE(made) << made.error().code << (made.error().fields.empty() ? "" : made.error().fields[0].field);
    EXPECT_THAT(due(), ElementsAre("MARTIN Tom upper_school 2026-12-10"));
}

}  // namespace
}  // namespace jalon::privacy
