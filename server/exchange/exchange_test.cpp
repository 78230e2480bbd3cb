// SPDX-License-Identifier: EUPL-1.2
#include "exchange/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "receptions_world.h"

namespace jalon::exchange {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// What the window program of a school writes: ";", Windows-1252, years of two digits.
const std::string kExample22 =
    "Nom;Pr\xE9nom;N\xE9(e) le;Sexe;Classe;Projet d'accompagnement;Allergies;Type;D\xE9"
    "but;Fin;Motif\r\n"
    "B\xC9RARD;Chlo\xE9;14/03/13;F;4 B;PAP;arachide;Exclusion temporaire de "
    "l'\xE9tablissement;16/11/26;17/11/26;Bagarre\r\n"
    "DIALLO;Ibrahima;02/09/12;G;3 A;;;Exclusion temporaire de l'\xE9tablissement;16/11/26;18/11/26;Insolence, "
    "irrespect\r\n"
    "MARTIN;Lucas;12/11/13;G;4 B;;;Exclusion temporaire de l'\xE9tablissement;16/11/26;17/11/26;Bagarre\r\n"
    "MARTIN;Lucas;30/01/13;G;4 C;;;Exclusion temporaire de l'\xE9tablissement;19/11/26;20/11/26;Retards, absences\r\n"
    "B\xC9RARD;Chlo\xE9;14/03/13;F;4 B;PAP;arachide;Exclusion temporaire de "
    "l'\xE9tablissement;16/11/26;17/11/26;Bagarre\r\n"
    "NGUYEN;Th\xE9o;05/06/14;G;5 A;;;Exclusion temporaire de l'\xE9tablissement;20/11/26;16/11/26;Bagarre\r\n"
    "PETIT;Jade;21/12/12;F;4 A;;;;;;\r\n";

/// Thursday 12 November 2026.
class ExchangeTest : public ::testing::Test {
protected:
    json::object read(std::string_view bytes) { return exchange_.read(camille(), school(), bytes).value(); }
    json::object check(json::array lines) {
        return exchange_.check(camille(), {{"structureId", w_.college()}, {"lines", std::move(lines)}}).value();
    }
    const access::Actor& camille() { return w_.coordinator(); }
    StructureId school() { return StructureId::trusted(w_.college()); }

    static std::string countsOf(const json::object& preview) {
        const auto& counts = preview.at("counts").as_object();
        std::string out;
        for (const char* key : {"accepted", "duplicate", "toCheck", "refused"})
            out += (out.empty() ? "" : "/") + std::to_string(counts.at(key).to_number<int>());
        return out;
    }
    static std::vector<std::string> codesOf(const json::value& line) {
        std::vector<std::string> out;
        for (const auto& one : line.at("findings").as_array()) out.emplace_back(one.at("code").as_string());
        return out;
    }
    static json::array lines(const json::object& preview) {
        json::array out;
        for (const auto& line : preview.at("lines").as_array())
            out.push_back(json::object{
                {"line", line.at("line")}, {"cells", line.at("cells")}, {"decision", line.at("decision")}});
        return out;
    }
    json::object importBody(const json::object& preview) {
        json::array all = lines(preview), expected;
        for (auto& line : all) {
            line.as_object()["id"] = w_.newId();
            line.as_object()["personId"] = w_.newId();
        }
        for (const auto& line : preview.at("lines").as_array())
            if (line.at("verdict") == "accepted") expected.push_back(line.at("line"));
        return {{"id", w_.newId()},   {"structureId", w_.college()},     {"receivedOn", "2026-11-12"},
                {"channel", "email"}, {"expected", std::move(expected)}, {"lines", std::move(all)}};
    }
    json::object imported(const json::object& body) { return exchange_.importList(camille(), body).value().thing; }
    static std::vector<std::string> statesOf(const json::object& import) {
        std::vector<std::string> out;
        for (const auto& item : import.at("items").as_array())
            out.push_back(std::to_string(item.at("line").to_number<int>()) + " " +
                          std::string(item.at("state").as_string()));
        return out;
    }
    std::size_t referrals() {
        return w_.receptions().listReferrals(camille(), {}).value().at("items").as_array().size();
    }
    json::array drafts() { return exchange_.listDrafts(camille()).value().at("items").as_array(); }

    ReceptionsWorld w_{{schema()}};
    Exchange exchange_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                       w_.receptions()};
};

TEST_F(ExchangeTest, Example22AnImportShows4Accepted1Duplicate1ToCheck1RefusedAndWritesNothingBeforeConfirmation) {
    const auto preview = read(kExample22);
    EXPECT_EQ(countsOf(preview), "4/1/1/1");
    const auto& list = preview.at("lines").as_array();
    EXPECT_EQ(list.at(3).at("verdict"), "to_check");  // the second MARTIN Lucas
    EXPECT_THAT(codesOf(list.at(3)), Contains("homonym_line"));
    EXPECT_EQ(list.at(4).at("verdict"), "duplicate");
    EXPECT_EQ(list.at(4).at("duplicateOfLine"), 2);
    EXPECT_EQ(list.at(5).at("verdict"), "refused");
    EXPECT_THAT(codesOf(list.at(5)), Contains("end_before_start"));
    EXPECT_EQ(list.at(0).at("pupil").at("className"), "4 B");
    EXPECT_EQ(list.at(2).at("pupil").at("birthDate"), "2013-11-12");
    EXPECT_EQ(list.at(0).at("becomes"), "referral");
    EXPECT_EQ(list.at(6).at("becomes"), "draft");
    EXPECT_EQ(preview.at("format").at("encoding"), "windows-1252");
    EXPECT_THAT(json::serialize(preview), Not(HasSubstr("arachide")));
    EXPECT_EQ(referrals(), 0U);
    EXPECT_THAT(drafts(), IsEmpty());
}

TEST_F(ExchangeTest, ConfirmationCreatesWhatWasAcceptedOnce) {
    const auto body = importBody(read(kExample22));
    const auto import = imported(body);
    EXPECT_THAT(statesOf(import), ElementsAre("2 referral", "3 referral", "4 referral", "8 to_complete"));
    EXPECT_EQ(referrals(), 3U);
    EXPECT_TRUE(exchange_.importList(camille(), body).value().repeated);
    EXPECT_EQ(referrals(), 3U);
    ASSERT_THAT(drafts(), SizeIs(1));
    EXPECT_EQ(drafts().at(0).at("pupil").at("lastName"), "PETIT");
    EXPECT_EQ(import.at("leftOut"), 3);
}

TEST_F(ExchangeTest, AHomonymIsAnotherPupilOnceSomebodySaysSo) {
    auto preview = read(kExample22);
    auto corrected = lines(preview);
    corrected.at(3).at("decision") = json::object{{"pupil", "new"}};
    preview = check(corrected);
    EXPECT_EQ(countsOf(preview), "5/1/0/1");
    imported(importBody(preview));
    EXPECT_EQ(referrals(), 4U);
}

TEST_F(ExchangeTest, ALineIsCorrectedInPlace) {
    auto corrected = lines(read(kExample22));
    corrected.at(5).at("cells").as_object()["end"] = "23/11/26";
    corrected.at(4).at("decision") = json::object{{"leaveOut", true}};
    const auto preview = check(corrected);
    EXPECT_EQ(countsOf(preview), "5/0/1/0");
    EXPECT_EQ(preview.at("counts").at("leftOut").to_number<int>(), 1);
}

TEST_F(ExchangeTest, WhatWasShownIsWhatIsCreatedOrNothingIs) {
    auto body = importBody(read(kExample22));
    body["expected"] = json::array{2, 3};
    const auto refused = exchange_.importList(camille(), body);
    EXPECT_EQ(refused.error().code, "preview_changed");
    EXPECT_THAT(refused.error().current, HasSubstr("\"counts\""));
    EXPECT_EQ(referrals(), 0U);
}

TEST_F(ExchangeTest, APupilOnFileIsShownAndChosen) {
    const std::string bytes = "Nom;Prénom;Né(e) le;Classe\nDUPONT;Léa;03/05/2013;4eB\n";
    auto preview = read(bytes);
    const auto& line = preview.at("lines").at(0);
    EXPECT_EQ(line.at("verdict"), "to_check");
    EXPECT_EQ(line.at("candidates").at(0).at("id"), w_.lea().c_str());
    auto decided = lines(preview);
    decided.at(0).at("decision") = json::object{{"pupil", "known"}, {"personId", w_.lea()}};
    preview = check(decided);
    EXPECT_EQ(countsOf(preview), "1/0/0/0");
    imported(importBody(preview));
    EXPECT_EQ(drafts().at(0).at("personId"), w_.lea().c_str());
}

TEST_F(ExchangeTest, AnAnnouncementOnFileIsADuplicateShownBesideTheLine) {
    w_.create(w_.aReferral(w_.measure("2026-11-16/am", "2026-11-17/pm")));
    const auto preview = read(
        "Nom;Prénom;Né(e) le;Type;Début;Fin;Motif\n"
        "Dupond;Lea;03/05/2013;Exclusion temporaire de l'établissement;16/11/26;17/11/26;Bagarre\n");
    const auto& line = preview.at("lines").at(0);
    EXPECT_EQ(line.at("verdict"), "duplicate");
    EXPECT_THAT(codesOf(line), Contains("known_referral"));
    EXPECT_THAT(line.at("referrals").as_array(), SizeIs(1));
}

TEST_F(ExchangeTest, TheSameListTwiceGivesDraftsOnce) {
    const std::string bytes = "Nom;Prénom\nPETIT;Jade\n";
    imported(importBody(read(bytes)));
    const auto again = read(bytes);
    EXPECT_EQ(again.at("lines").at(0).at("verdict"), "duplicate");
    EXPECT_THAT(codesOf(again.at("lines").at(0)), Contains("known_draft"));
}

TEST_F(ExchangeTest, AWarningOfTheMeasureIsAskedAndThenLeftToTheForm) {
    auto preview = read(
        "Nom;Prénom;Né(e) le;Type;Début;Fin;Motif\n"
        "ROY;Tim;03/05/2013;Exclusion temporaire de l'établissement;16/11/26;27/11/26;Bagarre\n");
    EXPECT_EQ(preview.at("lines").at(0).at("verdict"), "to_check");
    EXPECT_THAT(codesOf(preview.at("lines").at(0)), Contains("over_max_days"));
    auto decided = lines(preview);
    decided.at(0).at("decision") = json::object{{"confirmed", json::array{"over_max_days"}}};
    preview = check(decided);
    EXPECT_EQ(preview.at("lines").at(0).at("becomes"), "draft");
}

TEST_F(ExchangeTest, UndoCancelsTheDraftsAndWithdrawsTheReferrals) {
    const auto import = imported(importBody(read(kExample22)));
    const auto id = ImportId::trusted(ReceptionsWorld::textOf(import, "id"));
    EXPECT_TRUE(import.at("canUndo").as_bool());
    const auto undone = exchange_.undo(camille(), id).value();
    EXPECT_THAT(statesOf(undone), ElementsAre("2 withdrawn", "3 withdrawn", "4 withdrawn", "8 cancelled"));
    EXPECT_FALSE(undone.at("canUndo").as_bool());
    EXPECT_THAT(drafts(), IsEmpty());
    EXPECT_TRUE(exchange_.undo(camille(), id));
}

TEST_F(ExchangeTest, ADraftIsCompletedByTheReferralOfItsId) {
    const auto import = imported(importBody(read("Nom;Prénom\nPETIT;Jade\n")));
    const std::string id = ReceptionsWorld::textOf(import.at("items").at(0).as_object(), "id");
    w_.create(w_.aReferral(w_.measure("2026-11-16/am", "2026-11-17/pm"), {{"id", id}}));
    EXPECT_THAT(drafts(), IsEmpty());
    const auto draft = ReferralId::trusted(id);
    EXPECT_EQ(exchange_.getDraft(camille(), draft).value().at("state"), "completed");
    EXPECT_EQ(exchange_.cancelDraft(camille(), draft, {{"cancelled", true}}).error().code, "completed");
}

TEST_F(ExchangeTest, ACancelledDraftCanBeTakenUpAgain) {
    const auto import = imported(importBody(read("Nom;Prénom\nPETIT;Jade\n")));
    const auto draft = ReferralId::trusted(ReceptionsWorld::textOf(import.at("items").at(0).as_object(), "id"));
    EXPECT_EQ(exchange_.cancelDraft(camille(), draft, {{"cancelled", true}}).value().at("state"), "cancelled");
    EXPECT_EQ(exchange_.cancelDraft(camille(), draft, {{"cancelled", false}}).value().at("state"), "to_complete");
}

TEST_F(ExchangeTest, QuestionsAndRefusalsOfALine) {
    const auto preview = read(
        "Nom;Prénom;Né(e) le;Type;Début;Fin;Motif\n"
        "ROY;;03/05/2013;;;;\n"                            // no first name
        "LÃ©ger;Tim;03/05/2013;;;;\n"                      // broken accents
        "ALBERT;Tim;31/02/2013;;;;\n"                      // impossible
        "BRUN;Tim;41397;;;;\n"                             // Excel's number
        "COLIN;Tim;03/05/2001;;;;\n"                       // too old
        "DURAND;Tim;03/05/2013;Mesure conservatoire;;;\n"  // two kinds
        "ESNAULT;Tim;03/05/2013;;;;Autre chose\n"          // no such motive
        ";Tim;03/05/2013;;;;\n");                          // nobody
    const auto verdict = [&](std::size_t i) {
        const auto& line = preview.at("lines").at(i);
        return std::string(line.at("verdict").as_string());
    };
    EXPECT_THAT(codesOf(preview.at("lines").at(0)), Contains("first_name_missing"));
    EXPECT_THAT(codesOf(preview.at("lines").at(1)), Contains("broken_accents"));
    EXPECT_THAT(codesOf(preview.at("lines").at(2)), Contains("impossible_date"));
    EXPECT_THAT(codesOf(preview.at("lines").at(3)), Contains("excel_serial"));
    EXPECT_THAT(codesOf(preview.at("lines").at(4)), Contains("age_too_old"));
    EXPECT_THAT(codesOf(preview.at("lines").at(5)), Contains("kind_ambiguous"));
    EXPECT_THAT(codesOf(preview.at("lines").at(6)), Contains("motive_unknown"));
    EXPECT_THAT(codesOf(preview.at("lines").at(7)), Contains("last_name_missing"));
    EXPECT_EQ(verdict(2), "refused");
    EXPECT_EQ(verdict(7), "refused");
    for (const std::size_t i : {0U, 1U, 3U, 4U, 5U, 6U}) EXPECT_EQ(verdict(i), "to_check") << i;
}

}  // namespace
}  // namespace jalon::exchange
