// SPDX-License-Identifier: EUPL-1.2
#include "programme/conflicts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "programme/week_facts_fixture.h"

namespace jalon::programme {
namespace {

using namespace test;  // NOLINT: the fixture's words
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> codes(const Session& session, const WeekFacts& week) {
    std::vector<std::string> out;
    for (const Conflict& one : conflictsOf(session, week))
        out.push_back((one.level == Level::red ? "" : "~") + one.code);
    return out;
}

Conflict only(const Session& session, const WeekFacts& week) {
    const auto found = conflictsOf(session, week);
    if (found.size() != 1) throw std::runtime_error("not one conflict");
    return found.front();
}

class Conflicts : public testing::Test {
protected:
    WeekFacts week_ = aWeek();
    Session session_ = aSession();

    /// Another live session of that day at the same time, sharing nothing yet.
    Session& other(TimeSpan time = at("10:00", "11:00")) {
        Session session{test::session(2), activity(2), kMonday, time};
        week_.sessions.push_back(std::move(session));
        return week_.sessions.back();
    }
    YoungFacts& lea() { return week_.young.at(stay(1).text()); }
    catalogue::Professional& roy() { return week_.professionals.at(professional(1).text()).who; }
    catalogue::Activity& what() { return week_.activities.at(activity(1).text()); }
    catalogue::Room& hall() { return week_.rooms.at(room(1).text()); }
};

TEST_F(Conflicts, NothingStandsAgainstASessionThatFits) { EXPECT_THAT(codes(session_, week_), IsEmpty()); }

TEST_F(Conflicts, ACancelledSessionHasNoConflictAndTakesNobodysTime) {
    other().young = session_.young;
    week_.sessions.back().state = SessionState::cancelled;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    lea().expected.clear();
    EXPECT_THAT(codes(cancelled(session_, "ill"), week_), IsEmpty());
}

TEST_F(Conflicts, ASessionDoesNotCollideWithItselfWhenItIsMoved) {
    week_.sessions.push_back(session_);
    session_.time = at("09:30", "10:45");
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, AYoungPersonIsInOnePlaceAtATime) {
    other().young = {{stay(2), person(2), std::nullopt}};
    const auto found = only(session_, week_);
    EXPECT_EQ(found.code, "young_double_booked");
    EXPECT_EQ(found.level, Level::red);
    EXPECT_EQ(found.key(), "young_double_booked|" + stay(2).text() + "|" + test::session(2).text());
    EXPECT_EQ(found.params.at("name"), "MARTIN Noé");
    EXPECT_EQ(found.params.at("activity"), "Sens de la sanction");
    EXPECT_EQ(found.params.at("from"), "10:00");
}

TEST_F(Conflicts, TheSamePersonInTwoStaysIsOnePerson) {
    week_.young.emplace(stay(9).text(), YoungFacts{stay(9), person(2), "MARTIN Noé"});
    other().young = {{stay(9), person(2), std::nullopt}};
    EXPECT_THAT(codes(session_, week_), ElementsAre("young_double_booked"));
}

TEST_F(Conflicts, SessionsThatTouchDoNotCollide) {
    Session& next = other(at("10:15", "11:00"));
    next.young = session_.young;
    next.professionals = session_.professionals;
    next.room = session_.room;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, AProfessionalIsInOnePlaceAtATime) {
    other().professionals = session_.professionals;
    EXPECT_THAT(codes(session_, week_), ElementsAre("professional_double_booked"));
}

TEST_F(Conflicts, ARoomHoldsOneSessionAtATimeAPlaceOutsideSeveral) {
    other().room = session_.room;
    EXPECT_THAT(codes(session_, week_), ElementsAre("room_double_booked"));
    hall().site.reset();
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, AYoungPersonComesOnlyInTheHalfDaysOfTheStay) {
    lea().expected.erase({kMonday, Half::am});
    EXPECT_EQ(only(session_, week_).params.at("halfDay"), "2026-11-16/am");
    EXPECT_THAT(codes(session_, week_), ElementsAre("young_not_expected"));
    // Midday arrival: the same activity in the afternoon suits.
    session_.time = at("13:30", "15:00");
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, AStayNobodyKnowsIsNotExpected) {
    week_.young.erase(stay(1).text());
    EXPECT_THAT(codes(session_, week_), ElementsAre("young_not_expected"));
}

TEST_F(Conflicts, WhereTheSchoolHasNoClassItIsSaidSo) {
    lea().expected.erase({kMonday, Half::am});
    lea().school_closed[{kMonday, Half::am}] = "school_holiday";
    const auto found = only(session_, week_);
    EXPECT_EQ(found.code, "school_closed");
    EXPECT_EQ(found.params.at("reason"), "school_holiday");
}

TEST_F(Conflicts, AClosedServiceIsSaidOnceForTheSession) {
    week_.service_closed[{kMonday, Half::am}] = "service_closure";
    lea().expected.erase({kMonday, Half::am});
    EXPECT_THAT(codes(session_, week_), ElementsAre("service_closed"));
}

TEST_F(Conflicts, ACareAppointmentTakesTheTimeItTakes) {
    lea().appointments.push_back({kMonday, at("10:00", "11:00"), "care"});
    EXPECT_EQ(only(session_, week_).code, "young_unavailable");
    lea().appointments = {{kMonday, at("10:15", "11:00"), "care"}, {kMonday + 1, at("09:00", "12:00"), "care"}};
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, TwoWhoMustNotMeetAreNotPutTogetherWhoeverComesFirst) {
    week_.apart = {{person(2), person(1)}};
    const auto found = only(session_, week_);
    EXPECT_EQ(found.code, "must_not_meet");
    EXPECT_EQ(found.params.at("otherName"), "MARTIN Noé");
}

TEST_F(Conflicts, TwoWhoMustNotMeetFromTomorrowOnMayMeetToday) {
    week_.apart = {{person(1), person(2), session_.day + 1, session_.day + 30}};
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    week_.apart = {{person(1), person(2), session_.day - 30, session_.day}};
    EXPECT_THAT(codes(session_, week_), ElementsAre("must_not_meet"));
}

TEST_F(Conflicts, TwoWhoMustNotMeetAtTheSameTimeAreWorthALook) {
    week_.apart = {{person(1), person(2)}};
    session_.young.pop_back();
    other().young = {{stay(2), person(2), std::nullopt}};
    EXPECT_THAT(codes(session_, week_), ElementsAre("~near_each_other"));
    week_.sessions.back().time = at("10:30", "11:30");
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, IncompatibilitiesHoldOnOutingsToo) {
    what().outing = true;
    session_.professionals.push_back({professional(2), "accompanies", std::nullopt});
    week_.apart = {{person(1), person(2)}};
    EXPECT_THAT(codes(session_, week_), ElementsAre("must_not_meet"));
}

TEST_F(Conflicts, AnOutingTakesTwoAdults) {
    what().outing = true;
    EXPECT_EQ(only(session_, week_).params.at("needed"), "2");
    EXPECT_THAT(codes(session_, week_), ElementsAre("outing_adults"));
    session_.professionals.clear();
    EXPECT_THAT(codes(session_, week_), ElementsAre("outing_adults", "~no_professional"));
}

TEST_F(Conflicts, AnAuthorisationIsAskedForWhereTheActivityNeedsIt) {
    lea().authorisations = {{{"outing", kMonday}, Authorisation::missing},
                            {{"image", kMonday}, Authorisation::missing}};
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().authorisations = {"outing"};
    EXPECT_EQ(only(session_, week_).other, "outing");
    EXPECT_THAT(codes(session_, week_), ElementsAre("authorisation_missing"));
    lea().authorisations[{"outing", kMonday}] = Authorisation::given;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, APassedMissingAuthorisationDoesNotPassARefusal) {
    what().authorisations = {"outing"};
    lea().authorisations = {{{"outing", kMonday}, Authorisation::missing}};
    session_.overrides.push_back({only(session_, week_).key(), "Accord donné au téléphone"});
    EXPECT_THAT(unanswered(session_, conflictsOf(session_, week_)), IsEmpty());
    lea().authorisations[{"outing", kMonday}] = Authorisation::refused;
    EXPECT_THAT(codes(session_, week_), ElementsAre("authorisation_refused"));
    EXPECT_EQ(unanswered(session_, conflictsOf(session_, week_)).size(), 1U);
}

TEST_F(Conflicts, AnAuthorisationIsLookedAtOnTheDayOfTheSession) {
    what().authorisations = {"outing"};
    lea().authorisations = {{{"outing", kMonday}, Authorisation::given},
                            {{"outing", kMonday + 1}, Authorisation::refused}};
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    session_.day = kMonday + 1;
    EXPECT_THAT(codes(session_, week_), Contains("authorisation_refused"));
}

TEST_F(Conflicts, AnOutingAlwaysNeedsItsAuthorisation) {
    what().outing = true;
    session_.professionals.push_back({professional(2), "accompanies", std::nullopt});
    lea().authorisations = {{{"outing", kMonday}, Authorisation::missing}};
    EXPECT_THAT(codes(session_, week_), ElementsAre("authorisation_missing"));
}

TEST_F(Conflicts, ProfessionalsAreNeededForEveryFewYoungPeople) {
    for (int i = 3; i <= 7; ++i) {
        week_.young.emplace(stay(i).text(), young(i, "AUTRE"));
        session_.young.push_back({stay(i), person(i), std::nullopt});
    }
    week_.rules.group_max = 12;
    what().group_max = 12;
    EXPECT_THAT(codes(session_, week_), ElementsAre("adults_missing"));
    week_.rules.young_per_adult = 7;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().adults = 2;
    EXPECT_THAT(codes(session_, week_), ElementsAre("adults_missing"));
}

TEST_F(Conflicts, TheServiceTakesSixAtATime) {
    for (int i = 3; i <= 7; ++i) {
        week_.young.emplace(stay(i).text(), young(i, "AUTRE"));
        session_.young.push_back({stay(i), person(i), std::nullopt});
    }
    session_.professionals.push_back({professional(2), "supports", std::nullopt});
    EXPECT_THAT(codes(session_, week_), ElementsAre("group_limit"));
    what().group_max = 4;
    EXPECT_THAT(codes(session_, week_), UnorderedElementsAre("group_limit", "group_over_size"));
}

TEST_F(Conflicts, AGroupIsNeitherTooLargeNorTooSmall) {
    what().group_min = 3;
    EXPECT_THAT(codes(session_, week_), ElementsAre("~group_under_size"));
    what().group_min = 1;
    what().group_max = 1;
    EXPECT_EQ(only(session_, week_).params.at("most"), "1");
    EXPECT_THAT(codes(session_, week_), ElementsAre("group_over_size"));
    what().group_max = 6;
    roy().max_group = 1;
    EXPECT_THAT(codes(session_, week_), ElementsAre("group_over_size"));
}

TEST_F(Conflicts, AProfessionalIsThereWhenTheWeekSaysSo) {
    session_.time = at("07:45", "09:00");
    EXPECT_THAT(codes(session_, week_), ElementsAre("professional_unavailable", "~outside_hours"));
    session_.time = at("09:00", "10:15");
    roy().availability.exceptions.push_back(
        {catalogue::ExceptionKind::absent, kMonday, kMonday, std::nullopt, "sick", ""});
    EXPECT_EQ(only(session_, week_).params.at("reason"), "sick");
    roy().availability = {};
    EXPECT_THAT(codes(session_, week_), ElementsAre("~hours_unknown"));
}

TEST_F(Conflicts, TheRoomIsThereWhenItsWeekSaysSo) {
    hall().availability.week.push_back({Weekday::tuesday, {480, 1080}, std::nullopt, std::nullopt});
    EXPECT_THAT(codes(session_, week_), ElementsAre("room_unavailable"));
}

TEST_F(Conflicts, ARoomIsLargeEnoughForEverybodyInItAdultsToo) {
    hall().capacity = 2;
    EXPECT_EQ(only(session_, week_).params.at("people"), "3");
    EXPECT_THAT(codes(session_, week_), ElementsAre("room_too_small"));
    hall().capacity = 10;
    what().room_kind = "kitchen";
    EXPECT_THAT(codes(session_, week_), ElementsAre("~room_unfit"));
}

TEST_F(Conflicts, AnExpiredHonorabilityIsRedAnUnknownOneAWarning) {
    auto& facts = week_.professionals.at(professional(1).text());
    facts.honorability = catalogue::HonorabilityState::expired;
    EXPECT_THAT(codes(session_, week_), ElementsAre("honorability_expired"));
    facts.honorability = catalogue::HonorabilityState::missing;
    EXPECT_THAT(codes(session_, week_), ElementsAre("~honorability_missing"));
    facts.honorability = catalogue::HonorabilityState::expiring;
    EXPECT_THAT(codes(session_, week_), ElementsAre("~honorability_expiring"));
}

TEST_F(Conflicts, AQualificationIsLookedForAmongThoseWhoComeTogether) {
    what().roles = {{"psychologist", 1}};
    EXPECT_EQ(only(session_, week_).other, "psychologist");
    EXPECT_THAT(codes(session_, week_), ElementsAre("qualification_missing"));
    week_.professionals.at(professional(2).text()).who.qualifications = {"psychologist"};
    session_.professionals.push_back({professional(2), "leads", std::nullopt});
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, AnActivityOthersLeadIsWorthALook) {
    roy().activities = {activity(2)};
    EXPECT_THAT(codes(session_, week_), ElementsAre("~activity_not_led"));
    roy().activities.push_back(activity(1));
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, AProfessionalOfTheFamilyIsSeen) {
    roy().ties.push_back({person(1), "aunt_uncle"});
    const auto found = only(session_, week_);
    EXPECT_EQ(found.code, "linked_to_family");
    EXPECT_EQ(found.subject, professional(1).text());
    EXPECT_EQ(found.other, stay(1).text());
}

TEST_F(Conflicts, AgesOfAGroupLieCloseTogether) {
    lea().birth_date = Day::of(2009, 1, 1);
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().age_span = 2;  // 14 against 17
    EXPECT_EQ(only(session_, week_).params.at("oldest"), "17");
    EXPECT_THAT(codes(session_, week_), ElementsAre("age_span"));
    what().age_span = 3;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().age_span = 2;
    week_.young.at(stay(2).text()).birth_date.reset();
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().age_max = 16;
    EXPECT_THAT(codes(session_, week_), ElementsAre("~age_range"));
}

TEST_F(Conflicts, AHealthAlertIsLookedAtBeforeAnActivityThatCalls) {
    lea().health_alert = true;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().cautions = {"food"};
    EXPECT_THAT(codes(session_, week_), ElementsAre("~health_caution"));
}

TEST_F(Conflicts, LunchIsAnHourInOnePieceForWhoeverStays) {
    session_.time = at("11:00", "12:45");
    EXPECT_THAT(codes(session_, week_), IsEmpty());  // 12:45 to 14:00
    other(at("13:30", "15:00")).young = {{stay(1), person(1), std::nullopt}};
    EXPECT_THAT(codes(session_, week_), ElementsAre("~lunch_short"));
    lea().expected.erase({kMonday, Half::pm});
    EXPECT_THAT(codes(session_, week_), IsEmpty());  // Léa goes home
}

TEST_F(Conflicts, TheSameContentIsNotDoneTwice) {
    what().once_per_stay = true;
    Session& earlier = other(at("14:00", "15:00"));
    earlier.activity = activity(1);
    earlier.young = {{stay(1), person(1), std::nullopt}};
    earlier.day = kMonday - 3;
    EXPECT_THAT(codes(session_, week_), ElementsAre("~done_before"));
    what().once_per_stay = false;
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    what().max_per_day = 1;
    week_.sessions.back().day = kMonday;
    EXPECT_THAT(codes(session_, week_), ElementsAre("~too_often_a_day"));
    week_.sessions.clear();
    what().once_per_stay = true;
    lea().done_before = {activity(1).text()};
    EXPECT_THAT(codes(session_, week_), ElementsAre("~done_before"));
}

TEST_F(Conflicts, TheWayBetweenTwoSitesTakesItsTime) {
    catalogue::Site here(catalogue::SiteId::trusted(id(1))), there(catalogue::SiteId::trusted(id(2)));
    here.travel[there.id.text()] = there.travel[here.id.text()] = 30;
    week_.sites = {here, there};
    week_.rooms.at(room(2).text()).site = there.id;
    Session& next = other(at("10:30", "11:30"));
    next.room = room(2);
    next.professionals = session_.professionals;
    EXPECT_EQ(only(session_, week_).params.at("minutes"), "30");
    EXPECT_THAT(codes(session_, week_), ElementsAre("travel_too_short"));
    week_.sessions.back().time = at("10:45", "11:30");
    EXPECT_THAT(codes(session_, week_), IsEmpty());
    week_.sessions.back().time = at("10:30", "11:30");
    week_.sessions.back().professionals.clear();
    EXPECT_THAT(codes(session_, week_), IsEmpty());
}

TEST_F(Conflicts, WhatIsStillMissingIsSaidWithoutAlarm) {
    session_.room.reset();
    session_.professionals.clear();
    session_.young.clear();
    EXPECT_THAT(codes(session_, week_), UnorderedElementsAre("~no_room", "~no_professional", "~no_young"));
}

TEST_F(Conflicts, AReasonAnswersThatConflictBetweenThoseParties) {
    other().young = {{stay(1), person(1), std::nullopt}};
    what().once_per_stay = true;
    lea().done_before = {activity(1).text()};
    const auto found = conflictsOf(session_, week_);
    ASSERT_THAT(unanswered(session_, found), ElementsAre(found.front()));
    session_.overrides.push_back({found.front().key(), "Rejoint le groupe après l'entretien."});
    EXPECT_THAT(unanswered(session_, found), IsEmpty());
    week_.sessions.back().young = {{stay(2), person(2), std::nullopt}};
    EXPECT_EQ(unanswered(session_, conflictsOf(session_, week_)).size(), 1U);
}

}  // namespace
}  // namespace jalon::programme
