// SPDX-License-Identifier: EUPL-1.2
#include "sheets/content_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace jalon::sheets {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ContentGuard aGuard() {
    return ContentGuard({{"family", "mère"},
                         {"family", "père"},
                         {"family", "beau-père"},
                         {"family", "garde alternée"},
                         {"health", "hôpital"},
                         {"health", "dépressif"},
                         {"health", "traitement"},
                         {"psychology", "psycholog*"},
                         {"justice", "éducateur PJJ"},
                         {"justice", "tribunal"},
                         {"other_pupil", "Kowalik"}});
}

std::vector<std::string> found(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& hit : aGuard().find(text)) out.push_back(hit.domain + ":" + hit.text);
    return out;
}

TEST(ContentGuard, FindsWordsWhateverTheirCaseAndAccents) {
    EXPECT_THAT(found("Sa MERE vient lundi."), ElementsAre("family:MERE"));
    EXPECT_THAT(found("sa mère, son Père"), ElementsAre("family:mère", "family:Père"));
    EXPECT_THAT(found("à l\xE2\x80\x99"
                      "Hopital"),
                ElementsAre("health:Hopital"));
}

TEST(ContentGuard, FindsInflectedForms) {
    EXPECT_THAT(found("ses pères"), ElementsAre("family:pères"));
    EXPECT_THAT(found("Elle est dépressive, ils sont dépressifs, elles dépressives"), SizeIs(3));
    EXPECT_THAT(found("les tribunaux et les hôpitaux"), ElementsAre("justice:tribunaux", "health:hôpitaux"));
    EXPECT_THAT(found("suivi psychologique, la psychologue"), SizeIs(2));
    EXPECT_THAT(found("les éducatrices PJJ"), ElementsAre("justice:éducatrices PJJ"));
}

TEST(ContentGuard, FindsWholeWordsOnly) {
    EXPECT_THAT(found("Il opère avec méthode, en mer, chez le maire, un commerce éphémère"), IsEmpty());
    EXPECT_THAT(found("Le conditionnement du produit"), IsEmpty());
    EXPECT_THAT(found("éducateur sportif"), IsEmpty());
}

TEST(ContentGuard, AnExpressionIsOneFindOverHyphensAndSpaces) {
    EXPECT_THAT(found("son beau-père"), ElementsAre("family:beau-père"));
    EXPECT_THAT(found("son beau père"), ElementsAre("family:beau père"));
    EXPECT_THAT(found("en gardes alternées"), ElementsAre("family:gardes alternées"));
}

TEST(ContentGuard, FindsTheNameOfAnotherPupil) {
    EXPECT_THAT(found("S'est excusé auprès de Tim KOWALIK."), ElementsAre("other_pupil:KOWALIK"));
}

TEST(ContentGuard, PositionsCountCharacters) {
    const auto hits = aGuard().find("Où ? Là : sa mère.");
    ASSERT_THAT(hits, SizeIs(1));
    EXPECT_EQ(hits[0].from, 13U);
    EXPECT_EQ(hits[0].length, 4U);
}

TEST(ContentGuard, SentencesEndWithTheirMarkOrTheirLine) {
    const auto sentences = aGuard().sentences("Il a travaillé. Sa mère est à l'hôpital ! Retour lundi\nVu au tribunal");
    ASSERT_THAT(sentences, SizeIs(2));
    EXPECT_EQ(sentences[0].text, "Sa mère est à l'hôpital !");
    EXPECT_EQ(sentences[0].from, 16U);
    EXPECT_THAT(sentences[0].hits, SizeIs(2));
    EXPECT_EQ(sentences[1].text, "Vu au tribunal");
    EXPECT_THAT(aGuard().sentences("Il a travaillé avec sérieux."), IsEmpty());
}

TEST(ContentGuard, ATextWithoutASentenceKeepsTheOthers) {
    const std::string text = "Il a travaillé. Sa mère est là. Retour lundi.\nVu au tribunal.";
    EXPECT_EQ(withoutSentences(text, aGuard().sentences(text)), "Il a travaillé. Retour lundi.");
    EXPECT_EQ(withoutSentences("Sa mère est là.", aGuard().sentences("Sa mère est là.")), "");
    EXPECT_EQ(withoutSentences(text, {}), text);
}

TEST(ContentGuard, AccentsWrittenApartAreTheSameLetters) { EXPECT_THAT(found("sa me\xCC\x80re"), SizeIs(1)); }

TEST(ContentGuard, NothingBreaksOnWhatIsNoText) {
    EXPECT_THAT(found("\xFF\xC3\xE9 \xE2\x82"), IsEmpty());
    EXPECT_THAT(aGuard().sentences("...\n\n !!! "), IsEmpty());
    EXPECT_THAT(ContentGuard({{"family", ""}, {"family", " * "}, {"family", "-"}}).find("père"), IsEmpty());
}

TEST(InflectionKey, LeavesShortWordsAlone) {
    EXPECT_NE(inflectionKey("mère"), inflectionKey("mer"));
    EXPECT_EQ(inflectionKey("mères"), inflectionKey("mère"));
    EXPECT_EQ(inflectionKey("placée"), inflectionKey("places"));
    EXPECT_EQ(inflectionKey("furieuse"), inflectionKey("furieux"));
    EXPECT_EQ(inflectionKey("lycéenne"), inflectionKey("lycéens"));
}

}  // namespace
}  // namespace jalon::sheets
