// SPDX-License-Identifier: EUPL-1.2
#include "privacy/notice.h"

#include <gmock/gmock.h>

#include "access/membership.h"
#include "privacy/shipped_notices.h"

namespace jalon::privacy {
namespace {

using people::GuardianId;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Day kDay = Day::of(2026, 11, 12);

NoticeContent shippedFor(const char* scheme) {
    return loadShippedNotices(JALON_SOURCE_DIR "/data").by_scheme.at(scheme);
}

/// "field: code" of what is wrong with a body.
std::vector<std::string> wrongWith(const json::object& body) {
    JsonReader in(body);
    readContent(in);
    std::vector<std::string> out;
    if (const auto done = in.finish(); !done)
        for (const auto& error : done.error().fields) out.push_back(error.field + ": " + error.code);
    return out;
}

json::array& sections(json::object& body, const char* level = "parents") {
    return body.at(level).as_object().at("sections").as_array();
}

people::Guardian aParent(const char* id, const char* authority = "yes") {
    people::Guardian out{GuardianId::trusted(id), PersonId::trusted("p"), {}, 1, std::nullopt};
    out.fields.authority = authority;
    return out;
}

std::vector<std::string> standings(const std::vector<Recipient>& recipients) {
    std::vector<std::string> out;
    for (const auto& one : recipients)
        out.push_back((one.guardian ? one.guardian->text() : "young") + " " + std::string(standingCode(one.standing)));
    return out;
}

TEST(ShippedNotices, SayEachPointOfArticles13And14ForEachSchemeInBothLevels) {
    const auto shipped = loadShippedNotices(JALON_SOURCE_DIR "/data");
    for (const auto scheme : access::kSchemes) {
        const auto& content = shipped.by_scheme.at(std::string(scheme));
        EXPECT_EQ(content.young.sections.size(), kNoticeKeys.size()) << scheme;
        EXPECT_EQ(content.parents.sections.size(), kNoticeKeys.size()) << scheme;
        EXPECT_NE(content.young, content.parents) << scheme;
        EXPECT_THAT(wrongWith(toJson(content)), IsEmpty()) << scheme;
    }
}

TEST(ShippedNotices, SpeakToAChildOfElevenInShortSentences) {
    const auto shipped = loadShippedNotices(JALON_SOURCE_DIR "/data");
    for (const auto& [scheme, content] : shipped.by_scheme)
        for (const auto& section : content.young.sections) {
            std::size_t words = 0;
            for (const char each : section.text) {
                if (each == ' ') ++words;
                if (each == '.' || each == ':' || each == ';' || each == '\n') words = 0;
                EXPECT_LT(words, 45U) << scheme << " " << section.key;
            }
            EXPECT_THAT(section.text, Not(HasSubstr("RGPD"))) << scheme << " " << section.key;
        }
}

TEST(Notice, APointLeftOutOrEmptyIsRefused) {
    auto body = toJson(shippedFor("exclusion"));
    sections(body).erase(sections(body).begin() + 9);
    EXPECT_THAT(wrongWith(body), ElementsAre("parents.sections: missing_section"));
    sections(body, "young")[2].as_object()["text"] = " ";
    EXPECT_THAT(wrongWith(body), Contains("young.sections.2.text: required"));
}

TEST(Notice, APointSaidTwiceOrUnknownIsRefused) {
    auto body = toJson(shippedFor("exclusion"));
    sections(body)[3].as_object()["key"] = "purposes";
    EXPECT_THAT(wrongWith(body), Contains("parents.sections.3.key: twice"));
    sections(body)[3].as_object()["key"] = "weather";
    EXPECT_THAT(wrongWith(body), Contains("parents.sections.3.key: not_in_list"));
}

TEST(Notice, TheControllerTheDpoAndTheAuthorityHaveToBeNamed) {
    auto body = toJson(shippedFor("cst"));
    sections(body)[0].as_object()["text"] = "Nous.";
    sections(body)[1].as_object()["text"] = "Écrivez à {quelquun}.";
    EXPECT_THAT(wrongWith(body), ElementsAre("parents.sections.0.text: placeholder_missing",
                                             "parents.sections.1.text: placeholder_unknown",
                                             "parents.sections.1.text: placeholder_missing"));
}

TEST(Notice, IsHandedOverWithTheNamesInPlaceOfTheBraces) {
    Controller controller{ControllerId::trusted("c"),
                          OrganisationId::trusted("o"),
                          "Ville de Rennes",
                          "1 place de la Mairie",
                          "02 99",
                          "",
                          "Mme Le Gall",
                          "",
                          "dpo@ville.example",
                          "",
                          "cnil",
                          "la CNIL",
                          "3 place de Fontenoy"};
    const auto given = filled(shippedFor("exclusion"), controller);
    EXPECT_EQ(given.parents.sections[0].text,
              "Le responsable de ces informations est : Ville de Rennes.\n1 place de la Mairie\n02 99");
    EXPECT_THAT(given.young.sections[1].text, HasSubstr("Mme Le Gall.\ndpo@ville.example"));
    for (const auto* text : {&given.young, &given.parents})
        for (const auto& section : text->sections) EXPECT_THAT(section.text, Not(HasSubstr("{"))) << section.key;
}

TEST(Notice, IsOwedToTheYoungPersonAndToEachHolderOfAuthority) {
    people::Circle circle{{aParent("mother"), aParent("father", "unknown"), aParent("uncle", "no")}, {}};
    EXPECT_THAT(standings(recipientsOn(circle, {}, kDay)),
                ElementsAre("young missing", "mother missing", "father missing"));
    circle.guardians[0].fields.valid_to = kDay - 1;
    EXPECT_THAT(standings(recipientsOn(circle, {}, kDay)), ElementsAre("young missing", "father missing"));
}

TEST(Notice, GivenInAFormerTextIsNotOwedAgain) {
    const people::Circle circle{{aParent("mother")}, {}};
    const std::vector<Given> given{{std::nullopt, true, kDay - 3}, {GuardianId::trusted("mother"), false, kDay - 9}};
    const auto recipients = recipientsOn(circle, given, kDay);
    EXPECT_THAT(standings(recipients), ElementsAre("young given", "mother former"));
    EXPECT_EQ(recipients[1].given_on, kDay - 9);
    EXPECT_FALSE(isOwed(recipients));
}

TEST(Notice, IsNotOwedToWhomAJudgeKeepsUninformed) {
    people::Restriction none{people::RestrictionId::trusted("r"), PersonId::trusted("p"), {}, 1, std::nullopt};
    none.fields.guardian = GuardianId::trusted("father");
    none.fields.kind = "no_information";
    const people::Circle circle{{aParent("mother"), aParent("father")}, {none}};
    const std::vector<Given> given{{std::nullopt, true, kDay}, {GuardianId::trusted("mother"), true, kDay}};
    const auto recipients = recipientsOn(circle, given, kDay);
    EXPECT_THAT(standings(recipients), ElementsAre("young given", "mother given", "father not_to_tell"));
    EXPECT_FALSE(isOwed(recipients));
}

}  // namespace
}  // namespace jalon::privacy
