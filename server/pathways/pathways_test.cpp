// SPDX-License-Identifier: EUPL-1.2
#include "pathways/pathways.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "check_findings.h"
#include "pathways/check.h"
#include "people/person.h"
#include "receptions/check.h"
#include "receptions_world.h"
#include "staff.h"

namespace jalon::pathways {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// Thursday 12 November 2026.
class PathwaysTest : public ::testing::Test {
protected:
    PathwaysTest() {
        mother_ = w_.people().guardian(
            lea(), "Dupont",
            {{"firstName", "Karine"}, {"relation", "mother"}, {"authority", "yes"}, {"phone", "09 99 00 31 01"}});
        pathways_.addRoutes(w_.people().routes().table());
    }

    void TearDown() override { EXPECT_THAT(foundAfter(""), IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return jalon::test::foundAfter(w_.people().data().database(), damage,
                                       {{check}, {receptions::tellActivity, tellActivity}});
    }

    static std::string text(const json::object& thing, std::string_view member) {
        return ReceptionsWorld::textOf(thing, member);
    }
    static std::int64_t version(const json::object& thing) { return ReceptionsWorld::versionOf(thing); }
    static PathwayId idOf(const json::object& pathway) { return PathwayId::trusted(text(pathway, "id")); }
    static const json::object& item(const json::object& thing, std::string_view list, std::size_t place = 0) {
        return thing.at(list).as_array().at(place).as_object();
    }
    static std::vector<std::string> codes(const json::object& pathway) {
        return ReceptionsWorld::codes(pathway.at("notices"));
    }
    template <class T>
    static std::string errorOf(const Result<T>& result) {
        if (result) return "";
        const auto& error = result.error();
        return error.fields.empty() ? error.code : error.fields.at(0).field + " " + error.fields.at(0).code;
    }

    PersonId lea() { return PersonId::trusted(w_.lea()); }
    const access::Actor& camille() { return camille_; }
    std::string newId() { return w_.newId(); }

    json::object opening(json::object more = {}) {
        json::object body{
            {"id", newId()}, {"kind", "vulnerable"}, {"entryChannel", "school"}, {"enteredOn", "2026-11-12"}};
        if (!more.contains("pupil")) body["personId"] = w_.lea();
        for (auto& [key, value] : more) body[key] = value;
        return body;
    }
    json::object open(json::object more = {}) {
        return pathways_.create(camille(), opening(std::move(more))).value().thing;
    }
    json::object objective(const json::object& pathway, const char* title = "Revenir en cours chaque matin") {
        return pathways_
            .createObjective(
                camille(), idOf(pathway),
                {{"id", newId()}, {"title", title}, {"indicator", "4 matins sur 5"}, {"targetOn", "2026-12-18"}})
            .value()
            .thing;
    }
    Result<Created> finding(const json::object& pathway, json::object more) {
        json::object body{{"id", newId()}, {"domain", "schooling"}, {"on", "2026-11-12"}, {"source", "young"}};
        for (auto& [key, value] : more) body[key] = value;
        return pathways_.createFinding(camille(), idOf(pathway), body);
    }
    Result<Created> tryAttempt(const json::object& pathway, json::object more) {
        json::object body{{"id", newId()},
                          {"guardianId", mother_},
                          {"on", "2026-11-12"},
                          {"channel", "phone"},
                          {"outcome", "no_answer"}};
        for (auto& [key, value] : more) body[key] = value;
        return pathways_.createAttempt(camille(), idOf(pathway), body);
    }
    json::object attempt(const json::object& pathway, json::object more) {
        return tryAttempt(pathway, std::move(more)).value().thing;
    }
    Result<json::object> end(const json::object& pathway, json::object more) {
        json::object body{{"class", "positive"}, {"code", "new_school"}, {"on", "2026-11-12"}, {"proof", "letter"}};
        for (auto& [key, value] : more) body[key] = value;
        return pathways_.end(camille(), idOf(pathway), version(pathway), body);
    }
    json::object review(const json::object& pathway, json::object more = {}) {
        json::object body{{"id", newId()},
                          {"on", "2026-11-12"},
                          {"participants", json::array{"young", "mother"}},
                          {"nextOn", "2026-12-17"}};
        for (auto& [key, value] : more) body[key] = value;
        return pathways_.createReview(camille(), idOf(pathway), body).value().thing;
    }
    std::vector<std::string> tasks() { return w_.openTasks(); }
    void exclude(const char* start, const char* end, json::object more = {}) {
        more["overrides"] = json::array{};
        for (const auto* code : {"second_this_year", "overlaps_other", "received_late", "already_past", "too_short"})
            more["overrides"].as_array().push_back(json::object{{"code", code}, {"reason", "vu"}});
        more["receivedOn"] = std::string(start).substr(0, 10);
        w_.clock().setToday(receptions::test::day(std::string(start).substr(0, 10).c_str()));
        w_.create(w_.aReferral(w_.measure(start, end), std::move(more)));
        w_.clock().setToday(receptions::test::day("2026-11-12"));
    }
    json::array proposals() { return pathways_.queue(camille(), "to_do").value().at("proposals").as_array(); }

    ReceptionsWorld w_{{schema()}};
    Pathways pathways_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                       w_.receptions()};
    /// A referent is somebody with an account.
    access::Actor camille_ = jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille");
    std::string mother_;
};

// ---- Opening

TEST_F(PathwaysTest, AVulnerablePupilKeepsTheSchoolAndGetsAPlanAndAFirstReview) {
    const auto before = pathways_.page(camille(), lea()).value().at("person");
    const auto pathway = open();
    EXPECT_EQ(pathway.at("queue"), "to_do");
    EXPECT_EQ(pathway.at("planUntil"), "2027-05-12");
    EXPECT_EQ(pathway.at("nextReviewOn"), "2026-12-24");
    EXPECT_THAT(tasks(), ElementsAre("pathway_plan 2027-05-12", "pathway_review 2026-12-24"));
    EXPECT_EQ(pathways_.page(camille(), lea()).value().at("person"), before);
    EXPECT_THAT(codes(pathway), ElementsAre("objectives_few", "young_agreement", "parents_agreement"));
}

TEST_F(PathwaysTest, SomebodyOutOfSchoolIsPutOnFileWithoutASchoolInTheSameAct) {
    const std::string id = newId();
    const auto pathway = open(
        {{"kind", "unqualified"},
         {"pupil",
          json::object{{"id", id}, {"lastName", "Sanchez"}, {"firstName", "Ilyes"}, {"birthDate", "2008-02-03"}}}});
    EXPECT_EQ(text(pathway, "personId"), id);
    EXPECT_FALSE(pathway.at("minor").as_bool());
    EXPECT_THAT(codes(pathway), Not(Contains("parents_agreement")));
    EXPECT_EQ(pathways_.page(camille(), PersonId::trusted(id)).value().at("person").at("structureName"), "");
}

TEST_F(PathwaysTest, ANewcomerLikeSomebodyOnFileIsAskedAboutAndNothingIsKept) {
    json::object body = opening(
        {{"pupil",
          json::object{{"id", newId()}, {"lastName", "Dupond"}, {"firstName", "Lea"}, {"birthDate", "2013-05-03"}}}});
    const auto refused = pathways_.create(camille(), body);
    EXPECT_EQ(errorOf(refused), "duplicate_suspected");
    const auto candidates = json::parse(refused.error().current);
    EXPECT_EQ(candidates.at("candidates").at(0).at("personId").as_string(), w_.lea());
    body["newPerson"] = true;
    EXPECT_TRUE(pathways_.create(camille(), body));
}

TEST_F(PathwaysTest, OneIsOpenAtATimeAndARepetitionOpensNoSecond) {
    const auto body = opening();
    ASSERT_TRUE(pathways_.create(camille(), body));
    EXPECT_TRUE(pathways_.create(camille(), body).value().repeated);
    EXPECT_EQ(errorOf(pathways_.create(camille(), opening())), "pathway_open");
}

TEST_F(PathwaysTest, OpenedFromAReceptionItBecomesALongFollowUp) {
    const auto stay = w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"))));
    ASSERT_TRUE(w_.move(stay, "running"));
    const auto pathway = open({{"stayId", stay.at("id")}, {"stayReason", "several_exclusions"}});
    EXPECT_EQ(pathway.at("stayId"), stay.at("id"));
    EXPECT_EQ(w_.stay(text(stay, "id")).at("state"), "long_follow_up");
    EXPECT_THAT(w_.actions(), Contains("move stay"));
}

TEST_F(PathwaysTest, WithoutAReasonTheReceptionIsOnlyLinkedAndAWrongReasonOpensNothing) {
    const auto stay = w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm"))));
    EXPECT_EQ(errorOf(pathways_.create(camille(), opening({{"stayId", stay.at("id")}, {"stayReason", "ennui"}}))),
              "transition_not_allowed");
    EXPECT_THAT(pathways_.page(camille(), lea()).value().at("pathways").as_array(), IsEmpty());
    open({{"stayId", stay.at("id")}});
    EXPECT_EQ(w_.stay(text(stay, "id")).at("state"), "accepted");
}

TEST_F(PathwaysTest, WhatIsWrongInTheBodyIsNamed) {
    EXPECT_EQ(errorOf(pathways_.create(camille(), opening({{"kind", "autre"}}))), "kind not_in_list");
    EXPECT_EQ(errorOf(pathways_.create(camille(), opening({{"enteredOn", "2026-11-13"}}))), "enteredOn in_future");
    EXPECT_EQ(errorOf(pathways_.create(camille(), opening({{"nextReviewOn", "2026-11-11"}}))),
              "nextReviewOn before_entry");
    EXPECT_EQ(errorOf(pathways_.create(camille(), opening({{"structureId", newId()}}))), "structureId unknown");
}

TEST_F(PathwaysTest, ACorrectionMovesTheReviewAndAStaleOneShowsWhatIsThere) {
    const auto pathway = open();
    const auto moved =
        pathways_.update(camille(), idOf(pathway), version(pathway), {{"nextReviewOn", "2026-12-17"}}).value();
    EXPECT_THAT(tasks(), Contains("pathway_review 2026-12-17"));
    const auto stale = pathways_.update(camille(), idOf(pathway), version(pathway), {{"note", "autre"}});
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    const auto none = pathways_.update(camille(), idOf(moved), version(moved), {{"nextReviewOn", nullptr}}).value();
    EXPECT_THAT(codes(none), Contains("review_missing"));
    EXPECT_THAT(tasks(), ElementsAre("pathway_plan 2027-05-12"));
}

TEST_F(PathwaysTest, ARenewalProlongsThePlan) {
    const auto pathway = open();
    const json::object term{{"id", newId()}, {"from", "2027-05-12"}, {"until", "2027-10-12"}};
    const auto renewed = pathways_.renew(camille(), idOf(pathway), term).value().thing;
    EXPECT_TRUE(pathways_.renew(camille(), idOf(pathway), term).value().repeated);
    EXPECT_EQ(renewed.at("planUntil"), "2027-10-12");
    EXPECT_THAT(tasks(), Contains("pathway_plan 2027-10-12"));
    EXPECT_THAT(tasks(), Not(Contains("pathway_plan 2027-05-12")));
    EXPECT_EQ(errorOf(pathways_.renew(camille(), idOf(pathway),
                                      {{"id", newId()}, {"from", "2027-05-12"}, {"until", "2027-06-12"}})),
              "until not_later");
}

// ---- The plan

TEST_F(PathwaysTest, OfHealthOnlyYesOrNoAndToWhomIsKept) {
    const auto pathway = open();
    EXPECT_EQ(errorOf(finding(pathway, {{"domain", "health"}, {"concern", true}, {"situation", "Diagnostic…"}})),
              "situation not_here");
    EXPECT_EQ(errorOf(finding(pathway, {{"domain", "health"}})), "concern required");
    const auto kept = finding(pathway, {{"domain", "health"}, {"concern", true}, {"referredTo", json::array{"cmp"}}});
    EXPECT_EQ(item(kept.value().thing, "findings").at("concern"), true);
    EXPECT_EQ(errorOf(finding(pathway, {{"domain", "mobility"}})), "situation required");
}

TEST_F(PathwaysTest, JusticeHasNoDomain) {
    const auto pathway = open();
    EXPECT_EQ(errorOf(finding(pathway, {{"domain", "justice"}, {"situation", "suivi"}})), "domain not_in_list");
}

TEST_F(PathwaysTest, ALaterFindingSupersedesAndTheEarlierStays) {
    auto pathway = open({{"enteredOn", "2026-10-01"}});
    finding(pathway, {{"situation", "Absent deux jours par semaine."}, {"on", "2026-10-05"}}).value();
    pathway = finding(pathway, {{"situation", "Présent le matin."}}).value().thing;
    EXPECT_EQ(item(pathway, "findings", 0).at("situation"), "Présent le matin.");
    EXPECT_TRUE(item(pathway, "findings", 0).at("current").as_bool());
    EXPECT_FALSE(item(pathway, "findings", 1).at("current").as_bool());
}

TEST_F(PathwaysTest, AnObjectiveGivenUpNeedsAReason) {
    const auto pathway = objective(open());
    const auto id = ObjectiveId::trusted(text(item(pathway, "objectives"), "id"));
    EXPECT_EQ(errorOf(pathways_.updateObjective(camille(), id, 1, {{"state", "abandoned"}})), "reason required");
    const auto given_up =
        pathways_.updateObjective(camille(), id, 1, {{"state", "abandoned"}, {"reason", "projet changé"}}).value();
    EXPECT_EQ(item(given_up, "objectives").at("stateOn"), "2026-11-12");
    EXPECT_EQ(pathways_.updateObjective(camille(), id, 1, {{"title", "autre"}}).error().kind, ErrorKind::stale);
}

TEST_F(PathwaysTest, AnActionMayBeATaskAndEitherOneSaysItIsDone) {
    auto pathway = objective(open());
    const auto objective_id = ObjectiveId::trusted(text(item(pathway, "objectives"), "id"));
    EXPECT_EQ(errorOf(pathways_.createAction(camille(), objective_id,
                                             {{"id", newId()}, {"what", "Appeler le CIO"}, {"asTask", true}})),
              "dueOn required");
    pathway =
        pathways_
            .createAction(camille(), objective_id,
                          {{"id", newId()}, {"what", "Appeler le CIO"}, {"asTask", true}, {"dueOn", "2026-11-19"}})
            .value()
            .thing;
    EXPECT_THAT(tasks(), Contains("pathway_action 2026-11-19"));
    const auto action_id = ActionId::trusted(text(item(item(pathway, "objectives"), "actions"), "id"));
    const auto done = pathways_.updateAction(camille(), action_id, 1, {{"doneOn", "2026-11-12"}}).value();
    EXPECT_TRUE(item(item(done, "objectives"), "actions").at("done").as_bool());
    EXPECT_THAT(tasks(), Not(Contains("pathway_action 2026-11-19")));
    const auto undone = pathways_.updateAction(camille(), action_id, 2, {{"doneOn", nullptr}}).value();
    EXPECT_FALSE(item(item(undone, "objectives"), "actions").at("done").as_bool());
    EXPECT_THAT(tasks(), Contains("pathway_action 2026-11-19"));
}

TEST_F(PathwaysTest, AHeldReviewClosesItsTaskSettlesObjectivesAndPlansTheNext) {
    auto pathway = objective(objective(open({{"enteredOn", "2026-10-01"}})), "Choisir un stage");
    EXPECT_THAT(tasks(), Contains("pathway_review 2026-11-12"));
    pathway =
        review(pathway, {{"progress", json::array{json::object{{"objectiveId", item(pathway, "objectives").at("id")},
                                                               {"state", "reached"}}}}});
    EXPECT_EQ(item(pathway, "objectives").at("state"), "reached");
    EXPECT_EQ(pathway.at("nextReviewOn"), "2026-12-17");
    EXPECT_EQ(pathway.at("lastContactOn"), "2026-11-12");
    EXPECT_THAT(tasks(), ElementsAre("pathway_plan 2027-04-01", "pathway_review 2026-12-17"));
    const auto id = ReviewId::trusted(text(item(pathway, "reviews"), "id"));
    const auto corrected = pathways_.updateReview(camille(), id, 1, {{"decisions", "Stage en décembre."}}).value();
    EXPECT_EQ(item(corrected, "reviews").at("decisions"), "Stage en décembre.");
}

TEST_F(PathwaysTest, AReviewThatIsOverdueIsShownInTheList) {
    open({{"enteredOn", "2026-09-01"}, {"nextReviewOn", "2026-11-10"}});
    PathwayQuery query;
    query.overdue = true;
    const auto page = pathways_.list(camille(), query).value();
    EXPECT_EQ(page.at("counts").at("overdue"), 1);
    EXPECT_TRUE(page.at("items").at(0).at("reviewOverdue").as_bool());
}

// ---- The work queue

TEST_F(PathwaysTest, AnAttemptMovesTheQueuePlansTheNextCallAndIsTakenBack) {
    auto pathway = open();
    pathway = attempt(pathway, {{"outcome", "call_back"}, {"nextOn", "2026-11-16"}});
    EXPECT_EQ(pathway.at("nextCallOn"), "2026-11-16");
    EXPECT_THAT(tasks(), Contains("pathway_call 2026-11-16"));
    pathway = attempt(pathway, {{"outcome", "reached"}});
    EXPECT_EQ(pathway.at("queue"), "handled");
    EXPECT_THAT(tasks(), Not(Contains("pathway_call 2026-11-16")));
    pathway = pathways_.withdrawAttempt(camille(), AttemptId::trusted(text(item(pathway, "attempts"), "id"))).value();
    EXPECT_EQ(pathway.at("queue"), "to_do");
    EXPECT_EQ(pathway.at("nextCallOn"), "2026-11-16");
    EXPECT_THAT(tasks(), Contains("pathway_call 2026-11-16"));
    EXPECT_EQ(errorOf(tryAttempt(pathway, {{"outcome", "call_back"}})), "nextOn required");
}

TEST_F(PathwaysTest, ThreeAttemptsByTwoMeansProposeUnreachableAndAPersonDecides) {
    auto pathway = open();
    attempt(pathway, {});
    attempt(pathway, {{"outcome", "voicemail"}});
    pathway = attempt(pathway, {{"channel", "sms"}, {"outcome", "sent"}});
    EXPECT_TRUE(pathway.at("reach").at("enough").as_bool());
    EXPECT_THAT(codes(pathway), Contains("unreachable_proposed"));
    EXPECT_EQ(pathway.at("queue"), "to_do");
    pathway = pathways_.setQueue(camille(), idOf(pathway), version(pathway), {{"queue", "unreachable"}}).value();
    EXPECT_THAT(codes(pathway), Not(Contains("unreachable_proposed")));
    const auto queue = pathways_.queue(camille(), "unreachable").value();
    EXPECT_EQ(queue.at("counts").at("unreachable"), 1);
    EXPECT_EQ(queue.at("items").at(0).at("lastAttempt").at("outcome"), "sent");
}

TEST_F(PathwaysTest, WhomAJudgeKeepsAwayIsNotOfferedToBeCalled) {
    const auto father = w_.people().guardian(
        lea(), "Dupont", {{"relation", "father"}, {"authority", "no"}, {"phone", "09 99 00 31 02"}});
    w_.people().restriction(lea(), "no_information", {{"guardianId", father}});
    const auto pathway = open();
    EXPECT_EQ(errorOf(tryAttempt(pathway, {{"guardianId", father}})), "guardianId restricted");
    const auto queue = pathways_.queue(camille(), "").value();
    for (const auto& contact : queue.at("items").at(0).at("contacts").as_array())
        EXPECT_EQ(contact.at("mayCall").as_bool(), contact.at("guardianId").as_string() == mother_);
}

TEST_F(PathwaysTest, TwoExclusionsInTheYearProposeAPathwayUntilSomebodyDeclines) {
    exclude("2026-10-05/am", "2026-10-06/pm");
    EXPECT_THAT(proposals(), IsEmpty());
    exclude("2026-11-05/am", "2026-11-06/pm");
    ASSERT_EQ(proposals().size(), 1U);
    EXPECT_EQ(proposals().at(0).at("exclusions"), 2);
    EXPECT_THAT(pathways_.page(camille(), lea()).value().at("pathways").as_array(), IsEmpty());
    const auto declined = pathways_.decline(camille(), lea(), {{"id", newId()}, {"reason", "later"}}).value().thing;
    EXPECT_THAT(proposals(), IsEmpty());
    ASSERT_TRUE(pathways_.withdrawDecline(camille(), DeclineId::trusted(text(declined, "id"))));
    EXPECT_EQ(proposals().size(), 1U);
    open();
    EXPECT_THAT(proposals(), IsEmpty());
}

// ---- The exit

TEST_F(PathwaysTest, AnExitBelongsToItsClassAndClosesEverything) {
    auto pathway = attempt(open(), {{"outcome", "call_back"}, {"nextOn", "2026-11-16"}});
    EXPECT_EQ(errorOf(end(pathway, {{"class", "neutral"}})), "code not_in_list");
    EXPECT_EQ(errorOf(end(pathway, {{"on", "2026-11-11"}})), "on before_entry");
    pathway = end(pathway, {{"class", "unknown"}, {"code", "no_information"}}).value();
    EXPECT_EQ(pathway.at("exit").at("class"), "unknown");
    EXPECT_THAT(tasks(), IsEmpty());
    EXPECT_EQ(errorOf(end(pathway, {})), "pathway_closed");
    EXPECT_EQ(errorOf(tryAttempt(pathway, {})), "pathway_closed");
    const auto counts = pathways_.list(camille(), {}).value().at("counts");
    EXPECT_EQ(counts.at("exits").at("unknown"), 1);
    EXPECT_EQ(counts.at("exits").at("negative"), 0);
}

TEST_F(PathwaysTest, LostToViewIsWarnedOfAndPassedOverByAPerson) {
    const auto pathway = open({{"enteredOn", "2026-10-01"}});
    const json::object lost{{"class", "negative"}, {"code", "lost_to_view"}, {"proof", "attempts"}};
    const auto refused = end(pathway, lost);
    EXPECT_EQ(errorOf(refused), "exit_warnings");
    EXPECT_THAT(ReceptionsWorld::codes(json::parse(refused.error().current).at("warnings")),
                ElementsAre("lost_attempts", "lost_means", "lost_too_early"));
    json::object passed = lost;
    passed["acknowledged"] = json::array{"lost_attempts", "lost_means", "lost_too_early"};
    EXPECT_TRUE(end(pathway, passed));
}

TEST_F(PathwaysTest, AReopeningIsACorrectionWithItsReasonAndTheTasksComeBack) {
    auto pathway = end(open(), {}).value();
    EXPECT_EQ(errorOf(pathways_.reopen(camille(), idOf(pathway), version(pathway), {{"reason", ""}})),
              "reason required");
    pathway = pathways_.reopen(camille(), idOf(pathway), version(pathway), {{"reason", "affectation annulée"}}).value();
    EXPECT_TRUE(pathway.at("exit").is_null());
    EXPECT_EQ(item(pathway, "pastExits").at("reopenedReason"), "affectation annulée");
    EXPECT_THAT(tasks(), ElementsAre("pathway_plan 2027-05-12", "pathway_review 2026-12-24"));
    ASSERT_TRUE(end(pathway, {}));
    open();
    EXPECT_EQ(errorOf(pathways_.reopen(camille(), idOf(pathway), version(pathway) + 1, {{"reason", "erreur"}})),
              "pathway_open");
}

// ---- Other modules

TEST_F(PathwaysTest, TheFileShowsTheOpenOneAndItsMilestones) {
    review(open({{"enteredOn", "2026-10-01"}}));
    w_.people().read([&](storage::Transaction& tx) {
        EXPECT_EQ(lineOf(tx, lea(), w_.clock().today()).at("nextReviewOn"), "2026-12-17");
        std::vector<std::string> told;
        for (const auto& event : events(tx, lea())) told.push_back(event.code + " " + event.on.iso());
        EXPECT_THAT(told, ElementsAre("pathway_opened 2026-10-01", "pathway_review 2026-11-12"));
        return 0;
    });
}

TEST_F(PathwaysTest, EachFilterOfTheListNarrowsIt) {
    end(open({{"enteredOn", "2026-10-01"}}), {}).value();
    open({{"kind", "absenteeism_heavy"}});
    const auto count = [&](const PathwayQuery& query) {
        return pathways_.list(camille(), query).value().at("items").as_array().size();
    };
    PathwayQuery query;
    EXPECT_EQ(count(query), 2U);
    query.state = "open";
    EXPECT_EQ(count(query), 1U);
    query.kind = "vulnerable";
    EXPECT_EQ(count(query), 0U);
    query.state = "closed";
    EXPECT_EQ(count(query), 1U);
    query.exit_class = "neutral";
    EXPECT_EQ(count(query), 0U);
    query.exit_class = "lost";
    EXPECT_EQ(errorOf(pathways_.list(camille(), query)), "exitClass not_in_list");
    query = {};
    query.cursor = "x";
    EXPECT_EQ(errorOf(pathways_.list(camille(), query)), "cursor not_a_cursor");
}

TEST_F(PathwaysTest, OnlyCoordinatorsReadAndWrite) {
    access::Actor nobody = camille();
    nobody.roles = access::RoleSet{access::Role::administrator};
    EXPECT_EQ(errorOf(pathways_.page(nobody, lea())), "forbidden");
    EXPECT_EQ(errorOf(pathways_.create(nobody, opening())), "forbidden");
    EXPECT_EQ(errorOf(pathways_.queue(nobody, "")), "forbidden");
}

// ---- What is stored

TEST_F(PathwaysTest, WhatDoesNotFollowFromTheRestIsFound) {
    const auto pathway = open({{"enteredOn", "2026-11-05"}});
    attempt(pathway, {{"on", "2026-11-06"}, {"nextOn", "2026-11-16"}});
    EXPECT_THAT(foundAfter("UPDATE pathway SET plan_until = '2027-01-01'"), ElementsAre("derived pathway.plan_until"));
    EXPECT_THAT(foundAfter("UPDATE pathway SET next_call_on = NULL"), ElementsAre("derived pathway.next_call_on"));
    EXPECT_THAT(foundAfter("UPDATE pathway_attempt SET withdrawn = TRUE"), ElementsAre("derived pathway.next_call_on"));
    EXPECT_THAT(foundAfter("UPDATE pathway SET exit_class = 'positive'"), ElementsAre("derived pathway.exit_class"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-05'"),
                ElementsAre("derived person.last_activity_on"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-20'"),
                ElementsAre("derived person.last_activity_on"));
}

}  // namespace
}  // namespace jalon::pathways
