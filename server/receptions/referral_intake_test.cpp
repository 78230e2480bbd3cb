// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "receptions_world.h"
#include "storage/schema_check.h"

namespace jalon::receptions {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using World = test::ReceptionsWorld;

class ReferralIntake : public ::testing::Test {
protected:
    Result<Receptions::Created> send(const json::object& body) {
        return w_.receptions().createReferral(w_.coordinator(), body);
    }
    json::object get(const std::string& id) {
        return w_.receptions().getReferral(w_.coordinator(), ReferralId::trusted(id)).value();
    }
    Result<json::object> update(const json::object& referral, const json::object& body) {
        return w_.receptions().updateReferral(w_.coordinator(), ReferralId::trusted(World::textOf(referral, "id")),
                                              World::versionOf(referral), body);
    }
    json::object check(const json::object& draft) {
        return w_.receptions().checkReferral(w_.coordinator(), draft).value();
    }
    /// The ReferralCheck a conflict carries.
    static json::object current(const Error& error) { return json::parse(error.current).as_object(); }
    static json::array reasons(std::initializer_list<const char*> codes) {
        json::array out;
        for (const char* code : codes) out.push_back(json::object{{"code", code}, {"reason", "vu avec le collège"}});
        return out;
    }
    /// A ReferralCreate of somebody who is not on file yet.
    json::object announcing(json::object measure, json::object pupil) {
        auto body = w_.aReferral(std::move(measure));
        body.erase("personId");
        pupil["id"] = w_.newId();
        body["pupil"] = std::move(pupil);
        body["guardian"] = json::object{
            {"id", w_.newId()}, {"lastName", "Zaoui"}, {"firstName", "Samia"}, {"phone", "06 12 34 56 78"}};
        return body;
    }
    /// "NAME First class, guardian number" of those a search finds.
    std::vector<std::string> filed(const char* words) {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            people::FileQuery query;
            query.q = words;
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, w_.clock().today()).value();
            for (const auto& row : page.at("items").as_array()) {
                const auto id = PersonId::trusted(World::textOf(row.as_object(), "id"));
                std::string line =
                    people::find(tx, id)->displayName() + " " + World::textOf(row.as_object(), "className");
                for (const auto& phone : people::phonesOf(tx, id, w_.clock().today()))
                    line += ", " + phone.name + " " + phone.phone;
                out.push_back(line);
            }
            return out;
        });
    }

    World w_;
};

TEST_F(ReferralIntake, EveryColumnHasAClass) {
    auto& data = w_.people().data();
    EXPECT_THAT(storage::unclassifiedColumns(data.database(), data.schemas()), IsEmpty());
}

// Example 1: Thu 12 → Tue 17 Nov 2026: 6 calendar days, 4 school days; the service is closed on Wednesday afternoons.
TEST_F(ReferralIntake, StoresAReferralWithItsReceivableHalfDays) {
    const auto created = send(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm")));
    ASSERT_TRUE(created);
    EXPECT_FALSE(created->repeated);
    const auto& referral = created->referral;
    EXPECT_EQ(referral.at("state"), "received");
    EXPECT_EQ(referral.at("personName"), "DUPONT Léa");
    EXPECT_EQ(referral.at("structureName"), "Collège Jean Moulin");
    EXPECT_EQ(referral.at("receivable").at("calendarDays"), 6);
    EXPECT_EQ(referral.at("receivable").at("schoolDays"), 4);
    EXPECT_EQ(referral.at("receivable").at("receivable"), 8);
    EXPECT_EQ(referral.size(), 42u);
    EXPECT_EQ(get(World::textOf(referral, "id")), referral);
}

TEST_F(ReferralIntake, KeepsTheFileUpToDateAndAsksForAnAnswer) {
    w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm")));
    EXPECT_EQ(w_.fileState(), "referral");
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));
    EXPECT_THAT(w_.actions(), Contains("create referral"));
    const auto person =
        w_.people().read([&](storage::Transaction& tx) { return *people::find(tx, PersonId::trusted(w_.lea())); });
    EXPECT_EQ(person.class_name, "4eB");
    EXPECT_EQ(person.structure->text(), w_.college());
}

TEST_F(ReferralIntake, IsCreatedOnceHoweverOftenSent) {
    const auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm"));
    const auto first = send(body).value();
    const auto again = send(body).value();
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.referral, first.referral);
    auto other = body;
    other["personId"] = w_.people().person("Martin", "Noé").text();
    EXPECT_EQ(send(other).error().code, "id_taken");
}

TEST_F(ReferralIntake, NamesEveryErrorAtOnce) {
    auto body = w_.aReferral(w_.measure("2026-11-17/am", "2026-11-12/pm"));
    body["motive"] = "paresse";
    const auto refused = send(body);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field + " " + field.code);
    EXPECT_THAT(fields, ElementsAre("motive unknown_code", "measure.end end_before_start"));

    body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"), {{"structureId", w_.newId()}});
    EXPECT_EQ(send(body).error().fields[0].code, "unknown");
    body["colour"] = "red";
    EXPECT_EQ(send(body).error().fields[0].code, "unknown_field");
}

// Example 18, and §1.2: what is over eight days or wholly in holidays is questioned, not blocked.
TEST_F(ReferralIntake, WarningsWantAReasonEachAndThenPass) {
    auto body = w_.aReferral(w_.measure("2026-12-21/am", "2026-12-30/pm"));
    const auto asked = send(body);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, "warnings_unanswered");
    EXPECT_THAT(World::codes(current(asked.error()).at("findings")), ElementsAre("over_max_days", "none_receivable"));
    body["overrides"] = reasons({"over_max_days"});
    EXPECT_EQ(send(body).error().code, "warnings_unanswered");
    body["overrides"] = reasons({"over_max_days", "none_receivable"});
    const auto stored = send(body);
    ASSERT_TRUE(stored);
    EXPECT_THAT(World::codes(stored->referral.at("overrides")), ElementsAre("none_receivable", "over_max_days"));
}

TEST_F(ReferralIntake, ChecksADraftWithoutWriting) {
    EXPECT_THAT(World::codes(check({}).at("findings")), IsEmpty());
    EXPECT_TRUE(check({}).at("receivable").is_null());
    const auto checked = check({{"personId", w_.lea()},
                                {"structureId", w_.college()},
                                {"measure", w_.measure("2026-11-12/am", "2026-11-20/pm")}});
    EXPECT_THAT(World::codes(checked.at("findings")), ElementsAre("over_max_days"));
    EXPECT_GT(checked.at("receivable").at("receivable").as_int64(), 8);
    EXPECT_EQ(w_.fileState(), "none");
}

// Example 7: the CPE's e-mail says 12–13 Nov, the secretary's call 12 Nov, with another spelling of the name.
TEST_F(ReferralIntake, ASecondAnnouncementIsShownAndBecomesACorrection) {
    const auto first = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    const std::string dupond = w_.people().person("Dupond", "Lea", {{"birthDate", "2013-05-03"}}).text();
    auto call = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-12/pm"), {{"personId", dupond}});
    call["caller"] =
        json::object{{"name", ""}, {"function", "secretariat"}, {"channel", "phone"}, {"contactId", nullptr}};

    const auto suspected = send(call);
    ASSERT_FALSE(suspected);
    EXPECT_EQ(suspected.error().code, "duplicate_suspected");
    const auto candidate = current(suspected.error()).at("duplicates").at(0).as_object();
    EXPECT_EQ(candidate.at("referralId"), first.at("id"));
    EXPECT_THAT(World::codes(candidate.at("evidence")),
                ElementsAre("close_name", "same_school", "same_start", "overlapping_dates", "other_caller"));

    call["duplicateDecision"] = json::object{{"kind", "correction"}, {"referralId", first.at("id")}};
    const auto second = send(call);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->referral.at("state"), "duplicate");
    EXPECT_EQ(second->referral.at("duplicateOf"), first.at("id"));
    const auto corrected = get(World::textOf(first, "id"));
    EXPECT_EQ(corrected.at("measure").at("end"), "2026-11-12/pm");
    EXPECT_EQ(corrected.at("receivable").at("receivable"), 2);
    EXPECT_THAT(w_.actions(), Contains("correct referral"));
    EXPECT_THAT(w_.openTasks(), ElementsAre("answer_school 2026-11-12"));  // one answer for both
}

TEST_F(ReferralIntake, ANewPupilIsPutOnFileWithTheReferral) {
    const auto body = announcing(w_.measure("2026-11-12/am", "2026-11-13/pm"), {{"lastName", "Zaoui"}});
    const auto created = send(body);
    ASSERT_TRUE(created);
    EXPECT_EQ(created->referral.at("personId"), body.at("pupil").at("id"));
    EXPECT_EQ(created->referral.at("personName"), "ZAOUI");
    const auto again = send(body);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->repeated);
    EXPECT_THAT(filed("Zaoui"), ElementsAre("ZAOUI 4eB, ZAOUI Samia 06 12 34 56 78"));
}

TEST_F(ReferralIntake, WhatIsRefusedLeavesNoFileOfANewPupil) {
    auto body = announcing(w_.measure("2026-11-17/am", "2026-11-12/pm"), {{"lastName", "Zaoui"}});
    EXPECT_EQ(send(body).error().fields.at(0).code, "end_before_start");
    body["measure"] = w_.measure("2026-12-21/am", "2026-12-30/pm");
    EXPECT_EQ(send(body).error().code, "warnings_unanswered");
    EXPECT_THAT(filed("Zaoui"), IsEmpty());
}

TEST_F(ReferralIntake, ANewPupilIsCheckedWithTheAnnouncement) {
    auto body = announcing(w_.measure("2026-11-12/am", "2026-11-13/pm"), {{"lastName", " "}});
    body["guardian"].as_object()["phone"] = "12";
    body.erase("caller");
    const auto refused = send(body);
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field + " " + field.code);
    EXPECT_THAT(fields, ElementsAre("pupil.lastName required", "guardian.phone not_a_phone", "caller required"));
    body = announcing(w_.measure("2026-11-12/am", "2026-11-13/pm"), {{"lastName", "Zaoui"}});
    body["personId"] = w_.lea();
    EXPECT_EQ(send(body).error().fields.at(0).code, "unknown_field");  // one or the other
}

TEST_F(ReferralIntake, ASecondAnnouncementOfANewPupilIsKeptWithTheFirst) {
    const auto first = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    auto call = announcing(w_.measure("2026-11-12/am", "2026-11-12/pm"),
                           {{"lastName", "Dupond"}, {"firstName", "Lea"}, {"birthDate", "2013-05-03"}});
    EXPECT_EQ(send(call).error().code, "duplicate_suspected");
    EXPECT_THAT(filed("lea"), ElementsAre("DUPONT Léa 4eB"));

    for (const char* kind : {"same", "correction"}) {
        call["id"] = w_.newId();
        call["duplicateDecision"] = json::object{{"kind", kind}, {"referralId", first.at("id")}};
        const auto second = send(call);
        ASSERT_TRUE(second);
        EXPECT_EQ(World::textOf(second->referral, "personId"), w_.lea());
        EXPECT_EQ(second->referral.at("duplicateOf"), first.at("id"));
        EXPECT_TRUE(send(call).value().repeated);
        EXPECT_THAT(filed("lea"), ElementsAre("DUPONT Léa 4eB"));
    }

    call["id"] = w_.newId();
    call["duplicateDecision"] = json::object{{"kind", "new"}, {"referralId", first.at("id")}};
    ASSERT_TRUE(send(call));
    EXPECT_THAT(filed("lea"), Contains("DUPOND Lea 4eB, ZAOUI Samia 06 12 34 56 78"));
}

TEST_F(ReferralIntake, ACorrectionLaysTheStayAgain) {
    const auto first = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    const auto stay = w_.stayOf(first);
    auto call = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-12/pm"));
    call["duplicateDecision"] = json::object{{"kind", "correction"}, {"referralId", first.at("id")}};
    ASSERT_TRUE(send(call));
    const auto after = w_.stay(World::textOf(stay, "id"));
    EXPECT_THAT(World::planned(after), ElementsAre("2026-11-12/am", "2026-11-12/pm"));
    EXPECT_EQ(after.at("returnDueOn"), "2026-11-13");
    EXPECT_EQ(World::versionOf(after), World::versionOf(stay) + 1);
}

TEST_F(ReferralIntake, TheSameAnnouncementTwiceLeavesTheFirstAsItIs) {
    const auto first = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    auto call = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-20/pm"));
    call["duplicateDecision"] = json::object{{"kind", "same"}, {"referralId", first.at("id")}};
    ASSERT_TRUE(send(call));  // over eight days, but nothing new is stored: no reason is asked for
    EXPECT_EQ(get(World::textOf(first, "id")), first);
}

TEST_F(ReferralIntake, ANewMeasureOfTheSameDaysIsLinkedAndAddedUp) {
    const auto first = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm")));
    auto second = w_.aReferral(w_.measure("2026-11-16/am", "2026-11-19/pm"));
    second["duplicateDecision"] = json::object{{"kind", "new"}, {"referralId", first.at("id")}};
    const auto asked = send(second);
    ASSERT_FALSE(asked);
    EXPECT_THAT(World::codes(current(asked.error()).at("findings")), ElementsAre("overlap", "over_max_days_linked"));
    second["overrides"] = reasons({"overlap", "over_max_days_linked"});
    EXPECT_EQ(send(second).value().referral.at("state"), "received");
}

TEST_F(ReferralIntake, ADuplicateDecisionMustNameACandidate) {
    auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    body["duplicateDecision"] = json::object{{"kind", "same"}, {"referralId", w_.newId()}};
    EXPECT_EQ(send(body).error().fields.at(0).code, "not_a_candidate");
}

TEST_F(ReferralIntake, OtherMeasuresOfTheSameDaysAreOverlaps) {
    w_.create(w_.aReferral(w_.measure("2026-11-09/am", "", "conservatoire_conseil"),
                           {{"overrides", reasons({"conservatoire_without_council_date"})}}));
    const auto checked = check({{"personId", w_.lea()},
                                {"structureId", w_.college()},
                                {"measure", w_.measure("2026-11-16/am", "2026-11-17/pm")}});
    EXPECT_THAT(World::codes(checked.at("findings")), ElementsAre("overlap"));
    EXPECT_EQ(checked.at("overlaps").as_array().size(), 1u);
    EXPECT_THAT(checked.at("duplicates").as_array(), IsEmpty());
}

TEST_F(ReferralIntake, AnUpdateLeavesAbsentMembersAndRecordsWhatChanged) {
    const auto referral = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"),
                                                 {{"parentsAgreementOn", "2026-11-10"}, {"facts", "Dans la cour."}}));
    const auto updated = update(referral, {{"parentsAgreementOn", nullptr}, {"className", "4eC"}});
    ASSERT_TRUE(updated);
    EXPECT_EQ(updated->at("className"), "4eC");
    EXPECT_TRUE(updated->at("parentsAgreementOn").is_null());
    EXPECT_EQ(updated->at("facts"), "Dans la cour.");
    EXPECT_EQ(updated->at("version"), 2);
    EXPECT_EQ(update(*updated, {{"personId", w_.lea()}}).error().fields.at(0).code, "unknown_field");
}

TEST_F(ReferralIntake, AStaleUpdateShowsWhatIsStored) {
    const auto referral = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    const auto updated = update(referral, {{"className", "4eC"}}).value();
    const auto stale = update(referral, {{"className", "4eD"}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    EXPECT_EQ(current(stale.error()), updated);
}

TEST_F(ReferralIntake, ANoteOnAMeasureLongOverAsksForNoReason) {
    const auto referral = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    w_.clock().setToday(test::day("2026-12-01"));
    EXPECT_TRUE(update(referral, {{"note", "Vu avec Mme Roy."}}));
}

TEST_F(ReferralIntake, AnUpdateIntoAWarningWantsItsReason) {
    const auto referral = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
    json::object body{{"measure", w_.measure("2026-11-12/am", "2026-11-20/pm")}};
    EXPECT_EQ(update(referral, body).error().code, "warnings_unanswered");
    body["overrides"] = reasons({"over_max_days"});
    EXPECT_TRUE(update(referral, body));
}

TEST_F(ReferralIntake, ListsNewestFirstByPagesAndFilters) {
    std::vector<std::string> days;
    for (int i = 0; i < 60; ++i) {
        const Day received = Day::of(2026, 9, 1) + i;
        auto body = w_.aReferral(w_.measure("2026-12-10/am", "2026-12-11/pm"),
                                 {{"receivedOn", received.iso()},
                                  {"personId", w_.people().person("Élève" + std::to_string(i), "X").text()}});
        if (const auto sent = send(body); !sent) FAIL() << sent.error().code << sent.error().current;
    }
    Receptions::ReferralQuery query;
    const auto page = w_.receptions().listReferrals(w_.coordinator(), query).value();
    ASSERT_EQ(page.at("items").as_array().size(), 50u);
    EXPECT_EQ(page.at("items").at(0).at("receivedOn"), "2026-10-30");
    EXPECT_EQ(page.at("items").at(0).as_object().size(), 15u);
    query.cursor = World::textOf(page, "nextCursor");
    const auto rest = w_.receptions().listReferrals(w_.coordinator(), query).value();
    ASSERT_EQ(rest.at("items").as_array().size(), 10u);
    EXPECT_EQ(rest.at("items").at(9).at("receivedOn"), "2026-09-01");
    EXPECT_TRUE(rest.at("nextCursor").is_null());

    query = {};
    query.structure = StructureId::trusted(w_.newId());
    EXPECT_THAT(w_.receptions().listReferrals(w_.coordinator(), query)->at("items").as_array(), IsEmpty());
    query = {};
    query.state = ReferralState::accepted;
    EXPECT_THAT(w_.receptions().listReferrals(w_.coordinator(), query)->at("items").as_array(), IsEmpty());
    query.cursor = "yesterday";
    EXPECT_EQ(w_.receptions().listReferrals(w_.coordinator(), query).error().fields.at(0).code, "not_a_cursor");
}

TEST_F(ReferralIntake, IsForCoordinatorsAlone) {
    const auto administrator = jalon::test::anActor({access::Role::administrator});
    const auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    EXPECT_EQ(w_.receptions().createReferral(administrator, body).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(w_.receptions().checkReferral(administrator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(w_.receptions().listReferrals(administrator, {}).error().kind, ErrorKind::forbidden);
}

TEST_F(ReferralIntake, AnswersOverHttpWithVersionsAndStatuses) {
    using http::Method;
    const auto body = w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"));
    auto& routes = w_.people().routes();
    const auto created = routes.send(jalon::test::aRequest(Method::post, "/api/v1/referrals", body));
    EXPECT_EQ(created.status, 201);
    EXPECT_EQ(jalon::test::header(created, "ETag"), "\"1\"");
    EXPECT_EQ(routes.send(jalon::test::aRequest(Method::post, "/api/v1/referrals", body)).status, 200);
    const std::string path = "/api/v1/referrals/" + World::textOf(body, "id");
    EXPECT_EQ(routes.send(jalon::test::aRequest(Method::patch, path, json::object{{"note", "x"}})).status, 428);
    EXPECT_EQ(
        routes.send(jalon::test::aRequest(Method::patch, path, json::object{{"note", "x"}}, {{"if-match", "\"7\""}}))
            .status,
        412);
    EXPECT_EQ(routes.send(jalon::test::aRequest(Method::get, "/api/v1/referrals/" + w_.newId())).status, 404);
    EXPECT_EQ(routes.send(jalon::test::aRequest(Method::get, "/api/v1/referrals?owed=perhaps")).status, 422);
}

}  // namespace
}  // namespace jalon::receptions
