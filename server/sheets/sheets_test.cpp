// SPDX-License-Identifier: EUPL-1.2
#include "sheets/sheets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city_world.h"
#include "families/families.h"
#include "journal/journal.h"

namespace jalon::sheets {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Léa is received on Thursday 12 and Friday 13 November 2026; it is Saturday when papers are made.
class SheetsTest : public testing::Test {
protected:
    test::CityWorld city_{{families::schema(), journal::schema(), schema()}};
    programme::StoredAttendance attendance_;
    programme::Planning planning_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    Sheets sheets_{city_.database(),  city_.clock(), receptions::test::blueprints(),
                   city_.calendars(), attendance_,   planning_};
    StayId stay_ = city_.stay("2026-11-12/am", "2026-11-13/pm");

    const access::Actor& camille() const { return city_.camille(); }
    void write(json::object answers) {
        const auto stay = city_.receptions().getStay(camille(), stay_).value();
        std::int64_t version = 0;
        for (const auto& form : stay.at("forms").as_array())
            if (form.at("kind") == "review") version = form.at("version").as_int64();
        ASSERT_TRUE(city_.receptions().putForm(camille(), stay_, "review", version, {{"answers", std::move(answers)}}));
    }
    void attend() {
        city_.clock().setToday(Day::of(2026, 11, 14));
        ASSERT_TRUE(city_.take(stay_, "2026-11-12/am", "present"));
        ASSERT_TRUE(city_.take(stay_, "2026-11-12/pm", "late", 0, {{"minutesLate", 20}}));
        ASSERT_TRUE(city_.take(stay_, "2026-11-13/am", "absent_justified"));
    }
    void end() {
        const auto stay = city_.receptions().getStay(camille(), stay_).value();
        ASSERT_TRUE(city_.receptions().moveStay(camille(), stay_, stay.at("version").as_int64(),
                                                {{"to", "ended"}, {"on", "2026-11-13"}}));
    }
    json::object liaison() { return sheets_.liaison(camille(), stay_).value(); }
    json::object page() { return sheets_.attestation(camille(), stay_).value(); }
};

TEST_F(SheetsTest, TheSheetForTheSchoolNeverHoldsTheMotiveNorTheFamily) {
    write({{"toSchool", "Il travaille."}, {"parentView", "Plus calme à la maison."}});
    const auto sheet = liaison();
    const std::string text = json::serialize(sheet);
    for (const char* secret : {"bagarre", "Bagarre dans la cour", "Karine", "0600000001", "Plus calme"})
        EXPECT_THAT(text, Not(HasSubstr(secret)));
    EXPECT_EQ(sheet.at("summary").at("planned"), 4);
    EXPECT_EQ(sheet.at("blocked").at(0), "review.parentView");
}

TEST_F(SheetsTest, ASentenceIsKeptWithAReasonAndTheDecisionCanBeTakenBack) {
    write({{"toSchool", "Il travaille. Sa mère viendra lundi."}});
    EXPECT_EQ(liaison().at("undecided"), 1);
    json::object body{{"id", city_.newId()},
                      {"form", "review"},
                      {"field", "toSchool"},
                      {"sentence", "Sa mère viendra lundi."},
                      {"decision", "keep"}};
    EXPECT_EQ(sheets_.decideSentence(camille(), stay_, body).error().fields.at(0).field, "reason");
    body["reason"] = "Rendez-vous de retour";
    const auto kept = sheets_.decideSentence(camille(), stay_, body).value();
    EXPECT_EQ(kept.thing.at("undecided"), 0);
    EXPECT_EQ(kept.thing.at("forms").at(0).at("answers").at("toSchool"), "Il travaille. Sa mère viendra lundi.");
    EXPECT_TRUE(sheets_.decideSentence(camille(), stay_, body).value().repeated);
    const auto back =
        sheets_.withdrawDecision(camille(), LiaisonDecisionId::trusted(std::string(body.at("id").as_string()))).value();
    EXPECT_EQ(back.at("undecided"), 1);
}

TEST_F(SheetsTest, OnlyAMarkedSentenceIsDecided) {
    write({{"toSchool", "Il travaille."}});
    const auto refused = sheets_.decideSentence(camille(), stay_,
                                                {{"id", city_.newId()},
                                                 {"form", "review"},
                                                 {"field", "toSchool"},
                                                 {"sentence", "Il travaille."},
                                                 {"decision", "leave_out"}});
    EXPECT_EQ(refused.error().fields.at(0).code, "not_marked");
}

TEST_F(SheetsTest, TheNameOfAPupilReceivedOnTheSameDaysIsMarked) {
    const auto noe = city_.people().person("Kowalik", "Noé", {{"birthDate", "2013-02-01"}});
    city_.stay("2026-11-12/am", "2026-11-13/pm", noe);
    write({{"toSchool", "S'est réconciliée avec Noé Kowalik."}});
    const auto sheet = liaison();
    EXPECT_EQ(sheet.at("texts").at(0).at("marked").at(0).at("hits").at(0).at("domain"), "other_pupil");
    EXPECT_THAT(json::serialize(sheet.at("forms")), Not(HasSubstr("Kowalik")));
}

TEST_F(SheetsTest, AttestationIsOnlyForAReceptionThatHasEndedAndWasAttended) {
    attend();
    EXPECT_EQ(page().at("refusal"), "not_ended");
    EXPECT_EQ(sheets_.issueAttestation(camille(), stay_, {{"id", city_.newId()}}).error().code, "not_ended");
    end();
    EXPECT_EQ(page().at("refusal"), "");
}

TEST_F(SheetsTest, NothingIsAttestedOfWhatWasNotAttended) {
    const auto stay = city_.receptions().getStay(camille(), stay_).value();
    ASSERT_TRUE(city_.receptions().moveStay(camille(), stay_, stay.at("version").as_int64(),
                                            {{"to", "no_show"}, {"on", "2026-11-12"}, {"reasonCode", "unreachable"}}));
    EXPECT_EQ(page().at("refusal"), "nothing_attended");
}

TEST_F(SheetsTest, AttestationCountsTheMinutesReallyAttendedAndSaysNoMotive) {
    attend();
    end();
    const auto made = sheets_.issueAttestation(camille(), stay_, {{"id", city_.newId()}}).value();
    const auto& content = made.thing.at("content");
    ASSERT_THAT(content.at("halfDays").as_array(), SizeIs(2));
    const auto full = content.at("halfDays").at(0).at("minutes").as_int64();
    EXPECT_EQ(content.at("halfDays").at(1).at("minutes").as_int64(), full - 20);
    EXPECT_EQ(content.at("minutes").as_int64(), 2 * full - 20);
    EXPECT_EQ(made.thing.at("number"), "2026-001");
    EXPECT_THAT(json::serialize(page()), Not(HasSubstr("agarre")));
    EXPECT_THAT(json::serialize(page()), Not(HasSubstr("exclusion")));
}

TEST_F(SheetsTest, ACorrectionAsksForANewAttestationThatReplacesTheFirst) {
    attend();
    end();
    const json::object body{{"id", city_.newId()}};
    ASSERT_TRUE(sheets_.issueAttestation(camille(), stay_, body));
    EXPECT_TRUE(sheets_.issueAttestation(camille(), stay_, body).value().repeated);
    EXPECT_EQ(sheets_.issueAttestation(camille(), stay_, {{"id", city_.newId()}}).error().code, "already_issued");
    ASSERT_TRUE(city_.take(stay_, "2026-11-13/am", "present", 1));
    EXPECT_TRUE(page().at("changed").as_bool());
    const auto second = sheets_.issueAttestation(camille(), stay_, {{"id", city_.newId()}}).value();
    EXPECT_EQ(second.thing.at("number"), "2026-002");
    EXPECT_EQ(second.thing.at("replaces"), "2026-001");
    EXPECT_THAT(page().at("issued").as_array(), SizeIs(2));
}

TEST_F(SheetsTest, TheRollOfAWeekHasARowForEverybodyAndACellForEachHalfDayExpected) {
    attend();
    const auto roll =
        sheets_.attendance(camille(), HalfDay::parse("2026-11-09/am").value(), HalfDay::parse("2026-11-13/pm").value())
            .value();
    EXPECT_THAT(roll.at("halfDays").as_array(),
                SizeIs(8));  // Wednesday 11 November is a public holiday, the 12th and 13th are open
    ASSERT_THAT(roll.at("rows").as_array(), SizeIs(1));
    const auto& row = roll.at("rows").at(0);
    EXPECT_THAT(row.at("cells").as_array(), SizeIs(4));
    EXPECT_EQ(row.at("cells").at(1).at("minutesLate"), 20);
    EXPECT_EQ(row.at("cells").at(3).at("status"), "");
    EXPECT_EQ(row.at("phones").at(0).at("phone"), "0600000001");
    EXPECT_THAT(json::serialize(roll), Not(HasSubstr("agarre")));
}

TEST_F(SheetsTest, TheRollIsOfAWeekAtMost) {
    const auto from = HalfDay::parse("2026-11-12/am").value();
    EXPECT_EQ(sheets_.attendance(camille(), from, from.previous()).error().fields.at(0).code, "end_before_start");
    EXPECT_EQ(sheets_.attendance(camille(), from, HalfDay::parse("2026-11-19/am").value()).error().fields.at(0).code,
              "period_too_long");
}

TEST_F(SheetsTest, AnUnknownProfessionalHasNoSheet) {
    const auto unknown = catalogue::ProfessionalId::trusted(city_.newId());
    EXPECT_EQ(sheets_.professionalWeek(camille(), unknown, Day::of(2026, 11, 12)).error().kind, ErrorKind::not_found);
    EXPECT_THAT(sheets_.board(camille(), Day::of(2026, 11, 12)).value().at("am").as_array(), IsEmpty());
}

}  // namespace
}  // namespace jalon::sheets
