// SPDX-License-Identifier: EUPL-1.2
#include "receptions/places.h"

#include <gmock/gmock.h>

#include <array>

#include "receptions/facts.h"
#include "receptions_summaries.h"
#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using World = test::ReceptionsWorld;

const json::array kFull{json::object{{"code", "place_full"}, {"reason", "une place de plus pour deux jours"}}};

class PlacesTest : public ::testing::Test {
protected:
    void TearDown() override { EXPECT_THAT(test::wrongSummaries(w_), testing::IsEmpty()); }
    Places& places() { return w_.receptions().places(); }
    const access::Actor& camille() { return w_.coordinator(); }
    /// A referral of another pupil each time.
    json::object referral(const char* start, const char* end, const char* class_name = "4eB", json::object more = {}) {
        static constexpr std::array<const char*, 10> kNames{"Abel",  "Bensaïd", "Costa",  "Diallo", "Evrard",
                                                            "Faure", "Garnier", "Haddad", "Ibarra", "Jolivet"};
        const auto person = w_.people().person(kNames.at(next_), "Camille",
                                               {{"birthDate", "2013-0" + std::to_string(next_ % 9 + 1) + "-11"}});
        ++next_;
        more["personId"] = person.text();
        more["className"] = class_name;
        const json::array passed{json::object{{"code", "lycee_route"}, {"reason", "vu avec le lycée"}}};
        more["overrides"] = passed;
        return w_.create(w_.aReferral(w_.measure(start, end), std::move(more)));
    }
    Result<json::object> accept(const json::object& referral, json::object placement = {}) {
        return w_.decide(referral, "accept", {{"stayId", w_.newId()}, {"placement", std::move(placement)}});
    }
    json::object wait(const json::object& referral) {
        return w_.decide(referral, "wait", {{"reasonCode", "no_place"}}).value();
    }
    json::object stayOf(const json::object& accepted) { return w_.stay(World::textOf(accepted, "stayId")); }
    void fill(const char* start, const char* end, int pupils) {
        for (int i = 0; i < pupils; ++i) ASSERT_TRUE(accept(referral(start, end)));
    }
    static ReferralId idOf(const json::object& referral) { return ReferralId::trusted(World::textOf(referral, "id")); }
    std::vector<std::string> waitingNames() {
        std::vector<std::string> names;
        const auto list = places().getWaitingList(camille()).value();
        for (const auto& row : list.at("items").as_array())
            names.push_back(std::to_string(row.at("rank").as_int64()) + " " +
                            World::textOf(row.as_object(), "personName"));
        return names;
    }
    std::vector<std::string> tasksOf(const json::object& referral) {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> kinds;
            for (const auto& task : tasks::ofPerson(tx, PersonId::trusted(World::textOf(referral, "personId"))))
                kinds.push_back(task.kind);
            return kinds;
        });
    }
    std::vector<std::string> timelineOf(const json::object& referral) {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& event : events(tx, PersonId::trusted(World::textOf(referral, "personId"))))
                out.push_back(event.code + " " + (event.params.contains("start") ? event.params.at("start") : ""));
            return out;
        });
    }
    static std::vector<std::string> findings(const json::value& check) { return World::codes(check.at("findings")); }
    /// "half-day taken/places" of the service's group where anybody is expected.
    std::vector<std::string> occupied(const char* from, const char* to) {
        std::vector<std::string> out;
        const auto occupancy = places().getOccupancy(camille(), test::day(from), test::day(to)).value();
        for (const auto& half : occupancy.at("halfDays").as_array()) {
            const auto& group = half.at("groups").at(0);
            if (group.at("taken").as_int64() > 0)
                out.push_back(World::textOf(half.as_object(), "halfDay").substr(8) + " " +
                              std::to_string(group.at("taken").as_int64()) + "/" +
                              std::to_string(group.at("places").as_int64()));
        }
        return out;
    }
    json::object exception(const char* from, const char* to, int count) {
        return places()
            .createException(camille(), {{"id", w_.newId()},
                                         {"groupId", serviceGroup().text()},
                                         {"from", from},
                                         {"to", to},
                                         {"places", count},
                                         {"reason", "animatrice absente"}})
            .value()
            .value;
    }

    World w_;
    std::size_t next_ = 0;
};

// Example 9.
TEST_F(PlacesTest, OfEightReferralsForSixPlacesTwoWaitAndOneIsDeferredWithBothDatesKept) {
    fill("2026-11-16/am", "2026-11-17/pm", 6);
    const auto seventh = referral("2026-11-16/am", "2026-11-17/pm"),
               eighth = referral("2026-11-16/am", "2026-11-17/pm");
    const auto refused = accept(seventh);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "placement_unanswered");
    const auto check = json::parse(refused.error().current);
    EXPECT_THAT(findings(check), ElementsAre("place_full", "sdjes_declaration"));
    EXPECT_EQ(check.at("findings").at(0).at("params").at("count"), "4");
    EXPECT_EQ(check.at("halfDays").at(0).at("taken"), 6);
    wait(seventh);
    auto eighth_waits = wait(eighth);
    EXPECT_THAT(waitingNames(), SizeIs(2));

    const json::object deferred{
        {"from", "2026-11-23/am"},
        {"agreement", json::object{{"by", "Mme Roy, CPE"}, {"on", "2026-11-12"}, {"channel", "phone"}}}};
    const auto accepted = accept(eighth_waits, deferred);
    ASSERT_TRUE(accepted) << accepted.error().code;
    EXPECT_THAT(waitingNames(), SizeIs(1));
    const auto stay = stayOf(*accepted);
    EXPECT_EQ(stay.at("measure").at("start"), "2026-11-16/am");
    EXPECT_EQ(stay.at("measure").at("end"), "2026-11-17/pm");
    const auto& placement = stay.at("placement");
    EXPECT_EQ(placement.at("deferred"), true);
    EXPECT_EQ(placement.at("from"), "2026-11-23/am");
    EXPECT_EQ(placement.at("to"), "2026-11-24/pm");
    EXPECT_EQ(placement.at("facts").at("deferralBy"), "Mme Roy, CPE");
    EXPECT_EQ(placement.at("facts").at("deferralChannel"), "phone");
    EXPECT_THAT(World::planned(stay), ElementsAre("2026-11-23/am", "2026-11-23/pm", "2026-11-24/am", "2026-11-24/pm"));
    EXPECT_EQ(stay.at("halfDays").at(0).at("reason"), "deferred");
    EXPECT_EQ(stay.at("returnDueOn"), "2026-11-25");
    EXPECT_THAT(occupied("2026-11-16", "2026-11-27"), ElementsAre("16/am 6/6", "16/pm 6/6", "17/am 6/6", "17/pm 6/6",
                                                                  "23/am 1/6", "23/pm 1/6", "24/am 1/6", "24/pm 1/6"));
}

TEST_F(PlacesTest, AFullHalfDayIsReceivedWithAReasonOrLeftOut) {
    fill("2026-11-16/am", "2026-11-16/pm", 6);
    const auto skipping = referral("2026-11-16/am", "2026-11-17/pm");
    EXPECT_EQ(json::parse(accept(skipping).error().current).at("findings").at(0).at("params").at("halfDays"),
              "2026-11-16/am,2026-11-16/pm");
    const auto partly = accept(skipping, {{"skip", json::array{"2026-11-16/am", "2026-11-16/pm"}}});
    ASSERT_TRUE(partly);
    const auto stay = stayOf(*partly);
    EXPECT_THAT(World::planned(stay), ElementsAre("2026-11-17/am", "2026-11-17/pm"));
    EXPECT_EQ(stay.at("halfDays").at(0).at("reason"), "no_place");

    const auto over = accept(referral("2026-11-16/am", "2026-11-16/pm"), {{"overrides", kFull}});
    ASSERT_TRUE(over);
    EXPECT_EQ(stayOf(*over).at("placement").at("overrides").at(0).at("reason"), "une place de plus pour deux jours");
    EXPECT_THAT(occupied("2026-11-16", "2026-11-16"), ElementsAre("16/am 7/6", "16/pm 7/6"));
}

TEST_F(PlacesTest, PlacesTakenAwayFromAHalfDayAreSeenAndGivenBack) {
    fill("2026-11-16/am", "2026-11-16/pm", 5);
    const auto taken_away = exception("2026-11-16/am", "2026-11-16/am", 4);
    EXPECT_THAT(occupied("2026-11-16", "2026-11-16"), ElementsAre("16/am 5/4", "16/pm 5/6"));
    const auto sixth = referral("2026-11-16/am", "2026-11-16/pm");
    EXPECT_EQ(json::parse(accept(sixth).error().current).at("findings").at(0).at("params").at("halfDays"),
              "2026-11-16/am");
    wait(sixth);
    EXPECT_THAT(tasksOf(sixth), Not(Contains("offer_place")));
    ASSERT_TRUE(places().removeException(camille(), CapacityExceptionId::trusted(World::textOf(taken_away, "id")),
                                         World::versionOf(taken_away)));
    EXPECT_THAT(occupied("2026-11-16", "2026-11-16"), ElementsAre("16/am 5/6", "16/pm 5/6"));
    EXPECT_THAT(tasksOf(sixth), Contains("offer_place"));
}

TEST_F(PlacesTest, APlaceThatFreesUpIsOfferedToTheNextAndTheOfferGoesWithThePlace) {
    fill("2026-11-16/am", "2026-11-17/pm", 5);
    const auto sixth = accept(referral("2026-11-16/am", "2026-11-17/pm")).value();
    const auto later = wait(referral("2026-11-17/am", "2026-11-17/pm"));
    const auto next = wait(referral("2026-11-16/am", "2026-11-17/pm"));
    EXPECT_THAT(tasksOf(next), Not(Contains("offer_place")));

    auto stay = stayOf(sixth);
    stay = w_.move(stay, "cancelled_by_school", "2026-11-12", {{"reasonCode", "measure_lifted"}}).value();
    EXPECT_THAT(tasksOf(next), Contains("offer_place"));
    EXPECT_THAT(tasksOf(later), Not(Contains("offer_place")));
    ASSERT_TRUE(w_.undo(stay));
    EXPECT_THAT(tasksOf(next), Not(Contains("offer_place")));
}

TEST_F(PlacesTest, AcceptingFromTheListTakesTheOfferAway) {
    fill("2026-11-16/am", "2026-11-17/pm", 5);
    const auto sixth = accept(referral("2026-11-16/am", "2026-11-17/pm")).value();
    const auto next = wait(referral("2026-11-16/am", "2026-11-17/pm"));
    ASSERT_TRUE(w_.decide(sixth, "reopen"));  // accepted by mistake
    EXPECT_THAT(tasksOf(next), Contains("offer_place"));
    ASSERT_TRUE(accept(next));
    EXPECT_THAT(tasksOf(next), Not(Contains("offer_place")));
}

TEST_F(PlacesTest, WaitingIsToldToTheSchoolEvenAfterAFirstAnswer) {
    const auto received = referral("2026-11-16/am", "2026-11-17/pm");
    const json::object told{{"sentOn", "2026-11-12"}, {"channel", "phone"}};
    const auto answered =
        w_.receptions().recordAnswer(camille(), idOf(received), World::versionOf(received), told).value();
    EXPECT_THAT(tasksOf(received), Not(Contains("answer_school")));
    const auto waiting = wait(answered);
    EXPECT_TRUE(waiting.at("answer").is_null());
    EXPECT_THAT(tasksOf(received), Contains("answer_school"));
}

TEST_F(PlacesTest, TheListSaysWhyAndARankByHandIsKeptAndUndone) {
    const auto third_year = wait(referral("2026-11-16/am", "2026-11-17/pm", "3e A"));
    const auto first_year = wait(referral("2026-11-16/am", "2026-11-17/pm", "6e A"));
    EXPECT_THAT(waitingNames(), ElementsAre("1 BENSAÏD Camille", "2 ABEL Camille"));
    auto list = places().getWaitingList(camille()).value();
    EXPECT_EQ(list.at("items").at(0).at("aheadBy"), "young_class");
    EXPECT_EQ(list.at("rules").at(0), "cannot_defer");

    const json::object move{{"id", w_.newId()}, {"rank", 1}, {"reason", "seul à la maison depuis lundi"}};
    list = places().moveInWaitingList(camille(), idOf(third_year), move).value();
    EXPECT_THAT(waitingNames(), ElementsAre("1 ABEL Camille", "2 BENSAÏD Camille"));
    const auto& moved = list.at("items").at(0);
    EXPECT_EQ(moved.at("ruleRank"), 2);
    EXPECT_EQ(moved.at("moved").at("reason"), "seul à la maison depuis lundi");
    EXPECT_EQ(places().moveInWaitingList(camille(), idOf(third_year), move).value(), list);  // repeated

    list = places().undoWaitingMove(camille(), idOf(third_year)).value();
    EXPECT_THAT(waitingNames(), ElementsAre("1 BENSAÏD Camille", "2 ABEL Camille"));
    EXPECT_TRUE(list.at("items").at(1).at("moved").is_null());
    EXPECT_FALSE(list.at("items").at(1).at("moves").at(0).at("withdrawnAt").is_null());
    EXPECT_EQ(places().undoWaitingMove(camille(), idOf(third_year)).error().code, "nothing_to_undo");
    ASSERT_TRUE(accept(first_year));
    EXPECT_EQ(places()
                  .moveInWaitingList(camille(), idOf(first_year), {{"id", w_.newId()}, {"rank", 1}, {"reason", "x"}})
                  .error()
                  .code,
              "not_waiting");
}

TEST_F(PlacesTest, WhatTheSchoolSaysOfALaterStartMovesTheReferralDown) {
    const auto first = wait(referral("2026-11-16/am", "2026-11-17/pm"));
    wait(referral("2026-11-17/am", "2026-11-18/am"));
    const json::object agreed{{"adultAtHome", "unknown"}, {"deferral", "agreed"}};
    EXPECT_EQ(places().putWaitingFacts(camille(), idOf(first), 0, agreed).error().fields.at(0).field, "deferralBy");
    const json::object said{{"adultAtHome", "unknown"},
                            {"deferral", "agreed"},
                            {"deferralBy", "Mme Roy"},
                            {"deferralOn", "2026-11-12"},
                            {"deferralChannel", "phone"}};
    ASSERT_TRUE(places().putWaitingFacts(camille(), idOf(first), 0, said));
    EXPECT_EQ(places().putWaitingFacts(camille(), idOf(first), 0, said).error().code, "stale");
    EXPECT_THAT(waitingNames(), ElementsAre("1 BENSAÏD Camille", "2 ABEL Camille"));
}

TEST_F(PlacesTest, TryingOutShowsWhatIsLeftForTheOthersAndStoresNothing) {
    fill("2026-11-16/am", "2026-11-16/pm", 5);
    const auto tried = wait(referral("2026-11-16/am", "2026-11-16/pm"));
    const auto other = wait(referral("2026-11-16/am", "2026-11-16/pm"));
    const auto check = places().checkPlacement(camille(), idOf(tried), {}).value();
    EXPECT_THAT(findings(check), IsEmpty());
    EXPECT_EQ(check.at("others").at(0).at("referralId"), other.at("id"));
    EXPECT_EQ(check.at("others").at(0).at("freeBefore"), 2);
    EXPECT_EQ(check.at("others").at(0).at("freeAfter"), 0);
    EXPECT_THAT(waitingNames(), SizeIs(2));
    EXPECT_THAT(occupied("2026-11-16", "2026-11-16"), ElementsAre("16/am 5/6", "16/pm 5/6"));
}

TEST_F(PlacesTest, ASixthFormPupilAndAFirstYearOneTogetherNeedAReason) {
    fill("2026-11-16/am", "2026-11-16/pm", 1);
    ASSERT_TRUE(accept(referral("2026-11-16/am", "2026-11-16/pm", "6e A")));
    const auto lyceen = referral("2026-11-16/pm", "2026-11-17/am", "2de 3");
    const auto refused = accept(lyceen);
    ASSERT_FALSE(refused);
    EXPECT_THAT(findings(json::parse(refused.error().current)), ElementsAre("mixed_ages"));
    const json::array passed{json::object{{"code", "mixed_ages"}, {"reason", "ateliers séparés"}}};
    EXPECT_TRUE(accept(lyceen, {{"overrides", passed}}));
}

TEST_F(PlacesTest, TwoWhoMustNotMeetAreNotReceivedTogetherInAnyGroupWithoutAReason) {
    const auto there = referral("2026-11-16/am", "2026-11-17/pm"), new_one = referral("2026-11-17/pm", "2026-11-19/am"),
               later = referral("2026-11-19/am", "2026-11-19/pm");
    const auto person = [](const json::object& one) { return PersonId::trusted(World::textOf(one, "personId")); };
    w_.people().keepApart(person(new_one), person(there));
    w_.people().keepApart(person(there), person(later));
    ASSERT_TRUE(accept(there));
    EXPECT_TRUE(accept(later));  // on other days

    const std::string group = w_.newId();
    ASSERT_TRUE(places().createGroup(camille(), {{"id", group},
                                                 {"label", "Atelier bois"},
                                                 {"level", "college"},
                                                 {"places", json::object{{"tue/pm", 3}, {"thu/am", 3}}}}));
    const auto refused = accept(new_one, {{"groupId", group}});
    ASSERT_FALSE(refused);
    const auto check = json::parse(refused.error().current);
    ASSERT_THAT(findings(check), Contains("incompatible"));
    for (const auto& finding : check.at("findings").as_array()) {
        if (finding.at("code") != "incompatible") continue;
        EXPECT_EQ(finding.at("params"), json::value(json::object{{"names", "ABEL Camille"}, {"others", "0"}}));
    }
    json::array passed{json::object{{"code", "incompatible"}, {"reason", "deux bâtiments, entrées séparées"}}};
    for (const auto& finding : check.at("findings").as_array())
        if (finding.at("needsReason").as_bool() && finding.at("code") != "incompatible")
            passed.push_back(json::object{{"code", finding.at("code")}, {"reason", "vu"}});
    EXPECT_TRUE(accept(new_one, {{"groupId", group}, {"overrides", passed}}));
}

TEST_F(PlacesTest, GroupsHaveTheirOwnPlaces) {
    const std::string id = w_.newId();
    const json::object body{{"id", id},
                            {"label", "Atelier bois"},
                            {"level", "college"},
                            {"places", json::object{{"mon/am", 1}, {"mon/pm", 0}}}};
    ASSERT_FALSE(places().createGroup(camille(), body).value().repeated);
    EXPECT_TRUE(places().createGroup(camille(), body).value().repeated);
    const auto there = accept(referral("2026-11-16/am", "2026-11-16/am"), {{"groupId", id}});
    ASSERT_TRUE(there);
    EXPECT_EQ(stayOf(*there).at("placement").at("groupLabel"), "Atelier bois");
    const auto full = accept(referral("2026-11-16/am", "2026-11-16/am"), {{"groupId", id}});
    EXPECT_EQ(full.error().code, "placement_unanswered");
    EXPECT_EQ(accept(referral("2026-11-16/am", "2026-11-16/am"), {{"groupId", w_.newId()}}).error().fields.at(0).field,
              "placement.groupId");
    EXPECT_THAT(occupied("2026-11-16", "2026-11-16"), IsEmpty());  // of the service's own group
}

TEST_F(PlacesTest, APlannedWeekTakesAsManyAsItHasPlaces) {
    const auto week = places()
                          .createWeek(camille(), {{"id", w_.newId()},
                                                  {"monday", "2026-11-30"},
                                                  {"label", "Semaine de décembre"},
                                                  {"groupId", serviceGroup().text()},
                                                  {"places", 1}})
                          .value()
                          .value;
    const std::string id = World::textOf(week, "id");
    const json::object wish{
        {"weekId", id}, {"agreement", json::object{{"by", "M. Oberlé"}, {"on", "2026-11-12"}, {"channel", "email"}}}};
    const auto first = accept(referral("2026-11-16/am", "2026-11-17/pm"), wish);
    ASSERT_TRUE(first);
    EXPECT_THAT(World::planned(stayOf(*first)),
                ElementsAre("2026-11-30/am", "2026-11-30/pm", "2026-12-01/am", "2026-12-01/pm"));
    EXPECT_EQ(stayOf(*first).at("placement").at("weekLabel"), "Semaine de décembre");
    const auto second = accept(referral("2026-11-16/am", "2026-11-17/pm"), wish);
    EXPECT_THAT(findings(json::parse(second.error().current)), ElementsAre("week_full"));
    EXPECT_EQ(places()
                  .updateWeek(camille(), PlannedWeekId::trusted(id), World::versionOf(week), {{"cancelled", true}})
                  .error()
                  .code,
              "week_in_use");
}

TEST_F(PlacesTest, AStayIsDeferredLaterAndTheSchoolIsToldAgain) {
    const auto accepted = accept(referral("2026-11-16/am", "2026-11-17/pm")).value();
    auto stay = stayOf(accepted);
    const auto id = StayId::trusted(World::textOf(stay, "id"));
    EXPECT_EQ(
        json::parse(
            places().placeStay(camille(), id, World::versionOf(stay), {{"from", "2026-11-18/am"}}).error().current)
            .at("findings")
            .at(0)
            .at("code"),
        "deferral_not_agreed");
    EXPECT_EQ(places()
                  .placeStay(camille(), id, World::versionOf(stay), {{"from", "2026-11-13/am"}})
                  .error()
                  .fields.at(0)
                  .code,
              "before_measure");
    const json::array passed{json::object{{"code", "deferral_not_agreed"}, {"reason", "le principal rappelle demain"}}};
    stay = places()
               .placeStay(camille(), id, World::versionOf(stay), {{"from", "2026-11-19/am"}, {"overrides", passed}})
               .value();
    EXPECT_THAT(World::planned(stay), ElementsAre("2026-11-19/am", "2026-11-19/pm", "2026-11-20/am", "2026-11-20/pm"));
    EXPECT_THAT(World::codes(stay.at("warnings")), Not(Contains("calendar_changed")));
    EXPECT_THAT(timelineOf(accepted), Contains("stay_deferred 2026-11-19/am"));
    // Back to the measure's own dates.
    stay = places().placeStay(camille(), id, World::versionOf(stay), {}).value();
    EXPECT_THAT(timelineOf(accepted), Not(Contains("stay_deferred 2026-11-19/am")));
    EXPECT_EQ(stay.at("placement").at("deferred"), false);
    EXPECT_EQ(World::planned(stay).front(), "2026-11-16/am");
}

TEST_F(PlacesTest, HalfDaysGoneByWhileWaitingAreNotReceivedAndAreLost) {
    const auto waiting = wait(referral("2026-11-12/am", "2026-11-13/pm"));
    w_.clock().setToday(test::day("2026-11-13"));
    const auto accepted = accept(waiting);
    ASSERT_TRUE(accepted);
    const auto stay = stayOf(*accepted);
    EXPECT_EQ(stay.at("halfDays").at(0).at("reason"), "waiting");
    w_.clock().setToday(test::day("2026-11-16"));
    const auto lost = places().getLostHalfDays(camille(), test::day("2026-11-01"), test::day("2026-11-30")).value();
    EXPECT_EQ(lost.at("lost"), 2);
    EXPECT_EQ(lost.at("byReason").at(0).at("reason"), "waiting");
    const auto rows = w_.people().read([](storage::Transaction& tx) {
        return lostHalfDays(tx, test::day("2026-11-12"), test::day("2026-11-12")).size();
    });
    EXPECT_EQ(rows, 2u);
}

TEST_F(PlacesTest, LostHalfDaysToComeAreNotCountedYet) {
    const auto refused =
        w_.decide(referral("2026-11-16/am", "2026-11-17/pm"), "refuse", {{"reasonCode", "no_place"}}).value();
    const auto lost = places().getLostHalfDays(camille(), test::day("2026-11-01"), test::day("2026-11-30")).value();
    EXPECT_EQ(lost.at("lost"), 0);
    w_.clock().setToday(test::day("2026-11-20"));
    const auto later = places().getLostHalfDays(camille(), test::day("2026-11-01"), test::day("2026-11-30")).value();
    EXPECT_EQ(later.at("lost"), 4);
    EXPECT_EQ(later.at("items").at(0).at("referralId"), refused.at("id"));
}

}  // namespace
}  // namespace jalon::receptions
