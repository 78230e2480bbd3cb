// SPDX-License-Identifier: EUPL-1.2
#include "grids/grids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "blueprints/versions.h"
#include "blueprints/versions_fixture.h"
#include "catalogue/catalogue.h"
#include "check_findings.h"
#include "grids/check.h"
#include "receptions/check.h"
#include "receptions_world.h"
#include "routes.h"
#include "staff.h"

namespace jalon::grids {
namespace {

using http::Method;
using receptions::test::ReceptionsWorld;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Thursday 12 November 2026, a stay from Monday 9 to Thursday 12.
class GridsTest : public ::testing::Test {
protected:
    GridsTest() {
        stay_ = ReceptionsWorld::textOf(
            w_.stayOf(w_.create(w_.aReferral(w_.measure("2026-11-09/am", "2026-11-12/pm")))), "id");
        grids_.addRoutes(w_.people().routes().table());
    }

    void TearDown() override { EXPECT_THAT(foundAfter(""), IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return jalon::test::foundAfter(w_.people().data().database(), damage,
                                       {{check}, {receptions::tellActivity, tellActivity}});
    }

    StayId stay() const { return StayId::trusted(stay_); }
    PersonId lea() { return PersonId::trusted(w_.lea()); }

    json::object gridBody(json::object more = {}) {
        json::object body{{"id", w_.newId()},      {"observer", "professional"},
                          {"observerName", "Ana"}, {"moment", "first"},
                          {"on", "2026-11-09"},    {"answers", json::object{{"rules", "2"}, {"peers", "NO"}}}};
        for (auto& [key, value] : more) body[key] = value;
        return body;
    }
    Result<Created> observe(json::object more = {}) {
        return grids_.createGrid(camille_, stay(), gridBody(std::move(more)));
    }
    json::object grid(json::object more = {}) { return observe(std::move(more)).value().thing; }
    /// Ana and Bob on two days, at both moments.
    void observeEnough(const char* at_first, const char* at_last) {
        const auto add = [&](const char* who, const char* moment, const char* on, const char* answer) {
            grid({{"observerName", who}, {"moment", moment}, {"on", on}, {"answers", json::object{{"rules", answer}}}});
        };
        add("Ana", "first", "2026-11-09", at_first);
        add("Bob", "first", "2026-11-10", at_first);
        add("Ana", "last", "2026-11-12", at_last);
        add("Bob", "last", "2026-11-11", at_last);
    }
    Result<json::object> correct(const json::object& thing, json::object more) {
        json::object body{{"moment", thing.at("moment")},
                          {"on", thing.at("on")},
                          {"answers", thing.at("answers")},
                          {"remarks", thing.at("remarks")},
                          {"remark", thing.at("remark")}};
        for (auto& [key, value] : more) body[key] = value;
        return grids_.correctGrid(camille_, GridId::trusted(ReceptionsWorld::textOf(thing, "id")),
                                  ReceptionsWorld::versionOf(thing), body);
    }
    Result<json::object> cancel(const json::object& thing, const char* reason = "Autre dossier") {
        return grids_.cancelGrid(camille_, GridId::trusted(ReceptionsWorld::textOf(thing, "id")),
                                 ReceptionsWorld::versionOf(thing), {{"cancelled", true}, {"reason", reason}});
    }
    json::object page() { return grids_.page(camille_, lea()).value(); }
    json::object stayOfPage() { return page().at("stays").at(0).as_object(); }
    /// The line of an item.
    json::object compared(const char* item = "rules") {
        const auto stay = stayOfPage();
        for (const auto& line : stay.at("comparison").as_array())
            if (line.at("item") == item) return line.as_object();
        throw std::runtime_error(item);
    }

    Result<Created> evaluate(json::object more = {}) {
        json::object body{{"id", w_.newId()}, {"on", "2026-11-12"}, {"answers", json::object{{"day", "3"}}}};
        for (auto& [key, value] : more) body[key] = value;
        return grids_.recordEvaluation(camille_, stay(), body);
    }
    std::string link() {
        return ReceptionsWorld::textOf(grids_.createLink(camille_, stay(), {{"id", w_.newId()}}).value().thing,
                                       "token");
    }
    http::Response open(const std::string& token) {
        return w_.people().routes().send(test::aRequest(Method::post, "/api/v1/my-day", {{"token", token}}));
    }
    http::Response answer(const std::string& token, const std::string& id, json::object answers = {{"day", "4"}}) {
        return w_.people().routes().send(test::aRequest(
            Method::post, "/api/v1/my-day/answer", {{"token", token}, {"id", id}, {"answers", std::move(answers)}}));
    }
    /// "professional", "link" for each that stands, "-" before those replaced.
    std::vector<std::string> evaluations() {
        std::vector<std::string> out;
        const auto stay = stayOfPage();
        for (const auto& each : stay.at("evaluations").as_array())
            out.push_back((each.at("replacedBy").is_null() ? "" : "-") + std::string(each.at("how").as_string()));
        return out;
    }
    template <class T>
    static std::string codeOf(const Result<T>& result) {
        if (result) return "";
        if (result.error().fields.empty()) return result.error().code;
        return result.error().fields.at(0).field + " " + result.error().fields.at(0).code;
    }

    ReceptionsWorld w_{{catalogue::schema(), schema()}};
    Grids grids_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars()};
    access::Actor camille_ = jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille");
    std::string stay_;
};

// ---- Grids

TEST_F(GridsTest, AGridIsStoredOnceHoweverOftenItIsSent) {
    const auto body = gridBody();
    EXPECT_FALSE(grids_.createGrid(camille_, stay(), body).value().repeated);
    EXPECT_TRUE(grids_.createGrid(camille_, stay(), body).value().repeated);
    EXPECT_THAT(stayOfPage().at("grids").as_array(), SizeIs(1));
}

TEST_F(GridsTest, WithoutNameTheSignedInPersonObserves) {
    const auto made = grid({{"observerName", ""}});
    EXPECT_EQ(made.at("user").at("displayName"), "Camille");
}

TEST_F(GridsTest, OneObserverHasOneGridADay) {
    const auto first = grid();
    EXPECT_EQ(codeOf(observe({{"observerName", "ANA"}})), "already_observed");
    EXPECT_EQ(codeOf(observe({{"observerName", "Bob"}})), "");
    EXPECT_EQ(codeOf(observe({{"on", "2026-11-10"}})), "");
    EXPECT_TRUE(cancel(first));
    EXPECT_EQ(codeOf(observe()), "");
}

TEST_F(GridsTest, AGridHasADayOfTheStayAndAnAnswerAtLeast) {
    EXPECT_EQ(codeOf(observe({{"on", "2026-11-13"}})), "on in_future");
    EXPECT_EQ(codeOf(observe({{"on", "2026-11-06"}})), "on before_stay");
    EXPECT_EQ(codeOf(observe({{"answers", json::object()}})), "answers required");
    EXPECT_EQ(codeOf(observe({{"answers", json::object{{"rules", "0"}}}})), "answers.rules not_in_list");
    EXPECT_EQ(codeOf(observe({{"answers", json::object{{"rules", "5"}}}})), "answers.rules not_in_list");
    EXPECT_EQ(codeOf(observe({{"answers", json::object{{"nothing", "1"}}}})), "answers.nothing unknown_field");
    EXPECT_EQ(codeOf(observe({{"professionalId", w_.newId()}})), "professionalId unknown");
}

TEST_F(GridsTest, ARemarkHasThreeHundredCharactersAtMost) {
    EXPECT_EQ(codeOf(observe({{"remark", std::string(301, 'a')}})), "remark too_long");
    EXPECT_EQ(codeOf(observe({{"remarks", json::object{{"rules", std::string(301, 'a')}}}})), "remarks.rules too_long");
    EXPECT_EQ(codeOf(observe({{"remarks", json::object{{"nothing", "a"}}}})), "remarks.nothing unknown_field");
    EXPECT_EQ(codeOf(observe({{"remark", std::string(300, 'a')}})), "");
}

TEST_F(GridsTest, TwoObserversOnTwoDaysAtBothMomentsSayTheChange) {
    observeEnough("1", "3");
    EXPECT_EQ(compared().at("change"), "more");
    EXPECT_DOUBLE_EQ(compared().at("first").at("mean").as_double(), 1.0);
    EXPECT_EQ(compared().at("last").at("observers"), 2);
    EXPECT_EQ(compared().at("last").at("days"), 2);
}

TEST_F(GridsTest, WithTooFewTheChangeIsInsufficientAndTheMeanStillStands) {
    grid();
    grid({{"moment", "last"}, {"on", "2026-11-12"}, {"answers", json::object{{"rules", "4"}}}});
    EXPECT_EQ(compared().at("change"), "insufficient");
    EXPECT_DOUBLE_EQ(compared().at("last").at("mean").as_double(), 4.0);
    EXPECT_TRUE(compared("peers").at("first").at("mean").is_null());
    EXPECT_EQ(compared("peers").at("first").at("notObserved"), 1);
}

TEST_F(GridsTest, NothingOverallIsSaid) {
    observeEnough("1", "3");
    const auto stay = stayOfPage();
    std::vector<std::string> members;
    for (const auto& [key, value] : stay) members.emplace_back(key);
    for (const char* word : {"score", "mean", "total", "rank"})
        EXPECT_THAT(members, Not(Contains(::testing::HasSubstr(word))));
}

TEST_F(GridsTest, ACancelledGridCountsForNothing) {
    const auto made = grid();
    EXPECT_EQ(codeOf(cancel(made, "")), "reason required");
    EXPECT_TRUE(cancel(made).value().at("cancelled").as_bool());
    EXPECT_EQ(stayOfPage().at("first").at("observers"), 0);
    EXPECT_THAT(stayOfPage().at("comparison").as_array(), IsEmpty());
}

TEST_F(GridsTest, ACorrectionKeepsWhatItReplacesAndLeavesATrace) {
    const auto made = grid({{"remark", "Arrive calme."}});
    const auto corrected = correct(made, {{"answers", json::object{{"rules", "3"}}}, {"remark", ""}}).value();
    EXPECT_EQ(corrected.at("version"), 2);
    EXPECT_EQ(corrected.at("answers").as_object().size(), 1U);
    const auto versions = grids_.versions(camille_, GridId::trusted(ReceptionsWorld::textOf(made, "id"))).value();
    ASSERT_THAT(versions.at("items").as_array(), SizeIs(1));
    EXPECT_EQ(versions.at("items").at(0).at("answers").at("rules"), "2");
    EXPECT_EQ(versions.at("items").at(0).at("remark"), "Arrive calme.");
    EXPECT_THAT(w_.actions(), Contains("update grid"));
    EXPECT_EQ(correct(made, {}).error().kind, ErrorKind::stale);
}

TEST_F(GridsTest, TheYoungPersonsGridHasItsOwnWords) {
    const auto made = grid({{"observer", "self"}});
    EXPECT_EQ(made.at("observer"), "self");
    const auto whole = page();
    const std::string edition = ReceptionsWorld::textOf(made, "editionId");
    const auto& items = whole.at("editions").at(edition).at("items").as_array();
    const auto rules = std::ranges::find_if(items, [](const json::value& item) { return item.at("code") == "rules"; });
    EXPECT_EQ(rules->at("label").at("fr"), "Je respecte les règles");
    EXPECT_EQ(compared().at("selfFirst"), "2");
    EXPECT_EQ(compared().at("first").at("answers"), 0);
}

TEST_F(GridsTest, AListChangedLaterNeverRewritesAGrid) {
    const auto made = grid({{"answers", json::object{{"rules", "2"}, {"peers", "3"}}}});
    auto content = blueprints::test::shipped().content();
    auto& items = content.at("vocabularies").at("grid_item").as_array();
    for (auto& item : items) {
        if (item.at("code") == "rules") item.at("label").as_object()["fr"] = "Respect du cadre";
        if (item.at("code") == "peers") item.as_object()["active"] = false;
    }
    blueprints::Versions versions(w_.people().data().database(), w_.clock(), receptions::test::blueprints());
    ASSERT_TRUE(versions.save(
        access::Actor::system("test"),
        {{"id", w_.newId()}, {"basedOn", 0}, {"latest", 0}, {"validFrom", "2026-11-12"}, {"content", content}}));
    EXPECT_EQ(compared().at("label").at("fr"), "Respect des règles");
    EXPECT_EQ(compared("peers").at("first").at("answers"), 1);
    const auto corrected = correct(made, {{"answers", json::object{{"rules", "2"}, {"adults", "4"}}}}).value();
    EXPECT_EQ(corrected.at("answers").at("peers"), "3") << "no longer asked: carried over";
    EXPECT_EQ(compared().at("label").at("fr"), "Respect des règles") << "the answer was given to the former words";
    EXPECT_EQ(codeOf(observe({{"observerName", "Bob"}, {"answers", json::object{{"peers", "1"}}}})),
              "answers.peers unknown_field");
}

TEST_F(GridsTest, TheLastGridIsMissedOnTheLastDayOfAStayThatBegan) {
    EXPECT_FALSE(stayOfPage().at("missesLast").as_bool());
    ASSERT_TRUE(w_.move(w_.stay(stay_), "presented", "2026-11-09"));
    ASSERT_TRUE(w_.move(w_.stay(stay_), "running", "2026-11-09"));
    EXPECT_TRUE(stayOfPage().at("missesLast").as_bool());
    grid({{"moment", "last"}, {"on", "2026-11-12"}});
    EXPECT_FALSE(stayOfPage().at("missesLast").as_bool());
}

TEST_F(GridsTest, TheTimelineHasOneLineForTheFirstAndOneForTheLastDay) {
    observeEnough("1", "3");
    grid({{"observerName", "Eve"}, {"moment", "between"}, {"on", "2026-11-11"}});
    const auto lines = w_.people().read([&](storage::Transaction& tx) {
        std::vector<std::string> out;
        for (const auto& event : events(tx, lea()))
            out.push_back(event.code + " " + event.on.iso() + " " + event.params.at("observers"));
        return out;
    });
    EXPECT_THAT(lines, ElementsAre("grid_last 2026-11-12 2", "grid_first 2026-11-10 2"));
}

TEST_F(GridsTest, LookingAtTheGridsIsRecorded) {
    page();
    EXPECT_THAT(w_.actions(), Contains("open file"));
}

TEST_F(GridsTest, NobodyWithoutTheRoleReadsOrWrites) {
    const auto admin = jalon::test::anActor({access::Role::administrator});
    EXPECT_EQ(codeOf(grids_.page(admin, lea())), "forbidden");
    EXPECT_EQ(codeOf(grids_.createGrid(admin, stay(), gridBody())), "forbidden");
    EXPECT_EQ(codeOf(grids_.createLink(admin, stay(), {{"id", w_.newId()}})), "forbidden");
    EXPECT_EQ(codeOf(grids_.evaluationsBetween(admin, w_.clock().today(), w_.clock().today())), "forbidden");
}

// ---- The young person's day

TEST_F(GridsTest, OneEvaluationStandsForADayAndTheOthersStayReadable) {
    const auto first = evaluate().value().thing;
    EXPECT_EQ(codeOf(evaluate()), "already_answered");
    EXPECT_EQ(codeOf(evaluate({{"replaces", first.at("id")}})), "");
    EXPECT_THAT(evaluations(), ElementsAre("-professional", "professional"));
    EXPECT_EQ(codeOf(evaluate({{"on", "2026-11-10"}})), "");
}

TEST_F(GridsTest, AnEvaluationIsOfADayOfTheStay) {
    EXPECT_EQ(codeOf(evaluate({{"on", "2026-11-13"}})), "on in_future");
    EXPECT_EQ(codeOf(evaluate({{"on", "2026-11-08"}})), "on not_expected");
    EXPECT_EQ(codeOf(evaluate({{"answers", json::object{{"day", "5"}}}})), "answers.day not_in_list");
}

TEST_F(GridsTest, ALinkShowsAFirstNameADayAndTheQuestionsAndNothingElse) {
    const auto response = open(link());
    EXPECT_EQ(response.status, 200);
    const auto shown = test::jsonOf(response).as_object();
    std::vector<std::string> members;
    for (const auto& [key, value] : shown) members.emplace_back(key);
    EXPECT_THAT(members, ::testing::UnorderedElementsAre("firstName", "on", "answered", "form"));
    EXPECT_EQ(shown.at("firstName"), "Léa");
    EXPECT_THAT(shown.at("form").at("items").as_array(), SizeIs(5));
    EXPECT_THAT(shown.at("form").at("scale").as_array(), SizeIs(4));
    EXPECT_EQ(test::header(response, "Cache-Control"), "no-store");
}

TEST_F(GridsTest, ALinkIsAnsweredOnce) {
    const std::string token = link(), id = w_.newId();
    EXPECT_EQ(answer(token, id).status, 204);
    EXPECT_EQ(answer(token, id).status, 204);  // sent again: stored once
    EXPECT_EQ(answer(token, w_.newId()).status, 404);
    EXPECT_EQ(open(token).status, 404);
    EXPECT_THAT(evaluations(), ElementsAre("link"));
    EXPECT_THAT(w_.actions(), Contains("create self_evaluation"));
}

TEST_F(GridsTest, AnAnswerThroughALinkTakesThePlaceOfWhatStood) {
    evaluate().value();
    const std::string token = link();
    EXPECT_TRUE(test::jsonOf(open(token)).at("answered").as_bool());
    EXPECT_EQ(answer(token, w_.newId()).status, 204);
    EXPECT_THAT(evaluations(), ElementsAre("-professional", "link"));
}

TEST_F(GridsTest, UnknownExpiredRevokedAndMisshapenTokensGetTheSameAnswer) {
    const std::string revoked = link();
    const std::string expired = link();  // another link for the same day closes the one before
    w_.clock().setToday(Day::parse("2026-11-13").value());
    const auto unknown = open(std::string(43, 'A'));
    EXPECT_EQ(unknown.status, 404);
    for (const std::string& token : {revoked, expired, std::string("x"), std::string()}) {
        EXPECT_EQ(open(token).status, 404) << token;
        EXPECT_EQ(open(token).body, unknown.body);
        EXPECT_EQ(answer(token, w_.newId()).body, unknown.body);
    }
}

TEST_F(GridsTest, ARevokedLinkOpensNothing) {
    const std::string id = w_.newId();
    const auto made = grids_.createLink(camille_, stay(), {{"id", id}}).value().thing;
    EXPECT_TRUE(grids_.revokeLink(camille_, LinkId::trusted(id)));
    EXPECT_EQ(open(ReceptionsWorld::textOf(made, "token")).status, 404);
}

TEST_F(GridsTest, ACreationOfALinkSentAgainMakesAnotherToken) {
    const json::object body{{"id", w_.newId()}};
    const auto first = grids_.createLink(camille_, stay(), body).value();
    const auto again = grids_.createLink(camille_, stay(), body).value();
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(open(ReceptionsWorld::textOf(first.thing, "token")).status, 404);
    EXPECT_EQ(open(ReceptionsWorld::textOf(again.thing, "token")).status, 200);
}

TEST_F(GridsTest, TheTokenIsStoredNowhere) {
    const std::string token = link();
    constexpr storage::Sql kLinks{"test.links", "SELECT id || token_hash FROM self_evaluation_link"};
    const auto stored = w_.people().read([&](storage::Transaction& tx) { return tx.run(kLinks).front().text(0); });
    EXPECT_THAT(stored, Not(::testing::HasSubstr(token)));
}

TEST_F(GridsTest, OnlyADayThatExpectsTheYoungPersonHasALink) {
    w_.clock().setToday(Day::parse("2026-11-13").value());
    EXPECT_EQ(codeOf(grids_.createLink(camille_, stay(), {{"id", w_.newId()}})), "not_expected");
}

TEST_F(GridsTest, TheWeekShowsWhoIsExpectedAndWhoHasAnswered) {
    evaluate().value();
    const auto monday = Day::parse("2026-11-09").value();
    const auto week = grids_.evaluationsBetween(camille_, monday, monday + 4).value();
    ASSERT_THAT(week.at("rows").as_array(), SizeIs(1));
    const auto& row = week.at("rows").at(0);
    EXPECT_EQ(row.at("personName"), "DUPONT Léa");
    EXPECT_THAT(row.at("evaluations").as_array(), SizeIs(1));
    EXPECT_THAT(row.at("expected").as_array(), Contains(json::value("2026-11-12")));
    EXPECT_EQ(codeOf(grids_.evaluationsBetween(camille_, monday, monday + 40)), "to too_long");
    EXPECT_EQ(codeOf(grids_.evaluationsBetween(camille_, monday, monday + -1)), "to end_before_start");
}

TEST_F(GridsTest, TheStateOfAStaySaysWhetherTodayIsAnswered) {
    const auto today = [&] { return grids_.stateOfStay(camille_, stay()).value().at("today"); };
    EXPECT_EQ(today(), "expected");
    evaluate().value();
    EXPECT_EQ(today(), "answered");
    w_.clock().setToday(Day::parse("2026-11-13").value());
    EXPECT_EQ(today(), "not_expected");
}

// ---- What is stored

TEST_F(GridsTest, WhatDoesNotFollowFromTheRestIsFound) {
    ASSERT_TRUE(correct(grid(), {{"on", "2026-11-10"}}));
    const auto first = evaluate().value().thing;
    ASSERT_TRUE(evaluate({{"replaces", first.at("id")}}));
    EXPECT_THAT(foundAfter("UPDATE grid SET version = 3"), ElementsAre("version grid"));
    EXPECT_THAT(foundAfter("DELETE FROM grid_version"), Contains("version grid"));
    EXPECT_THAT(foundAfter("UPDATE grid_version SET version = 2"), Contains("version grid"));
    EXPECT_THAT(foundAfter("UPDATE grid SET observer_name = 'Bob'"), ElementsAre("derived grid.observer_key"));
    EXPECT_THAT(foundAfter("UPDATE self_evaluation SET replaced_by = NULL"),
                ElementsAre("derived self_evaluation.replaced_by"));
    EXPECT_THAT(foundAfter("UPDATE self_evaluation SET replaced_by = id"),
                ElementsAre("derived self_evaluation.replaced_by"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-11'"),
                ElementsAre("derived person.last_activity_on"));
}

}  // namespace
}  // namespace jalon::grids
