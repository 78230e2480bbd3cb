// SPDX-License-Identifier: EUPL-1.2
#include "families/families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "check_findings.h"
#include "families/check.h"
#include "journal/check.h"
#include "journal/journal.h"
#include "receptions/check.h"
#include "receptions_world.h"
#include "staff.h"

namespace jalon::families {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

/// Thursday 12 November 2026.
class FamiliesTest : public ::testing::Test {
protected:
    FamiliesTest() {
        mother_ = w_.people().guardian(lea(), "Dupont",
                                       {{"firstName", "Karine"},
                                        {"relation", "mother"},
                                        {"authority", "yes"},
                                        {"receivesDocuments", true},
                                        {"mayCollect", true},
                                        {"phone", "09 99 00 31 01"}});
        father_ = w_.people().guardian(lea(), "Dupont",
                                       {{"firstName", "Éric"},
                                        {"relation", "father"},
                                        {"authority", "yes"},
                                        {"receivesDocuments", true},
                                        {"phone", "09 99 00 31 02"}});
        families_.addRoutes(w_.people().routes().table());
    }

    void TearDown() override { EXPECT_THAT(foundAfter(""), IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return jalon::test::foundAfter(w_.people().data().database(), damage,
                                       {{check}, {receptions::tellActivity, journal::tellActivity, tellActivity}});
    }

    PersonId lea() { return PersonId::trusted(w_.lea()); }
    std::string newId() { return w_.newId(); }

    json::object convoking(json::array guardians, json::object more = {}) {
        json::object body{{"id", newId()},   {"purpose", "presentation"},      {"on", "2026-11-16"},
                          {"time", "09:00"}, {"place", "12 rue des Tilleuls"}, {"guardians", std::move(guardians)}};
        for (auto& [key, value] : more) body[key] = value;
        return body;
    }
    json::object convoke(json::array guardians, json::object more = {}) {
        return families_.createConvocation(w_.coordinator(), lea(), convoking(std::move(guardians), std::move(more)))
            .value()
            .thing;
    }
    json::object attempt(const json::object& convocation, const char* channel, const char* result) {
        return families_
            .createAttempt(w_.coordinator(), ConvocationId::trusted(ReceptionsWorld::textOf(convocation, "id")),
                           {{"id", newId()},
                            {"guardianId", mother_},
                            {"on", "2026-11-12"},
                            {"channel", channel},
                            {"result", result}})
            .value()
            .thing;
    }
    json::object settle(const json::object& convocation, const json::value& outcome) {
        return families_
            .settleConvocation(w_.coordinator(), ConvocationId::trusted(ReceptionsWorld::textOf(convocation, "id")),
                               ReceptionsWorld::versionOf(convocation), {{"outcome", outcome}})
            .value();
    }
    Result<Created> sign(json::object more) {
        json::object body{
            {"id", newId()},   {"party", "guardian"},           {"guardianId", mother_},        {"on", "2026-11-12"},
            {"how", "screen"}, {"signerName", "Karine Dupont"}, {"statement", "lu et approuvé"}};
        for (auto& [key, value] : more) body[key] = value;
        return families_.createSigning(w_.coordinator(), lea(), body);
    }
    static json::object answer(const char* kind, const char* said, json::object more = {}) {
        more["kind"] = kind;
        more["answer"] = said;
        return more;
    }
    json::object page() { return families_.page(w_.coordinator(), lea()).value(); }
    std::string standing(const char* kind, const char* scope = "") {
        return w_.people().read([&](storage::Transaction& tx) {
            return std::string(standingCode(familyAnswers(tx, lea()).of(kind, w_.clock().today(), scope).standing));
        });
    }
    std::vector<std::string> openTasks() {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& task : tasks::ofPerson(tx, lea()))
                if (task.state == tasks::State::open) out.push_back(task.kind + " " + task.due_on.iso());
            std::ranges::sort(out);
            return out;
        });
    }
    static std::string codeOf(const Result<Created>& result) {
        if (result) return "";
        if (result.error().fields.empty()) return result.error().code;
        return result.error().fields.at(0).field + " " + result.error().fields.at(0).code;
    }

    ReceptionsWorld w_{{journal::schema(), schema()}};
    Families families_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars()};
    /// The journal names who wrote.
    access::Actor camille_ = jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille");
    std::string mother_, father_;
};

// ---- Convocations

TEST_F(FamiliesTest, AConvocationIsToDoThenSentThenConfirmedAndItsTasksFollow) {
    auto convocation = convoke({mother_});
    EXPECT_EQ(convocation.at("state"), "to_do");
    EXPECT_THAT(openTasks(), ElementsAre("convoke 2026-11-12"));
    convocation = attempt(convocation, "phone", "no_answer");
    EXPECT_EQ(convocation.at("state"), "to_do");
    convocation = attempt(convocation, "sms", "sent");
    EXPECT_EQ(convocation.at("state"), "sent");
    EXPECT_THAT(openTasks(), ElementsAre("convocation_reminder 2026-11-13"));
    convocation = attempt(convocation, "phone", "confirmed");
    EXPECT_EQ(convocation.at("state"), "confirmed");
    convocation = settle(convocation, "held");
    EXPECT_EQ(convocation.at("outcomeOn"), "2026-11-12");
    EXPECT_THAT(openTasks(), IsEmpty());
}

TEST_F(FamiliesTest, WhoDidNotComeIsCalledAndANewConvocationClosesThatTask) {
    const auto missed = settle(attempt(convoke({mother_}), "phone", "confirmed"), "no_show");
    EXPECT_THAT(openTasks(), ElementsAre("convocation_missed 2026-11-13"));
    convoke({mother_}, {{"on", "2026-11-17"}, {"replaces", missed.at("id")}});
    EXPECT_THAT(openTasks(), ElementsAre("convoke 2026-11-12"));
}

TEST_F(FamiliesTest, AnOutcomeSaidByMistakeIsTakenBack) {
    auto convocation = settle(attempt(convoke({mother_}), "sms", "sent"), "cancelled");
    convocation = settle(convocation, nullptr);
    EXPECT_EQ(convocation.at("state"), "sent");
    EXPECT_TRUE(convocation.at("outcomeOn").is_null());
    EXPECT_THAT(openTasks(), ElementsAre("convocation_reminder 2026-11-13"));
}

TEST_F(FamiliesTest, AnAttemptWithdrawnIsAsIfItHadNotBeen) {
    const auto sent = attempt(convoke({mother_}), "sms", "sent");
    const auto id = AttemptId::trusted(std::string(sent.at("attempts").at(0).at("id").as_string()));
    const auto back = families_.withdrawAttempt(w_.coordinator(), id).value();
    EXPECT_EQ(back.at("state"), "to_do");
    EXPECT_THAT(back.at("attempts").as_array(), IsEmpty());
}

TEST_F(FamiliesTest, ThreeAttemptsByTwoMeansShowSomebodyAsUnreachable) {
    auto convocation = convoke({mother_});
    for (const char* channel : {"phone", "phone", "letter"})
        attempt(convocation, channel, std::string_view(channel) == "letter" ? "sent" : "no_answer");
    const json::value seen = page();
    EXPECT_EQ(seen.at("guardians").at(0).at("reach"),
              (json::value{{"attempts", 3}, {"means", 2}, {"unreachable", true}}));
    EXPECT_EQ(seen.at("guardians").at(1).at("reach").at("unreachable"), false);
}

TEST_F(FamiliesTest, ParentsKeptApartAreConvokedTogetherOnlyAgainstAWarning) {
    w_.people().restriction(lea(), "no_contact_between_parents", {{"guardianId", father_}});
    const auto together = convoking({mother_, father_});
    const auto refused = families_.createConvocation(w_.coordinator(), lea(), together);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "convocation_warnings");
    EXPECT_THAT(ReceptionsWorld::codes(json::parse(refused.error().current).at("warnings")), ElementsAre("kept_apart"));

    convoke({mother_});
    const auto same_hour = convoking({father_}, {{"young", false}});
    const auto near = families_.createConvocation(w_.coordinator(), lea(), same_hour);
    ASSERT_FALSE(near);
    EXPECT_THAT(ReceptionsWorld::codes(json::parse(near.error().current).at("warnings")), ElementsAre("same_slot"));
    const auto apart = convoke({father_}, {{"young", false}, {"time", "11:00"}});
    EXPECT_THAT(apart.at("warnings").as_array(), IsEmpty());

    auto knowingly = together;
    knowingly["acknowledged"] = json::array{"kept_apart", "same_slot"};
    EXPECT_TRUE(families_.createConvocation(w_.coordinator(), lea(), knowingly));
}

TEST_F(FamiliesTest, AConvocationSentTwiceIsOne) {
    const auto body = convoking({mother_});
    EXPECT_FALSE(families_.createConvocation(w_.coordinator(), lea(), body)->repeated);
    EXPECT_TRUE(families_.createConvocation(w_.coordinator(), lea(), body)->repeated);
    EXPECT_EQ(page().at("convocations").as_array().size(), 1u);
}

TEST_F(FamiliesTest, AConvocationNamesEveryWrongField) {
    const auto refused = families_.createConvocation(w_.coordinator(), lea(),
                                                     {{"id", newId()},
                                                      {"purpose", "party"},
                                                      {"on", "2026-11-16"},
                                                      {"time", "25:00"},
                                                      {"guardians", {newId()}},
                                                      {"toBring", {"money"}}});
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field + " " + field.code);
    EXPECT_THAT(fields, UnorderedElementsAre("purpose not_in_list", "time not_a_time", "guardians unknown",
                                             "toBring not_in_list"));
    EXPECT_EQ(codeOf(families_.createConvocation(w_.coordinator(), lea(), convoking({}, {{"young", false}}))),
              "guardians nobody");
}

TEST_F(FamiliesTest, AnOldVersionOfAConvocationIsNotOverwritten) {
    const auto convocation = convoke({mother_});
    const auto id = ConvocationId::trusted(ReceptionsWorld::textOf(convocation, "id"));
    const auto moved = families_.updateConvocation(w_.coordinator(), id, 1, {{"time", "10:30"}});
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->at("time"), "10:30");
    EXPECT_EQ(moved->at("place"), "12 rue des Tilleuls");
    const auto stale = families_.updateConvocation(w_.coordinator(), id, 1, {{"time", "11:00"}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    settle(*moved, "cancelled");
    EXPECT_EQ(families_.updateConvocation(w_.coordinator(), id, 3, {{"time", "11:00"}}).error().code,
              "convocation_settled");
}

// ---- Interviews

TEST_F(FamiliesTest, WhoCameIsRecordedOnceForConvocationInterviewAndForm) {
    const auto stay = w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm"))));
    const auto convocation = convoke({mother_, father_}, {{"on", "2026-11-12"}, {"stayId", stay.at("id")}});
    const auto made = families_.createInterview(
        w_.coordinator(), lea(),
        {{"id", newId()},
         {"convocationId", convocation.at("id")},
         {"kind", "presentation"},
         {"on", "2026-11-12"},
         {"mode", "on_site"},
         {"presences",
          {json::object{{"relation", "young"}, {"status", "present"}},
           json::object{{"relation", "mother"}, {"guardianId", mother_}, {"status", "late"}, {"minutesLate", 10}},
           json::object{{"relation", "father"}, {"guardianId", father_}, {"status", "excused"}},
           json::object{{"relation", "educator"}, {"name", "M. Alvès"}, {"status", "present"}}}}});
    ASSERT_TRUE(made) << codeOf(made);
    EXPECT_EQ(made->thing.at("stayId"), stay.at("id"));
    EXPECT_EQ(page().at("convocations").as_array().at(0).at("state"), "held");
    const auto form = w_.stay(ReceptionsWorld::textOf(stay, "id")).at("forms").as_array().at(0);
    EXPECT_EQ(form.at("kind"), "presentation");
    EXPECT_EQ(form.at("answers"),
              (json::value{{"heldOn", "2026-11-12"}, {"attendees", {"young", "mother", "professional"}}}));
}

TEST_F(FamiliesTest, AnInterviewNobodyOfTheFamilyCameToEndsItsConvocationAsMissed) {
    const auto convocation = convoke({mother_}, {{"on", "2026-11-12"}});
    ASSERT_TRUE(families_.createInterview(
        w_.coordinator(), lea(),
        {{"id", newId()},
         {"convocationId", convocation.at("id")},
         {"kind", "presentation"},
         {"on", "2026-11-12"},
         {"mode", "on_site"},
         {"presences",
          {json::object{{"relation", "mother"}, {"guardianId", mother_}, {"status", "absent"}},
           json::object{{"relation", "interpreter"}, {"status", "present"}}}}}));
    EXPECT_EQ(page().at("convocations").as_array().at(0).at("state"), "no_show");
    EXPECT_THAT(openTasks(), ElementsAre("convocation_missed 2026-11-13"));
}

// ---- Authorisations

// Example 19.
TEST_F(FamiliesTest, AnImageWithOneParentsAgreementIsNotShownPseudonymousWorkIs) {
    ASSERT_TRUE(sign({{"answers",
                       {answer("image", "given", {{"scopes", {"college", "city_website"}}}),
                        answer("participation", "given"), answer("author_rights", "given")}}}));
    ASSERT_TRUE(sign({{"guardianId", father_}, {"how", "spoken"}, {"answers", {answer("image", "asked")}}}));
    EXPECT_EQ(standing("image", "college"), "incomplete");
    EXPECT_EQ(standing("image", "city_website"), "incomplete");
    EXPECT_EQ(standing("image", "press"), "refused");
    const auto shown =
        w_.people().read([&](storage::Transaction& tx) { return showing(tx, lea(), "college", w_.clock().today()); });
    EXPECT_FALSE(shown.face);
    EXPECT_TRUE(shown.pseudonymous_work);
}

TEST_F(FamiliesTest, ARefusalIsAnAnswerWithItsReasonAndNoSignatureIsAskedForASpokenOne) {
    ASSERT_TRUE(sign({{"how", "spoken"},
                      {"answers", {answer("outing", "refused", {{"reason", "Préfère qu’elle reste au centre"}})}}}));
    EXPECT_EQ(standing("outing"), "refused");
    EXPECT_EQ(codeOf(sign({{"how", "spoken"}, {"answers", {answer("outing", "given")}}})), "how signature_needed");
}

TEST_F(FamiliesTest, WhoHasNoAuthorityCannotGive) {
    const auto partner = w_.people().guardian(lea(), "Roy", {{"relation", "step_parent"}, {"authority", "no"}});
    EXPECT_EQ(codeOf(sign({{"guardianId", partner}, {"answers", {answer("outing", "given")}}})),
              "guardianId no_authority");
    EXPECT_TRUE(sign({{"guardianId", partner}, {"answers", {answer("outing", "refused")}}}));
    EXPECT_EQ(standing("outing"), "not_asked");
}

TEST_F(FamiliesTest, ACertificateHasAnEnd) {
    EXPECT_EQ(codeOf(sign({{"answers", {answer("insurance", "given")}}})), "answers.0.validUntil required");
    ASSERT_TRUE(sign({{"answers", {answer("insurance", "given", {{"validUntil", "2026-11-12"}})}}}));
    EXPECT_EQ(standing("insurance"), "given");
    w_.clock().setToday(Day::of(2026, 11, 13));
    EXPECT_EQ(standing("insurance"), "expired");
}

TEST_F(FamiliesTest, APaperSignatureIsFiledSomewhereAndAScreenOneIsDrawnOrTyped) {
    EXPECT_EQ(codeOf(sign({{"how", "paper"}, {"answers", {answer("outing", "given")}}})), "filedAt required");
    EXPECT_TRUE(sign({{"how", "paper"}, {"filedAt", "Classeur bleu"}, {"answers", {answer("outing", "given")}}}));
    EXPECT_EQ(codeOf(sign({{"statement", ""}, {"answers", {answer("outing", "given")}}})), "strokes required");
    const auto drawn = sign({{"statement", ""}, {"strokes", {{1, 2, 3, 4}}}, {"answers", {answer("outing", "given")}}});
    ASSERT_TRUE(drawn);
    EXPECT_EQ(drawn->thing.at("digest").as_string().size(), 64u);
    EXPECT_EQ(codeOf(sign({{"strokes", {{1}}}, {"answers", {answer("outing", "given")}}})), "strokes not_a_signature");
}

TEST_F(FamiliesTest, ASigningRecordedByMistakeIsCancelledWithAReasonAndCanComeBack) {
    const auto signing = sign({{"answers", {answer("outing", "given")}}}).value().thing;
    const auto id = SigningId::trusted(ReceptionsWorld::textOf(signing, "id"));
    EXPECT_FALSE(families_.cancelSigning(w_.coordinator(), id, 1, {{"cancelled", true}}));
    ASSERT_TRUE(families_.cancelSigning(w_.coordinator(), id, 1, {{"cancelled", true}, {"reason", "autre dossier"}}));
    EXPECT_EQ(standing("outing"), "not_asked");
    ASSERT_TRUE(families_.cancelSigning(w_.coordinator(), id, 2, {{"cancelled", false}}));
    EXPECT_EQ(standing("outing"), "given");
}

TEST_F(FamiliesTest, ExpectedSignaturesAreOwedByThoseReceivedToday) {
    w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm"))));
    const auto owed = [&](Day day) {
        return w_.people().read([&](storage::Transaction& tx) {
            return json::value(owedSignatures(tx, access::FileScope::everything(), receptions::test::blueprint(), day));
        });
    };
    const Day today = w_.clock().today();
    ASSERT_EQ(owed(today).as_array().size(), 1u);
    EXPECT_EQ(owed(today).at(0).at("kinds").as_array().size(), 7u);
    ASSERT_TRUE(sign({{"answers",
                       {answer("rules", "given"), answer("notice", "given"), answer("alone", "refused"),
                        answer("outing", "given"), answer("emergency", "given"), answer("contract", "given"),
                        answer("insurance", "given", {{"validUntil", "2027-08-31"}})}}}));
    EXPECT_EQ(json::serialize(owed(today).at(0).at("kinds")), R"(["contract"])");
    ASSERT_TRUE(sign({{"party", "young"}, {"guardianId", nullptr}, {"answers", {answer("contract", "given")}}}));
    EXPECT_THAT(owed(today).as_array(), IsEmpty());
    EXPECT_THAT(owed(Day::of(2026, 11, 14)).as_array(), IsEmpty());
}

// ---- Calls

// Example 20.
TEST_F(FamiliesTest, AFatherWithAContactBanIsToldNothingAndTheCallIsRecordedWithAnAlert) {
    w_.people().restriction(lea(), "no_contact_with_child", {{"guardianId", father_}, {"reference", "JAF 26/114"}});
    json::object call{{"id", newId()},
                      {"guardianId", father_},
                      {"asked", {"timetable"}},
                      {"text", "Le père demande l’emploi du temps. Rien ne lui a été dit."}};
    auto told = call;
    told["told"] = true;
    EXPECT_EQ(codeOf(families_.recordCall(camille_, lea(), told)), "toldReason required");
    const auto made = families_.recordCall(camille_, lea(), call);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->thing.at("alert"), true);
    EXPECT_EQ(made->thing.at("told"), false);
    EXPECT_TRUE(families_.recordCall(camille_, lea(), call)->repeated);
    EXPECT_THAT(openTasks(), ElementsAre("contact_alert 2026-11-12"));
    const auto alerts = w_.people().read([&](storage::Transaction& tx) { return tasks::ofPerson(tx, lea()); });
    EXPECT_EQ(alerts.at(0).owner, camille_.author.user) << "who took the call sees that it is followed";
    const auto entries = w_.people().read(
        [&](storage::Transaction& tx) { return journal::entriesOf(tx, lea(), {std::nullopt, true}, std::nullopt, 5); });
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].kind, "call");
    const json::value seen = page();
    EXPECT_EQ(seen.at("guardians").at(1).at("rule").at("whereabouts"), false);
    EXPECT_EQ(seen.at("guardians").at(1).at("rule").at("write"), true) << "his own letters, while he keeps authority";
}

TEST_F(FamiliesTest, AMotherIsAnsweredAndAStrangerIsNot) {
    const auto call = [&](json::object more) {
        more["id"] = newId();
        more["text"] = "Appel.";
        return families_.recordCall(camille_, lea(), more);
    };
    const auto mother = call({{"guardianId", mother_}, {"asked", {"timetable"}}, {"told", true}});
    ASSERT_TRUE(mother);
    EXPECT_EQ(mother->thing.at("alert"), false);
    EXPECT_EQ(codeOf(call({{"asked", {"attendance"}}})), "callerName required");
    EXPECT_EQ(call({{"callerName", "une voisine"}, {"asked", {"attendance"}}})->thing.at("alert"), true);
    EXPECT_EQ(call({{"callerName", "la grand-mère"}, {"asked", {"absence"}}})->thing.at("alert"), false);
}

// ---- Reading

TEST_F(FamiliesTest, ThePageLeavesATraceAndThePartsOfAnotherFileAreUnknown) {
    page();
    EXPECT_THAT(w_.actions(), Contains("open file"));
    EXPECT_EQ(families_.page(w_.coordinator(), PersonId::trusted(newId())).error().kind, ErrorKind::not_found);
    const auto other = w_.people().person("Martin", "Lina");
    const auto wrong = families_.createConvocation(w_.coordinator(), other, convoking({mother_}));
    EXPECT_EQ(codeOf(wrong), "guardians unknown");
}

TEST_F(FamiliesTest, TheTimelineTellsWhatEndedAndWhatWasAnswered) {
    settle(convoke({mother_}), "no_show");
    ASSERT_TRUE(sign({{"answers", {answer("outing", "given"), answer("alone", "refused")}}}));
    const auto said = w_.people().read([&](storage::Transaction& tx) {
        std::vector<std::string> out;
        for (const auto& event : events(tx, lea())) out.push_back(event.code);
        return out;
    });
    EXPECT_THAT(said, UnorderedElementsAre("convocation_no_show", "signing"));
    EXPECT_THAT(said, Not(Contains("interview_held")));
}

TEST_F(FamiliesTest, TheDaysConvocationsSayWhoIsAwaitedAndWhetherToBeCareful) {
    w_.people().restriction(lea(), "no_collection", {{"guardianId", father_}});
    convoke({mother_}, {{"time", "14:00"}});
    convoke({father_}, {{"time", "09:30"}});
    settle(convoke({mother_}, {{"time", "16:00"}}), "cancelled");
    const json::value rows = w_.people().read([&](storage::Transaction& tx) {
        return json::value(convocationsOn(tx, access::FileScope::everything(), Day::of(2026, 11, 16)));
    });
    ASSERT_EQ(rows.as_array().size(), 2u);
    EXPECT_EQ(rows.at(0).at("time"), "09:30");
    EXPECT_EQ(rows.at(0).at("restricted"), true);
    EXPECT_EQ(rows.at(1).at("restricted"), false);
}

// ---- What is stored

TEST_F(FamiliesTest, WhatDoesNotFollowFromTheRestIsFound) {
    ASSERT_TRUE(sign({{"on", "2026-11-10"}, {"answers", json::array{answer("outing", "given")}}}));
    EXPECT_THAT(foundAfter("UPDATE signing SET statement = 'lu'"), ElementsAre("digest signing.digest"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-20'"),
                ElementsAre("derived person.last_activity_on"));
    attempt(convoke({mother_}), "phone", "confirmed");
    EXPECT_THAT(foundAfter("UPDATE convocation SET state = 'to_do'"), ElementsAre("derived convocation.state"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-10'"),
                ElementsAre("derived person.last_activity_on"));
}

}  // namespace
}  // namespace jalon::families
