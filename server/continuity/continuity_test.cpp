// SPDX-License-Identifier: EUPL-1.2
#include "continuity/continuity.h"

#include <gmock/gmock.h>

#include "access/link_token.h"
#include "catalogue/catalogue.h"
#include "check_findings.h"
#include "continuity/check.h"
#include "programme/check.h"
#include "programme/programme.h"
#include "receptions/check.h"
#include "receptions_world.h"
#include "staff.h"

namespace jalon::continuity {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string textOf(const json::object& thing, std::string_view key) { return std::string(thing.at(key).as_string()); }

class ContinuityTest : public ::testing::Test {
protected:
    ContinuityTest() { stay_ = w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm")))); }

    void TearDown() override { EXPECT_THAT(foundAfter(""), IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return jalon::test::foundAfter(
            w_.people().data().database(), damage,
            {{check, programme::check}, {receptions::tellActivity, programme::tellActivity, tellActivity}});
    }

    StayId stay() const { return StayId::trusted(textOf(stay_, "id")); }
    const access::Actor& actor() { return camille_; }
    json::object request(std::vector<const char*> subjects, const char* on = "2026-11-12") {
        json::array codes;
        for (const auto* code : subjects) codes.emplace_back(code);
        return continuity_
            .createRequest(actor(), stay(),
                           {{"id", w_.newId()},
                            {"on", on},
                            {"to", "Mme Roy"},
                            {"channel", "email"},
                            {"subjects", std::move(codes)}})
            .value()
            .thing;
    }
    void take(const char* half, const char* status) {
        const auto before = w_.people().read([&](storage::Transaction& tx) {
            const auto all = programme::attendanceOn(tx, receptions::test::half(half));
            const auto found = all.find(stay().text());
            return found == all.end() ? std::int64_t{0} : found->second.version;
        });
        json::object body{{"status", status}};
        if (std::string_view(status) == "late") body["minutesLate"] = 20;
        const auto taken = programme_.record(actor(), stay(), receptions::test::half(half), before, body);
        ASSERT_TRUE(taken) << taken.error().code;
    }
    void today(const char* iso) { w_.clock().setToday(receptions::test::day(iso)); }
    json::object digests(const char* day) { return continuity_.digests(actor(), receptions::test::day(day)).value(); }
    std::string digestState(const char* day) { return textOf(digests(day).at("schools").at(0).as_object(), "state"); }
    Result<Created> sendDigest(const char* day) {
        return continuity_.createDigest(actor(), {{"id", w_.newId()},
                                                  {"structureId", w_.college()},
                                                  {"day", day},
                                                  {"channel", "email"},
                                                  {"to", "vie.scolaire@example.org"}});
    }
    json::object sendLink() {
        return continuity_
            .createQuestionnaire(actor(), stay(), {{"id", w_.newId()}, {"channel", "link"}, {"sentTo", "Mme Roy"}})
            .value()
            .thing;
    }
    static json::object answers() {
        return {{"outcome", "no_new_exclusion"}, {"welcomed", "yes"}, {"satisfaction", "4"}};
    }

    ReceptionsWorld w_{{catalogue::schema(), programme::schema(), schema()}};
    programme::Programme programme_{w_.people().data().database(), w_.clock(), w_.calendars()};
    Continuity continuity_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                           w_.receptions()};
    /// Attendance names who took it.
    access::Actor camille_ = jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille");
    json::object stay_;
};

TEST_F(ContinuityTest, AskingForTheWorkDoesItsTaskAndRemindsWhenNothingComes) {
    EXPECT_THAT(w_.openTasks(), Contains("work_request 2026-11-10"));
    const auto list = request({"maths", "francais"});
    EXPECT_THAT(list.at("items").as_array(), SizeIs(2));
    EXPECT_THAT(w_.openTasks(), Not(Contains("work_request 2026-11-10")));
    // Two jours ouvrables after Thursday are Saturday; nobody is reached before Monday.
    EXPECT_THAT(w_.openTasks(), Contains("work_reminder 2026-11-16"));
    const auto again = request({"maths", "anglais"}, "2026-11-12");
    EXPECT_THAT(again.at("items").as_array(), SizeIs(3));  // asked for twice, there once
    EXPECT_TRUE(again.at("requests").at(1).at("reminder").as_bool());

    const auto moved = continuity_.moveAllWork(actor(), stay(), {{"state", "received"}, {"on", "2026-11-12"}}).value();
    EXPECT_EQ(moved.at("summary").at("received"), 3);
    EXPECT_THAT(w_.openTasks(), Not(Contains("work_reminder 2026-11-16")));
}

TEST_F(ContinuityTest, ASubjectWithoutWorkIsCountedAndStaysSo) {
    auto list = request({"maths", "francais"});
    const auto& first = list.at("items").at(0).as_object();
    const auto id = SchoolWorkId::trusted(textOf(first, "id"));
    list = continuity_.updateWork(actor(), id, 1, {{"state", "none_given"}}).value();
    EXPECT_EQ(continuity_.updateWork(actor(), id, 1, {{"state", "done"}}).error().kind, ErrorKind::stale);
    list = continuity_.moveAllWork(actor(), stay(), {{"state", "done"}}).value();
    EXPECT_EQ(list.at("summary").at("noneGiven"), 1);
    EXPECT_EQ(list.at("summary").at("done"), 1);
    const auto summary = w_.people().read([&](storage::Transaction& tx) { return workOf(tx, stay()); });
    EXPECT_TRUE(summary.requested);
    EXPECT_FALSE(summary.nothingGiven());
}

TEST_F(ContinuityTest, ARequestTakenBackAsksAgain) {
    const auto list = request({"maths"});
    const auto after =
        continuity_.withdrawRequest(actor(), textOf(list.at("requests").at(0).as_object(), "id")).value();
    EXPECT_THAT(after.at("items").as_array(), IsEmpty());
    EXPECT_THAT(w_.openTasks(), Contains("work_request 2026-11-10"));
    EXPECT_THAT(w_.openTasks(), Not(Contains("work_reminder 2026-11-16")));
}

TEST_F(ContinuityTest, TheSchoolIsToldPresentOrAbsentAndNothingElse) {
    today("2026-11-13");
    EXPECT_EQ(digestState("2026-11-12"), "waiting");
    EXPECT_EQ(sendDigest("2026-11-12").error().code, "nothing_known");
    take("2026-11-12/am", "late");
    EXPECT_EQ(digestState("2026-11-12"), "incomplete");
    take("2026-11-12/pm", "absent_unknown");
    EXPECT_EQ(digestState("2026-11-12"), "to_send");
    const auto page = digests("2026-11-12");
    const auto& pupil = page.at("schools").at(0).at("pupils").at(0).as_object();
    EXPECT_EQ(pupil.at("am"), "present");
    EXPECT_EQ(pupil.at("pm"), "absent");
    std::vector<std::string> members;
    for (const auto& member : pupil) members.emplace_back(member.key());
    EXPECT_THAT(members, ElementsAre("stayId", "personId", "personName", "className", "am", "pm"));
}

TEST_F(ContinuityTest, ACorrectionAfterSendingIsToBeSentAgain) {
    today("2026-11-13");
    take("2026-11-12/am", "present");
    ASSERT_TRUE(sendDigest("2026-11-12"));
    EXPECT_EQ(digestState("2026-11-12"), "sent");
    take("2026-11-12/pm", "present");
    EXPECT_EQ(digestState("2026-11-12"), "to_complete");
    take("2026-11-12/am", "absent_justified");
    EXPECT_EQ(digestState("2026-11-12"), "to_resend");
    EXPECT_THAT(digests("2026-11-12").at("schools").at(0).at("corrections").as_array(), SizeIs(1));
    const auto owed = [&] {
        return w_.people().read([&](storage::Transaction& tx) {
            return digestsOwed(tx, access::FileScope::everything(), receptions::test::day("2026-11-12"));
        });
    };
    EXPECT_EQ(owed(), 1);
    const auto sent = sendDigest("2026-11-12").value().thing;
    EXPECT_EQ(owed(), 0);
    EXPECT_THAT(sent.at("schools").at(0).at("sendings").as_array(), SizeIs(2));
    const auto last = textOf(sent.at("schools").at(0).at("sendings").at(1).as_object(), "id");
    const auto back = continuity_.withdrawDigest(actor(), last).value();
    EXPECT_EQ(textOf(back.at("schools").at(0).as_object(), "state"), "to_resend");
}

TEST_F(ContinuityTest, WhatWasNotToldOfTheDaysBeforeIsListed) {
    today("2026-11-13");
    take("2026-11-12/am", "present");
    take("2026-11-12/pm", "present");
    today("2026-11-13");
    const auto late = digests("2026-11-13").at("late").as_array();
    ASSERT_THAT(late, SizeIs(1));
    EXPECT_EQ(late.at(0).at("day"), "2026-11-12");
}

TEST_F(ContinuityTest, ALinkShowsOnlyWhatTheSchoolMustKnowAndIsAnsweredUntilItExpires) {
    const auto sent = sendLink();
    const std::string token = textOf(sent, "token");
    EXPECT_THAT(w_.people().read([&](storage::Transaction& tx) { return schoolAnswer(tx, stay()).asked; }), true);
    const auto seen = continuity_.openLink({{"token", token}}).value();
    EXPECT_EQ(textOf(seen, "pupil"), "Léa D.");
    EXPECT_EQ(json::serialize(seen).find("bagarre"), std::string::npos);
    EXPECT_EQ(json::serialize(seen).find("exclusion_temporaire"), std::string::npos);

    const auto answer = [&](json::object given) {
        return continuity_.answerLink(
            {{"token", token}, {"answers", std::move(given)}, {"answeredBy", "Mme Roy, CPE"}});
    };
    EXPECT_EQ(answer({{"welcomed", "yes"}}).error().fields.front().field, "answers.outcome");
    EXPECT_EQ(answer({{"outcome", "maybe"}}).error().fields.front().code, "not_in_list");
    ASSERT_TRUE(answer(answers()));
    ASSERT_TRUE(answer({{"outcome", "unknown"}}));  // corrected
    const auto kept = w_.people().read([&](storage::Transaction& tx) { return schoolAnswer(tx, stay()); });
    EXPECT_EQ(kept.answers.value().at("outcome"), "unknown");

    today("2026-12-13");  // thirty days after, and one
    EXPECT_EQ(continuity_.openLink({{"token", token}}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(answer(answers()).error().kind, ErrorKind::not_found);
    EXPECT_EQ(continuity_.openLink({{"token", access::newLinkToken()}}).error().kind, ErrorKind::not_found);
}

TEST_F(ContinuityTest, ALinkIsTakenBackAndAnotherOneReplacesIt) {
    const auto first = sendLink();
    const auto second = sendLink();
    EXPECT_FALSE(continuity_.openLink({{"token", first.at("token")}}));
    EXPECT_TRUE(continuity_.openLink({{"token", second.at("token")}}));
    ASSERT_TRUE(continuity_.revoke(actor(), QuestionnaireId::trusted(textOf(second, "id")), 1));
    EXPECT_FALSE(continuity_.openLink({{"token", second.at("token")}}));
    EXPECT_FALSE(w_.people().read([&](storage::Transaction& tx) { return schoolAnswer(tx, stay()).asked; }));
}

TEST_F(ContinuityTest, PaperAnswersAreTypedInAndHaveNoLink) {
    const auto sent =
        continuity_.createQuestionnaire(actor(), stay(), {{"id", w_.newId()}, {"channel", "paper"}}).value().thing;
    EXPECT_TRUE(sent.at("token").is_null());
    const auto id = QuestionnaireId::trusted(textOf(sent, "id"));
    const auto kept =
        continuity_.putAnswers(actor(), id, 1, {{"answers", answers()}, {"answeredBy", "Mme Roy"}}).value();
    EXPECT_EQ(textOf(kept, "state"), "answered");
    EXPECT_EQ(continuity_.putAnswers(actor(), id, 1, {{"answers", answers()}}).error().kind, ErrorKind::stale);
}

TEST_F(ContinuityTest, ACreationSentTwiceCreatesOnce) {
    const json::object body{{"id", w_.newId()}, {"channel", "link"}};
    EXPECT_FALSE(continuity_.createQuestionnaire(actor(), stay(), body).value().repeated);
    const auto again = continuity_.createQuestionnaire(actor(), stay(), body).value();
    EXPECT_TRUE(again.repeated);
    EXPECT_TRUE(again.thing.at("token").is_null());
    const json::object contact{
        {"id", w_.newId()}, {"deadline", "follow_up_first"}, {"channel", "phone"}, {"result", "no_answer"}};
    EXPECT_FALSE(continuity_.createContact(actor(), stay(), contact).value().repeated);
    const auto contacts = continuity_.createContact(actor(), stay(), contact).value();
    EXPECT_TRUE(contacts.repeated);
    EXPECT_THAT(contacts.thing.at("items").as_array(), SizeIs(1));
}

TEST_F(ContinuityTest, ThePageHoldsTheWholeReturnAndLeavesALine) {
    request({"maths"});
    const auto page = continuity_.page(actor(), PersonId::trusted(w_.lea())).value();
    const auto& stay = page.at("stays").at(0).as_object();
    EXPECT_THAT(stay.at("deadlines").as_array(), SizeIs(5));
    EXPECT_EQ(stay.at("deadlines").at(0).at("dueOn"), "2026-11-18");
    EXPECT_THAT(w_.actions(), Contains("open file"));
    EXPECT_EQ(continuity_.page(actor(), PersonId::trusted(w_.newId())).error().kind, ErrorKind::not_found);
    auto nobody = actor();
    nobody.roles = {access::Role::administrator};
    EXPECT_EQ(continuity_.page(nobody, PersonId::trusted(w_.lea())).error().kind, ErrorKind::forbidden);
}

TEST_F(ContinuityTest, WhatDoesNotFollowFromTheRestIsFound) {
    const auto paper = continuity_.createQuestionnaire(actor(), stay(), {{"id", w_.newId()}, {"channel", "paper"}});
    const auto id = QuestionnaireId::trusted(textOf(paper.value().thing, "id"));
    EXPECT_THAT(foundAfter("UPDATE questionnaire SET version = 2"), ElementsAre("version questionnaire"));
    EXPECT_THAT(foundAfter("UPDATE questionnaire SET answered_by = 'Mme Roy'"), ElementsAre("version questionnaire"));
    ASSERT_TRUE(continuity_.putAnswers(actor(), id, 1, {{"answers", answers()}, {"answeredBy", "Mme Roy"}}));
    ASSERT_TRUE(continuity_.putAnswers(actor(), id, 2, {{"answers", answers()}, {"answeredBy", "M. Le Goff"}}));
    for (const char* damage :
         {"UPDATE questionnaire SET answered_by = 'Mme Roy'", "UPDATE questionnaire SET answers = '{}'",
          "UPDATE questionnaire SET version = 4", "UPDATE questionnaire SET answered_on = NULL",
          "DELETE FROM questionnaire_version WHERE version = 2", "DELETE FROM questionnaire_version"})
        EXPECT_THAT(foundAfter(damage), ElementsAre("version questionnaire")) << damage;
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = NULL"),
                ElementsAre("derived person.last_activity_on"));
    ASSERT_TRUE(continuity_.revoke(actor(), id, 3));
}

}  // namespace
}  // namespace jalon::continuity
